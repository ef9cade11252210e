import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Cutter, shingles } from '../../../src/analysis/campaigns/shingles.ts';

const letters = fc.array(fc.constantFrom('a', 'b', 'c', 'ab', '\ue000', 'é', '😀'), { maxLength: 40 }).map((units) => units.join(''));

/** The distinct runs of four UTF-16 units; a shorter text is one run. */
function runsOf(text: string): Set<string> {
  const runs = new Set<string>();
  for (let at = 0; at < Math.max(1, text.length - 3); at++) runs.add(text.slice(at, at + 4));
  return runs;
}

describe('shingles', () => {
  test('are as many as a text has distinct runs of four letters, in the order of their first places', () => {
    fc.assert(
      fc.property(letters, (text) => {
        const found = [...shingles(text)];
        expect(found).toHaveLength(runsOf(text).size);
        expect(found).toEqual([...new Set(found)]);
        expect(found).toEqual([...new Set([...runsOf(text)].map((run) => shingles(run)[0]))]);
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

  test('of a long text are all there, as of one cut after it in the same room', () => {
    const long = Array.from({ length: 900 }, (_, at) => at.toString(36)).join('');
    const cutter = new Cutter();
    for (const text of ['abcdefgh', long, 'abcdefgh', long.slice(0, 600)]) {
      const count = cutter.cut(text);
      expect(count).toBe(runsOf(text).size);
      expect([...cutter.found.subarray(0, count)]).toEqual([...shingles(text)]);
      expect(new Set(shingles(text)).size).toBe(count);
    }
  });

  test.each(['', 'a', 'abc', 'abcd'])('of %j are one', (text) => expect(shingles(text)).toHaveLength(1));

  test('of short texts tell them apart', () => {
    const short = ['', 'a', 'b', 'ab', 'ba', 'abc', 'abcd', 'abce', '\ue000'];
    expect(new Set(short.map((text) => shingles(text)[0])).size).toBe(short.length);
  });
});
