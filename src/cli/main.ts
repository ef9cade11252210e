import { userInfo } from 'node:os';
import { HooklineError } from '../model/errors.ts';
import { pressedKeys } from './commands/evaluate-keys.ts';
import { type Effects, here } from './effects.ts';
import { createProgram } from './program.ts';
import { progressBar } from './progress-bar.ts';
import { failureLines } from './table.ts';
import { askingServers, HeldByServer, throughServer } from './through-server.ts';

/** Runs a command line and gives its exit status. */
export async function main(args: readonly string[]): Promise<number> {
  // Whoever reads the output may stop early (`| head`): that ends the program, and is no failure.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 5));
  const effects: Effects = {
    ...here,
    write: (text) => void process.stdout.write(text),
    warn: (text) => void process.stderr.write(text),
    stdin: process.stdin,
    ...(process.stdin.isTTY ? { keyboard: () => pressedKeys(process.stdin) } : {}),
    progress: progressBar(process.stderr),
    ...(process.stdout.isTTY && process.stdout.columns > 0 ? { width: process.stdout.columns } : {}),
    now: Date.now,
    actor: userName(),
  };
  return runCommand(args, effects);
}

/**
 * Parses, runs, and turns every failure into words on standard error and an exit status of the error table. Where a server holds the
 * workspace, the command is done there.
 */
export async function runCommand(args: readonly string[], effects: Effects): Promise<number> {
  try {
    return await runHere(args, effects).catch((error) => {
      if (error instanceof HeldByServer) return throughServer(error, args, effects);
      throw error;
    });
  } catch (error) {
    effects.progress.end();
    const help = helpStatus(error);
    if (help !== null) return help;
    const failure = asHooklineError(error);
    effects.warn(failureLines(failure));
    if (failure.code === 'HOOKLINE_INTERNAL' && failure.cause instanceof Error) effects.warn(`${failure.cause.stack}\n`);
    return failure.exitStatus;
  }
}

async function runHere(args: readonly string[], effects: Effects): Promise<number> {
  const openWorkspace = effects.server === undefined ? askingServers(effects.openWorkspace) : effects.openWorkspace;
  await createProgram({ ...effects, openWorkspace }, runCommand).parseAsync([...args], { from: 'user' });
  return 0;
}

/** Commander ends help and version by throwing; they are no failures, except where help stands in for a missing command. */
function helpStatus(error: unknown): number | null {
  const { code, exitCode } = error as { code?: string; exitCode?: number };
  if (code === 'commander.helpDisplayed' || code === 'commander.version') return 0;
  return code === 'commander.help' ? (exitCode === 0 ? 0 : 2) : null;
}

function asHooklineError(error: unknown): HooklineError {
  if (error instanceof HooklineError) return error;
  const { code = '', message } = error as Error & { code?: string };
  if (code.startsWith('commander.')) return new HooklineError('HOOKLINE_USAGE', message.replace(/^error: /, ''), { cause: error });
  return new HooklineError('HOOKLINE_INTERNAL', message, { cause: error });
}

function userName(): string {
  try {
    return userInfo().username;
  } catch {
    return 'unknown'; // a container may have no entry for its user
  }
}
