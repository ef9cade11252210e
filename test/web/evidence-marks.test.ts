import { describe, expect, test } from 'vitest';
import { cutAt } from '../../src/web/campaign/evidence-marks.ts';

describe('a text cut at its evidence', () => {
  test('keeps its stretches, and says which pieces bear what', () => {
    const stretches = [
      { start: 0, end: 10, same: true },
      { start: 10, end: 20, same: false },
    ];
    expect(cutAt(stretches, [{ start: 8, end: 14, kind: 'same_phone' }])).toEqual([
      { start: 0, end: 8, same: true, kind: null },
      { start: 8, end: 10, same: true, kind: 'same_phone' },
      { start: 10, end: 14, same: false, kind: 'same_phone' },
      { start: 14, end: 20, same: false, kind: null },
    ]);
  });

  test('is whole again when put together, also where marks overlap or reach past its end', () => {
    const marks = [
      { start: 2, end: 6, kind: 'same_url' },
      { start: 2, end: 4, kind: 'same_domain' },
      { start: 5, end: 40, kind: 'same_url' },
    ] as const;
    const pieces = cutAt([{ start: 0, end: 9 }], marks);
    expect(pieces.flatMap(({ start, end }) => [start, end])).toEqual([0, 2, 2, 6, 6, 9]);
    expect(pieces.map(({ kind }) => kind)).toEqual([null, 'same_url', 'same_url']);
  });
});
