import type { ReactNode } from 'react';
import { Link } from 'wouter';
import type { Message } from '../../model/message-view.ts';
import { label, thousands } from '../kit/format.ts';
import { Panel } from '../kit/panel.tsx';
import { Time } from '../kit/time.tsx';
import { Untrusted } from '../kit/untrusted.tsx';

/** The reports of the text, latest first, each with the file and line it came from. */
export function MessageReports({ message: { reportList, reports } }: { readonly message: Message }): ReactNode {
  return (
    <Panel title={<>Reports</>} flush>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard */}
      <section className="scroll-x message-reports" tabIndex={0} aria-label="Reports of this message">
        <table className="plain-table">
          <thead>
            <tr>
              <th scope="col">Received</th>
              <th scope="col">Sender</th>
              <th scope="col">Reported</th>
              <th scope="col">Channel</th>
              <th scope="col">From</th>
            </tr>
          </thead>
          <tbody>
            {reportList.map(({ reportId, sender, receivedAt, reportedAt, channel, source, line, notes, kind }) => (
              <tr key={reportId}>
                <td className="figures">
                  <Time at={receivedAt} />
                </td>
                <td>
                  {sender === null ? <span className="quiet">none given</span> : <SenderLink sender={sender} />}
                  {kind !== 'sms' && <span className="quiet small"> ({label(kind)})</span>}
                </td>
                <td className="figures">
                  <Time at={reportedAt} />
                </td>
                <td>{channel === null ? <span className="quiet">–</span> : <Untrusted text={channel} as="name" />}</td>
                <td>
                  <Untrusted text={source} as="file" />, line <span className="figures">{thousands(line)}</span>
                  {notes.map((note) => (
                    <div key={note} className="quiet small">
                      <Untrusted text={note} />
                    </div>
                  ))}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {reports > reportList.length && (
        <p className="quiet small pad">
          The latest {thousands(reportList.length)} of {thousands(reports)} are shown.
        </p>
      )}
    </Panel>
  );
}

/** To the messages of the same sender. */
function SenderLink({ sender }: { readonly sender: string }): ReactNode {
  return (
    <Link href={`/messages?${new URLSearchParams({ sender })}`}>
      <Untrusted text={sender} as="name" />
    </Link>
  );
}
