import { HooklineError } from '../../model/errors.ts';
import type { Reject } from '../../model/report.ts';
import type { Table, TableBatch, TableRow } from '../../ports/table.ts';
import { type LineBlock, longestLine } from '../decode.ts';
import { excerptOf } from './excerpt.ts';

/** A quoted cell that runs over more lines than this was never closed. Long texts have some dozens of lines. */
const longestCellLines = 500;
/** Rows given at once: what the garbage collector finds already forgotten costs nothing. */
const batchRows = 512;

/**
 * Reads delimited text (RFC 4180) line by line. A record that cannot be read costs its first line only: it is put aside
 * and reading resumes at the next line, so an unterminated quote swallows nothing else. `name` is for messages. Throws
 * `HOOKLINE_NO_TEXT_COLUMN` when a delimiter given by hand cuts nothing and another does.
 */
export async function readCsv(blocks: AsyncIterable<LineBlock>, name: string, delimiter?: string): Promise<Table> {
  const lines = new LineQueue(blocks);
  await lines.fill(60);
  const named = await namedDelimiter(lines);
  const guess = named ?? guessDelimiter(lines.peek(60));
  const separator = delimiter ?? guess ?? noDelimiter;
  const notes = [separator === noDelimiter ? 'one column: each line is one cell' : `delimiter ${nameOf(separator)}`];
  await passTitle(lines, separator, notes);
  const head = await nextRecord(lines, separator, 0);
  const first = head && 'cells' in head ? head : null;
  if (first?.cells.length === 1 && guess !== null && guess !== separator) {
    const seen = `Columns seen: ${excerptOf(first.cells[0] ?? '')}`;
    throw new HooklineError(
      'HOOKLINE_NO_TEXT_COLUMN',
      `${name}: the delimiter ${nameOf(separator)} cuts nothing, ${nameOf(guess)} would. ${seen}`,
    );
  }
  const isNamed = first !== null && looksLikeHeader(first.cells) && !isFirstOfMany(first.cells, separator, lines.peek(60));
  if (first && !isNamed) {
    notes.push('no header line: columns are named column 1, column 2, …');
    lines.rewind(first.lines);
  }
  const columns = first ? (isNamed ? uniqueNames(first.cells, notes) : first.cells.map((_, index) => `column ${index + 1}`)) : [];
  const header = isNamed ? (first?.cells ?? null) : null;
  const orphan = head && !('cells' in head) ? [head] : [];
  return { columns, notes, batches: readBatches(lines, separator, columns.length, header, orphan) };
}

async function* readBatches(
  lines: LineQueue,
  separator: string,
  width: number,
  header: readonly (string | null)[] | null,
  orphans: readonly Reject[],
): AsyncGenerator<TableBatch> {
  let rows: TableRow[] = [];
  let rejects: Reject[] = [...orphans];
  for (;;) {
    const record = lines.quick(separator, width) ?? (await nextRecord(lines, separator, width));
    if (record === null) break;
    if (!('cells' in record)) rejects.push(record);
    else if (header !== null && isSame(record.cells, header)) {
      rejects.push({
        line: record.line,
        lines: record.lines,
        reason: 'the header line again',
        excerpt: excerptOf(record.cells.join(separator)),
      });
    } else rows.push(record);
    if (rows.length + rejects.length < batchRows) continue;
    yield { rows, rejects };
    rows = [];
    rejects = [];
  }
  yield { rows, rejects };
}

function isSame(cells: readonly (string | null)[], header: readonly (string | null)[]): boolean {
  return cells.length === header.length && cells.every((cell, at) => cell === header[at]);
}

/** One record, or why its first line could not be read; null at the end. Blank lines are passed over. */
async function nextRecord(lines: LineQueue, separator: string, width: number): Promise<TableRow | Reject | null> {
  for (;;) {
    const first = await lines.next();
    if (first === null) return null;
    const at = lines.line;
    if (first.trim() === '') continue;
    const record = await parseRecord(lines, first, separator);
    const wrong = record.fault ?? countFault(record.cells, width, lines.line - at);
    if (wrong === null) return { line: at, lines: lines.line - at + 1, cells: toWidth(record.cells, width) };
    lines.rewind(lines.line - at);
    return { line: at, lines: 1, reason: wrong, excerpt: excerptOf(first) };
  }
}

interface Parsed {
  readonly cells: string[];
  readonly fault: string | null;
}

async function parseRecord(lines: LineQueue, first: string, separator: string): Promise<Parsed> {
  const cells: string[] = [];
  let text = first;
  let at = 0;
  for (;;) {
    if (text[at] !== '"') {
      const end = text.indexOf(separator, at);
      cells.push(text.slice(at, end < 0 ? undefined : end));
      if (end < 0) return { cells, fault: null };
      at = end + 1;
      continue;
    }
    const quoted = await parseQuoted(lines, text, at + 1);
    if (quoted === null) return { cells, fault: 'a quoted cell is never closed' };
    cells.push(quoted.cell);
    text = quoted.text;
    at = quoted.end;
    if (at >= text.length) return { cells, fault: null };
    if (text[at] !== separator) return { cells, fault: `text after a closing quote: ${text.slice(at, at + 20)}` };
    at++;
    if (at === text.length) {
      cells.push('');
      return { cells, fault: null };
    }
  }
}

