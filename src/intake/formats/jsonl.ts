import type { Reject } from '../../model/report.ts';
import type { Table, TableBatch, TableRow } from '../../ports/table.ts';
import type { LineBlock } from '../decode.ts';
import { excerptOf } from './excerpt.ts';
import { isRecord, RecordColumns } from './records.ts';

/** Reads JSON lines: one object a line. A line that is no object is put aside; the rest goes on. */
export function readJsonl(blocks: AsyncIterable<LineBlock>): Table {
  const records = new RecordColumns();
  return { columns: records.columns, notes: [], batches: readBatches(blocks, records) };
}

async function* readBatches(blocks: AsyncIterable<LineBlock>, records: RecordColumns): AsyncGenerator<TableBatch> {
  let line = 0;
  for await (const { lines } of blocks) {
    const rows: TableRow[] = [];
    const rejects: Reject[] = [];
    for (const text of lines) {
      line++;
      if (text.trim() === '') continue;
      const read = parseLine(text);
      // What is decoded holds no lone surrogates; only an escape can make one.
      if (isRecord(read)) rows.push(records.row(read, line, 1, !text.includes('\\u')));
      else rejects.push({ line, lines: 1, reason: typeof read === 'string' ? read : 'not a JSON object', excerpt: excerptOf(text) });
    }
    yield { rows, rejects };
  }
}

/** The value, or in words why there is none. A JSON string is no record either, so the two do not mix. */
function parseLine(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    return isRecord(value) ? value : null;
  } catch (error) {
    return `not valid JSON: ${(error as Error).message}`;
  }
}
