import { TextDecoder } from 'node:util';

/** The formats that intake reads, by the names of `--format`. */
export const formats = ['csv', 'tsv', 'json', 'jsonl', 'parquet', 'text'] as const;
export type Format = (typeof formats)[number];

/** Tells the format by content, with the name's ending as a hint; null for bytes that are no text. `encoding` is one named by hand. */
export function detectFormat(name: string, head: Uint8Array, encoding?: string): Format | null {
  if (Buffer.from(head.subarray(0, 4)).toString('latin1') === 'PAR1') return 'parquet';
  if (encoding === undefined && isBinary(head)) return null;
  const text = headText(head, encoding).trimStart();
  const ending = /\.(\w+?)(?:\.gz)?$/i.exec(name)?.[1]?.toLowerCase() ?? '';
  if (/^\[\s*(?:[[\]{"\d-]|true|false|null|$)/.test(text)) return ending === 'csv' || ending === 'txt' ? byEnding(ending) : 'json';
  if (/^\{\s*(?:["}]|$)/.test(text)) return isJsonl(text.trimEnd(), ending) ? 'jsonl' : 'json';
  return byEnding(ending) ?? (looksDelimited(text) ? 'csv' : 'text');
}

function byEnding(ending: string): Format | null {
  const known: Readonly<Record<string, Format>> = {
    csv: 'csv',
    tsv: 'tsv',
    tab: 'tsv',
    json: 'json',
    jsonl: 'jsonl',
    ndjson: 'jsonl',
    txt: 'text',
    text: 'text',
  };
  return known[ending] ?? null;
}

/** A first line that is an object by itself. Of a single line the name decides, or else whether it holds a list of objects. */
function isJsonl(text: string, ending: string): boolean {
  const end = text.indexOf('\n');
  if (end < 0) return byEnding(ending) === 'jsonl' || (ending !== 'json' && !/:\s*\[\s*\{/.test(text));
  try {
    JSON.parse(text.slice(0, end));
    return true;
  } catch {
    return text.slice(0, end).trim().endsWith('}') || /\n\{\s*"/.test(text);
  }
}

/** Lines of about as many cells, more than two, under a line of short names; or all of exactly as many. */
function looksDelimited(text: string): boolean {
  const lines = text
    .split(/\r?\n/)
    .slice(0, 5)
    .filter((line) => line.trim() !== '')
    .map((line) => line.replace(/"(?:[^"]|"")*"/g, 'quoted'));
  const [first = '', second] = lines;
  if (second === undefined) return false;
  return [',', '\t', ';', '|'].some((mark) => {
    const names = first.split(mark);
    // In prose a space follows each mark.
    if (names.slice(1).every((name) => name.startsWith(' '))) return false;
    if (names.length < 2 || (names.length === 2 && !names.every((name) => /^[\p{L}\p{N}_-]+$/u.test(name.trim())))) return false;
    const slack = names.every((name) => /^\s*[\p{L}\p{N}_ .#/()-]{1,40}\s*$/u.test(name) && name.trim().split(/\s+/).length <= 4) ? 2 : 0;
    return lines.every((line) => Math.abs(line.split(mark).length - names.length) <= slack);
  });
}

function headText(head: Uint8Array, encoding?: string): string {
  const wide = (head[0] === 0xff && head[1] === 0xfe) || (head[1] === 0 && head[0] !== 0);
  const wideBig = (head[0] === 0xfe && head[1] === 0xff) || (head[0] === 0 && head[1] !== 0);
  return new TextDecoder(encoding ?? (wide ? 'utf-16le' : wideBig ? 'utf-16be' : 'utf-8')).decode(head);
}

/** First bytes of archives, documents, pictures, programs and databases, as Latin-1. */
const signatures = [
  'PK\x03\x04',
  '%PDF-',
  '\x89PNG',
  'GIF87a',
  'GIF89a',
  '\xff\xd8\xff',
  '\x7fELF',
  'Rar!\x1a',
  '7z\xbc',
  'SQLite format',
  '\xd0\xcf\x11\xe0',
];

/** Known signatures, or many control bytes in what is not UTF-16. */
function isBinary(head: Uint8Array): boolean {
  const start = Buffer.from(head.subarray(0, 16)).toString('latin1');
  if (signatures.some((signature) => start.startsWith(signature))) return true;
  // In UTF-16 the letters of many scripts hold control bytes; its byte order mark says that they are none.
  if (start.startsWith('\xff\xfe') || start.startsWith('\xfe\xff')) return false;
  let zeros = 0;
  let controls = 0;
  for (const byte of head) {
    if (byte === 0) zeros++;
    else if (byte < 9 || (byte > 13 && byte < 32 && byte !== 27)) controls++;
  }
  const isWide = zeros > head.length * 0.3 && zeros < head.length * 0.6 && controls < head.length * 0.05;
  // Of bytes without any order a tenth are control bytes.
  return !isWide && (controls > head.length * 0.05 || zeros > head.length * 0.1);
}
