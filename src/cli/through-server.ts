import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { type IncomingMessage, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { pipeline } from 'node:stream/promises';
import { readServerFile, type ServerFile } from '../app/index.ts';
import { type CommandLine, type CommandOutput, commandHeader } from '../model/command-line.ts';
import { HooklineError } from '../model/errors.ts';
import type { Effects, Surroundings } from './effects.ts';
import { ReplayedProgress } from './replayed-progress.ts';

/** The variable that tells a server how many characters a line of the caller's terminal holds. */
export const widthVariable = 'HOOKLINE_COLUMNS';

/** Thrown inside a command that finds its workspace held by a server; the whole command is then done there. */
export class HeldByServer extends Error {
  readonly server: ServerFile;
  /** What is said where the server does not answer after all. */
  readonly busy: HooklineError;

  constructor(server: ServerFile, busy: HooklineError) {
    super(busy.message);
    this.server = server;
    this.busy = busy;
  }
}

/** Opens workspaces as before; one that a server holds throws {@link HeldByServer}. */
export function askingServers(openWorkspace: Surroundings['openWorkspace']): Surroundings['openWorkspace'] {
  return async (folder, how) => {
    try {
      return await openWorkspace(folder, how);
    } catch (error) {
      if (!(error instanceof HooklineError) || error.code !== 'HOOKLINE_WORKSPACE_BUSY') throw error;
      const server = await readServerFile(folder);
      throw server ? new HeldByServer(server, error) : error;
    }
  };
}

/** Has a command done by the server that holds its workspace, and gives its exit status. Output and progress come as they would here. */
export async function throughServer({ server, busy }: HeldByServer, args: readonly string[], effects: Effects): Promise<number> {
  const spooled = args.includes('-') ? await spool(effects.stdin) : null;
  try {
    const line: CommandLine = { args, cwd: process.cwd(), environment: ownVariables(effects), stdin: spooled?.path ?? null };
    const answer = await send(server, line).catch(() => null);
    if (answer?.statusCode !== 200) {
      answer?.resume();
      throw busy;
    }
    return await follow(answer, effects, busy);
  } finally {
    if (spooled) await rm(spooled.folder, { recursive: true, force: true });
  }
}

/** Standard input as a file that the server can read, seen by its owner only. */
async function spool(stdin: AsyncIterable<Uint8Array>): Promise<{ folder: string; path: string }> {
  const folder = await mkdtemp(join(tmpdir(), 'hookline-'));
  const path = join(folder, 'input');
  await pipeline(stdin, createWriteStream(path, { mode: 0o600 }));
  return { folder, path };
}

/** The variables that Hookline reads, and for how wide a terminal the server writes. */
function ownVariables({ environment, width }: Effects): Record<string, string> {
  const own = Object.entries(environment).filter(([name, value]) => name.startsWith('HOOKLINE_') && value !== undefined);
  return { ...(Object.fromEntries(own) as Record<string, string>), ...(width === undefined ? {} : { [widthVariable]: String(width) }) };
}

function send(server: ServerFile, line: CommandLine): Promise<IncomingMessage> {
  const body = JSON.stringify(line);
  return new Promise((resolve, reject) => {
    const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body), [commandHeader]: server.secret };
    request(`${server.url}/api/command`, { method: 'POST', headers }, resolve).once('error', reject).end(body);
  });
}

/** Writes what comes as it comes. A server that ends without an exit status was stopped in the middle. */
async function follow(answer: IncomingMessage, effects: Effects, busy: HooklineError): Promise<number> {
  const progress = new ReplayedProgress(effects.progress);
  try {
    for await (const text of createInterface({ input: answer, crlfDelay: Number.POSITIVE_INFINITY })) {
      const output = JSON.parse(text) as CommandOutput;
      if ('exit' in output) return output.exit;
      if ('out' in output) effects.write(output.out);
      else if ('err' in output) effects.warn(output.err);
      else progress.show(output.progress);
    }
  } catch (error) {
    throw new HooklineError('HOOKLINE_RUN_INTERRUPTED', 'the server that did the command ended', { cause: error });
  } finally {
    progress.show(null);
  }
  throw new HooklineError('HOOKLINE_RUN_INTERRUPTED', 'the server that did the command ended', { cause: busy });
}
