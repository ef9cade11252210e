import { type ReactNode, useState } from 'react';
import type { Run } from '../../api/intake.ts';
import { useAnswer } from '../client/use-answer.ts';
import { useChange } from '../client/use-change.ts';
import { useMay } from '../client/use-session.ts';
import { Button } from '../kit/button.tsx';
import { ErrorPanel } from '../kit/error-panel.tsx';
import { Panel } from '../kit/panel.tsx';
import { RunCard } from '../start/run-card.tsx';

/** Reads every original again and follows both logs from their beginning. */
export function EvidenceCheck(): ReactNode {
  const [run, setRun] = useState<Run | null>(null);
  const { data: runs } = useAnswer('runs', { query: { limit: 50 } });
  const last = run ?? runs?.items.find(({ job }) => job === 'verify') ?? null;
  const start = useChange('startRun', ['runs']);
  const mayCheck = useMay('analyst');
  return (
    <Panel
      title="Is everything as it was?"
      actions={
        mayCheck && (
          <Button icon="shield" busy={start.isPending} onClick={() => start.mutate({ body: { job: 'verify' } }, { onSuccess: setRun })}>
            Check the evidence
          </Button>
        )
      }
    >
      <div className="stack">
        <p className="quiet">
          Reads every original again and compares it with its SHA-256, then follows the custody log and the audit log from their first
          entry.
        </p>
        {start.error && <ErrorPanel title="The check did not start" error={start.error} />}
        {last && <RunCard run={last} />}
      </div>
    </Panel>
  );
}
