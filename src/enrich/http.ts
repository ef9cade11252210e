import { masked } from './providers/mask.ts';

/** Pieces of asking over HTTP that are the same whoever is asked. */

/**
 * Reads a body as UTF-8, and no more of it than `most` bytes: null where there is more. Where `enough` bytes are wanted, it ends
 * after them and the rest is left unread.
 */
export async function readBody(chunks: AsyncIterable<Uint8Array>, most: number, enough?: number): Promise<string | null> {
  const decoder = new TextDecoder();
  let text = '';
  let read = 0;
  for await (const chunk of chunks) {
    read += chunk.length;
    // Leaving the loop cancels the stream.
    if (enough !== undefined && read >= enough) return text + decoder.decode(chunk.subarray(0, chunk.length - (read - enough)));
    if (read > most) return null;
    text += decoder.decode(chunk, { stream: true });
  }
  return text + decoder.decode();
}

/** `Retry-After` (RFC 9110): seconds or a date, as milliseconds from now; null where it is neither. */
export function retryAfter(header: string | null | undefined, now: number): number | null {
  if (header === null || header === undefined) return null;
  if (/^\s*\d{1,9}(?:\.\d+)?\s*$/.test(header)) return Number(header) * 1000;
  const at = Date.parse(header);
  return Number.isNaN(at) ? null : Math.max(0, at - now);
}

const firstWait = 500;
const longestWait = 30_000;

/**
 * Milliseconds to wait after so many failures before this one: twice as long each time, half of it by chance (`random` in
 * [0, 1)), so that many who wait do not come back at once.
 */
export function backOff(failed: number, random: number): number {
  const whole = Math.min(longestWait, firstWait * 2 ** failed);
  return Math.round(whole / 2 + (random * whole) / 2);
}

/** What somebody outside says, on one short line, the secrets taken out before it is cut. */
export function shortLine(text: string, secrets: readonly string[], length = 160): string {
  return masked(text, secrets)
    .replace(/[\s\p{Cc}\p{Cf}\p{Cs}]+/gu, ' ')
    .trim()
    .slice(0, length);
}

/** The code of the system's error that a request failed with, such as `ECONNREFUSED`. */
export function failureCode(error: unknown): string | null {
  const { code, cause } = (error ?? {}) as { code?: unknown; cause?: { code?: unknown } };
  const found = typeof code === 'string' ? code : cause?.code;
  return typeof found === 'string' && /^[A-Z0-9_]{2,40}$/.test(found) ? found : null;
}
