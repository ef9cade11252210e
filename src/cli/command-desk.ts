import { randomBytes } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { isAbsolute, join } from 'node:path';
import { type Desk, openWorkspace, type Progress, type Workspace } from '../app/index.ts';
import type { CommandDesk, CommandLine, CommandOutput } from '../model/command-line.ts';
import type { Effects, RunCommand, Surroundings } from './effects.ts';
import { widthVariable } from './through-server.ts';

/** Milliseconds between two tellings of how far a command is. */
const tellEvery = 200;

/** Does the commands of other processes on a workspace that is held open: those that write one after the other, those that read at once. */
export function commandDesk(desk: Desk, address: () => string, actor: string, run: RunCommand): CommandDesk {
  return {
    secret: randomBytes(32).toString('base64url'),
    run: async (line, tell) => {
      const shown = new ToldProgress(tell);
      const held: (() => void)[] = [];
      const width = Number(line.environment[widthVariable] ?? 0);
      const effects: Effects = {
        ...surroundings(desk, line, held),
        ...(width > 0 ? { width } : {}),
        server: address(),
        write: (out) => tell({ out }),
        warn: (err) => tell({ err }),
        stdin: bytesOf(line.stdin),
        progress: shown,
        now: Date.now,
        actor,
      };
      const exit = await run(line.args, effects).catch(() => 1);
      for (const release of held) release();
      shown.end();
      tell({ exit });
    },
  };
}

/** Opened when it is read, and only then: a file that is not there is a failure of the command. */
async function* bytesOf(path: string | null): AsyncGenerator<Uint8Array> {
  if (path !== null) yield* createReadStream(path);
}

/** True where two paths lead to one folder, by whatever links: a database that is opened twice in one process is lost. */
async function isSame(one: string, other: string): Promise<boolean> {
  const [a, b] = await Promise.all([one, other].map((path) => stat(path, { bigint: true }).catch(() => null)));
  return a !== null && b !== null && a?.dev === b?.dev && a?.ino === b?.ino;
}

function surroundings(desk: Desk, { cwd, environment }: CommandLine, held: (() => void)[]): Omit<Surroundings, 'server'> {
  const path = (typed: string) => (isAbsolute(typed) ? typed : join(cwd, typed));
  const own = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('HOOKLINE_')));
  return {
    path,
    environment: { ...own, ...environment },
    stopped: async () => {},
    openWorkspace: async (folder, how) => {
      if (!(await isSame(path(folder), desk.workspace.folder))) return openWorkspace(path(folder), how);
      const release = how.reads ? () => void desk.append(async () => {}) : await desk.hold();
      held.push(release);
      return lent(desk.workspace, release);
    },
  };
}

/** The workspace of the desk, which closing gives back. */
function lent(workspace: Workspace, release: () => void): Workspace {
  return { ...workspace, close: async () => release() };
}

/** Progress told to another process. */
class ToldProgress implements Progress {
  readonly #tell: (output: CommandOutput) => void;
  #state = { stage: '', done: 0, total: 0 };
  #told = 0;

  constructor(tell: (output: CommandOutput) => void) {
    this.#tell = tell;
  }

  begin(stage: string, total: number): void {
    this.#state = { stage, done: 0, total };
    this.#show();
  }

  advance(by: number): void {
    this.#state = { ...this.#state, done: this.#state.done + by };
    if (performance.now() - this.#told > tellEvery) this.#show();
  }

  end(): void {
    if (this.#state.stage !== '') this.#tell({ progress: null });
    this.#state = { stage: '', done: 0, total: 0 };
  }

  #show(): void {
    this.#told = performance.now();
    this.#tell({ progress: this.#state });
  }
}
