import { hash, randomBytes, randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { type FileHandle, mkdir, open, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { type ReportField, reportFields } from '../model/report.ts';
import type { Input } from './inputs.ts';

/** A report as it is handed to a feed: the fields by name, as text. */
export type PushedReport = Readonly<Partial<Record<ReportField, string | null>>>;

/**
 * A report as it is kept. One that has an id or a time is the same as an equal one that was handed in before, and counts once, so that
 * whoever got no answer may hand it in again. Of two without either nothing says that they are one: each gets an id of its own.
 */
export function toldApart(report: PushedReport): PushedReport {
  const says = (value: string | null | undefined) => (value ?? '').trim() !== '';
  return says(report.id) || says(report.received) || says(report.reported) ? report : { ...report, id: `pushed-${randomUUID()}` };
}

/** How a journal is read: JSON lines that name every field. */
export const journalForm = { format: 'jsonl' as const, map: Object.fromEntries(reportFields.map((field) => [field, field])) };

const folderName = 'feed';

/** Journals that this process is writing to: nobody takes them in before they are ended. One process holds a workspace. */
const beingWritten = new Set<string>();

/** A journal on disk: what was handed to a feed and is not in the database yet. */
export interface Journal {
  readonly input: Input;
  remove(): Promise<void>;
}

/** The journals of a workspace that nobody is writing to, oldest first. */
export async function journalsOf(workspace: string): Promise<Journal[]> {
  const folder = join(workspace, folderName);
  const names = (await readdir(folder).catch(() => [])).filter((name) => name.endsWith('.jsonl')).sort();
  const ended = names.filter((name) => !beingWritten.has(join(folder, name)));
  return Promise.all(ended.map((name) => journalAt(join(folder, name), name)));
}

async function journalAt(path: string, name: string): Promise<Journal> {
  const { size } = await stat(path);
  return { input: { name: `feed ${name}`, bytes: size, open: () => createReadStream(path) }, remove: () => rm(path, { force: true }) };
}

/** An open journal: each report is on disk when `add` is done. Of equal ones it holds the first. */
export class JournalWriter {
  readonly path: string;
  readonly #name: string;
  readonly #file: FileHandle;
  #lines = 0;
  /** Hashes of the lines. */
  readonly #held = new Set<string>();
  /** Bytes of whole lines. */
  #length = 0;
  /** True where a line was cut short, as on a full disk, and is in the way of the next. */
  #torn = false;

  private constructor(path: string, name: string, file: FileHandle) {
    this.path = path;
    this.#name = name;
    this.#file = file;
  }

  /** Begins a journal named after the time, so that journals come in order. */
  static async begin(workspace: string, now: number): Promise<JournalWriter> {
    const folder = join(workspace, folderName);
    await mkdir(folder, { recursive: true });
    const name = `${new Date(now).toISOString().replaceAll(':', '')}-${randomBytes(4).toString('hex')}.jsonl`;
    const path = join(folder, name);
    beingWritten.add(path);
    try {
      return new JournalWriter(path, name, await open(path, 'ax'));
    } catch (error) {
      beingWritten.delete(path);
      throw error;
    }
  }

  /** Lines written. */
  get lines(): number {
    return this.#lines;
  }

  async add(report: PushedReport): Promise<void> {
    const line = Object.fromEntries(reportFields.map((field) => [field, report[field] ?? null]));
    const bytes = Buffer.from(`${JSON.stringify(line)}\n`);
    const digest = hash('sha256', bytes, 'base64');
    if (this.#held.has(digest)) return;
    if (this.#torn) await this.#file.truncate(this.#length);
    this.#torn = true;
    await this.#file.appendFile(bytes);
    await this.#file.datasync();
    this.#torn = false;
    this.#held.add(digest);
    this.#length += bytes.length;
    this.#lines++;
  }

  async end(): Promise<Journal> {
    if (this.#torn) await this.#file.truncate(this.#length).catch(() => undefined);
    await this.#file.close().finally(() => beingWritten.delete(this.path));
    return journalAt(this.path, this.#name);
  }
}
