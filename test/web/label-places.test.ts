import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { placeLabels, type WantedLabel } from '../../src/web/campaign/label-places.ts';

const wanted = (x: number, y: number, more: Partial<WantedLabel> = {}): WantedLabel => ({
  x,
  y,
  size: 5,
  width: 80,
  isForced: false,
  ...more,
});

describe('labels of the map', () => {
  test('stand on the right of their marks, and on the left where the map ends', () => {
    expect([...placeLabels([wanted(100, 50), wanted(380, 90)], 400)]).toEqual([
      [0, 108],
      [1, 292],
    ]);
  });

  test('of two that would lie over one another that of the larger mark stands', () => {
    expect([...placeLabels([wanted(50, 50), wanted(60, 52, { size: 9 })], 200).keys()]).toEqual([1]);
  });

  test('of the mark that was chosen is always there', () => {
    expect([...placeLabels([wanted(50, 50, { size: 9 }), wanted(60, 52, { isForced: true })], 200).keys()]).toContain(1);
    expect([...placeLabels([wanted(10, 50, { width: 500, isForced: true })], 200).keys()]).toEqual([0]);
  });

  test('never lie over one another', () => {
    const place = fc.record({
      x: fc.integer({ min: 0, max: 300 }),
      y: fc.integer({ min: 0, max: 100 }),
      size: fc.integer({ min: 2, max: 14 }),
    });
    fc.assert(
      fc.property(fc.array(place, { maxLength: 40 }), (places) => {
        const labels = places.map(({ x, y, size }) => wanted(x, y, { size }));
        const boxes = [...placeLabels(labels, 300)].map(([at, left]) => ({ left, y: labels[at]?.y ?? 0 }));
        return boxes.every((one, at) =>
          boxes.slice(at + 1).every((other) => Math.abs(one.left - other.left) >= 80 || Math.abs(one.y - other.y) >= 16),
        );
      }),
      { numRuns: 100 },
    );
  });
});
