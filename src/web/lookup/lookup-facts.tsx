import type { ReactNode } from 'react';
import type { DisagreementView, FactRow, FactsView, LookupView } from '../../model/lookup-view.ts';
import { Panel } from '../kit/panel.tsx';
import { Untrusted } from '../kit/untrusted.tsx';

/** The facts by what they are of, where sources disagree, and who was not asked. */
export function LookupFacts({ view: { facts, disagreements, notAsked } }: { readonly view: LookupView }): ReactNode {
  return (
    <>
      <Panel title="Facts">
        <div className="stack">
          {facts.map((group) => (
            <Facts key={group.heading} group={group} />
          ))}
        </div>
      </Panel>
      {disagreements.length > 0 && (
        <Panel title="Where sources disagree">
          <div className="stack">
            {disagreements.map((one) => (
              <Disagreement key={one.what} disagreement={one} />
            ))}
          </div>
        </Panel>
      )}
      <Panel title="Not asked">
        <div className="stack">
          <NotAsked notAsked={notAsked} />
        </div>
      </Panel>
    </>
  );
}

function Facts({ group: { heading, risk, rows } }: { readonly group: FactsView }): ReactNode {
  return (
    <div className="stack">
      <h3>
        <Untrusted text={heading} />
        {risk && <span className="risk-tag">{risk}</span>}
      </h3>
      {rows.length === 0 ? (
        <p className="quiet">No source says anything.</p>
      ) : (
        <div className="scroll-x">
          <table className="plain-table reported-facts">
            <thead>
              <tr>
                <th>What</th>
                <th>Value</th>
                <th>Source</th>
                <th>Date</th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <Fact key={`${row.field}${row.value}${row.source}${row.date}`} row={row} />
              ))}
            </tbody>
          </table>
        </div>
      )}
    </div>
  );
}

function Fact({ row: { field, value, source, date } }: { readonly row: FactRow }): ReactNode {
  return (
    <tr>
      <th scope="row">{field}</th>
      <td>
        <Untrusted text={value} />
      </td>
      <td className="quiet">{source}</td>
      <td className="figures no-wrap">{date}</td>
    </tr>
  );
}

function Disagreement({ disagreement: { what, said, because } }: { readonly disagreement: DisagreementView }): ReactNode {
  return (
    <div className="stack">
      <h3>
        <Untrusted text={what} />
      </h3>
      <div className="scroll-x">
        <table className="plain-table reported-facts">
          <tbody>
            {said.map((row) => (
              <Fact key={`${row.value}${row.source}${row.date}`} row={row} />
            ))}
          </tbody>
        </table>
      </div>
      <p className="quiet">
        <Untrusted text={because} />.
      </p>
    </div>
  );
}

function NotAsked({ notAsked }: Pick<LookupView, 'notAsked'>): ReactNode {
  if (notAsked.length === 0) return <p className="quiet">Every source that could say something was asked.</p>;
  return (
    <table className="plain-table">
      <thead>
        <tr>
          <th>Source</th>
          <th>Why</th>
        </tr>
      </thead>
      <tbody>
        {notAsked.map(({ names, why }) => (
          <tr key={why}>
            <td>{names}</td>
            <td>
              <Untrusted text={why} as="file" />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
