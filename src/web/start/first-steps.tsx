import type { ReactNode } from 'react';

const steps = [
  ['Hand in what you have', 'A feed, a table saved as CSV, a list of texts. Two messages are enough to begin; a million are fine.'],
  ['Check what was understood', 'Columns, times and kinds of report are recognised and shown. Set right what is not.'],
  ['Read the campaigns', 'Who is imitated, how, since when, from which senders and domains, and why it is one campaign.'],
] as const;

/** What to do on an empty workspace. */
export function FirstSteps({ mayTakeIn }: { readonly mayTakeIn: boolean }): ReactNode {
  if (!mayTakeIn) return <p className="quiet">Nothing has been taken in yet. Your role can read; an analyst hands reports in.</p>;
  return (
    <>
      <ol className="first-steps">
        {steps.map(([title, words], index) => (
          <li key={title}>
            <b aria-hidden="true">{index + 1}</b>
            <div>
              <h2>{title}</h2>
              <p className="quiet">{words}</p>
            </div>
          </li>
        ))}
      </ol>
      <p className="quiet small">
        Nothing leaves this machine, and no link of a message is ever opened. No reports at hand? The package ships an example feed:
        examples/feed.csv.
      </p>
    </>
  );
}
