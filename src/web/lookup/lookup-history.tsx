import type { ReactNode } from 'react';
import { Link } from 'wouter';
import type { LookupView } from '../../model/lookup-view.ts';
import { Panel } from '../kit/panel.tsx';
import { Untrusted } from '../kit/untrusted.tsx';

/** What our own reports know of it, and the campaigns it stands in. */
export function LookupHistory({ view: { history, campaigns } }: { readonly view: LookupView }): ReactNode {
  return (
    <Panel title="In our own reports">
      <div className="stack">
        {history === null && <p className="quiet">Our own reports were not looked at.</p>}
        {history?.length === 0 && <p className="quiet">It stands in none of our reports.</p>}
        {history !== null && history.length > 0 && (
          <div className="scroll-x">
            <table className="plain-table">
              <thead>
                <tr>
                  <th>What</th>
                  <th>Reports</th>
                  <th>Seen</th>
                  <th>Classes</th>
                </tr>
              </thead>
              <tbody>
                {history.map(({ subject, reports, seen, classes }) => (
                  <tr key={subject}>
                    <td>
                      <Untrusted text={subject} />
                    </td>
                    <td className="figures">{reports}</td>
                    <td className="figures no-wrap">{seen}</td>
                    <td>{classes}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        )}
        {campaigns.length > 0 && <Campaigns campaigns={campaigns} />}
      </div>
    </Panel>
  );
}

function Campaigns({ campaigns }: { readonly campaigns: LookupView['campaigns'] }): ReactNode {
  return (
    <>
      <h3>Campaigns</h3>
      <div className="scroll-x">
        <table className="plain-table">
          <thead>
            <tr>
              <th>Campaign</th>
              <th className="end">Reports</th>
              <th>Seen</th>
              <th>Through (reports)</th>
            </tr>
          </thead>
          <tbody>
            {campaigns.map(({ id, title, reports, seen, through }) => (
              <tr key={id}>
                <td>
                  <Link href={`/campaigns/${encodeURIComponent(id)}`}>
                    <Untrusted text={title} />
                  </Link>
                </td>
                <td className="end figures">{reports}</td>
                <td className="figures no-wrap">{seen}</td>
                <td>
                  <Untrusted text={through} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}
