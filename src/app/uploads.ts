import { createHash, randomBytes } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Format } from '../intake/formats/detect.ts';
import type { Original } from '../intake/originals.ts';
import { HooklineError } from '../model/errors.ts';
import type { Upload } from '../model/run.ts';
import type { Clock } from '../ports/clock.ts';
import { diskErrors } from './disk-errors.ts';
import type { Input } from './inputs.ts';
import { readJson } from './small-file.ts';

const folderName = 'incoming';
const describedIn = 'upload.json';
const bytesIn = 'bytes';
/** Uploads that nobody took in go after a day. */
const keptFor = 86_400_000;
/** Longest name that is kept. */
const longestName = 200;

/** An upload as it lies on disk. */
interface KeptUpload extends Upload {
  readonly sha256: string;
  readonly at: number;
  /** Set where it was pasted: how it is to be read unless told otherwise. */
  readonly format?: Format;
}

/** Files and pastes that wait to be taken in, each in a folder under a random id. The name it came under is data, never a path. */
export class UploadFolder {
  readonly #folder: string;
  readonly #limit: number;
  readonly #clock: Clock;

  private constructor(folder: string, limit: number, clock: Clock) {
    this.#folder = folder;
    this.#limit = limit;
    this.#clock = clock;
  }

  /** Opens the uploads of a workspace and lets go of what is a day old or was cut off. */
  static async open(workspace: string, limit: number, clock: Clock): Promise<UploadFolder> {
    const uploads = new UploadFolder(join(workspace, folderName), limit, clock);
    await uploads.sweep();
    return uploads;
  }

  /** Lets go of what is a day old, and of what was cut off while it came. */
  async sweep(): Promise<void> {
    const names = await readdir(this.#folder).catch(() => []);
    for (const name of names) {
      const kept = await this.#read(name);
      if (kept === null ? !this.#coming.has(name) : kept.at < this.#clock.now() - keptFor) await this.#remove(name);
    }
  }

  readonly #coming = new Set<string>();

  /** Keeps bytes as they come. Throws `HOOKLINE_UPLOAD_TOO_LARGE` as soon as they are more than the limit. */
  add(name: string, bytes: AsyncIterable<Uint8Array>): Promise<Upload> {
    return this.#keep({ name: plainName(name) }, bytes);
  }

  /** Keeps pasted texts, to be read as text. */
  paste(text: string, name = 'pasted text'): Promise<Upload> {
    return this.#keep({ name: plainName(name), format: 'text' }, [Buffer.from(text.toWellFormed())]);
  }

  async #keep(given: Pick<KeptUpload, 'name' | 'format'>, bytes: AsyncIterable<Uint8Array> | Iterable<Uint8Array>): Promise<Upload> {
    await this.sweep();
    const uploadId = randomBytes(16).toString('hex');
    const folder = join(this.#folder, uploadId);
    this.#coming.add(uploadId);
    try {
      return await diskErrors(async () => {
        await mkdir(folder, { recursive: true });
        const written = await writeBytes(join(folder, bytesIn), bytes, this.#limit);
        const kept: KeptUpload = { uploadId, ...given, ...written, at: this.#clock.now() };
        // Described last, and all at once: an upload without a description was cut off.
        await writeFile(join(folder, `${describedIn}.new`), JSON.stringify(kept), { mode: 0o600 });
        await rename(join(folder, `${describedIn}.new`), join(folder, describedIn));
        return { uploadId, name: kept.name, bytes: kept.bytes };
      });
    } catch (error) {
      await this.#remove(uploadId);
      throw error;
    } finally {
      this.#coming.delete(uploadId);
    }
  }

  /** An upload as intake reads it. Throws `HOOKLINE_UNKNOWN_UPLOAD`. */
  async original(uploadId: string): Promise<{ upload: Upload; original: Original; format: Format | null }> {
    const { name, bytes, sha256, format = null } = await this.#find(uploadId);
    return { upload: { uploadId, name, bytes }, original: { sha256, bytes, path: this.#bytesOf(uploadId) }, format };
  }

  /** An upload as an input of an investigation. Throws `HOOKLINE_UNKNOWN_UPLOAD`. */
  async input(uploadId: string): Promise<Input> {
    const { name, bytes, format } = await this.#find(uploadId);
    return { name, bytes, open: () => createReadStream(this.#bytesOf(uploadId)), ...(format ? { format } : {}) };
  }

  /** Lets an upload go. Throws `HOOKLINE_UNKNOWN_UPLOAD`. */
  async drop(uploadId: string): Promise<void> {
    await this.#find(uploadId);
    await this.#remove(uploadId);
  }

  async #find(uploadId: string): Promise<KeptUpload> {
    const kept = await this.#read(uploadId);
    if (!kept) throw new HooklineError('HOOKLINE_UNKNOWN_UPLOAD', 'there is no such upload, or no longer');
    return kept;
  }

  /** Null for anything but the id of an upload that is there as a whole. */
  async #read(uploadId: string): Promise<KeptUpload | null> {
    if (!/^[0-9a-f]{32}$/.test(uploadId)) return null;
    // Half of a description, as a power cut may leave it, is none.
    return (await readJson(join(this.#folder, uploadId, describedIn))) as KeptUpload | null;
  }

  #bytesOf(uploadId: string): string {
    return join(this.#folder, uploadId, bytesIn);
  }

  async #remove(name: string): Promise<void> {
    await rm(join(this.#folder, name), { recursive: true, force: true });
  }
}

/** Writes bytes as they come, hashed and counted. */
async function writeBytes(
  path: string,
  bytes: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  limit: number,
): Promise<{ bytes: number; sha256: string }> {
  const hash = createHash('sha256');
  const file = await open(path, 'wx', 0o600);
  let count = 0;
  try {
    for await (const chunk of bytes) {
      count += chunk.length;
      if (count > limit)
        throw new HooklineError('HOOKLINE_UPLOAD_TOO_LARGE', `an upload may have ${Math.floor(limit / 1e6)} MB at most; this one has more`);
      hash.update(chunk);
      await file.writeFile(chunk);
    }
    await file.sync();
  } finally {
    await file.close();
  }
  return { bytes: count, sha256: hash.digest('hex') };
}

/** The last part of a name that may be a path of any system, cut to what a table can show. */
function plainName(name: string): string {
  const last = name.toWellFormed().split(/[/\\]/).at(-1)?.replaceAll('\u0000', '').trim() ?? '';
  return Array.from(last).slice(0, longestName).join('') || 'upload';
}
