import type { Job, Run } from '../../api/intake.ts';

const names: Readonly<Record<Job, string>> = { investigate: 'Taking in', watch: 'Asking again', verify: 'Checking the evidence' };

/** What a run does, as people say it. */
export function jobName(job: Job): string {
  return names[job];
}

/** What a run does just now. A stage such as `taking in feed.csv` says it all. */
export function stageWords({ job, progress }: Pick<Run, 'job' | 'progress'>): string {
  const stage = progress?.stage ?? '';
  return stage === '' ? `${names[job]}: getting ready` : `${stage.charAt(0).toUpperCase()}${stage.slice(1)}`;
}

/** True while there is something to wait for. */
export function isUnderWay({ state }: Pick<Run, 'state'>): boolean {
  return state === 'waiting' || state === 'running';
}
