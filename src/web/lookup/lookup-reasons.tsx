import type { ReactNode } from 'react';
import type { RiskReason } from '../../model/lookup.ts';
import type { LookupView } from '../../model/lookup-view.ts';
import { Panel } from '../kit/panel.tsx';
import { Untrusted } from '../kit/untrusted.tsx';

interface LookupReasonsProps {
  /** In the order of those of the view. */
  readonly reasons: readonly RiskReason[];
  readonly view: LookupView;
}

/** Why the score is what it is: every reason with its points as a bar, what speaks for a scam to the right, what speaks against to the left. */
export function LookupReasons({ reasons, view }: LookupReasonsProps): ReactNode {
  const hasAgainst = reasons.some(({ points }) => points < 0);
  const heaviest = Math.max(1, ...reasons.map(({ points }) => Math.abs(points)));
  return (
    <Panel title="Why">
      <div className="stack">
        <table className="plain-table reasons">
          <thead>
            <tr>
              <th className="end">Points</th>
              <th className="reason-bars">
                <span className="unseen">weight</span>
              </th>
              <th>Reason</th>
              <th className="wide-only">Rule</th>
            </tr>
          </thead>
          <tbody>
            {view.reasons.map(({ points, detail, rule }, at) => (
              <tr key={`${rule}${detail}`}>
                <td className="end figures">{points}</td>
                <td className="reason-bars">
                  <ReasonBar share={(reasons[at]?.points ?? 0) / heaviest} hasAgainst={hasAgainst} isStart={rule === 'start'} />
                </td>
                <td>
                  <Untrusted text={detail} />
                </td>
                <td className="mono quiet wide-only">{rule}</td>
              </tr>
            ))}
          </tbody>
        </table>
        {view.unknown.length > 0 && (
          <p className="small">
            <b>Not known:</b> {view.unknown.join('; ')}. What is not known does not speak for anybody.
          </p>
        )}
      </div>
    </Panel>
  );
}

interface ReasonBarProps {
  /** Of the heaviest, from −1 to 1. */
  readonly share: number;
  readonly hasAgainst: boolean;
  /** Where every look-up begins, which speaks neither for nor against. */
  readonly isStart: boolean;
}

/** Where nothing speaks against, the whole width is for what speaks for. */
function ReasonBar({ share, hasAgainst, isStart }: ReasonBarProps): ReactNode {
  const middle = hasAgainst ? 50 : 1;
  const width = Math.abs(share) * (hasAgainst ? 50 : 99);
  return (
    <svg className="reason-bar" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
      <line x1={middle} x2={middle} y1="0" y2="10" />
      <rect
        className={isStart ? 'start' : share < 0 ? 'against' : 'for'}
        x={share < 0 ? middle - width : middle}
        y="1"
        width={width}
        height="8"
      />
    </svg>
  );
}
