import { openWorkspace, type Progress, type Workspace } from '../app/index.ts';

/** A key as pressed: what it writes, and its name where it has one (`return`, `escape`, `backspace`). */
export interface Key {
  readonly text: string;
  readonly name: string;
  readonly ctrl: boolean;
}

/** All that a command does to the world, so that tests can hand in their own. */
export interface Effects extends Surroundings {
  /** Standard output, for results. */
  write(text: string): void;
  /** Standard error, for progress, notes and errors. */
  warn(text: string): void;
  readonly stdin: AsyncIterable<Uint8Array>;
  /** Single keys as they are pressed; absent where standard input is no terminal. */
  readonly keyboard?: () => AsyncIterable<Key>;
  readonly progress: Progress;
  /** Characters that a line of the terminal holds; absent where results go to a file or another program. */
  readonly width?: number;
  now(): number;
  /** Who acts, for the custody log. */
  readonly actor: string;
}

/** Runs a command line to its exit status, failures and all. */
export type RunCommand = (args: readonly string[], effects: Effects) => Promise<number>;

/** Where a command is done. A server does those of other processes that find the workspace held by it. */
export interface Surroundings {
  /** A path as typed, as this process finds it. */
  path(typed: string): string;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Opens a workspace. With `reads` nothing is written but what may be at any time (labels, samples, look-ups), so that it waits for nobody. */
  openWorkspace(folder: string, how: { readonly create: boolean; readonly reads?: boolean }): Promise<Workspace>;
  /** Resolves when the person or the system wants the program to end. */
  stopped(): Promise<void>;
  /** Address of the server that does this for another process; absent where the command was typed here. */
  readonly server?: string;
}

/** Where a command was typed. */
export const here: Surroundings = { path: (typed) => typed, environment: process.env, openWorkspace, stopped };

/** A signal so soon behind the first one is the same Ctrl-C: npm hands on what the terminal has sent already. */
const sameSignal = 1000;

/** Resolves at the first signal to end; one that comes later ends the program at once. */
function stopped(): Promise<void> {
  return new Promise((resolve) => {
    let first: number | null = null;
    const onSignal = () => {
      first ??= performance.now();
      if (performance.now() - first > sameSignal) process.exit(130);
      resolve();
    };
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, onSignal);
  });
}
