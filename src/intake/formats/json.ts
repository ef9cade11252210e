import type { Reject } from '../../model/report.ts';
import type { Table, TableBatch, TableRow } from '../../ports/table.ts';
import type { LineBlock } from '../decode.ts';
import { excerptOf } from './excerpt.ts';
import { rowsOfDocument } from './json-shapes.ts';
import { isRecord, RecordColumns } from './records.ts';

/**
 * Reads a JSON document that holds an array of objects, at the top or one level down (`{"reports": [...]}`), or an array of texts, element by
 * element, so that neither size nor one broken element stops it. A document without such an array is read by `rowsOfDocument`.
 */
export function readJson(blocks: AsyncIterable<LineBlock>): Table {
  const records = new RecordColumns();
  const notes: string[] = [];
  return { columns: records.columns, notes, batches: readBatches(blocks, records, notes) };
}

/** After so many elements that were never closed the rest is given up: each costs a look at all that follows. */
const mostResumptions = 100;

async function* readBatches(blocks: AsyncIterable<LineBlock>, records: RecordColumns, notes: string[]): AsyncGenerator<TableBatch> {
  const splitter = new ElementSplitter();
  for await (const { lines } of blocks) yield readLines(lines, splitter, records);
  for (let resumed = 0; ; resumed++) {
    const rest = splitter.rest();
    if (rest === null) return;
    const [first = '', ...others] = rest.text.split('\n');
    if (isWhole(rest.text)) {
      const rows = splitter.isOneElement ? rowsIn(rest.text) : null;
      if (rows) yield { rows: rows.map((row, at) => records.row(row, at + 1, 1)), rejects: [] };
      else if (!/^\[\s*\]$/.test(rest.text)) yield readElements([rest], records);
      return;
    }
    if (resumed === 0) notes.push('the JSON document is cut off or damaged');
    const reason = 'a bracket or quote is never closed';
    if (splitter.isOneElement || resumed === mostResumptions || others.length === 0) {
      yield { rows: [], rejects: [{ line: rest.line, lines: rest.lines, reason, excerpt: excerptOf(rest.text) }] };
      return;
    }
    yield { rows: [], rejects: [{ line: rest.line, lines: 1, reason, excerpt: excerptOf(first) }] };
    splitter.resume(rest.line);
    yield readLines(others, splitter, records);
  }
}

function readLines(lines: readonly string[], splitter: ElementSplitter, records: RecordColumns): TableBatch {
  return readElements(
    lines.flatMap((line) => splitter.push(line)),
    records,
  );
}

function readElements(elements: readonly Element[], records: RecordColumns): TableBatch {
  const rows: TableRow[] = [];
  const rejects: Reject[] = [];
  for (const element of elements) take(element, records, rows, rejects);
  return { rows, rejects };
}

function rowsIn(text: string): readonly Readonly<Record<string, unknown>>[] | null {
  const value: unknown = JSON.parse(text);
  return isRecord(value) ? rowsOfDocument(value) : null;
}

function isWhole(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

function take(element: Element, records: RecordColumns, rows: TableRow[], rejects: Reject[]): void {
  const { line, lines, text } = element;
  try {
    const value: unknown = JSON.parse(text);
    const record = typeof value === 'string' && element.isText ? { text: value } : value;
    if (isRecord(record)) {
      rows.push(records.row(record, line, lines));
      return;
    }
    rejects.push({ line, lines, reason: 'not a JSON object', excerpt: excerptOf(text) });
  } catch (error) {
    rejects.push({ line, lines, reason: `not valid JSON: ${(error as Error).message}`, excerpt: excerptOf(text) });
  }
}

interface Element {
  readonly line: number;
  readonly lines: number;
  readonly text: string;
  /** It stands in a list of texts. */
  readonly isText: boolean;
}

/**
 * Cuts the elements out of the outermost array that holds objects, and of other such arrays as deep as it, by brackets,
 * quotes and commas alone. A document without one is one element.
 */
class ElementSplitter {
  #line = 0;
  #quoted = false;
  #escaped = false;
  /** The brackets that are open. */
  #open: string[] = [];
  /** How many brackets are open around an element; null until the first object within an array. */
  #level: number | null = null;
  /** Whether what is read belongs to an array of objects. */
  #inside = false;
  #holdsTexts = false;
  /** What was read of the element so far; of the document, until the first element is found. */
  #text = '';
  #start = 1;

  get isOneElement(): boolean {
    return this.#level === null;
  }

  push(line: string): Element[] {
    this.#line++;
    const found: Element[] = [];
    let from = 0;
    for (let at = 0; at < line.length; at++) {
      const mark = line[at] as string;
      if (this.#quoted) this.#pass(mark);
      else if (mark === '"') {
        if (this.#entersTexts()) from = at;
        this.#quoted = true;
      } else if (this.#endsElement(mark)) {
        this.#text += line.slice(from, at);
        from = at + 1;
        const element = this.#element();
        if (element) found.push(element);
        if (mark === ']') this.#leaveArray();
        else this.#begin(this.#line);
      } else if (this.#entersArray(mark)) from = at;
    }
    // A JSON string ends on its line; one that does not is broken and must not turn all that follows inside out.
    this.#quoted = this.#escaped = false;
    if (this.#inside || this.#level === null) this.#text += `${line.slice(from)}\n`;
    return found;
  }

  /** What stands open at the end of the document, or all of a document without elements. */
  rest(): Element | null {
    return this.#element();
  }

  /** Reads on as if after an element that ended with `line`. */
  resume(line: number): void {
    this.#line = line;
    this.#open = this.#open.slice(0, this.#level ?? 0);
    this.#begin(line + 1);
  }

  /** A character within quotes. */
  #pass(mark: string): void {
    if (this.#escaped) this.#escaped = false;
    else if (mark === '\\') this.#escaped = true;
    else if (mark === '"') this.#quoted = false;
  }

  #endsElement(mark: string): boolean {
    return this.#inside && this.#open.length === this.#level && (mark === ',' || mark === ']');
  }

  /** Keeps count of brackets. True at the first object of an array that is to be read. */
  #entersArray(mark: string): boolean {
    if (mark === '}' || mark === ']') {
      if (this.#open.at(-1) === (mark === '}' ? '{' : '[')) this.#open.pop();
    } else if (mark === '{' || mark === '[') {
      const enters = mark === '{' && !this.#inside && this.#open.at(-1) === '[' && this.#open.length === (this.#level ?? this.#open.length);
      if (enters) {
        this.#level = this.#open.length;
        this.#inside = true;
        this.#begin(this.#line);
      }
      this.#open.push(mark);
      return enters;
    }
    return false;
  }

  /** True at the first text of a document that is a list of texts. */
  #entersTexts(): boolean {
    if (this.#level !== null || this.#open.length !== 1 || this.#open[0] !== '[') return false;
    this.#level = 1;
    this.#inside = this.#holdsTexts = true;
    this.#begin(this.#line);
    return true;
  }

  #leaveArray(): void {
    this.#open.pop();
    this.#inside = false;
    this.#text = '';
  }

  #begin(line: number): void {
    this.#text = '';
    this.#start = line;
  }

  #element(): Element | null {
    const text = this.#text.trim();
    if (text === '') return null;
    const before = lineEnds(this.#text.slice(0, this.#text.indexOf(text[0] as string)));
    return { line: this.#start + before, lines: lineEnds(text) + 1, text, isText: this.#holdsTexts };
  }
}

function lineEnds(text: string): number {
  return text.split('\n').length - 1;
}
