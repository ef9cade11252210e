import type { Reject } from '../../model/report.ts';
import type { Table, TableBatch, TableRow } from '../../ports/table.ts';
import type { LineBlock } from '../decode.ts';
import { excerptOf } from './excerpt.ts';
import { isRecord, RecordColumns } from './records.ts';

/**
 * Reads a JSON document that holds an array of objects, at the top or one level down (`{"reports": [...]}`), element by
 * element, so that neither size nor one broken element stops it.
 */
export function readJson(blocks: AsyncIterable<LineBlock>): Table {
  const records = new RecordColumns();
  const notes: string[] = [];
  return { columns: records.columns, notes, batches: readBatches(blocks, records, notes) };
}

async function* readBatches(blocks: AsyncIterable<LineBlock>, records: RecordColumns, notes: string[]): AsyncGenerator<TableBatch> {
  const splitter = new ElementSplitter();
  for await (const { lines } of blocks) {
    const rows: TableRow[] = [];
    const rejects: Reject[] = [];
    for (const line of lines) {
      for (const element of splitter.push(line)) take(element, records, rows, rejects);
    }
    yield { rows, rejects };
  }
  const rest = splitter.rest();
  if (rest) {
    const reason = 'the document ends inside this element: a bracket or quote is never closed';
    notes.push('the JSON document is cut off or damaged at its end');
    yield { rows: [], rejects: [{ line: rest.line, lines: rest.lines, reason, excerpt: excerptOf(rest.text) }] };
  }
}

function take(element: Element, records: RecordColumns, rows: TableRow[], rejects: Reject[]): void {
  const { line, lines, text } = element;
  try {
    const value: unknown = JSON.parse(text);
    if (isRecord(value)) {
      rows.push(records.row(value, line, lines));
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
}

/** Cuts out the objects of the outermost array by brackets and quotes alone. A document without an array is one element. */
class ElementSplitter {
  #line = 0;
  #depth = 0;
  /** Depth at which elements stand: 1 under a top-level array, 2 when the array is a member of an object, 0 without array. */
  #level = -1;
  #quoted = false;
  #escaped = false;
  #text = '';
  #start = 0;

  push(line: string): Element[] {
    this.#line++;
    const found: Element[] = [];
    let from = this.#text === '' ? -1 : 0;
    for (let at = 0; at < line.length; at++) {
      const code = line.charCodeAt(at);
      if (this.#quoted) {
        if (this.#escaped) this.#escaped = false;
        else if (code === 92) this.#escaped = true;
        else if (code === 34) this.#quoted = false;
        continue;
      }
      if (code === 34) this.#quoted = true;
      else if (code === 91 || code === 123) {
        if (code === 91 && this.#level < 0) this.#level = this.#depth + 1;
        else if (code === 123 && this.#depth === this.#level) {
          from = at;
          this.#start = this.#line;
        }
        this.#depth++;
      } else if (code === 93 || code === 125) {
        this.#depth--;
        if (code === 125 && this.#depth === this.#level && from >= 0) {
          found.push({ line: this.#start, lines: this.#line - this.#start + 1, text: this.#text + line.slice(from, at + 1) });
          this.#text = '';
          from = -1;
        }
      }
    }
    if (from >= 0) this.#text += `${line.slice(from)}\n`;
    return found;
  }

  rest(): Element | null {
    return this.#text === '' ? null : { line: this.#start, lines: this.#line - this.#start + 1, text: this.#text };
  }
}
