import fc from 'fast-check';
import { parsePhoneNumberFromString } from 'libphonenumber-js/max';
import { describe, expect, test } from 'vitest';
import { findPhones } from '../../../src/analysis/senders/find-phones.ts';
import { readPhone } from '../../../src/analysis/senders/phone.ts';
import { hostileText, slowPatterns } from '../hostile.ts';

describe('a telephone number', () => {
  test.each([
    ['+447700900123', 'GB'],
    ['+442079460123', 'GB'],
    ['+12125550123', 'US'],
    ['+61491570156', 'AU'],
  ])('%s of a range kept for fiction reads like a real one of %s', (raw, country) => {
    expect(readPhone(raw, 'GB')).toEqual({ e164: raw, country, lineType: 'reserved for fiction', valid: true });
  });

  test('that the plan does not know is not valid', () => {
    expect(readPhone('+442090000000', 'GB')?.valid).not.toBe(readPhone('+442079460123', 'GB')?.valid);
  });

  test.each(['', '12', 'call', '123456789012345678', '+'])('is none: %j', (raw) => {
    expect(readPhone(raw, 'GB')).toBeNull();
  });
});

test('any number is read as the library reads it', () => {
  const regions = ['GB', 'US', 'IE', 'AU', 'IT', 'MX', 'AR', 'BR', 'RU', 'IM'] as const;
  const figures = fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: 4, maxLength: 14 });
  const prefix = fc.constantFrom(
    '',
    '+',
    '+1',
    '+44',
    '+440',
    '44',
    '0',
    '+7',
    '+39',
    '+390',
    '+52',
    '+521',
    '+54',
    '+549',
    '+800',
    '+590',
    '011',
    '+49',
  );
  fc.assert(
    fc.property(prefix, figures, fc.constantFrom(...regions), (start, rest, region) => {
      const written = `${start}${rest}`.replace(/^00(?=[1-9])/, '+');
      fc.pre(/^\+?\d{5,16}$/.test(written));
      const expected = parsePhoneNumberFromString(written, region);
      const read = readPhone(written, region);
      if (read?.lineType === 'reserved for fiction') return;
      expect(read && { e164: read.e164, country: read.country, valid: read.valid }).toEqual(
        expected?.isPossible() ? { e164: expected.number, country: expected.country ?? '', valid: expected.isValid() } : null,
      );
    }),
    { numRuns: 3000 },
  );
});

describe('call-back numbers in a text', () => {
  test.each([
    ['Call 020 7946 0123 now', ['+442079460123']],
    ['Call (020) 7946-0123.', ['+442079460123']],
    ['Call +44 (0) 7700 900123', ['+447700900123']],
    ['07700900123 or 07700 900 124', ['+447700900123', '+447700900124']],
    ['call 0044 7700 900123', ['+447700900123']],
    ['call O77OO 900123', ['+447700900123']],
  ])('%s', (text, numbers) => {
    expect(findPhones(text, 'GB').map(({ value }) => value)).toEqual(numbers);
  });

  test.each(['Order 123456789', 'on 12/03/2024 10:30', 'ref JD07700900123X', 'pay £07700900123', 'at 1234567890123456789'])(
    'none in: %s',
    (text) => {
      expect(findPhones(text, 'GB')).toEqual([]);
    },
  );

  test('each stands at its offsets, on any text whatever', () => {
    fc.assert(
      fc.property(hostileText, hostileText, (before, after) => {
        const text = `${before} 07700 900123 ${after}`;
        for (const { start, end } of findPhones(text, 'GB')) {
          expect(start).toBeLessThan(end);
          expect(text.slice(start, end)).toMatch(/^[+(0-9O].*[0-9Oo]$/su);
        }
      }),
      { numRuns: 1000 },
    );
  });

  test('takes under a second of the processor for 10,000 characters of any repeated pattern', () => {
    expect(slowPatterns((text) => findPhones(text, 'GB'))).toEqual([]);
  });
});
