import type { ReactNode } from 'react';
import { Link } from 'wouter';
import type { LookupAnswer } from '../../api/lookup.ts';
import { plural, thousands } from '../kit/format.ts';
import { Untrusted } from '../kit/untrusted.tsx';

/** Whether our own reports know it, in one line: the first question that is asked of anything new. */
export function LookupKnown({ answer: { report, view } }: { readonly answer: LookupAnswer }): ReactNode {
  const { history } = report;
  if (history === null) return null;
  const all = Object.entries(history);
  // A message may be new though something that it leads to is known.
  const isText = report.kind === 'text';
  const own = isText ? all.filter(([key]) => key.startsWith('text:')) : all;
  const reports = Math.max(0, ...own.map(([, { reports: count }]) => count));
  const [first, ...others] = view.campaigns;
  const what = isText ? 'This wording' : 'It';
  return (
    <p className="risk-known">
      {reports > 0 ? (
        <>
          <b>Known here:</b> {what.toLowerCase()} stands in {plural(reports, 'report')} of ours
        </>
      ) : (
        <>
          <b>New here:</b> {what.toLowerCase()} stands in none of our reports
          {all.length > 0 && ', but something that it leads to does'}
        </>
      )}
      {first && (
        <>
          {reports > 0 ? ', in the campaign ' : '. Campaign: '}
          <Link href={`/campaigns/${encodeURIComponent(first.id)}`}>
            <Untrusted text={first.title} />
          </Link>
          {others.length > 0 && ` and ${thousands(others.length)} more`}
        </>
      )}
    </p>
  );
}
