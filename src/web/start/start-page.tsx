import { type ReactNode, useState } from 'react';
import type { Run } from '../../api/intake.ts';
import { useAnswer } from '../client/use-answer.ts';
import { useMay } from '../client/use-session.ts';
import { ErrorPanel } from '../kit/error-panel.tsx';
import { Loading } from '../kit/loading.tsx';
import { PageHead } from '../kit/page-head.tsx';
import { DropZone } from './drop-zone.tsx';
import { FirstSteps } from './first-steps.tsx';
import { RunCard } from './run-card.tsx';
import { isUnderWay } from './run-words.ts';
import './start.css';
import { TakeIn } from './take-in.tsx';
import { UploadCard } from './upload-card.tsx';
import { useUploads } from './use-uploads.ts';
import { WorkspaceFigures } from './workspace-figures.tsx';

/** Where reports come in, and what is in the workspace. */
export function StartPage(): ReactNode {
  const overview = useAnswer('overview', {});
  const uploads = useUploads();
  const mayTakeIn = useMay('analyst');
  const [own, setOwn] = useState<readonly Run[]>([]);
  const { data: runs } = useAnswer('runs', { query: { limit: 5 } });
  // What was cancelled is told until something else is run: there may be more to do.
  const isShown = (run: Run, at: number) => isUnderWay(run) || (at === 0 && run.state === 'cancelled');
  const others = runs?.items.filter((run, at) => isShown(run, at) && !own.some(({ runId }) => runId === run.runId)) ?? [];
  const isEmpty = overview.data !== undefined && overview.data.reports === 0 && overview.data.sources === 0;
  const isFresh = isEmpty && uploads.waiting.length === 0 && own.length === 0;
  return (
    <div className="start stack">
      <PageHead title={isFresh ? 'Welcome to Hookline' : 'Start'} />
      {mayTakeIn && <DropZone large={isFresh} onFiles={uploads.addFiles} onText={uploads.addText} />}
      {[...others, ...own].map((run) => (
        <RunCard key={run.runId} run={run} />
      ))}
      {uploads.waiting.map((waiting) => (
        <UploadCard
          key={waiting.key}
          waiting={waiting}
          onOptions={(options) => uploads.setOptions(waiting.key, options)}
          onDrop={() => uploads.drop(waiting.key)}
        />
      ))}
      {uploads.waiting.length > 0 && (
        <TakeIn uploads={uploads} onStarted={(started) => setOwn((before) => [...started, ...before].slice(0, 4))} />
      )}
      {overview.isPending && <Loading rows={6} />}
      {overview.error && (
        <ErrorPanel title="The workspace cannot be shown" error={overview.error} onRetry={() => void overview.refetch()} />
      )}
      {isFresh && <FirstSteps mayTakeIn={mayTakeIn} />}
      {overview.data && !isEmpty && <WorkspaceFigures overview={overview.data} />}
    </div>
  );
}
