import fc from 'fast-check';
import { expect, test } from 'vitest';
import { remember } from '../../../src/analysis/text/remember.ts';

test('gives the answers of the function itself, whatever is asked and however few are kept', () => {
  const question = fc.constantFrom('', 'a', 'b', 'constructor', '__proto__', 'toString');
  fc.assert(
    fc.property(fc.array(question), fc.integer({ min: 1, max: 4 }), (questions, limit) => {
      const remembered = remember((key) => `${key}!`, limit);
      expect(questions.map(remembered)).toEqual(questions.map((key) => `${key}!`));
    }),
  );
});

test('asks for each answer once', () => {
  const asked: string[] = [];
  const remembered = remember((key) => {
    asked.push(key);
    return key.length;
  });
  expect(['a', 'bb', 'a', 'bb', 'a'].map((key) => remembered(key))).toEqual([1, 2, 1, 2, 1]);
  expect(asked).toEqual(['a', 'bb']);
});

test.each([[undefined], [null], [0], [''], [false]])('keeps %j as an answer too', (answer) => {
  let asked = 0;
  const remembered = remember(() => {
    asked++;
    return answer;
  });
  expect([remembered('x'), remembered('x')]).toEqual([answer, answer]);
  expect(asked).toBe(1);
});

test('forgets all when the limit is reached, so that new words cannot fill the memory', () => {
  const asked: string[] = [];
  const remembered = remember((key) => asked.push(key), 2);
  for (const key of ['a', 'b', 'a', 'b', 'c', 'a']) remembered(key);
  expect(asked).toEqual(['a', 'b', 'c', 'a']);
});

test('keeps nothing of a call that throws', () => {
  let asked = 0;
  const remembered = remember(() => {
    if (++asked === 1) throw new Error('not yet');
    return asked;
  });
  expect(() => remembered('x')).toThrow('not yet');
  expect(remembered('x')).toBe(2);
});

test('an overlong key is not kept: an adversary writes the keys', () => {
  let asked = 0;
  const length = remember((key) => {
    asked++;
    return key.length;
  });
  const long = 'x'.repeat(10_000);
  expect([length(long), length(long), length('short'), length('short')]).toEqual([10_000, 10_000, 5, 5]);
  expect(asked).toBe(3);
});
