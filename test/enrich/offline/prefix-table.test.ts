import fc from 'fast-check';
import { expect, test } from 'vitest';
import { PrefixTable } from '../../../src/enrich/offline/prefix-table.ts';

const digits = (least: number, most: number) => fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: least, maxLength: most });

test('the longest prefix is the one that a look at all of them finds', () => {
  const prefixes = fc.array(digits(1, 6), { maxLength: 40 });
  fc.assert(
    fc.property(prefixes, digits(0, 12), (all, number) => {
      const table = new PrefixTable();
      for (const [at, prefix] of all.entries()) table.set(prefix, at);
      const best = all
        .map((prefix, at) => ({ prefix, at }))
        .filter(({ prefix }) => number.startsWith(prefix))
        .sort((a, b) => b.prefix.length - a.prefix.length || b.at - a.at)[0];
      expect(table.longest(`+${number}`, 1)).toBe(best?.at ?? -1);
    }),
  );
});

test('it grows with what it holds', () => {
  const table = new PrefixTable();
  for (let at = 0; at < 30_000; at++) table.set(String(100_000 + at * 7), at);
  for (let at = 0; at < 30_000; at += 311) expect(table.longest(`${100_000 + at * 7}99`, 0)).toBe(at);
  expect(table.longest('x', 0)).toBe(-1);
});
