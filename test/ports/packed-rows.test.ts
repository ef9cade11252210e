import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { joinPacked, missing, type PackedRows, RowPacker, separator } from '../../src/ports/packed-rows.ts';

type Cell = string | null;

/** What a reader of packed rows makes of them. */
function unpack({ count, columns }: PackedRows): Cell[][] {
  const cells = columns.map((column) => (count === 0 ? [] : column.split(separator).map((value) => (value === missing ? null : value))));
  for (const column of cells) expect(column.length).toBe(count);
  return Array.from({ length: count }, (_, row) => cells.map((column) => column[row] as Cell));
}

function packerOf(width: number, rows: readonly (readonly Cell[])[]): RowPacker {
  const packer = new RowPacker(width);
  for (const row of rows) packer.add(row);
  return packer;
}

const plain = fc.string({ unit: 'binary', maxLength: 8 });
const withControls = fc
  .array(fc.constantFrom(separator, missing, '', 'a', '\u0000', '\u001d', '😀', '\n'), { maxLength: 5 })
  .map((units) => units.join(''));
const cell: fc.Arbitrary<Cell> = fc.oneof({ weight: 4, arbitrary: plain }, { weight: 1, arbitrary: fc.constant(null) });
const hostileCell: fc.Arbitrary<Cell> = fc.oneof(cell, withControls);

const tableOf = (cells: fc.Arbitrary<Cell>) =>
  fc
    .integer({ min: 1, max: 4 })
    .chain((width) =>
      fc.array(fc.array(cells, { minLength: width, maxLength: width }), { maxLength: 12 }).map((rows) => ({ width, rows })),
    );

const holdsControl = (value: Cell) => value !== null && (value.includes(separator) || value.includes(missing));

describe('packing rows', () => {
  test('gives the rows back, or refuses', () => {
    fc.assert(
      fc.property(tableOf(hostileCell), ({ width, rows }) => {
        const packed = packerOf(width, rows).pack();
        if (packed) expect(unpack(packed)).toEqual(rows);
        else expect(rows.flat().some(holdsControl)).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  test('gives back any rows without separators of their own', () => {
    const free = cell.filter((value) => !holdsControl(value));
    fc.assert(
      fc.property(tableOf(free), ({ width, rows }) => {
        const packer = packerOf(width, rows);
        expect(unpack(packer.pack() as PackedRows)).toEqual(rows);
        expect(packer.count).toBe(rows.length);
      }),
    );
  });

  test.each([
    ['a separator', `a${separator}b`],
    ['a separator alone', separator],
    ['the mark of a missing value within', `a${missing}`],
    ['the mark of a missing value alone', missing],
    ['both', `${separator}${missing}${separator}`],
  ])('refuses a value that holds %s', (_, value) => {
    expect(packerOf(2, [['one', value]]).pack()).toBeNull();
    expect(
      packerOf(2, [
        ['one', null],
        [value, null],
        ['', 'two'],
      ]).pack(),
    ).toBeNull();
  });

  test('tells an empty value from a missing one', () => {
    const rows = [
      ['', null],
      [null, ''],
    ];
    expect(unpack(packerOf(2, rows).pack() as PackedRows)).toEqual(rows);
    expect(unpack(packerOf(1, [['']]).pack() as PackedRows)).toEqual([['']]);
  });

  test('no rows are no rows, not one empty row', () => {
    expect(packerOf(3, []).pack()).toMatchObject({ count: 0, columns: ['', '', ''] });
    expect(packerOf(3, []).rows()).toEqual([]);
  });

  test('takes a value that a row lacks for missing', () => {
    expect(packerOf(3, [['a']]).rows()).toEqual([['a', null, null]]);
  });
});

test('the rows themselves come back whatever they hold', () => {
  fc.assert(
    fc.property(tableOf(hostileCell), ({ width, rows }) => {
      expect(packerOf(width, rows).rows()).toEqual(rows);
    }),
  );
});

test('packing what need not be exact puts U+FFFD for separators, and changes nothing else', () => {
  fc.assert(
    fc.property(tableOf(hostileCell), ({ width, rows }) => {
      const expected = rows.map((row) => row.map((value) => value?.replaceAll(separator, '\ufffd').replaceAll(missing, '\ufffd') ?? null));
      expect(unpack(packerOf(width, rows).packReplacing())).toEqual(expected);
    }),
    { numRuns: 500 },
  );
});

test('portions joined are as if they had been packed together', () => {
  const free = cell.filter((value) => !holdsControl(value));
  fc.assert(
    fc.property(tableOf(free), fc.integer({ min: 1, max: 5 }), ({ width, rows }, size) => {
      const parts = Array.from({ length: Math.ceil(rows.length / size) + 1 }, (_, at) => rows.slice(at * size, (at + 1) * size));
      const joined = joinPacked(parts.map((part) => packerOf(width, part).pack() as PackedRows));
      expect(joined).toEqual(packerOf(width, rows).pack());
    }),
  );
  expect(joinPacked([])).toEqual({ count: 0, columns: [] });
});
