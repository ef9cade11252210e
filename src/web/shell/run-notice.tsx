import type { ReactNode } from 'react';
import { Link, useLocation } from 'wouter';
import { useAnswer } from '../client/use-answer.ts';
import { Progress } from '../kit/progress.tsx';
import { stageWords } from '../start/run-words.ts';

/** Long work that runs now, on every page but Start, which tells more of it. */
export function RunNotice(): ReactNode {
  const [path] = useLocation();
  const { data } = useAnswer('runs', { query: { limit: 5 } });
  const run = data?.items.find(({ state }) => state === 'running');
  const { data: live } = useAnswer('run', { params: { runId: run?.runId ?? '' } }, { enabled: run !== undefined });
  const told = live ?? run;
  if (path === '/' || told?.state !== 'running') return null;
  return (
    <Link href="/" className="run-notice">
      <Progress label={stageWords(told)} done={told.progress?.done ?? 0} total={told.progress?.total ?? 0} />
    </Link>
  );
}
