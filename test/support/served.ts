import { type ChildProcess, spawn } from 'node:child_process';
import { program } from './cli.ts';
import { whenFileEnds } from './closing.ts';
import { projectFolder } from './folders.ts';

/** The built program as it serves a workspace, a process of its own. */
export interface Served {
  readonly url: string;
  readonly child: ChildProcess;
  /** What it has said on standard error. */
  said(): string;
  /** Asks it to end as Ctrl-C does, or kills it; gives its exit status. */
  stop(signal?: 'SIGINT' | 'SIGKILL'): Promise<number | null>;
}

/** Starts it on a free port and waits until it answers. */
export async function served(workspace: string, ...args: readonly string[]): Promise<Served> {
  const child = spawn(process.execPath, [program, 'serve', '-w', workspace, '--port', '0', '--json', ...args], {
    cwd: projectFolder,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  whenFileEnds(() => void child.kill('SIGKILL'));
  let err = '';
  child.stderr?.on('data', (chunk: Buffer) => {
    err += chunk.toString();
  });
  const ended = new Promise<number | null>((resolve) => {
    child.once('exit', resolve);
  });
  const { url } = await new Promise<{ url: string }>((resolve, reject) => {
    child.stdout?.once('data', (chunk: Buffer) => resolve(JSON.parse(chunk.toString()) as { url: string }));
    void ended.then((status) => reject(new Error(`the server ended with ${status}: ${err}`)));
  });
  const stop: Served['stop'] = (signal = 'SIGINT') => {
    child.kill(signal);
    return ended;
  };
  return { url, child, said: () => err, stop };
}
