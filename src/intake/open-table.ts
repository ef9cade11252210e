import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { HooklineError } from '../model/errors.ts';
import type { Table } from '../ports/table.ts';
import { type Decoding, decodeLines } from './decode.ts';
import { readCsv } from './formats/csv.ts';
import { detectFormat, type Format, unreadBinary, unreadMarkup } from './formats/detect.ts';
import { readJson } from './formats/json.ts';
import { readJsonl } from './formats/jsonl.ts';
import { readParquet } from './formats/parquet.ts';
import { readText } from './formats/text.ts';
import { type Damage, gunzipFile } from './gunzip.ts';

export interface OpenOptions {
  readonly format?: Format;
  readonly delimiter?: string;
  readonly encoding?: string;
}

/** A file opened as a table, with how it was understood. `decoding` is complete when all batches are read. */
export interface OpenedTable {
  readonly table: Table;
  readonly format: Format;
  readonly compressed: boolean;
  readonly decoding: Decoding;
  /** Set when the compressed stream broke off; what came before it was read. */
  readonly damage: Damage;
}

/** Opens a kept original. `name` is the name it came under, for messages and its ending. Throws for empty and binary files. */
export async function openTable(path: string, name: string, options: OpenOptions, onBytes: (count: number) => void): Promise<OpenedTable> {
  const compressed = await isGzip(path);
  const damage: Damage = { reason: null };
  const head = await firstBytes(byteStream(path, compressed, damage, () => {}));
  if (head.length === 0) {
    if (damage.reason) throw new HooklineError('HOOKLINE_INPUT_DAMAGED', `${name}: ${damage.reason}`);
    throw new HooklineError('HOOKLINE_INPUT_EMPTY', `${name} is empty`);
  }
  const markup = options.format === undefined ? unreadMarkup(head) : null;
  if (markup !== null) throw new HooklineError('HOOKLINE_INPUT_BINARY', `${name} is ${markup}`);
  const format = options.format ?? detectFormat(name, head, options.encoding);
  if (format === null)
    throw new HooklineError('HOOKLINE_INPUT_BINARY', `${name} is ${unreadBinary(head) ?? 'not text, and of no format that can be read'}`);
  const decoding: Decoding = { encoding: 'utf-8', strayLines: 0, overlong: 0 };
  const common = { format, compressed, decoding, damage };
  if (format === 'parquet') return { ...common, table: await openParquet(path, name) };
  const blocks = decodeLines(byteStream(path, compressed, damage, onBytes), decoding, options.encoding);
  if (format === 'json') return { ...common, table: readJson(blocks) };
  if (format === 'jsonl') return { ...common, table: readJsonl(blocks) };
  if (format === 'text') return { ...common, table: readText(blocks) };
  return { ...common, table: await readCsv(blocks, name, options.delimiter ?? (options.format === 'tsv' ? '\t' : undefined)) };
}

async function openParquet(path: string, name: string): Promise<Table> {
  try {
    return await readParquet(path);
  } catch (error) {
    throw new HooklineError('HOOKLINE_INPUT_DAMAGED', `${name} cannot be read as Parquet: ${(error as Error).message.split('\n')[0]}`, {
      cause: error,
    });
  }
}

async function isGzip(path: string): Promise<boolean> {
  const file = await open(path);
  const { buffer } = await file.read(Buffer.alloc(2), 0, 2, 0);
  await file.close();
  return buffer[0] === 0x1f && buffer[1] === 0x8b;
}

async function firstBytes(bytes: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of bytes) {
    chunks.push(chunk);
    length += chunk.length;
    if (length >= 65_536) break;
  }
  return Buffer.concat(chunks).subarray(0, 65_536);
}

/** The bytes of a file, unpacked. */
async function* byteStream(
  path: string,
  compressed: boolean,
  damage: Damage,
  onBytes: (count: number) => void,
): AsyncGenerator<Uint8Array> {
  if (compressed) {
    yield* gunzipFile(path, damage, onBytes);
    return;
  }
  for await (const chunk of createReadStream(path, { highWaterMark: 1 << 18 }) as AsyncIterable<Uint8Array>) {
    onBytes(chunk.length);
    yield chunk;
  }
}
