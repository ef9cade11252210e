import type { ReactNode } from 'react';

/** What a look-up that takes its time waits for: the connectors asked, else the data of this machine. */
export function LookupWait({ asked }: { readonly asked: readonly string[] }): ReactNode {
  return (
    <p className="quiet small lookup-wait" role="status">
      {asked.length > 0
        ? `Waiting for ${asked.join(', ')}. What does not answer is named in the report.`
        : 'Looking through our own reports and the data of this machine. The first look-up after a start takes some seconds: the data is read then.'}
    </p>
  );
}
