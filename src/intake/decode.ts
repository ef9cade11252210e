import { TextDecoder } from 'node:util';

/** A block of whole lines of a text file, without their line ends. */
export interface LineBlock {
  readonly lines: readonly string[];
}

/** How a file's bytes were read as text. Complete when the lines are read. */
export interface Decoding {
  encoding: string;
  /** Lines that were not in the file's encoding and were read as Windows-1252. */
  strayLines: number;
  /** Lines cut because they were longer than {@link longestLine}. */
  overlong: number;
}

/** Longer lines are cut: no message is that long, and memory is finite. In characters. */
export const longestLine = 16_000_000;

/**
 * Decodes bytes to lines: UTF-8 or UTF-16 by byte order mark or by look, else UTF-8 with stray lines (and whole files
 * that are not UTF-8) as Windows-1252, the superset of Latin-1. `forced` names an encoding instead.
 */
export async function* decodeLines(bytes: AsyncIterable<Uint8Array>, decoding: Decoding, forced?: string): AsyncGenerator<LineBlock> {
  let encoding = '';
  let rest: Uint8Array = new Uint8Array();
  let held = '';
  let wide: TextDecoder | null = null;
  for await (const chunk of bytes) {
    let data = rest.length > 0 ? Buffer.concat([rest, chunk]) : chunk;
    rest = new Uint8Array();
    if (encoding === '') {
      if (data.length < 4) {
        rest = data;
        continue;
      }
      const seen = forced ? { encoding: forced, skip: 0 } : lookOf(data);
      decoding.encoding = encoding = seen.encoding;
      data = data.subarray(seen.skip);
      if (encoding !== 'utf-8') wide = new TextDecoder(encoding);
    }
    if (wide) {
      const { lines, tail } = splitLines(held + wide.decode(data, { stream: true }), decoding);
      held = tail;
      if (lines.length > 0) yield { lines };
      continue;
    }
    const end = lastLineEnd(data);
    if (end < 0) {
      rest = data;
      if (rest.length <= longestLine) continue;
      decoding.overlong++;
    }
    const whole = end < 0 ? data : data.subarray(0, end + 1);
    rest = end < 0 ? new Uint8Array() : data.subarray(end + 1);
    yield { lines: splitLines(decodeBlock(whole, decoding), decoding).lines };
  }
  if (encoding === '' && rest.length > 0) {
    const seen = lookOf(rest);
    decoding.encoding = seen.encoding;
    rest = rest.subarray(seen.skip);
    if (seen.encoding !== 'utf-8') wide = new TextDecoder(seen.encoding);
  }
  const last = wide ? held + wide.decode(rest) : decodeBlock(rest, decoding);
  if (last !== '') {
    const { lines, tail } = splitLines(last, decoding);
    yield { lines: tail === '' ? lines : [...lines, tail] };
  }
}

/** Reads the byte order mark, or guesses UTF-16 by zero bytes on one side. */
function lookOf(data: Uint8Array): { encoding: string; skip: number } {
  if (data[0] === 0xef && data[1] === 0xbb && data[2] === 0xbf) return { encoding: 'utf-8', skip: 3 };
  if (data[0] === 0xff && data[1] === 0xfe) return { encoding: 'utf-16le', skip: 2 };
  if (data[0] === 0xfe && data[1] === 0xff) return { encoding: 'utf-16be', skip: 2 };
  const head = data.subarray(0, 2048);
  const zeros = [0, 0];
  head.forEach((byte, index) => {
    if (byte === 0) zeros[index % 2] = (zeros[index % 2] ?? 0) + 1;
  });
  const half = head.length / 2;
  if ((zeros[1] ?? 0) > half * 0.4 && (zeros[0] ?? 0) < half * 0.1) return { encoding: 'utf-16le', skip: 0 };
  if ((zeros[0] ?? 0) > half * 0.4 && (zeros[1] ?? 0) < half * 0.1) return { encoding: 'utf-16be', skip: 0 };
  return { encoding: 'utf-8', skip: 0 };
}

const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const western = new TextDecoder('windows-1252');

function decodeBlock(data: Uint8Array, decoding: Decoding): string {
  try {
    return strict.decode(data);
  } catch {
    // Some line is not UTF-8: find which, so that the others keep their letters.
    return linesOf(data)
      .map((line) => decodeLine(line, decoding))
      .join('');
  }
}

function decodeLine(line: Uint8Array, decoding: Decoding): string {
  try {
    return strict.decode(line);
  } catch {
    decoding.strayLines++;
    return western.decode(line);
  }
}

function linesOf(data: Uint8Array): Uint8Array[] {
  const lines: Uint8Array[] = [];
  let from = 0;
  for (let at = data.indexOf(10); at >= 0; at = data.indexOf(10, from)) {
    lines.push(data.subarray(from, at + 1));
    from = at + 1;
  }
  if (from < data.length) lines.push(data.subarray(from));
  return lines;
}

function lastLineEnd(data: Uint8Array): number {
  const feed = data.lastIndexOf(10);
  return feed >= 0 ? feed : data.lastIndexOf(13) === data.length - 1 ? -1 : data.lastIndexOf(13);
}

/** Splits at LF, CRLF or lone CR; `tail` is an unfinished last line. A CR before LF stays out of the line. */
function splitLines(text: string, decoding: Decoding): { lines: string[]; tail: string } {
  const lines = text.includes('\n') ? text.split('\n') : text.split('\r');
  const tail = lines.pop() ?? '';
  for (let at = 0; at < lines.length; at++) {
    let line = lines[at] ?? '';
    if (line.endsWith('\r')) line = line.slice(0, -1);
    if (line.length > longestLine) {
      line = line.slice(0, longestLine);
      decoding.overlong++;
    }
    lines[at] = line;
  }
  return { lines, tail };
}
