import type { QueryClient } from '@tanstack/react-query';
import type { Session } from '../../api/access.ts';
import type { Run, ServerEvent } from '../../api/intake.ts';
import { routes } from '../../api/routes.ts';

/** What the workspace's changes do not touch: who is here, and what was decided on access. */
const steady = new Set<unknown>(['session', 'tokens', 'preview', 'dataFiles', 'run']);
/** A busy feed changes the workspace several times a second; the page looks again at most this often, in milliseconds. */
const settle = 1_500;

/**
 * Listens to the server until `close`: asks again what is shown when the workspace changes, and keeps runs up to date. What it was when
 * somebody came in is told by the session, which is asked for first: all that is shown is of that revision or a later one.
 */
export function followEvents(client: QueryClient): { close(): void } {
  const source = new EventSource(routes.events.path);
  let revision = client.getQueryData<Session>(['session', {}])?.revision ?? '';
  let timer: ReturnType<typeof setTimeout> | undefined;
  const refresh = () => {
    timer = undefined;
    void client.invalidateQueries({ predicate: ({ queryKey }) => !steady.has(queryKey[0]) });
  };
  const take = ({ data }: MessageEvent<string>) => {
    const told = read(data);
    if (told?.event === 'run') keepRun(client, told.run);
    if (told?.event === 'changed' && told.revision !== revision) {
      revision = told.revision;
      timer ??= setTimeout(refresh, settle);
    }
  };
  for (const name of ['message', 'changed', 'run']) source.addEventListener(name, take);
  let isCut = false;
  source.addEventListener('error', () => {
    isCut = true;
  });
  // What a run did while the stream was cut is told by nobody: it is asked for.
  source.addEventListener('open', () => {
    if (isCut) void client.invalidateQueries({ predicate: ({ queryKey: [first] }) => first === 'run' || first === 'runs' });
    isCut = false;
  });
  return {
    close() {
      clearTimeout(timer);
      source.close();
    },
  };
}

function read(data: string): ServerEvent | null {
  try {
    return JSON.parse(data) as ServerEvent;
  } catch {
    return null;
  }
}

function keepRun(client: QueryClient, run: Run): void {
  const key = ['run', { params: { runId: run.runId } }];
  const before = client.getQueryData<Run>(key)?.state;
  client.setQueryData(key, run);
  if (before !== run.state) void client.invalidateQueries({ queryKey: ['runs'] });
}