/** Reads a quoted cell from `from`, taking in further lines while the quote is open. */
async function parseQuoted(lines: LineQueue, start: string, from: number): Promise<{ cell: string; text: string; end: number } | null> {
  let text = start;
  let at = from;
  let cell = '';
  for (let taken = 0; ; ) {
    const quote = text.indexOf('"', at);
    if (quote < 0) {
      cell += text.slice(at);
      const next = taken < longestCellLines ? await lines.next() : null;
      if (next === null) return null;
      taken++;
      cell += '\n';
      text = next;
      at = 0;
    } else if (text[quote + 1] === '"') {
      cell += `${text.slice(at, quote)}"`;
      at = quote + 2;
    } else return { cell: cell + text.slice(at, quote), text, end: quote + 1 };
  }
}

function countFault(cells: readonly string[], width: number, extraLines: number): string | null {
  if (width === 0) return null;
  const surplus = cells.slice(width).some((cell) => cell.trim() !== '');
  if (surplus) return `${cells.length} cells where the header has ${width}`;
  if (extraLines > 0 && cells.length < width)
    return `a quoted cell ran over ${extraLines + 1} lines and left ${cells.length} of ${width} cells`;
  return null;
}

function toWidth(cells: string[], width: number): (string | null)[] {
  if (width === 0 || cells.length === width) return cells;
  return Array.from({ length: width }, (_, index) => cells[index] ?? null);
}

/** Lines with a look ahead and a way back, numbered from 1. */
class LineQueue {
  /** Number of the line last taken. */
  line = 0;
  readonly #blocks: AsyncIterator<LineBlock>;
  #lines: string[] = [];
  #at = 0;
  #done = false;

  constructor(blocks: AsyncIterable<LineBlock>) {
    this.#blocks = blocks[Symbol.asyncIterator]();
  }

