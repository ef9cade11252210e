import { userInfo } from 'node:os';
import { HooklineError } from '../model/errors.ts';
import type { Effects } from './effects.ts';
import { createProgram } from './program.ts';
import { progressBar } from './progress-bar.ts';

/** Runs a command line and gives its exit status. */
export async function main(args: readonly string[]): Promise<number> {
  const effects: Effects = {
    write: (text) => void process.stdout.write(text),
    warn: (text) => void process.stderr.write(text),
    stdin: process.stdin,
    progress: progressBar(process.stderr),
    now: Date.now,
    actor: userName(),
  };
  return runCommand(args, effects);
}

/** Parses, runs, and turns every failure into words on standard error and an exit status of the error table. */
export async function runCommand(args: readonly string[], effects: Effects): Promise<number> {
  try {
    await createProgram(effects).parseAsync([...args], { from: 'user' });
    return 0;
  } catch (error) {
    effects.progress.end();
    if (isHelp(error)) return 0;
    const failure = asHooklineError(error);
    effects.warn(`${failure.code}: ${failure.message}\n  ${failure.remedy}\n`);
    if (failure.code === 'HOOKLINE_INTERNAL' && failure.cause instanceof Error) effects.warn(`${failure.cause.stack}\n`);
    return failure.exitStatus;
  }
}

/** Commander ends help and version by throwing; they are no failures. */
function isHelp(error: unknown): boolean {
  const code = (error as { code?: string }).code ?? '';
  return code === 'commander.helpDisplayed' || code === 'commander.help' || code === 'commander.version';
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
