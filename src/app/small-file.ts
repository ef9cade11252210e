import { readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { HooklineError } from '../model/errors.ts';
import { diskErrors } from './disk-errors.ts';

/** How long another process may be at a file, and after how long what it left behind is nobody's: milliseconds. */
const longestWait = 5000;
const abandonedAfter = 10_000;

/**
 * Changes a small file that several processes may write, one at a time: the new file beside the old one is the lock. Readers see
 * the old file or the new one, never half. Only the owner may read it.
 */
export async function locked<T>(path: string, work: (write: (text: string) => Promise<void>) => Promise<T>): Promise<T> {
  const fresh = `${path}.new`;
  for (let waited = 0; !(await taken(fresh, waited >= longestWait)); waited += 20) await sleep(20);
  let isInPlace = false;
  try {
    return await work(async (text) => {
      await diskErrors(() => writeFile(fresh, text, { mode: 0o600 }));
      await rename(fresh, path);
      isInPlace = true;
    });
  } finally {
    if (!isInPlace) await rm(fresh, { force: true });
  }
}

/** Reads, changes and writes a file that is written in a way of its own: nobody else who asks so does meanwhile, in whatever process. */
export async function alone<T>(path: string, work: () => Promise<T>): Promise<T> {
  const lock = `${path}.lock`;
  for (let waited = 0; !(await taken(lock, waited >= longestWait)); waited += 20) await sleep(20);
  try {
    return await work();
  } finally {
    await rm(lock, { force: true });
  }
}

/** Makes the file that is the lock; false where it is there. `last` has its being there come out as an error. */
async function taken(fresh: string, last: boolean): Promise<boolean> {
  return diskErrors(async () => {
    try {
      await writeFile(fresh, '', { mode: 0o600, flag: 'wx' });
      return true;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      if (last) throw new HooklineError('HOOKLINE_WRITE_FAILED', `another process has had ${fresh} for too long`, { cause: error });
      const left = await stat(fresh).catch(() => null);
      if (left && Date.now() - left.mtimeMs > abandonedAfter) await rm(fresh, { force: true });
      return false;
    }
  });
}

/** Writes a file that one process writes, beside its place and then renamed. */
export async function replace(path: string, text: string): Promise<void> {
  await writeFile(`${path}.new`, text, { mode: 0o600 });
  await rename(`${path}.new`, path);
}

/** Null where the file is missing or no JSON. */
export async function readJson(path: string): Promise<unknown> {
  const text = await readFile(path, 'utf8').catch(() => null);
  if (text === null) return null;
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
