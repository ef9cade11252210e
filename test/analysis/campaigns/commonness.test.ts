import { describe, expect, test } from 'vitest';
import { Commonness } from '../../../src/analysis/campaigns/commonness.ts';
import { shingles } from '../../../src/analysis/campaigns/shingles.ts';
import { scriptLetters } from '../../../src/analysis/text/script.ts';

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

  test('is the same in memory that threads share', () => {
    const shared = common.shared();
    expect(shared.counts.bits?.buffer).toBeInstanceOf(SharedArrayBuffer);
    for (const text of ['xxxx', 'yyyy', 'zzzz', 'qqqq', 'clic']) expect(bitsOf(text, shared)).toBe(bitsOf(text));
  });
});
