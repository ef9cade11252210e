import { describe, expect, test } from 'vitest';
import { partsOf } from './parts-of.ts';

/** Each part as its kind, its value and what stands there in the text as received. */
function found(text: string, region = 'GB'): string[][] {
  return partsOf(text, region).map(({ kind, value, start, end }) => [kind, value, text.slice(start, end)]);
}

describe('parts of a message', () => {
  test.each([
    ['Pay at evri-fee.example/a.', 'url', 'http://evri-fee.example/a', 'evri-fee.example/a'],
    ['Pay at hxxp://evri-fee[.]example', 'url', 'http://evri-fee.example', 'hxxp://evri-fee[.]example'],
    ['chat wa.me/447700900123', 'handle', 'whatsapp:447700900123', 'wa.me/447700900123'],
    ['add telegram: @crew_one', 'handle', 'telegram: @crew_one', 'telegram: @crew_one'],
    ['Call 020 7946 0123 now', 'phone', '+442079460123', '020 7946 0123'],
    ['Ring (020) 7946 0958', 'phone', '+442079460958', '(020) 7946 0958'],
    ['Call +1 212 555 0123', 'phone', '+12125550123', '+1 212 555 0123'],
    ['Mail Help@evri-fee.example', 'email', 'help@evri-fee.example', 'Help@evri-fee.example'],
    ['mail help[at]evri-fee.example', 'email', 'help@evri-fee.example', 'help[at]evri-fee.example'],
    ['Pay GB82 WEST 1234 5698 7654 32', 'iban', 'GB82 WEST 1234 5698 7654 32', 'GB82 WEST 1234 5698 7654 32'],
    ['to 12-34-56 account 12345678', 'bank_account', '12-34-56 account 12345678', '12-34-56 account 12345678'],
    ['to 1BoatSLRHtKNngkdXEeobR76b53LETtpyT', 'crypto', '1BoatSLRHtKNngkdXEeobR76b53LETtpyT', '1BoatSLRHtKNngkdXEeobR76b53LETtpyT'],
    ['a £1.99 fee', 'amount', '£1.99', '£1.99'],
    ['win $1,200.50 now', 'amount', '$1,200.50', '$1,200.50'],
    ['pay 1,99 € now', 'amount', '1,99 €', '1,99 €'],
    ['get Rs 500', 'amount', 'Rs 500', 'Rs 500'],
    ['your code is 482913', 'code', '482913', '482913'],
    ['123-456 is your verification code', 'code', '123456', '123-456'],
    ['on 12/03/2024', 'date', '12/03/2024', '12/03/2024'],
    ['on 12 March 2024', 'date', '12 March 2024', '12 March 2024'],
    ['at 10:30am', 'time', '10:30am', '10:30am'],
    ['ref JD0002123', 'reference', 'JD0002123', 'JD0002123'],
    ['parcel #AB-123', 'reference', '#AB-123', '#AB-123'],
    ['room 4829', 'number', '4829', '4829'],
    ['Dear Zoe', 'name', 'Zoe', 'Zoe'],
    ['Anna, your parcel', 'name', 'Anna', 'Anna'],
  ])('%s', (text, kind, value, written) => {
    expect(found(text)).toEqual([[kind, value, written]]);
  });

  test.each([
    'Dear customer, your parcel is held',
    'd3liv3ry attempt',
    'Hello.My parcel',
    'Hi mum, my phone broke',
    'polka dot dress',
    'the £ sign and the @ sign',
  ])('none in: %s', (text) => {
    expect(found(text)).toEqual([]);
  });

  test('an account number that fails its check is a reference', () => {
    expect(found('Pay GB82WEST12345698765431')[0]?.[0]).toBe('reference');
  });

  test('figures are a code only near a word that says so', () => {
    expect(found('482913 parcels')[0]?.[0]).toBe('number');
    expect(found(`482913 parcels came before ${'x'.repeat(60)} the code`)[0]?.[0]).toBe('number');
  });

  test('a national number is read in the region given', () => {
    expect(found('Call 0491 570 156', 'AU')).toEqual([['phone', '+61491570156', '0491 570 156']]);
  });

  test('offsets point into the text as received, past what folding took away', () => {
    const text = '\u200b\u200bH\u0336i  Аnna,  𝐜𝐚𝐥𝐥 𝟎𝟐𝟎 𝟕𝟗𝟒𝟔 𝟎𝟏𝟐𝟑';
    expect(found(text)).toEqual([
      ['name', 'Anna', 'Аnna'],
      ['phone', '+442079460123', '𝟎𝟐𝟎 𝟕𝟗𝟒𝟔 𝟎𝟏𝟐𝟑'],
    ]);
  });

  test('a part within one character of the original covers that character', () => {
    expect(found('step ⑴')).toEqual([['number', '1', '⑴']]);
  });

  test('the amount in a link, the number in an e-mail address and the code in a path are not parts of their own', () => {
    expect(found('http://fee.example/code/123456?pay=£1.99 or a1234@fee.example').map(([kind]) => kind)).toEqual(['url', 'email']);
  });
});
