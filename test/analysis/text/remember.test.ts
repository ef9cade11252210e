import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { remember, rememberPieces } from '../../../src/analysis/text/remember.ts';

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

describe('pieces of texts', () => {
  test('have the answers of the function itself, whatever is asked and however few are kept', () => {
    const texts = fc.array(fc.tuple(fc.stringMatching(/^[ab]{0,6}$/), fc.nat(6), fc.nat(6)), { maxLength: 40 });
    fc.assert(
      fc.property(texts, fc.constantFrom(1, 2, 4, 64), (asked, limit) => {
        const remembered = rememberPieces((piece) => `${piece}!`, limit);
        const pieces = asked.map(
          ([text, one, other]) => [text, Math.min(one, other, text.length), Math.min(Math.max(one, other), text.length)] as const,
        );
        expect(pieces.map((piece) => remembered(...piece))).toEqual(pieces.map(([text, from, to]) => `${text.slice(from, to)}!`));
      }),
    );
  });

  test('are asked about once, wherever they stand, while there is room for their answers', () => {
    const asked: string[] = [];
    const remembered = rememberPieces((piece) => asked.push(piece), 2);
    for (const [text, from] of [
      ['pay now', 0],
      ['to pay', 3],
      ['now', 0],
      ['pay', 0],
      ['fee', 0],
      ['pay', 0],
    ] as const) {
      remembered(text, from, from + 3);
    }
    expect(asked).toEqual(['pay', 'now', 'fee', 'pay']);
  });

  test('are not kept when overlong', () => {
    let asked = 0;
    const length = rememberPieces((piece) => {
      asked++;
      return piece.length;
    });
    const long = 'x'.repeat(10_000);
    expect([length(long, 0, 9000), length(long, 0, 9000), length(long, 0, 5), length(long, 5, 10)]).toEqual([9000, 9000, 5, 5]);
    expect(asked).toBe(3);
  });
});
