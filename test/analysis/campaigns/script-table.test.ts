import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Commonness } from '../../../src/analysis/campaigns/commonness.ts';
import { ScriptTable } from '../../../src/analysis/campaigns/script-table.ts';
import { shingles } from '../../../src/analysis/campaigns/shingles.ts';

const letters = fc.array(fc.constantFrom('a', 'b', 'c', 'ab', '\ue000', 'é', '😀'), { maxLength: 40 }).map((units) => units.join(''));

describe('two scripts compared', () => {
  const tableOf = (texts: readonly string[]) => {
    const cut = texts.map(shingles);
    const commonness = Commonness.of(cut);
    return { cut, commonness, table: ScriptTable.of(texts, commonness) };
  };

  test('are as alike as the weighted Jaccard index of their shingles, the share of the smaller, and four letters a shingle', () => {
    fc.assert(
      fc.property(fc.array(letters, { minLength: 2, maxLength: 6 }), (texts) => {
        const { cut, commonness, table } = tableOf(texts);
        const [a, b] = [new Set(cut[0]), new Set(cut[1])];
        const weight = (list: Iterable<number>) => [...list].reduce((sum, shingle) => sum + commonness.bitsOf(shingle), 0);
        const shared = weight([...a].filter((shingle) => b.has(shingle)));
        const { similarity, containment, shared: bits } = table.compare(0, 1);
        expect(similarity).toBeCloseTo(shared / weight(new Set([...a, ...b])), 5);
        expect(containment).toBeCloseTo(shared / Math.min(weight(a), weight(b)), 5);
        expect(bits).toBeCloseTo(shared / 4, 3);
        expect(table.content(0)).toBeCloseTo(weight(a) / 4, 3);
      }),
    );
  });

  test('are as alike one way as the other, and wholly like themselves', () => {
    fc.assert(
      fc.property(letters, letters, (one, other) => {
        const { table } = tableOf([one, other]);
        expect(table.compare(0, 1)).toEqual(table.compare(1, 0));
        const { similarity, containment, shared } = table.compare(0, 0);
        expect([similarity, containment, shared / table.content(0)].map((share) => Math.abs(share - 1) < 1e-6)).toEqual([true, true, true]);
      }),
    );
  });

  test('have nothing in common without a run in common', () => {
    expect(tableOf(['abcdefgh', 'efghabcd'.split('').reverse().join('')]).table.compare(0, 1)).toEqual({
      ...{ similarity: 0, containment: 0, shared: 0 },
    });
  });
});
