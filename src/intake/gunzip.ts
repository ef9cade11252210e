import { once } from 'node:events';
import { createReadStream } from 'node:fs';
import { createGunzip } from 'node:zlib';

/** Compressed bytes fed at once. What one feeding gives is lost when it fails, so a damaged stream is fed byte by byte there. */
const mouthful = 65_536;

/** Where a gzip stream broke off; `reason` is null while it is whole. */
export interface Damage {
  reason: string | null;
}

/**
 * Unpacks a gzip file. A broken stream ends the bytes and says so in `damage`; every byte that could be unpacked before the
 * break is given. `onBytes` is told the compressed bytes that were read.
 */
export async function* gunzipFile(path: string, damage: Damage, onBytes: (count: number) => void): AsyncGenerator<Uint8Array> {
  let given = 0;
  let fed = 0;
  try {
    for await (const { packed, unpacked } of feed(path, () => mouthful)) {
      onBytes(packed);
      yield* unpacked;
      given += unpacked.reduce((sum, chunk) => sum + chunk.length, 0);
      fed += packed;
    }
  } catch (error) {
    if (!isDamage(error)) throw error;
    damage.reason = `the gzip stream breaks off: ${error.message}`;
    yield* afterDamage(path, fed, given);
  }
}

/** Goes over the file again, byte by byte from where feeding failed, and gives what lies between there and the break. */
async function* afterDamage(path: string, whole: number, given: number): AsyncGenerator<Uint8Array> {
  let passed = 0;
  try {
    for await (const { unpacked } of feed(path, (at) => (at < whole ? Math.min(mouthful, whole - at) : 1))) {
      for (const chunk of unpacked) {
        const rest = chunk.subarray(Math.max(0, given - passed));
        passed += chunk.length;
        if (rest.length > 0) yield rest;
      }
    }
  } catch (error) {
    if (!isDamage(error)) throw error;
  }
}

interface Fed {
  readonly packed: number;
  readonly unpacked: readonly Uint8Array[];
}

/** Feeds a file to the unpacker, `size(at)` bytes at a time, and gives what each feeding unpacked. */
async function* feed(path: string, size: (at: number) => number): AsyncGenerator<Fed> {
  const gunzip = createGunzip({ chunkSize: 1 << 18 });
  const unpacked: Uint8Array[] = [];
  gunzip.on('data', (chunk: Uint8Array) => unpacked.push(chunk));
  const ended = once(gunzip, 'end').then(() => true);
  ended.catch(() => undefined); // also heard below
  const write = (bytes: Uint8Array) =>
    new Promise<boolean>((resolve, reject) => {
      gunzip.write(bytes, (error) => (error ? reject(error) : resolve(false)));
    });
  try {
    let at = 0;
    for await (const chunk of createReadStream(path, { highWaterMark: 1 << 18 }) as AsyncIterable<Uint8Array>) {
      for (let from = 0; from < chunk.length; ) {
        const bytes = chunk.subarray(from, from + size(at));
        // The unpacker ends by itself, and leaves a write unanswered, when something else follows the last member.
        const done = await Promise.race([write(bytes), ended]);
        from += bytes.length;
        at += bytes.length;
        yield { packed: bytes.length, unpacked: unpacked.splice(0) };
        if (done) return;
      }
    }
    gunzip.end();
    await ended;
    yield { packed: 0, unpacked: unpacked.splice(0) };
  } finally {
    gunzip.destroy();
  }
}

function isDamage(error: unknown): error is Error {
  const { code = '', message = '' } = error as NodeJS.ErrnoException;
  return code.startsWith('Z_') || /end of file|header|unzip|inflate/i.test(message);
}
