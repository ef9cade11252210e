import { createHash, randomBytes } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** An original kept under its SHA-256. */
export interface Original {
  readonly sha256: string;
  readonly bytes: number;
  readonly path: string;
}

/**
 * Copies bytes into the originals folder under their hash. Written to a side file, synced and renamed, so that a killed
 * process leaves no half original under a hash.
 */
export async function keepOriginal(bytes: AsyncIterable<Uint8Array>, folder: string, onBytes: (count: number) => void): Promise<Original> {
  await mkdir(folder, { recursive: true });
  const aside = join(folder, `.incoming-${process.pid}-${randomBytes(4).toString('hex')}`);
  const hash = createHash('sha256');
  let count = 0;
  const file = await open(aside, 'wx');
  try {
    for await (const chunk of bytes) {
      hash.update(chunk);
      count += chunk.length;
      await file.writeFile(chunk);
      onBytes(chunk.length);
    }
    await file.sync();
  } catch (error) {
    await file.close();
    await rm(aside, { force: true });
    throw error;
  }
  await file.close();
  const sha256 = hash.digest('hex');
  const path = originalPath(folder, sha256);
  await mkdir(join(folder, sha256.slice(0, 2)), { recursive: true });
  await rename(aside, path);
  return { sha256, bytes: count, path };
}

function originalPath(folder: string, sha256: string): string {
  return join(folder, sha256.slice(0, 2), sha256);
}

/** Removes what killed processes left half-written. */
export async function clearIncoming(folder: string): Promise<void> {
  const names = await readdir(folder).catch(() => []);
  for (const name of names) if (name.startsWith('.incoming-')) await rm(join(folder, name), { force: true });
}

/** Compares a kept original with its name: `ok`, `missing` or `changed`. */
export async function checkOriginal(folder: string, sha256: string): Promise<'ok' | 'missing' | 'changed'> {
  const path = originalPath(folder, sha256);
  if (!(await stat(path).catch(() => null))) return 'missing';
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path)) hash.update(chunk as Uint8Array);
  return hash.digest('hex') === sha256 ? 'ok' : 'changed';
}
