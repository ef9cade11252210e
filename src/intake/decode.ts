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
  const source = bytes[Symbol.asyncIterator]();
  const head = await firstBytes(source);
  const { encoding, skip } = lookOf(head, forced);
  decoding.encoding = encoding;
  const rest = followed(head.subarray(skip), source);
  const cutter = new LineCutter(decoding);
  for await (const text of encoding === 'utf-8' ? utf8Texts(rest, decoding) : otherTexts(rest, encoding)) {
    const lines = cutter.cut(text);
    if (lines.length > 0) yield { lines };
  }
  const last = cutter.end();
  if (last !== null) yield { lines: [last] };
}

/** The first 4 bytes or more, or all there are: enough for a byte order mark. */
async function firstBytes(source: AsyncIterator<Uint8Array>): Promise<Uint8Array> {
  let head: Uint8Array = new Uint8Array();
  while (head.length < 4) {
    const next = await source.next();
    if (next.done) break;
    head = head.length === 0 ? next.value : Buffer.concat([head, next.value]);
  }
  return head;
}

async function* followed(head: Uint8Array, source: AsyncIterator<Uint8Array>): AsyncGenerator<Uint8Array> {
  yield head;
  for (let next = await source.next(); !next.done; next = await source.next()) yield next.value;
}

async function* otherTexts(bytes: AsyncIterable<Uint8Array>, encoding: string): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding);
  for await (const chunk of bytes) yield decoder.decode(chunk, { stream: true });
  yield decoder.decode();
}

/** UTF-8 in whole lines, so that a line of another encoding is told from its neighbours. Overlong lines come in pieces. */
async function* utf8Texts(bytes: AsyncIterable<Uint8Array>, decoding: Decoding): AsyncGenerator<string> {
  let held: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of bytes) {
    held.push(chunk);
    length += chunk.length;
    const end = Math.max(chunk.lastIndexOf(10), chunk.lastIndexOf(13)) + 1;
    if (end === 0 && length <= longestLine) continue;
    const data = held.length === 1 ? chunk : Buffer.concat(held);
    const cut = end === 0 ? data.length : data.length - chunk.length + end;
    yield decodeBlock(data.subarray(0, cut), decoding);
    held = [data.subarray(cut)];
    length = data.length - cut;
  }
  yield decodeBlock(Buffer.concat(held), decoding);
}

/** Reads the byte order mark, or guesses UTF-16 by zero bytes on one side. */
function lookOf(data: Uint8Array, forced?: string): { encoding: string; skip: number } {
  const marked = data[0] === 0xef && data[1] === 0xbb && data[2] === 0xbf;
  if (forced !== undefined) return { encoding: forced, skip: marked && forced === 'utf-8' ? 3 : 0 };
  if (marked) return { encoding: 'utf-8', skip: 3 };
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

/**
 * Cuts running text into lines at LF or CRLF; at lone CR when the first line end is one (old Macintosh). A line longer than
 * {@link longestLine} keeps its head.
 */
class LineCutter {
  readonly #decoding: Decoding;
  #mark: '\n' | '\r' | null = null;
  #held = '';

  constructor(decoding: Decoding) {
    this.#decoding = decoding;
  }

  cut(text: string): string[] {
    const all = this.#held + text;
    this.#mark ??= markOf(all);
    const lines = this.#mark === null ? [all] : all.split(this.#mark);
    const held = lines.pop() ?? '';
    // One character more than a line may have says that it was too long, whatever else comes.
    this.#held = held.length > longestLine ? held.slice(0, longestLine + 1) : held;
    return lines.map((line) => this.#finish(line));
  }

  end(): string | null {
    return this.#held === '' ? null : this.#finish(this.#held);
  }

  #finish(line: string): string {
    const whole = line.endsWith('\r') ? line.slice(0, -1) : line;
    if (whole.length <= longestLine) return whole;
    this.#decoding.overlong++;
    return whole.slice(0, longestLine);
  }
}

/** The line end of a text by its first one; null while it has none, or ends in a CR that an LF may follow. */
function markOf(text: string): '\n' | '\r' | null {
  const at = text.search(/[\r\n]/);
  if (at < 0 || at === text.length - 1) return text[at] === '\n' ? '\n' : null;
  return text[at] === '\r' && text[at + 1] !== '\n' ? '\r' : '\n';
}
