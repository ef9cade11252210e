import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { scriptLetters } from '../../../src/analysis/text/script.ts';
import { partKinds } from '../../../src/model/message.ts';
import { hostileText, slowPatterns } from '../hostile.ts';
import { partsOf, scriptOf } from './parts-of.ts';

const numRuns = 3000;

describe('finding parts in any text whatever', () => {
  test('parts lie inside the text, in order, and none covers another', () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        let before = 0;
        for (const { start, end } of partsOf(text)) {
          expect(start).toBeGreaterThanOrEqual(before);
          expect(end).toBeGreaterThan(start);
          before = end;
        }
        expect(before).toBeLessThanOrEqual(text.length);
      }),
      { numRuns },
    );
  });

  test('every part has a kind of the list and a value', () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        for (const { kind, value } of partsOf(text)) {
          expect(partKinds).toContain(kind);
          expect(value).not.toBe('');
        }
      }),
      { numRuns },
    );
  });

  test('the script has one slot for each part, and no brace that is none', () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        const slots = [...scriptOf(text).matchAll(/\{(\w+)\}/g)].map((match) => match[1]);
        expect(slots).toEqual(partsOf(text).map((part) => part.kind));
        expect(scriptOf(text).replace(/\{\w+\}/g, '')).not.toMatch(/[{}]/);
      }),
      { numRuns },
    );
  });

  test('takes under a second of the processor for 10,000 characters of any repeated pattern', () => {
    expect(slowPatterns((text) => partsOf(text))).toEqual([]);
    expect(slowPatterns((text) => scriptLetters(text))).toEqual([]);
  });
});
