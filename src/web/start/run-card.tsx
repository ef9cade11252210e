import type { ReactNode } from 'react';
import { Link } from 'wouter';
import type { Run, RunResult } from '../../api/intake.ts';
import { useAnswer } from '../client/use-answer.ts';
import { useChange } from '../client/use-change.ts';
import { useMay } from '../client/use-session.ts';
import { Badge } from '../kit/badge.tsx';
import { Button } from '../kit/button.tsx';
import { ErrorPanel } from '../kit/error-panel.tsx';
import { duration, thousands } from '../kit/format.ts';
import { Icon } from '../kit/icon.tsx';
import { Progress } from '../kit/progress.tsx';
import { Untrusted } from '../kit/untrusted.tsx';
import { isUnderWay, jobName, stageWords } from './run-words.ts';

/** One run as it goes, and what came of it. The events keep it fresh; it is asked for as well, should they be cut off. */
export function RunCard({ run: given }: { readonly run: Run }): ReactNode {
  const { data } = useAnswer('run', { params: { runId: given.runId } }, { every: 2_000 });
  const run = data ?? given;
  return (
    <section className="panel stack" aria-label={jobName(run.job)} aria-live="polite">
      {run.state === 'waiting' && <Progress label={`${jobName(run.job)}: waits for the run before`} done={0} total={0} />}
      {run.state === 'running' && <Progress label={stageWords(run)} done={run.progress?.done ?? 0} total={run.progress?.total ?? 0} />}
      {run.error && <ErrorPanel title={`${jobName(run.job)} failed`} error={run.error} />}
      {run.result && <Result run={run} result={run.result} />}
      {run.state === 'cancelled' && <p>{jobName(run.job)} was cancelled. What was done until then is kept; start it again to go on.</p>}
      {isUnderWay(run) && <UnderWay run={run} />}
    </section>
  );
}

function UnderWay({ run }: { readonly run: Run }): ReactNode {
  const cancel = useChange('cancelRun', ['runs', 'run']);
  const mayCancel = useMay('analyst');
  return (
    <>
      <div className="row spread">
        <p className="quiet small">You can leave this page: it goes on.</p>
        {mayCancel && (
          <Button
            kind="quiet"
            small
            busy={!cancel.isIdle && !cancel.isError}
            onClick={() => cancel.mutate({ params: { runId: run.runId } })}
          >
            {cancel.isIdle || cancel.isError ? 'Cancel' : 'Ends at its next step'}
          </Button>
        )}
      </div>
      {cancel.error && <ErrorPanel title="It was not cancelled" error={cancel.error} />}
    </>
  );
}

function Result({ run, result }: { readonly run: Run; readonly result: RunResult }): ReactNode {
  const took = run.startedAt !== null && run.endedAt !== null ? duration(run.endedAt - run.startedAt) : null;
  return (
    <>
      <div className="row spread">
        <p className="row">
          <Badge tone={result.broken.length > 0 ? 'bad' : 'good'}>
            {result.broken.length > 0 ? 'does not hold' : run.job === 'verify' ? 'holds' : 'done'}
          </Badge>
          <Untrusted text={result.summary} as="file" /> {took && <span className="quiet small">{took}</span>}
        </p>
        {run.job === 'investigate' && result.campaigns !== null && (
          <span className="row">
            {result.campaigns > 1 && (
              <Link href="/campaigns?sort=first" className="button">
                Newest first
              </Link>
            )}
            <Link href="/campaigns" className="button button-primary">
              <Icon name="campaigns" size={16} /> See {result.campaigns === 1 ? 'the campaign' : `${thousands(result.campaigns)} campaigns`}
            </Link>
          </span>
        )}
      </div>
      {result.broken.length > 0 && (
        <ul className="stack">
          {result.broken.map((words) => (
            <li key={words} className="bad-words">
              <Untrusted text={words} as="file" />
            </li>
          ))}
        </ul>
      )}
      {result.inputs.length > 0 && <Inputs result={result} />}
    </>
  );
}

function Inputs({ result }: { readonly result: RunResult }): ReactNode {
  return (
    <div className="scroll-x">
      <table className="plain-table">
        <thead>
          <tr>
            <th scope="col">Input</th>
            <th scope="col" className="end">
              Rows
            </th>
            <th scope="col" className="end">
              New reports
            </th>
            <th scope="col" className="end">
              Put aside
            </th>
          </tr>
        </thead>
        <tbody>
          {result.inputs.map((input) => (
            <tr key={input.name}>
              <td>
                <Untrusted text={input.name} as="file" /> {input.known && <Badge tone="warn">known before</Badge>}
                {input.error && <ErrorPanel title="Not taken in" error={input.error} />}
              </td>
              <td className="end">{thousands(input.records)}</td>
              <td className="end">{thousands(input.added)}</td>
              <td className="end">
                {input.rejected > 0 ? (
                  <Link href={`/sources?tab=rejects&source=${encodeURIComponent(input.name)}`}>{thousands(input.rejected)}</Link>
                ) : (
                  '0'
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
