import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Command } from 'commander';
import { openAccess, openDesk, readServerFile, removeServerFile, visible, writeServerFile } from '../../app/index.ts';
import { HooklineError } from '../../model/errors.ts';
import { faultWords } from '../../model/fault-words.ts';
import { commandDesk } from '../command-desk.ts';
import type { Effects, RunCommand } from '../effects.ts';

interface ServeSettings {
  readonly workspace: string;
  readonly json: boolean;
  readonly host: string;
  readonly port: number;
  readonly allowHost: readonly string[];
  readonly zone: string;
  readonly region: string;
  /** Largest upload in megabytes. */
  readonly uploadLimit: number;
  readonly demandTokens: boolean;
}

/** The built page, whether this runs from the sources or from what is built. */
const pageFolder = fileURLToPath(new URL('../../../dist/web', import.meta.url));

/** Readers of option values. */
interface Values {
  readonly within: (least: number, most: number) => (value: string) => number;
  readonly timeZone: (value: string) => string;
  readonly region: (value: string) => string;
}

/** Makes a command with the options that every command has. */
type MakeCommand = (name: string, description: string, example: string) => Command;

/** `hookline serve`. */
export function addServe(make: MakeCommand, { within, timeZone, region }: Values, effects: Effects, run: RunCommand): void {
  make(
    'serve',
    'Serve the workbench and the API until Ctrl-C; other commands on this workspace are done by the server meanwhile.',
    'hookline serve --workspace case-42 --time-zone Europe/London',
  )
    .option('--host <address>', 'where to listen; anything but loopback needs an admin token', '127.0.0.1')
    .option('--port <number>', 'the port; 0 takes a free one', within(0, 65_535), 7726)
    .option('--allow-host <name>', 'a name under which the server may be asked; may be repeated', collected)
    .option('-z, --time-zone <zone>', 'zone of times without an offset, such as Europe/London', timeZone, 'UTC')
    .option('-r, --region <code>', 'country (ISO 3166) of numbers without a prefix', region, 'GB')
    .option('--upload-limit <megabytes>', 'largest file that may be sent', within(1, 1_000_000), 1024)
    .option('--demand-tokens', 'let nobody in without a token, on loopback either', false)
    .action(({ timeZone: zone, allowHost = [], ...rest }: Typed) => runServe({ ...rest, zone, allowHost }, effects, run));
}

/** The settings as they are typed. */
interface Typed extends Omit<ServeSettings, 'zone' | 'allowHost'> {
  readonly timeZone: string;
  readonly allowHost?: readonly string[];
}

function collected(value: string, before: readonly string[] = []): readonly string[] {
  return [...before, value];
}

async function runServe(settings: ServeSettings, effects: Effects, run: RunCommand): Promise<void> {
  const { host, port, zone, region } = settings;
  const folder = effects.path(settings.workspace);
  const { actor, environment } = effects;
  const clock = { now: effects.now };
  const uploadLimit = settings.uploadLimit * 1_000_000;
  const options = { create: true, actor, zone, region, environment, uploadLimit, onFault: tellingFaults(effects) };
  const desk = await openDesk(folder, options, clock).catch(async (error) => {
    throw (await heldBy(folder, error)) ?? error;
  });
  try {
    let address = '';
    const commands = commandDesk(desk, () => address, actor, run);
    const page = existsSync(pageFolder) ? pageFolder : null;
    const access = openAccess(desk.workspace.folder, clock);
    const { allowHost: allowedHosts, demandTokens } = settings;
    // Fetched here: no other command waits for what a server needs.
    const { startServer } = await import('../../server/server.ts');
    const server = await startServer(desk, {
      host,
      port,
      allowedHosts,
      pageFolder: page,
      openActor: actor,
      demandTokens,
      access,
      commands,
      warmUp: true,
      now: effects.now,
    });
    address = server.url;
    try {
      await writeServerFile(desk.workspace.folder, { url: loopbackOf(server.url), pid: process.pid, secret: commands.secret });
      tell(server.url, desk.workspace.folder, page !== null, settings, effects);
      await effects.stopped();
      effects.warn('Stopping: what is under way is brought to its end. Ctrl-C once more stops at once; what was committed is kept.\n');
    } finally {
      await removeServerFile(desk.workspace.folder);
      await server.close();
    }
  } finally {
    await desk.close();
  }
}

function tell(url: string, workspace: string, hasPage: boolean, { json }: ServeSettings, effects: Effects): void {
  if (json) effects.write(`${JSON.stringify({ url, workspace, pid: process.pid })}\n`);
  else effects.write(`Hookline is at ${url}\nworkspace  ${visible(workspace)}\nStop it with Ctrl-C.\n`);
  if (!hasPage) effects.warn('The page is not built: `npm run build` makes it; the API answers all the same.\n');
}

/** Tells what failed where nobody waits for it; the same once a minute at most, for a full disk fails everything. */
function tellingFaults({ warn, now }: Effects): (work: string, error: unknown) => void {
  const told = new Map<string, number>();
  return (work, error) => {
    if (now() - (told.get(work) ?? Number.NEGATIVE_INFINITY) < 60_000) return;
    told.set(work, now());
    const isOurs = error instanceof HooklineError && error.code !== 'HOOKLINE_INTERNAL';
    warn(`hookline serve: ${work}: ${isOurs ? `${error.code}: ${error.message}\n  ${error.remedy}` : faultWords(error as Error)}\n`);
  };
}

/** Where other processes of this machine reach a server that listens on all addresses. */
function loopbackOf(url: string): string {
  return url.replace('//0.0.0.0:', '//127.0.0.1:').replace('//[::]:', '//[::1]:');
}

/** Says where the server is that holds the workspace already. */
async function heldBy(folder: string, error: unknown): Promise<HooklineError | null> {
  if (!(error instanceof HooklineError) || error.code !== 'HOOKLINE_WORKSPACE_BUSY') return null;
  const server = await readServerFile(folder);
  return (
    server &&
    new HooklineError('HOOKLINE_WORKSPACE_BUSY', `a server holds the workspace: ${server.url}, process ${server.pid}`, { cause: error })
  );
}
