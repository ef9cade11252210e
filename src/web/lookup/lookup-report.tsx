import type { ReactNode } from 'react';
import type { LookupAnswer } from '../../api/lookup.ts';
import type { LookupKind } from '../../model/lookup.ts';
import { Button } from '../kit/button.tsx';
import { Panel } from '../kit/panel.tsx';
import { Time } from '../kit/time.tsx';
import { Untrusted } from '../kit/untrusted.tsx';
import { LookupFacts } from './lookup-facts.tsx';
import { LookupHistory } from './lookup-history.tsx';
import { LookupKnown } from './lookup-known.tsx';
import { LookupReasons } from './lookup-reasons.tsx';
import { kindName } from './question.ts';

interface LookupReportProps {
  readonly answer: LookupAnswer;
  readonly actions?: ReactNode;
  /** Looks up what the thing leads to by itself, or the thing itself read as another kind. */
  readonly onLookUp: (given: string, as: LookupKind) => void;
}

/** All that one look-up says, in the words that its file says it in. */
export function LookupReport({ answer, actions, onLookUp }: LookupReportProps): ReactNode {
  const { view, report } = answer;
  return (
    <article className="lookup-report stack" aria-labelledby="lookup-title">
      <header className="lookup-head">
        <div className="grow">
          <h2 id="lookup-title">
            <Untrusted text={view.title} />
          </h2>
          <p className="quiet small">
            {view.kind}, looked up <Time at={report.at} />
            {view.given && (
              <>
                , given as <Untrusted text={view.given} />
              </>
            )}
          </p>
        </div>
        {actions}
      </header>
      <div className={`risk risk-${view.verdict}`}>
        <b className="risk-verdict">{view.verdictWords}</b>
        <svg className="risk-meter" viewBox="0 0 100 10" preserveAspectRatio="none" role="img" aria-label={`risk ${view.score} of 100`}>
          <rect className="risk-fill" width={view.score} height="10" />
        </svg>
        <span className="figures risk-score">
          risk <b>{view.score}</b> of 100
        </span>
        <LookupKnown answer={answer} />
      </div>
      <LookupMessage view={view} />
      <LookupReasons reasons={report.risk.reasons} view={view} />
      <LookupHistory view={view} />
      <LeadsTo answer={answer} onLookUp={onLookUp} />
      <LookupFacts view={view} />
    </article>
  );
}

function LookupMessage({ view: { message } }: { readonly view: LookupAnswer['view'] }): ReactNode {
  if (message === null) return null;
  return (
    <Panel title="The message">
      <div className="stack">
        <blockquote className="lookup-text">
          <Untrusted text={message.text} block />
        </blockquote>
        <p>
          <b>{message.verdict}</b>
        </p>
        {message.evasions && <p className="quiet">Undone in it: {message.evasions}.</p>}
        <ul className="bullets">
          {message.reasons.map((reason) => (
            <li key={reason}>
              <Untrusted text={reason} />
            </li>
          ))}
        </ul>
      </div>
    </Panel>
  );
}

/** What stands in it or behind it, each to be looked up by itself. */
function LeadsTo({ answer: { report }, onLookUp }: Pick<LookupReportProps, 'answer' | 'onLookUp'>): ReactNode {
  const others = report.groups.filter(
    ({ kind, value }) =>
      value !== report.value && !(kind === 'host' && report.groups.some((one) => one.kind === 'domain' && one.value === value)),
  );
  if (others.length === 0) return null;
  return (
    <Panel title="Leads to">
      <ul className="row">
        {others.map(({ subject, kind, value }) => (
          <li key={subject}>
            <Button small icon="lookup" onClick={() => onLookUp(value, kind)}>
              <span className="quiet">{kindName(kind)}</span>
              <Untrusted text={value} as={kind === 'number' || kind === 'sender_name' ? 'name' : 'link'} />
            </Button>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
