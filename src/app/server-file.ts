import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { diskErrors } from './disk-errors.ts';

/** What a server that holds a workspace says of itself to other processes of its owner. */
export interface ServerFile {
  /** Such as `http://127.0.0.1:7726`. */
  readonly url: string;
  readonly pid: number;
  /** Shown by whoever hands it a command. */
  readonly secret: string;
}

const file = 'server.json';

/** Writes it, for the eyes of its owner only. */
export async function writeServerFile(workspace: string, server: ServerFile): Promise<void> {
  const path = join(resolve(workspace), file);
  await diskErrors(async () => {
    await rm(`${path}.new`, { force: true });
    await writeFile(`${path}.new`, `${JSON.stringify(server, null, 1)}\n`, { mode: 0o600, flag: 'wx' });
    await rename(`${path}.new`, path);
  });
}

/** The server that says it holds the workspace; null where there is none, or its process is no more. */
export async function readServerFile(workspace: string): Promise<ServerFile | null> {
  try {
    const { url, pid, secret } = JSON.parse(await readFile(join(resolve(workspace), file), 'utf8')) as ServerFile;
    return typeof url === 'string' && typeof secret === 'string' && isAlive(pid) ? { url, pid, secret } : null;
  } catch {
    return null; // none, or half of one
  }
}

/** Takes it away when the server ends. */
export async function removeServerFile(workspace: string): Promise<void> {
  await rm(join(resolve(workspace), file), { force: true });
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
