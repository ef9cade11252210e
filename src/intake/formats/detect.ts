import { TextDecoder } from 'node:util';

/** The formats that intake reads, by the names of `--format`. */
export const formats = ['csv', 'tsv', 'json', 'jsonl', 'parquet', 'text'] as const;
export type Format = (typeof formats)[number];

/** Tells the format by content, with the name's ending as a hint; null for bytes that are no text. */
export function detectFormat(name: string, head: Uint8Array): Format | null {
  if (Buffer.from(head.subarray(0, 4)).toString('latin1') === 'PAR1') return 'parquet';
  if (isBinary(head)) return null;
  const text = headText(head).trimStart();
  const ending = /\.(\w+?)(?:\.gz)?$/i.exec(name)?.[1]?.toLowerCase() ?? '';
  if (text.startsWith('[')) return ending === 'csv' || ending === 'txt' ? byEnding(ending) : 'json';
  if (text.startsWith('{')) return isJsonl(text) ? 'jsonl' : 'json';
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

/** A first line that is an object by itself; or one too long to tell, when the whole head is a single line. */
function isJsonl(text: string): boolean {
  const end = text.indexOf('\n');
  if (end < 0) return !/^\{\s*"[^"]{1,60}"\s*:\s*\[/.test(text);
  try {
    JSON.parse(text.slice(0, end));
    return true;
  } catch {
    return text.slice(0, end).trim().endsWith('}') || /\n\s*\{/.test(text);
  }
}

function looksDelimited(text: string): boolean {
  const lines = text
    .split('\n')
    .slice(0, 5)
    .filter((line) => line.trim() !== '');
  const [first, second] = lines;
  if (!first || !second) return false;
  return [',', '\t', ';', '|'].some((mark) => {
    const count = first.split(mark).length;
    return count > 2 && lines.every((line) => Math.abs(line.split(mark).length - count) <= 2);
  });
}

function headText(head: Uint8Array): string {
  const wide = (head[0] === 0xff && head[1] === 0xfe) || (head[1] === 0 && head[0] !== 0);
  const wideBig = (head[0] === 0xfe && head[1] === 0xff) || (head[0] === 0 && head[1] !== 0);
  return new TextDecoder(wide ? 'utf-16le' : wideBig ? 'utf-16be' : 'utf-8').decode(head);
}

/** Known signatures, or many control bytes in what is not UTF-16. */
function isBinary(head: Uint8Array): boolean {
  const start = Buffer.from(head.subarray(0, 8)).toString('latin1');
  if (/^(?:PK\x03\x04|%PDF|\x89PNG|GIF8|\xff\xd8\xff|\x7fELF|BM|Rar!|7z\xbc|SQLite|\xd0\xcf\x11\xe0)/.test(start)) return true;
  let zeros = 0;
  let controls = 0;
  for (const byte of head) {
    if (byte === 0) zeros++;
    else if (byte < 9 || (byte > 13 && byte < 32 && byte !== 27)) controls++;
  }
  const isWide = zeros > head.length * 0.3 && controls < head.length * 0.05;
  return !isWide && (controls > head.length * 0.1 || zeros > head.length * 0.1);
}
