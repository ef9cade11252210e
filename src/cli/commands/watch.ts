import { plural, runWatch, thousands, visible, type WatchRun } from '../../app/index.ts';
import type { Effects } from '../effects.ts';
import { table } from '../table.ts';

export interface WatchSettings {
  readonly workspace: string;
  readonly json: boolean;
}

/** `hookline watch run`: asks again about what is due. */
export async function runWatchRun({ workspace: folder, json }: WatchSettings, effects: Effects): Promise<void> {
  const workspace = await effects.openWorkspace(folder, { create: false, reads: true });
  try {
    const run = await runWatch(workspace, { environment: effects.environment }, { now: effects.now }, effects.progress);
    effects.write(json ? `${JSON.stringify(run, null, 1)}\n` : `${shown(run)}\n`);
  } finally {
    await workspace.close();
  }
}

/** So many numbers that changed are listed; all stand in the JSON. */
const mostChanges = 20;

function shown({ due, providers, changed, unasked, lists }: WatchRun): string {
  const rows = providers.map((one) => [
    one.provider,
    thousands(one.due),
    thousands(one.answered),
    thousands(one.failed),
    thousands(one.waiting),
    thousands(one.sent),
    visible(one.why ?? ''),
  ]);
  const list = changed
    .slice(0, mostChanges)
    .map(({ subject, provider, status }) => `  ${subject.slice(4)}  ${visible(status)} (${provider})`);
  const told = lists.filter(({ outcome }) => outcome !== 'fresh').map(({ id, outcome, detail }) => `${id}: ${visible(detail ?? outcome)}`);
  return [
    `due: ${plural(due.numbers, 'number')}, ${plural(due.domains, 'domain')}`,
    ...(rows.length > 0 ? ['', table(['provider', 'due', 'answered', 'failed', 'waiting', 'requests', ''], rows, [1, 2, 3, 4, 5])] : []),
    ...(unasked > 0
      ? ['', `${thousands(unasked)} of them cannot be asked: the providers that knew them are off (\`hookline providers\`)`]
      : []),
    ...(changed.length > 0 ? ['', `${plural(changed.length, 'number')} no longer live`, ...list] : []),
    ...(changed.length > list.length ? [`  and ${thousands(changed.length - list.length)} more with --json`] : []),
    ...(told.length > 0 ? ['', ...told] : []),
  ].join('\n');
}