  async fill(count: number): Promise<void> {
    while (!this.#done && this.#lines.length - this.#at < count) {
      const block = await this.#blocks.next();
      if (block.done) this.#done = true;
      else {
        // Keep what a rewind may ask for.
        const keep = Math.max(0, this.#at - longestCellLines - 2);
        this.#lines = [...this.#lines.slice(keep), ...block.value.lines];
        this.#at -= keep;
      }
    }
  }

  peek(count: number): readonly string[] {
    return this.#lines.slice(this.#at, this.#at + count);
  }

  async next(): Promise<string | null> {
    if (this.#at >= this.#lines.length) await this.fill(1);
    const line = this.#lines[this.#at];
    if (line === undefined) return null;
    this.#at++;
    this.line++;
    return line;
  }

  rewind(count: number): void {
    this.#at -= count;
    this.line -= count;
  }

  /** The common case without waiting: the next line is at hand, is a record by itself, and has the right number of cells. */
  quick(separator: string, width: number): TableRow | null {
    const line = this.#lines[this.#at];
    if (line === undefined || line === '') return null;
    const cells = line.includes('"') ? cutQuoted(line, separator) : line.split(separator);
    if (cells?.length !== width) return null;
    this.#at++;
    this.line++;
    // A shorter line was not cut, and what is decoded holds no lone surrogates.
    return { line: this.line, lines: 1, cells, sound: line.length < longestLine };
  }
}

/** The cells of a line with quotes; null when a quoted cell does not end on it, or not at a separator. */
function cutQuoted(line: string, separator: string): string[] | null {
  const cells: string[] = [];
  for (let at = 0; ; at++) {
    const quoted = line[at] === '"';
    const end = quoted ? closingQuote(line, at + 1) + 1 : line.indexOf(separator, at);
    if (quoted && (end === 0 || (end < line.length && line[end] !== separator))) return null;
    cells.push(quoted ? line.slice(at + 1, end - 1).replaceAll('""', '"') : line.slice(at, end < 0 ? undefined : end));
    if (end < 0 || (quoted && end === line.length)) return cells;
    at = end;
  }
}

/** Where the quote stands that closes a cell; doubled ones are passed over. -1 where none does. */
function closingQuote(line: string, from: number): number {
  let quote = line.indexOf('"', from);
  while (quote >= 0 && line[quote + 1] === '"') quote = line.indexOf('"', quote + 2);
  return quote;
}

const delimiters = [',', '\t', ';', '|'];
/** Stands in no text line: each line is one cell, unless quotes join more. */
const noDelimiter = '\u0000';

/** The delimiter that a first line `sep=;` names, as spreadsheets write it for one another; that line is taken. Null where there is none. */
async function namedDelimiter(lines: LineQueue): Promise<string | null> {
  const named = /^\ufeff?"?sep=(.)"?$/i.exec(lines.peek(1)[0] ?? '')?.[1] ?? null;
  if (named !== null) await lines.next();
  return named;
}

/** Takes the lines of a title, and notes how many. */
async function passTitle(lines: LineQueue, separator: string, notes: string[]): Promise<void> {
  const count = titleLines(lines.peek(60), separator);
  if (count > 0) notes.push(`passed over above the header: ${count === 1 ? '1 line' : `${count} lines`}`);
  for (let taken = 0; taken < count; taken++) await lines.next();
}

/**
 * How many lines stand above the header of a table that has a title: lines with one filled cell at most, before a line of names with
 * no cell empty, as wide as the lines below it.
 */
function titleLines(lines: readonly string[], separator: string): number {
  if (separator === noDelimiter) return 0;
  const rows = lines.slice(0, 20).map((line) => line.replace(/"(?:[^"]|"")*"/g, 'quoted').split(separator));
  const filled = rows.map((cells) => cells.filter((cell) => cell.trim() !== '').length);
  const at = filled.findIndex((count) => count > 1);
  const header = rows[at] ?? [];
  const below = rows.slice(at + 1).filter((cells) => cells.some((cell) => cell.trim() !== ''));
  const isTable = below.length > 0 && below.every((cells) => cells.length === header.length);
  const areNames = header.every((cell) => /^\s*\S+(?: \S+){0,2}\s*$/.test(cell)) && looksLikeHeader((lines[at] ?? '').split(separator));
  // A title is one cell, or a phrase in the first of as many cells as the table has: a single word there may well be a name.
  const isTitle = (cells: readonly string[]) =>
    cells.length === 1 || (cells.length === header.length && /^\s*(?:\S+ \S|$)/.test(cells[0] ?? ''));
  const above = rows.slice(0, Math.max(0, at));
  const titled = filled.slice(0, at).includes(1) && above.every(isTitle);
  return at > 0 && at <= 10 && header.length > 1 && isTable && areNames && titled ? at : 0;
}

/**
 * The delimiter that gives most lines the same number of cells, more than one. Quoted parts do not count. Null for a
 * single column, whose texts may hold any of them.
 */
function guessDelimiter(lines: readonly string[]): string | null {
  const bare = lines.filter((line) => line !== '').map((line) => line.replace(/"(?:[^"]|"")*"/g, ''));
  let best: string | null = null;
  let bestScore = 0;
  for (const delimiter of delimiters) {
    const [header = 0, ...counts] = bare.map((line) => line.split(delimiter).length);
    const agreeing = counts.filter((count) => count === header).length + 1;
    const score = header > 1 ? (agreeing / bare.length) * Math.min(header, 12) : 0;
    if (score > bestScore) [best, bestScore] = [delimiter, score];
    // A title above a table: cut the table, so that the rows show what is wrong.
    const isTable = counts.length > 1 && (counts[0] ?? 0) > 1 && counts.every((count) => count === counts[0]);
    if (best === null && (isTable || hasTitle(lines, delimiter))) best = delimiter;
  }
  return best;
}

/** A table of three columns or more under lines of one cell. In prose a space follows each comma. */
function hasTitle(lines: readonly string[], delimiter: string): boolean {
  const names = (lines[titleLines(lines, delimiter)] ?? '').split(delimiter);
  return titleLines(lines, delimiter) > 0 && names.length > 2 && !names.some((name) => name.startsWith(' '));
}

function nameOf(delimiter: string): string {
  return { ',': 'comma', '\t': 'tab', ';': 'semicolon', '|': 'bar' }[delimiter] ?? `'${delimiter}'`;
}

/** Header cells are short names; a first line with a time, a number, a link or a sentence in it is data. */
function looksLikeHeader(row: readonly (string | null)[]): boolean {
  const cells = row.map((cell) => cell ?? '');
  if (cells.every((cell) => cell.trim() === '')) return false;
  return !cells.some(
    (cell) =>
      /^\+?\d[\d\s().-]{6,}$|\d{4}-\d{2}-\d{2}|https?:\/\//.test(cell) || (cell.length > 40 && cells.length < 200 && / \S+ /.test(cell)),
  );
}

/** The first cell stands at the head of later lines, too: a label such as `ham`, not a name. A header that comes again comes whole. */
function isFirstOfMany(cells: readonly (string | null)[], separator: string, lines: readonly string[]): boolean {
  const start = `${cells[0] ?? ''}${separator}`;
  const header = cells.join(separator);
  return cells.length > 1 && start.length > 1 && lines.some((line) => line.startsWith(start) && line.trim() !== header);
}

function uniqueNames(cells: readonly (string | null)[], notes: string[]): string[] {
  const seen = new Map<string, number>();
  const names = cells.map((cell) => {
    const name = (cell ?? '').trim() || 'unnamed';
    const count = (seen.get(name) ?? 0) + 1;
    seen.set(name, count);
    return count === 1 ? name : `${name} (${count})`;
  });
  const doubled = [...seen].filter(([, count]) => count > 1).map(([name]) => name);
  if (doubled.length > 0) notes.push(`columns named twice, the first is used: ${doubled.slice(0, 5).join(', ')}`);
  return names;
}
