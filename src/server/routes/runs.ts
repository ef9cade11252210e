import { Readable } from 'node:stream';
import type { Run } from '../../api/intake.ts';
import { HooklineError } from '../../model/errors.ts';
import { isOver } from '../../model/run.ts';
import type { Context, Handlers } from '../context.ts';

type Ids = 'runs' | 'startRun' | 'run' | 'cancelRun' | 'runEvents' | 'command';

/** Long work, and commands of this machine. */
export function runHandlers(context: Context): Handlers<Ids> {
  const { desk, options, refresh, underWay } = context;
  return {
    runs: ({ query }) => {
      const all = desk.runs.list();
      const begin = query.cursor === undefined ? 0 : all.findIndex(({ runId }) => runId === query.cursor) + 1;
      if (query.cursor !== undefined && begin === 0)
        throw new HooklineError('HOOKLINE_OPTION_VALUE', 'the cursor is damaged; begin again without one');
      const items = all.slice(begin, begin + (query.limit ?? 50));
      return { items, next: begin + items.length < all.length ? (items.at(-1)?.runId ?? null) : null, total: all.length };
    },
    startRun: ({ body, who }) => desk.runs.start(body, who.actor),
    run: ({ params }) => desk.runs.get(params.runId),
    cancelRun: ({ params }) => desk.runs.cancel(params.runId),
    runEvents: ({ params, who }) => {
      const run = desk.runs.get(params.runId);
      return {
        contentType: 'text/event-stream',
        body: context.streams.of(who, ({ send, end }) => {
          const tell = (now: Run) => {
            send('run', now);
            if (isOver(now)) end();
          };
          const stop = desk.subscribe((event) => {
            if (event.event === 'run' && event.run.runId === run.runId) tell(event.run);
          });
          tell(run);
          return stop;
        }),
      };
    },
    command: ({ body }) => {
      const { commands } = options;
      if (!commands) throw new HooklineError('HOOKLINE_NO_SUCH_OPERATION', 'this server does no commands');
      const output = new Readable({ read() {} });
      const done = commands
        .run(body, (line) => output.push(`${JSON.stringify(line)}\n`))
        .finally(() => {
          refresh();
          output.push(null);
          // It may have changed what is no part of the store, such as the catalogue of brands.
          void desk.append(async () => undefined);
        });
      void underWay.of(done);
      return { contentType: 'application/x-ndjson', body: output };
    },
  };
}
