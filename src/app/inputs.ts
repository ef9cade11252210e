import { createReadStream } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import type { Format } from '../intake/formats/detect.ts';
import { HooklineError } from '../model/errors.ts';

/** One thing to take in: a file, or standard input under the name `-`. */
export interface Input {
  readonly name: string;
  readonly bytes: number;
  /** How it is read where nobody says otherwise; left out, that is recognised. */
  readonly format?: Format;
  open(): AsyncIterable<Uint8Array>;
}

/** Spells out files and folders. A folder gives its files, by name, in depth; hidden ones and what Hookline writes are passed over. */
export async function listInputs(paths: readonly string[], stdin: AsyncIterable<Uint8Array>): Promise<Input[]> {
  const inputs: Input[] = [];
  for (const path of paths) {
    if (path === '-') inputs.push({ name: 'standard input', bytes: 0, open: () => stdin });
    else inputs.push(...(await filesAt(path, true)));
  }
  return inputs;
}

async function filesAt(path: string, named: boolean): Promise<Input[]> {
  const found = await stat(path).catch((error: NodeJS.ErrnoException) => {
    if (!named) return null;
    const reason = error.code === 'ENOENT' ? 'there is no such file or folder' : error.message;
    throw new HooklineError('HOOKLINE_INPUT_MISSING', `${path}: ${reason}`, { cause: error });
  });
  if (!found) return [{ name: path, bytes: 0, open: () => createReadStream(path) }];
  if (!found.isDirectory()) {
    return found.isFile() || named
      ? [{ name: path, bytes: found.size, open: () => createReadStream(path, { highWaterMark: 1 << 18 }) }]
      : [];
  }
  const all = await readdir(path).catch(() => null);
  // Opening it fails in the same way, and is told as the failure of this input.
  if (!all) return [{ name: path, bytes: 0, open: () => createReadStream(path) }];
  const names = all.filter((name) => !name.startsWith('.')).sort();
  if (names.includes('hookline.duckdb')) return [];
  const lists = await Promise.all(names.map((name) => filesAt(join(path, name), false)));
  return lists.flat();
}

/** The lines of a file, or of standard input for `-`, without empty ones and comments (`# …`). Throws `HOOKLINE_INPUT_MISSING`. */
export async function* linesIn(path: string, stdin: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  const bytes = path === '-' ? stdin : createReadStream(path);
  try {
    for await (const line of createInterface({ input: Readable.from(bytes), crlfDelay: Number.POSITIVE_INFINITY })) {
      const plain = line.replace(/^\ufeff/, '');
      if (plain.trim() !== '' && !/^#(?:\s|$)/.test(plain)) yield plain;
    }
  } catch (error) {
    throw new HooklineError('HOOKLINE_INPUT_MISSING', `${path} cannot be read: ${(error as Error).message}`, { cause: error });
  }
}

/** A name fit for a message or a table: the last part of the path. */
export function shortName(name: string): string {
  return basename(name) || name;
}
