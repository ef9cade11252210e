import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { rememberCells } from '../../src/intake/remember-cells.ts';
import { DigestCounter } from '../../src/ports/digest-counter.ts';

test('each id is counted by itself, digests and other ids alike', () => {
  const digest = (number: number) => createHash('sha256').update(String(number)).digest('hex');
  const counter = new DigestCounter();
  const counts = new Map<string, number>();
  const wrong: string[] = [];
  for (let round = 0; round < 3; round++) {
    for (let number = 0; number < 20_000; number += round + 1) {
      for (const id of [
        digest(number).slice(0, 32),
        `t${number}`,
        `${digest(number).slice(0, 31)}g`,
        `\u0130${digest(number).slice(1, 32)}`,
      ]) {
        if (counter.add(id) !== (counts.get(id) ?? 0)) wrong.push(id);
        counts.set(id, (counts.get(id) ?? 0) + 1);
      }
    }
  }
  expect(counts.size).toBe(80_000);
  expect(wrong).toEqual([]);
});

test('what is remembered of a cell is what is computed of it', () => {
  const figures = fc.string({ unit: fc.constantFrom(...'0123456789'), maxLength: 17 });
  const cell = fc.oneof(
    figures,
    figures.map((digits) => `+${digits}`),
    fc.string({ maxLength: 20 }),
  );
  fc.assert(
    fc.property(fc.array(cell, { maxLength: 200 }), fc.integer({ min: 1, max: 30 }), (cells, limit) => {
      const remembered = rememberCells((one) => `<${one}>`, limit);
      for (const one of [...cells, ...cells]) expect(remembered(one)).toBe(`<${one}>`);
    }),
  );
  const many = rememberCells((one) => one, 100_000);
  const numbers = Array.from({ length: 50_000 }, (_, number) => `+4477${number}`);
  for (const round of [1, 2])
    expect(
      numbers.filter((number) => many(number) !== number),
      `round ${round}`,
    ).toEqual([]);
});
