/** A row that a data file cannot have, with its line and the reason. */
export class DataFault extends Error {
  readonly line: number;

  constructor(line: number, reason: string) {
    super(reason);
    this.line = line;
  }
}

/** The body of a data file as it is kept. */
export interface RemadeData {
  readonly body: string;
  readonly rows: number;
  /** Rows that stood twice, or say nothing, and were left out. */
  readonly leftOut: number;
}

/** Cells as they are kept; a word for what is wrong with them; null for a row to be left out. */
export type ReadRow = (cells: readonly string[]) => readonly string[] | string | null;

/**
 * Reads a table as its publisher or we write it: lines with tabs or commas, comment lines with `#`, a header; a MISP warning list; a
 * JSON object of keys and values. Gives it as it is kept: checked, in order, each first cell once. `columns` are the names that a header has. Throws
 * {@link DataFault}.
 */
export function remakeTable(text: string, columns: readonly string[], read: ReadRow, order: (a: string, b: string) => number): RemadeData {
  const rows = new Map<string, string>();
  let [given, lines] = [0, 0];
  for (const { line, cells } of rowsOf(text)) {
    lines++;
    if (lines === 1 && isNamed(cells, columns)) continue;
    const row = read(cells);
    if (typeof row === 'string') {
      if (lines === 1 && isHeader(cells)) continue;
      throw new DataFault(line, row);
    }
    given++;
    const key = row?.[0];
    if (row && key !== undefined && !rows.has(key)) rows.set(key, row.join('\t').replace(/\t+$/, ''));
  }
  if (rows.size === 0) throw new DataFault(1, 'it has no row');
  const sorted = [...rows].sort(([a], [b]) => order(a, b)).map(([, row]) => row);
  return { body: `${sorted.join('\n')}\n`, rows: rows.size, leftOut: given - rows.size };
}

/** By code unit, so that every machine writes the same file. */
export const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
export const byNumber = (a: string, b: string): number => Number(a) - Number(b);
export const asGiven = (): number => 0;

/** The names of the first two columns, which could be taken for a row: one cell alone may be a word like others. */
function isNamed([first = '', second = '']: readonly string[], columns: readonly string[]): boolean {
  return columns.length > 1 && first.toLowerCase() === columns[0] && second.toLowerCase() === columns[1];
}

function isHeader(cells: readonly string[]): boolean {
  return cells.every((cell) => /^[A-Za-z][\w .-]*$/.test(cell) && !cell.includes('.'));
}

function* rowsOf(text: string): Generator<{ line: number; cells: string[] }> {
  if (/^\s*[{[]/.test(text)) yield* rowsOfJson(text);
  else {
    for (const [at, raw] of text.split('\n').entries()) {
      const line = raw.trim();
      if (line === '' || line.startsWith('#')) continue;
      yield { line: at + 1, cells: line.includes('\t') ? line.split('\t').map(unquoted) : cellsOf(line) };
    }
  }
}

function unquoted(cell: string): string {
  return cell.trim().replace(/^"(.*)"$/, '$1');
}

/** The cells of one line of CSV (RFC 4180): a quoted cell holds commas, and quotes that are doubled. Read once from left to right. */
export function cellsOf(line: string): string[] {
  if (!line.includes('"')) return line.split(',').map((cell) => cell.trim());
  const cells: string[] = [];
  for (let at = 0; at <= line.length; ) {
    while (line[at] === ' ') at++;
    const closing = line[at] === '"' ? closingQuote(line, at + 1) : -1;
    const comma = line.indexOf(',', Math.max(at, closing));
    const end = comma < 0 ? line.length : comma;
    // A quote that is not closed, or closed in the middle of a cell, is a character like others.
    const isQuoted = closing > 0 && line.slice(closing + 1, end).trim() === '';
    cells.push(isQuoted ? line.slice(at + 1, closing).replaceAll('""', '"') : line.slice(at, end).trim());
    at = end + 1;
  }
  return cells;
}

/** The quote that ends a cell; -1 where none does. */
function closingQuote(line: string, from: number): number {
  for (let at = line.indexOf('"', from); at >= 0; at = line.indexOf('"', at + 2)) if (line[at + 1] !== '"') return at;
  return -1;
}

/** Numbered by entry, for a parsed file has no lines. */
function* rowsOfJson(text: string): Generator<{ line: number; cells: string[] }> {
  const parsed = parseJson(text);
  const list: readonly unknown[] = Array.isArray(parsed) ? parsed : Array.isArray(parsed.list) ? parsed.list : Object.entries(parsed);
  for (const [at, entry] of list.entries()) {
    const cells = Array.isArray(entry) ? entry : [entry];
    if (cells.some((cell) => typeof cell !== 'string' && typeof cell !== 'number'))
      throw new DataFault(at + 1, 'an entry is neither text nor number');
    yield {
      line: at + 1,
      cells: cells.map((cell) =>
        String(cell)
          .trim()
          .replace(/[\t\n\r]+/g, ' '),
      ),
    };
  }
}

/** An object, or a list with its places as names. Throws {@link DataFault} for what is no JSON, or neither. */
export function parseJson(text: string): Readonly<Record<string, unknown>> {
  try {
    const parsed: unknown = JSON.parse(text);
    if (typeof parsed === 'object' && parsed !== null) return parsed as Readonly<Record<string, unknown>>;
  } catch (error) {
    const before = /position (\d+)/.exec((error as Error).message)?.[1];
    const line = before === undefined ? 1 : text.slice(0, Number(before)).split('\n').length;
    throw new DataFault(line, `it is no JSON: ${(error as Error).message}`);
  }
  throw new DataFault(1, 'it is no JSON object or list');
}
