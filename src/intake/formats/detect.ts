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
  if (ending === 'csv' || ending === 'tsv' || ending === 'tab') return byEnding(ending);
  if (looksLabelled(text)) return 'tsv';
  return byEnding(ending) === 'text'
    ? hasNamedCells(text)
      ? 'csv'
      : 'text'
    : (byEnding(ending) ?? (looksDelimited(text) ? 'csv' : 'text'));
}

/** What a text is that holds messages but is no table of them, in words, and what to do with it; null for what can be read. */
export function unreadMarkup(head: Uint8Array): string | null {
  const text = headText(head.subarray(0, 4096))
    .replace(/^\ufeff/, '')
    .trimStart();
  if (/^<!doctype html|^<html[\s>]/i.test(text)) return 'a web page: copy the messages into a text file or a table';
  if (/^<\?xml\s|^<smses[\s>]/i.test(text)) return 'XML (a phone back-up, perhaps): export the messages as CSV or JSON';
  const isMail = /^[\w-]{2,40}: \S/.test(text) && /^(?:mime-version|message-id): /im.test(text) && /^(?:from|to|subject): /im.test(text);
  return isMail ? 'an e-mail: copy the reported text into a text file' : null;
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

/** A word, a tab and a text on each line, as collections of labelled texts are given away. */
function looksLabelled(text: string): boolean {
  const lines = wholeLines(text);
  return lines.length > 1 && lines.every((line) => /^[\p{L}\p{N}_-]{1,20}\t[^\t]*$/u.test(line));
}

/** Cells under a line of three names or more, parted by a mark that prose does not have; in a file of a name as texts have. */
function hasNamedCells(text: string): boolean {
  const lines = wholeLines(text);
  const names = lines[0] ?? '';
  return ['\t', '|', ';'].some((mark) => {
    const cells = names.split(mark);
    if (cells.length < 3 || lines.length < 2 || !cells.every((name) => /^[\p{L}\p{N}_ ]{1,30}$/u.test(name))) return false;
    return lines.every((line) => line.split(mark).length === cells.length);
  });
}

/** Lines at the head of a file but for the last, which may be cut. */
function wholeLines(text: string): string[] {
  const lines = text.split(/\r?\n/);
  return (text.length > 60_000 ? lines.slice(0, -1) : lines).filter((line) => line.trim() !== '').slice(0, 40);
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

/** First bytes, as Latin-1, of files that are no text, and what such a file is, with what to do where there is something to do. */
const signatures: readonly (readonly [string, string])[] = [
  ['PK\x03\x04', 'a ZIP archive: unpack it, and give the folder'],
  ['Rar!\x1a', 'a RAR archive: unpack it, and give the folder'],
  ['7z\xbc', 'a 7z archive: unpack it, and give the folder'],
  ['BZh9', 'compressed with bzip2: unpack it; of compressed files only gzip is read'],
  ['\xfd7zXZ', 'compressed with xz: unpack it; of compressed files only gzip is read'],
  ['\x28\xb5\x2f\xfd', 'compressed with zstd: unpack it; of compressed files only gzip is read'],
  ['\xd0\xcf\x11\xe0', 'an old office document (.xls, .doc, .msg): save a spreadsheet as CSV; mail and documents are not read yet'],
  ['%PDF-', 'a PDF: copy its texts into a text file, one message a line'],
  ['\x89PNG', picture('PNG')],
  ['\xff\xd8\xff', picture('JPEG')],
  ['GIF87a', picture('GIF')],
  ['GIF89a', picture('GIF')],
  ['SQLite format', 'an SQLite database: export its table of messages as CSV'],
  ['\x7fELF', 'a program'],
];

function picture(kind: string): string {
  return `a picture (${kind}): screenshots are not read yet; type its text into a text file`;
}

/** Folders and files inside the archives that office programs write, and what such an archive is. */
const documents: readonly (readonly [string, string])[] = [
  ['xl/', 'an Excel workbook (.xlsx): save the sheet as CSV (UTF-8), and give that'],
  ['opendocument.spreadsheet', 'an OpenDocument spreadsheet (.ods): save the sheet as CSV, and give that'],
  ['word/', 'a Word document (.docx): save it as plain text, and give that'],
];

/** What a file is that holds no text, by its first bytes, and what to do with it; null for what cannot be told. */
export function unreadBinary(head: Uint8Array): string | null {
  const bytes = Buffer.from(head.buffer, head.byteOffset, head.length);
  const start = bytes.toString('latin1', 0, 16);
  const found = signatures.find(([signature]) => start.startsWith(signature));
  if (found === undefined) return null;
  const document = start.startsWith('PK') ? documents.find(([part]) => bytes.includes(part)) : undefined;
  return (document ?? found)[1];
}

/** Known signatures, or many control bytes in what is not UTF-16. */
function isBinary(head: Uint8Array): boolean {
  const start = Buffer.from(head.subarray(0, 16)).toString('latin1');
  if (signatures.some(([signature]) => start.startsWith(signature))) return true;
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
