import { mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ProviderTest } from '../../api/connectors.ts';
import { changeProvider, type LookedUp, listDataFiles, listProviders, switchOff, testProvider, updateData } from '../../app/index.ts';
import { HooklineError } from '../../model/errors.ts';
import { type Context, type Handlers, wholePage } from '../context.ts';

type Ids = 'providers' | 'setProvider' | 'testProvider' | 'dataFiles' | 'updateData';

/** Connectors and data files. Secrets go in and never out. */
export function connectorHandlers({ desk, refresh, clock, world }: Context): Handlers<Ids> {
  const { environment } = desk.options;
  return {
    providers: async () => wholePage(await listProviders(desk.workspace, world, clock)),
    setProvider: ({ params, body }) =>
      desk.append((workspace) =>
        (body.on
          ? changeProvider(workspace, params.id, body.settings ?? {}, world, clock)
          : switchOff(workspace, params.id, world, clock)
        ).finally(refresh),
      ),
    testProvider: async ({ params, body }) => {
      const region = body.region ?? desk.options.region;
      return testOf(await desk.append((workspace) => testProvider(workspace, params.id, body.subject, world, clock, region)));
    },
    dataFiles: () => wholePage(listDataFiles(desk.workspace.folder, environment)),
    updateData: async ({ params, query, body }) => {
      if (!listDataFiles(desk.workspace.folder, environment).some(({ name }) => name === params.name)) {
        throw new HooklineError('HOOKLINE_OPTION_VALUE', `there is no data file '${params.name.slice(0, 40)}'; GET /api/data lists them`);
      }
      const folder = await mkdtemp(join(tmpdir(), 'hookline-data-'));
      const file = join(folder, params.name);
      try {
        await write(file, body, desk.options.uploadLimit);
        const update = { name: params.name, file, date: query.date ?? null };
        // What was read before goes before the revision changes: else what is answered in between would be kept as new.
        const { name, date, rows, leftOut } = await desk.append(({ folder: own }) => updateData(own, environment, update).finally(refresh));
        return { name, date, rows, leftOut };
      } catch (error) {
        throw withoutFolder(error, folder);
      } finally {
        await rm(folder, { recursive: true, force: true });
      }
    },
  };
}

function testOf({ answers, notAsked, sent }: LookedUp): ProviderTest {
  return {
    answers: answers.map(({ asked, outcome, detail, observations }) => ({
      asked: asked.value,
      outcome,
      detail,
      findings: observations.map(({ field, value }) => ({ field, value })),
    })),
    notAsked: notAsked.map(({ reason, detail }) => ({ reason, detail })),
    requests: Object.values(sent).reduce((sum, count) => sum + count, 0),
  };
}

async function write(path: string, bytes: AsyncIterable<Uint8Array>, limit: number): Promise<void> {
  const file = await open(path, 'wx', 0o600);
  try {
    let written = 0;
    for await (const chunk of bytes) {
      written += chunk.byteLength;
      if (written > limit) throw new HooklineError('HOOKLINE_UPLOAD_TOO_LARGE', `an upload has at most ${limit} bytes here`);
      await file.writeFile(chunk);
    }
  } finally {
    await file.close();
  }
}

/** Where the file lay for a moment is nobody's business. */
function withoutFolder(error: unknown, folder: string): unknown {
  if (!(error instanceof HooklineError)) return error;
  return new HooklineError(error.code, error.message.replaceAll(`${folder}/`, ''), { cause: error });
}
