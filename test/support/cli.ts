import { spawn, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { here } from '../../src/cli/effects.ts';
import { runCommand } from '../../src/cli/main.ts';
import { noProgress } from '../../src/ports/progress.ts';
import { freshFolder, projectFolder } from './folders.ts';

export const program: string = join(projectFolder, 'bin', 'hookline.mjs');

/** What a command came to. */
export interface Outcome {
  readonly status: number;
  readonly out: string;
  readonly err: string;
}

export interface HereOptions {
  readonly input?: string | Uint8Array;
  readonly now?: number;
  /** Characters in a line of the terminal; left out, there is none. */
  readonly width?: number;
}

/** Runs a command in this process: for less than 1,500 texts, which need no worker. */
export async function hookline(
  args: readonly string[],
  { input = '', now = Date.UTC(2026, 3, 6), width }: HereOptions = {},
): Promise<Outcome> {
  let out = '';
  let err = '';
  const status = await runCommand(args, {
    ...here,
    write: (text) => {
      out += text;
    },
    warn: (text) => {
      err += text;
    },
    stdin: bytesOf(input),
    progress: noProgress,
    now: () => now,
    actor: 'tester',
    ...(width === undefined ? {} : { width }),
  });
  return { status, out, err };
}

async function* bytesOf(input: string | Uint8Array): AsyncGenerator<Uint8Array> {
  yield typeof input === 'string' ? Buffer.from(input) : input;
}

/** Runs the built program as its own process. */
export function runProgram(
  args: readonly string[],
  options: { readonly input?: string | Uint8Array; readonly cwd?: string } = {},
): Outcome {
  const { input = '', cwd = projectFolder } = options;
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...args], { input, cwd, encoding: 'utf8', maxBuffer: 1 << 28 });
  return { status: status ?? -1, out: stdout, err: stderr };
}

/** Starts the built program and kills it (SIGKILL) after so many milliseconds. Gives whether it was killed before its end. */
export function killedAfter(args: readonly string[], milliseconds: number): Promise<boolean> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [program, ...args], { stdio: 'ignore', cwd: projectFolder });
    const timer = setTimeout(() => child.kill('SIGKILL'), milliseconds);
    child.once('exit', (_, signal) => {
      clearTimeout(timer);
      resolve(signal === 'SIGKILL');
    });
  });
}

/** A workspace with one input taken in, in this process. */
export async function investigated(
  path: string,
  ...options: readonly string[]
): Promise<{ readonly workspace: string; readonly outcome: Outcome }> {
  const workspace = join(freshFolder(), 'workspace');
  const outcome = await hookline(['investigate', path, '--workspace', workspace, ...options]);
  return { workspace, outcome };
}

/** One of the files that an investigation writes. */
export function outputOf(workspace: string, name: 'campaigns.json' | 'indicators.csv' | 'report.html'): string {
  return readFileSync(join(workspace, name), 'utf8');
}
