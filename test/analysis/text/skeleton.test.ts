import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { skeleton, withoutMarks } from '../../../src/analysis/text/skeleton.ts';
import { hostileText, slowPatterns } from '../hostile.ts';

describe('the skeleton', () => {
  test.each([
    ['netf1ix', 'netflix'],
    ['NetfIix', 'netflix'],
    ['R0yal Mail', 'royal mail'],
    ['EVR1', 'evri'],
    ['p@ypal', 'paypal'],
    ['$antander', 'santander'],
    ['arnazon', 'amazon'],
    ['vvise', 'wise'],
    ['he!!o', 'hello'],
    ['Señal', 'senal'],
    ['Straße', 'strasse'],
  ])('of %s is that of %s', (bent, plain) => {
    expect(skeleton(bent)).toBe(skeleton(plain));
  });

  test('tells different names apart', () => {
    expect(skeleton('evri')).not.toBe(skeleton('ebay'));
  });

  test('reads no letter in exclamation marks after a word', () => {
    expect(skeleton('urgent!! pay now!!!')).toBe('urgent!! pay now!!!');
  });

  test('leaves figures alone that stand by themselves', () => {
    expect(skeleton('pay 1305 now')).toBe('pay 1305 now');
  });

  test('is the same for both cases of a letter', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'abcdefgijlnorv013457@$ ') }), (text) => {
        expect(skeleton(text.toUpperCase())).toBe(skeleton(text));
      }),
    );
  });
});

describe('taking marks off', () => {
  test('takes them off Latin letters, stacked ones too', () => {
    expect(withoutMarks('éa\u0301\u0302\u0303łø')).toBe('ealo');
  });

  test('leaves other scripts whole', () => {
    for (const text of ['नमस्ते', 'مَرحبا', 'й', 'が']) expect(withoutMarks(text)).toBe(text);
  });

  test('never throws, on any text', () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        expect(typeof skeleton(text)).toBe('string');
      }),
    );
  });

  test('takes under a second of the processor for 10,000 characters of any repeated pattern', () => {
    expect(slowPatterns(skeleton)).toEqual([]);
  });
});
