import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Commonness, ScriptTable, shingles } from '../../../src/analysis/campaigns/shingles.ts';
import { scriptLetters } from '../../../src/analysis/text/script.ts';

const letters = fc.array(fc.constantFrom('a', 'b', 'c', 'ab', '\ue000', 'é', '😀'), { maxLength: 40 }).map((units) => units.join(''));

/** The distinct runs of four UTF-16 units; a shorter text is one run. */
function runsOf(text: string): Set<string> {
  const runs = new Set<string>();
  for (let at = 0; at < Math.max(1, text.length - 3); at++) runs.add(text.slice(at, at + 4));
  return runs;
}

describe('shingles', () => {
  test('are as many as a text has distinct runs of four letters, in rising order', () => {
    fc.assert(
      fc.property(letters, (text) => {
        const found = [...shingles(text)];
        expect(found).toHaveLength(runsOf(text).size);
        expect(found).toEqual([...new Set(found)].sort((a, b) => a - b));
      }),
    );
  });

  test('of two texts agree where the runs do', () => {
    fc.assert(
      fc.property(letters, letters, (one, other) => {
        const [a, b] = [new Set(shingles(one)), new Set(shingles(other))];
        const common = [...a].filter((shingle) => b.has(shingle)).length;
        expect(common).toBe([...runsOf(one)].filter((run) => runsOf(other).has(run)).length);
      }),
    );
  });

  test.each(['', 'a', 'abc', 'abcd'])('of %j are one', (text) => expect(shingles(text)).toHaveLength(1));

  test('of short texts tell them apart', () => {
    const short = ['', 'a', 'b', 'ab', 'ba', 'abc', 'abcd', 'abce', '\ue000'];
    expect(new Set(short.map((text) => shingles(text)[0])).size).toBe(short.length);
  });
});

describe('how much a shingle says', () => {
  const common = Commonness.of(['xxxx', 'xxxxyyyy', 'zzzzz'].map(shingles));
  const bitsOf = (text: string, from = common) => from.bitsOf(shingles(text)[0] as number);

  test('falls with the number of scripts that have it; a small feed is held against two thousand', () => {
    expect(bitsOf('zzzz')).toBeCloseTo(Math.log2(2000), 4);
    expect(bitsOf('xxxx')).toBeCloseTo(Math.log2(1000), 4);
    expect(bitsOf('qqqq')).toBeCloseTo(Math.log2(2000), 4);
    const large = Commonness.of(Array.from({ length: 8000 }, (_, at) => shingles(at < 4 ? 'rare' : 'much')));
    expect(bitsOf('rare', large)).toBeCloseTo(Math.log2(2000), 4);
  });

  test('is never less than a bit and a half: a campaign that fills the feed must still know itself', () => {
    const full = Commonness.of(Array.from({ length: 3000 }, () => shingles('same')));
    expect(bitsOf('same', full)).toBe(1.5);
  });

  test('is two bits and a half at most where it stands in generic wording', () => {
    for (const shingle of shingles(scriptLetters('click here'))) expect(common.bitsOf(shingle)).toBe(2.5);
  });

  test('is the same when asked again', () => {
    const fresh = Commonness.of([shingles('xxxx')]);
    expect(bitsOf('xxxx', fresh)).toBeCloseTo(bitsOf('xxxx', fresh), 5);
  });
});

describe('two scripts compared', () => {
  const tableOf = (texts: readonly string[]) => {
    const cut = texts.map(shingles);
    const commonness = Commonness.of(cut);
    return { cut, commonness, table: new ScriptTable(cut, commonness) };
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
