import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { missing, RowPacker, separator } from '../../../src/ports/packed-rows.ts';
import { type BulkColumn, BulkInsert } from '../../../src/stores/duckdb/bulk.ts';
import { Database } from '../../../src/stores/duckdb/connection.ts';

type Cell = string | null;

const columns: readonly BulkColumn[] = [
  ['place', 'INTEGER'],
  ['a', 'VARCHAR'],
  ['b', 'VARCHAR'],
];

let database: Database;

beforeAll(async () => {
  database = await Database.open(':memory:', { threads: 1, memory: '512MB' });
});
afterAll(() => database.close());
beforeEach(() => database.run('CREATE OR REPLACE TABLE t (place INTEGER, a VARCHAR, b VARCHAR)'));

function packerOf(rows: readonly (readonly [Cell, Cell])[]): RowPacker {
  const packer = new RowPacker(3);
  for (const [place, [a, b]] of rows.entries()) packer.add([String(place), a, b]);
  return packer;
}

/** The client leaves out a byte order mark at the head of a text that it reads; the bytes show what is kept. */
function textOf(hex: Cell): Cell {
  return hex === null ? null : Buffer.from(hex, 'hex').toString('utf8');
}

async function kept(): Promise<[Cell, Cell][]> {
  const rows = await database.rows('SELECT hex(a) AS a, hex(b) AS b FROM t ORDER BY place');
  return rows.map(({ a, b }) => [textOf(a as Cell), textOf(b as Cell)]);
}

async function keptOf(rows: readonly (readonly [Cell, Cell])[]): Promise<[Cell, Cell][]> {
  await database.run('DELETE FROM t');
  const into = new BulkInsert(database, 't', columns);
  await into.insertExactly(packerOf(rows));
  await into.finish();
  return kept();
}

const cell: fc.Arbitrary<Cell> = fc.oneof(
  { weight: 4, arbitrary: fc.string({ unit: 'binary', maxLength: 12 }) },
  {
    weight: 2,
    arbitrary: fc.constantFrom<Cell>(null, '', '\u0000', 'a\u0000b', 'NULL', "'", '"', '\\', '$1', '\ufffd', '\ufeff', '😀', '\r\n'),
  },
  { weight: 1, arbitrary: fc.constantFrom<Cell>(separator, `a${separator}b`, missing, `${missing}a`, `${separator}${missing}`) },
);

describe('rows inserted exactly', () => {
  test('come back as they were, whatever they hold', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(cell, cell), { maxLength: 20 }), async (rows) => {
        expect(await keptOf(rows)).toEqual(rows);
      }),
      { numRuns: 150 },
    );
  });

  test.each([
    ['NUL', 'a\u0000b'],
    ['NUL alone', '\u0000'],
    ['a separator', `a${separator}b`],
    ['the mark of a missing value within', `a${missing}`],
    ['the mark of a missing value alone', missing],
  ])('keep %s', async (_, value) => {
    const rows: [Cell, Cell][] = [
      ['before', null],
      [value, value],
      [null, ''],
    ];
    expect(await keptOf(rows)).toEqual(rows);
  });

  test('keep texts of a megabyte, with and without separators in them', async () => {
    const long = 'x'.repeat(1_048_576);
    const wide = '😀'.repeat(262_144);
    const rows: [Cell, Cell][] = [
      [long, wide],
      [`${long}\u0000`, null],
    ];
    expect((await keptOf(rows)).flat().every((value, at) => value === rows.flat()[at])).toBe(true);
    const parted: [Cell, Cell][] = [...rows, [`${long}${separator}${long}`, 'end']];
    expect((await keptOf(parted)).flat().every((value, at) => value === parted.flat()[at])).toBe(true);
  });

  test('may be none', async () => {
    expect(await keptOf([])).toEqual([]);
  });
});

test('portions inserted one upon another are all there, each row once', async () => {
  const into = new BulkInsert(database, 't', columns);
  for (let from = 0; from < 5000; from += 1000) {
    const packer = new RowPacker(3);
    for (let at = from; at < from + 1000; at++) packer.add([String(at), `value ${at}`, null]);
    await into.insertExactly(packer);
  }
  await into.finish();
  const [sums] = await database.rows('SELECT count(*) AS n, count(DISTINCT a) AS values, min(place) AS least, max(place) AS most FROM t');
  expect(Object.values(sums ?? {}).map(Number)).toEqual([5000, 5000, 0, 4999]);
});

test('values become what the column says; milliseconds become a time in UTC', async () => {
  await database.run('CREATE OR REPLACE TABLE typed (big BIGINT, small INTEGER, share FLOAT, yes BOOLEAN, seen TIMESTAMP, text VARCHAR)');
  const typed: readonly BulkColumn[] = [
    ['big', 'BIGINT'],
    ['small', 'INTEGER'],
    ['share', 'FLOAT'],
    ['yes', 'BOOLEAN'],
    ['seen', 'epoch_ms'],
    ['text', 'VARCHAR'],
  ];
  const rows = (end: string) => [
    ['9007199254740993', '-7', '0.25', 'true', String(Date.UTC(2026, 2, 2, 10, 1, 2, 3)), `one${end}`],
    [null, null, null, null, null, null],
    ['-1', '0', '1e-7', 'false', '-1', ''],
  ];
  const shown = 'SELECT big::VARCHAR AS big, small, share, yes, seen::VARCHAR AS seen, text FROM typed ORDER BY big DESC NULLS LAST';
  for (const end of ['', separator]) {
    await database.run('DELETE FROM typed');
    const packer = new RowPacker(typed.length);
    for (const row of rows(end)) packer.add(row);
    const into = new BulkInsert(database, 'typed', typed);
    await into.insertExactly(packer);
    await into.finish();
    expect(await database.rows(shown)).toEqual([
      { big: '9007199254740993', small: -7, share: 0.25, yes: true, seen: '2026-03-02 10:01:02.003', text: `one${end}` },
      { big: '-1', small: 0, share: Math.fround(1e-7), yes: false, seen: '1969-12-31 23:59:59.999', text: '' },
      { big: null, small: null, share: null, yes: null, seen: null, text: null },
    ]);
  }
});

test('a value that does not fit its column fails where the rows are waited for', async () => {
  const into = new BulkInsert(database, 't', columns);
  const packer = new RowPacker(3);
  packer.add(['no number', 'a', 'b']);
  await into.insertExactly(packer);
  await expect(into.finish()).rejects.toMatchObject({ code: 'HOOKLINE_INTERNAL' });
});
