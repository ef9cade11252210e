import type { Table, TableBatch, TableRow } from '../../ports/table.ts';
import type { LineBlock } from '../decode.ts';

/** Pasted text: one message a block, blocks parted by blank lines. A text without blank lines is one message a line. */
export function readText(blocks: AsyncIterable<LineBlock>): Table {
  const notes: string[] = [];
  return { columns: ['text'], notes, batches: readBatches(blocks, notes) };
}

async function* readBatches(blocks: AsyncIterable<LineBlock>, notes: string[]): AsyncGenerator<TableBatch> {
  const lines: string[] = [];
  for await (const block of blocks) for (const line of block.lines) lines.push(line);
  const first = lines.findIndex((line) => line.trim() !== '');
  const last = lines.findLastIndex((line) => line.trim() !== '');
  const parted = lines.slice(first, last + 1).some((line) => line.trim() === '');
  notes.push(parted ? 'one message a block, parted by blank lines' : 'one message a line');
  yield { rows: parted ? byBlock(lines) : byLine(lines), rejects: [] };
}

function byLine(lines: readonly string[]): TableRow[] {
  return lines.flatMap((text, index) => (text.trim() === '' ? [] : [{ line: index + 1, lines: 1, cells: [text] }]));
}

function byBlock(lines: readonly string[]): TableRow[] {
  const rows: TableRow[] = [];
  let block: string[] = [];
  const close = (end: number) => {
    if (block.length > 0) rows.push({ line: end - block.length + 1, lines: block.length, cells: [block.join('\n')] });
    block = [];
  };
  lines.forEach((line, index) => {
    if (line.trim() === '') close(index);
    else block.push(line);
  });
  close(lines.length);
  return rows;
}
