import type { ReactNode } from 'react';
import { Link } from 'wouter';
import type { PartSighting } from '../../model/overview.ts';
import { CopyButton } from '../kit/copy-button.tsx';
import { plural, thousands } from '../kit/format.ts';
import { Panel } from '../kit/panel.tsx';
import { Untrusted } from '../kit/untrusted.tsx';

interface TopSightingsProps {
  readonly title: string;
  /** `sender` or `domain`. */
  readonly what: string;
  /** Most seen first. */
  readonly rows: readonly PartSighting[];
  /** How many there are in all. */
  readonly count: number;
  readonly shownAs: 'name' | 'link' | 'text';
  readonly empty: string;
  readonly onAll: () => void;
}

/** More than these are in the part of their own. */
const most = 5;

/** The few senders or domains that are seen most, each to be looked up or copied, and a way to all. */
export function TopSightings({ title, what, rows, count, shownAs, empty, onAll }: TopSightingsProps): ReactNode {
  return (
    <Panel
      title={title}
      actions={
        rows.length > 0 && (
          <button type="button" className="link small" onClick={onAll}>
            {count > most ? `All ${thousands(count)}` : 'What is known'}
            <span className="unseen"> of the {what}s</span>
          </button>
        )
      }
    >
      {rows.length === 0 && <p className="quiet small">{empty}</p>}
      <ul className="top-sightings">
        {rows.slice(0, most).map(({ kind, value, reports }) => (
          <li key={`${kind} ${value}`}>
            <Link href={`/lookup?${new URLSearchParams({ q: value })}`} title={`Look up this ${what}`}>
              <Untrusted text={value} as={shownAs} mono />
            </Link>
            <span className="quiet small figures">{plural(reports, 'report')}</span>
            <CopyButton value={value} what={what} />
          </li>
        ))}
      </ul>
    </Panel>
  );
}
