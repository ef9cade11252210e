import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readSender, senderKey } from '../../../src/analysis/senders/read-sender.ts';
import { hostileText, slowPatterns } from '../hostile.ts';

describe('a sender is one identity', () => {
  test.each([
    ['+447700900123', 'phone', 'tel:+447700900123'],
    ['07700 900123', 'phone', 'tel:+447700900123'],
    ['07700-900-123', 'phone', 'tel:+447700900123'],
    ['447700900123', 'phone', 'tel:+447700900123'],
    ['00447700900123', 'phone', 'tel:+447700900123'],
    ['+44 (0)7700 900123', 'phone', 'tel:+447700900123'],
    ['020 7946 0123', 'phone', 'tel:+442079460123'],
    ['+1 212 555 0123', 'phone', 'tel:+12125550123'],
    ['12125550123', 'phone', 'tel:+12125550123'],
    ['61491570156', 'phone', 'tel:+61491570156'],
    ['72660', 'short_code', 'short:72660'],
    ['EVRI', 'alphanumeric', 'name:evri'],
    ['Evri ', 'alphanumeric', 'name:evri'],
    ['E\u200bVRI', 'alphanumeric', 'name:evri'],
    ['ΕVRI', 'alphanumeric', 'name:evri'],
    ['crew@fee.example', 'email', 'email:crew@fee.example'],
    ['mailto:Crew@Fee.example', 'email', 'email:crew@fee.example'],
    ['@crew_one', 'handle', 'handle:@crew_one'],
    ['WhatsApp: +447700900123', 'handle', 'handle:whatsapp:+447700900123'],
    ['12345678901234567890', 'unknown', 'unknown:12345678901234567890'],
  ])('%s is a %s: %s', (raw, kind, id) => {
    expect(readSender(raw, 'GB')).toMatchObject({ kind, id });
  });

  test('a number without a prefix is of the region', () => {
    expect(readSender('0491 570 156', 'AU')?.id).toBe('tel:+61491570156');
    expect(readSender('(212) 555-0123', 'US')?.id).toBe('tel:+12125550123');
  });

  test('a number that is national elsewhere is not given a country by guess', () => {
    expect(readSender('07700900123', 'US')?.kind).toBe('unknown');
  });

  test('a name is shown as received, without the space around it', () => {
    expect(readSender(' Royal Mail ', 'GB')?.display).toBe('Royal Mail');
  });

  test('a name with and without its space is one identity', () => {
    expect(readSender('Royal+Mail', 'GB')?.id).toBe(readSender('RoyalMail', 'GB')?.id);
  });

  test.each([
    '',
    '  ',
    '*****0228',
    '+44******228',
    'xxxx1234',
    '+44*******',
    '---',
    '???',
    '+',
    '._. ',
    'unknown',
    'N/A',
    'Withheld',
    '\u200b',
  ])('nobody is identified by %j', (raw) => {
    expect(readSender(raw, 'GB')).toBeNull();
  });
});

describe('the key by which names are compared with brands', () => {
  test.each([
    ['EVR1', 'evri'],
    ['Royal-Mail', 'RoyalMail'],
    ['N3tflix', 'Netflix'],
    ['Évri', 'evri'],
  ])('%s is that of %s', (bent, plain) => {
    expect(senderKey(bent)).toBe(senderKey(plain));
  });

  test('keeps different names apart', () => {
    expect(senderKey('Evri')).not.toBe(senderKey('Evroi'));
  });
});

describe('any sender whatever', () => {
  test('is read without throwing, and its identity read again is the same', () => {
    fc.assert(
      fc.property(hostileText, fc.constantFrom('GB', 'US', 'ZZ', ''), (text, region) => {
        const sender = readSender(text, region);
        if (sender === null) return;
        expect(sender.id).toMatch(/^(?:tel|name|short|email|handle|unknown):./s);
        expect(sender.display.length).toBeLessThanOrEqual(320);
        expect(readSender(sender.display, region)?.id).toBe(sender.id);
      }),
      { numRuns: 3000 },
    );
  });

  test('takes under a second of the processor for 10,000 characters of any repeated pattern', () => {
    expect(slowPatterns((text) => readSender(text, 'GB'))).toEqual([]);
  });
});
