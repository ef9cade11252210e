import { closeSync, openSync, readFileSync, readSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { constants, gunzipSync } from 'node:zlib';
import { HooklineError } from '../model/errors.ts';

/** Folders in which data files are looked for, best first. The shipped folder comes last by itself and is not named. */
export type DataFolders = readonly string[];

/** The folder of shipped data, beside the program in the source tree and in the package alike. */
const shippedFolder = fileURLToPath(new URL('../../data/', import.meta.url));

/** A data file where it was found. */
export interface DataPlace {
  readonly path: string;
  readonly shipped: boolean;
  readonly bytes: number;
}

/** What the comment lines that open a data file say of it. */
export interface DataHead {
  /** `YYYY-MM-DD`; the day on which the file was written, where it says nothing. */
  readonly date: string;
  readonly source: string;
  readonly licence: string;
}

/** Where a data file stands; null when it is nowhere. */
export function findData(file: string, folders: DataFolders): DataPlace | null {
  for (const folder of [...folders, shippedFolder]) {
    const path = join(folder, file);
    const found = statSync(path, { throwIfNoEntry: false });
    if (found?.isFile()) return { path, shipped: folder === shippedFolder, bytes: found.size };
  }
  return null;
}

/** The text of a data file, gzipped or not; null when it is nowhere. Throws `HOOKLINE_DATA_FILE` for what cannot be read. */
export function readData(file: string, folders: DataFolders): string | null {
  const place = findData(file, folders);
  return place && readText(place.path);
}

/** The text of a file, gzipped or not, without a byte order mark. Throws `HOOKLINE_DATA_FILE` for what cannot be read. */
export function readText(path: string): string {
  try {
    const bytes = readFileSync(path);
    const plain = bytes[0] === 0x1f && bytes[1] === 0x8b ? gunzipSync(bytes) : bytes;
    return new TextDecoder('utf-8', { fatal: true }).decode(plain);
  } catch (error) {
    throw new HooklineError('HOOKLINE_DATA_FILE', `${path} cannot be read: ${(error as Error).message}`, { cause: error });
  }
}

/** The lines of a data file that say something. */
export function dataLines(text: string): string[] {
  return text.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
}

/** No head is longer. */
const headBytes = 8192;

/** Reads the head of a data file: comment lines, or the first fields of a JSON object. */
export function dataHead(place: DataPlace): DataHead {
  return headOf(opening(place.path), statSync(place.path).mtimeMs);
}

/** As {@link dataHead}, of the text itself; `written` (milliseconds UTC) dates what gives no date. */
export function headOf(whole: string, written: number): DataHead {
  const text = whole.slice(0, headBytes * 4);
  const day = new Date(written).toISOString().slice(0, 10);
  const value = (name: RegExp) => name.exec(text)?.[1]?.trim();
  if (text.startsWith('{')) {
    const [date, source, licence] = ['date', 'source', 'licence'].map((name) => value(new RegExp(`"${name}"\\s*:\\s*"([^"]*)"`)));
    return { date: date ?? day, source: source ?? '', licence: licence ?? '' };
  }
  return {
    date: value(/^# Date: (\d{4}-\d\d-\d\d)/m) ?? day,
    source: value(/^# Sources?[^:\n]*:[ ]*(?:\n#[ ]*)?(.*)/m) ?? '',
    licence: value(/^# Licence[^:\n]*: ?(.*)/m) ?? '',
  };
}

/** How a file begins, gzipped or not. */
function opening(path: string): string {
  const file = openSync(path, 'r');
  try {
    const bytes = Buffer.alloc(headBytes);
    const start = bytes.subarray(0, readSync(file, bytes, 0, headBytes, 0));
    const gzipped = start[0] === 0x1f && start[1] === 0x8b;
    return (gzipped ? gunzipSync(start, { finishFlush: constants.Z_SYNC_FLUSH }) : start).toString('utf8');
  } finally {
    closeSync(file);
  }
}
