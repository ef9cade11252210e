import type { RunProgress } from './run.ts';

/** A command as it was typed, to be done where the workspace is held. */
export interface CommandLine {
  readonly args: readonly string[];
  /** Where the person stands: paths are meant from there. */
  readonly cwd: string;
  /** What begins with HOOKLINE_ only. */
  readonly environment: Readonly<Record<string, string>>;
  /** A file of this machine that holds its standard input; null where it reads none. */
  readonly stdin: string | null;
}

/** A line of the answer to a command: a piece of output, how far it is (null at the end of a stage), or its exit status, which comes last. */
export type CommandOutput =
  | { readonly out: string }
  | { readonly err: string }
  | { readonly progress: RunProgress | null }
  | { readonly exit: number };

/** The header in which whoever sends a command shows the secret of the server, from a file that only its owner can read. */
export const commandHeader = 'hookline-command';

/** Does commands for other processes of this machine. */
export interface CommandDesk {
  /** What the caller must show in {@link commandHeader}. */
  readonly secret: string;
  /** Does a command to its end; never throws. `tell` gets its exit status last. */
  run(line: CommandLine, tell: (output: CommandOutput) => void): Promise<void>;
}
