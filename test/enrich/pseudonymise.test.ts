import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { pseudonymise } from '../../src/enrich/pseudonymise.ts';
import { outgoing } from '../../src/enrich/sharing-gate.ts';

const out = (text: string) => pseudonymise(text, 'GB');

test.each([
  ['Call me on 07700 900123 or +44 7700 900456', 'Call me on {phone_1} or {phone_2}'],
  ['07700 900123, again 07700900123', '{phone_1}, again {phone_1}'],
  ['Write to jane.doe@mail.example', 'Write to {email_1}'],
  ['Your code is 482913, ref AB12345Z', 'Your code is {code_1}, ref {reference_1}'],
  ['Pay to 20-00-00 12345678 now', 'Pay to {account_1} now'],
  ['IBAN GB29 NWBK 6016 1331 9268 19', 'IBAN {account_1}'],
  ['card 4929 1234 5678 9012 ends', 'card {number_1} ends'],
  ['Dear Sarah, your parcel', 'Dear {name_1}, your parcel'],
  ['Hi Sarah Smith, your parcel', 'Hi {name_1}, your parcel'],
  ['hi sarah, your parcel', 'hi {name_1}, your parcel'],
  ['Hi Mum, new phone', 'Hi Mum, new phone'],
  ['Dear customer, your parcel', 'Dear customer, your parcel'],
  ['A payee Mr J Smith was added', 'A payee Mr {name_1} was added'],
  ['Parcel for SW1A 1AA and m1 1ae', 'Parcel for {postcode_1} and {postcode_2}'],
  ['Message wa.me/447700900123', 'Message wa.me/{handle_1}'],
  ['See https://evri-fee.example/t/abc?token=Xy12&mail=a@b.example now', 'See https://evri-fee.example/{path_1} now'],
  ['See evri-fee.example now', 'See evri-fee.example now'],
  ['See hxxps://evri-fee[.]example/a', 'See https://evri-fee.example/{path_1}'],
  ['Pay £1.99 by 12/03/2026 at 10:30', 'Pay £1.99 by 12/03/2026 at 10:30'],
  ['Reply 1 or 2 within 24 hours', 'Reply 1 or 2 within 24 hours'],
  ['Hello {phone_1}', 'Hello (phone_1)'],
  ['C\u200ball 0\u200b7700 900123', 'Call {phone_1}'],
  ['ｃａｌｌ ０７７００ ９００１２３', 'call {phone_1}'],
])('%j goes out as %j', (text, expected) => expect(out(text)).toBe(expected));

describe('what points at a person', () => {
  const digits = (count: number) => fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: count, maxLength: count });

  test('does not go out, wherever it stands', () => {
    const phone = digits(6).map((rest) => `+447700${rest}`);
    const around = fc.string({ unit: fc.constantFrom(...'abc xyz,.:!') });
    fc.assert(
      fc.property(around, phone, around, (before, number, after) => {
        expect(out(`${before} ${number} ${after}`)).not.toContain(number.slice(3));
      }),
    );
  });

  test('as any run of five figures and more does not go out, but in amounts, dates and hosts', () => {
    fc.assert(
      fc.property(digits(9), fc.constantFrom('', 'ref ', 'acc: ', 'no.', '(', 'x'), (number, lead) => {
        expect(out(`your file ${lead}${number} is open`)).not.toMatch(/\d{5}/);
      }),
    );
  });

  test('nor what follows the host of a link', () => {
    const word = fc.string({ unit: fc.constantFrom(...'abcdefghkmnpqrstuvwxyz'), minLength: 8, maxLength: 12 });
    fc.assert(
      fc.property(word, word, (path, token) => {
        const sent = out(`open https://evri-fee.example/${path}?t=${token}#${token}`);
        expect(sent).not.toContain(path);
        expect(sent).not.toContain(token);
        expect(sent).toContain('evri-fee.example');
      }),
    );
  });

  test('nothing makes it fail', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        expect(() => out(text)).not.toThrow();
      }),
    );
  });
});

describe('the gate', () => {
  const text = 'Hi Sarah, call 07700 900123 \u202e at https://evri-fee.example/abc';
  test('lets nothing out at level none', () =>
    expect(() => outgoing(text, 'none', 'GB')).toThrow(expect.objectContaining({ code: 'HOOKLINE_NOT_SHARED' })));
  test('takes people out at level pseudonymised', () =>
    expect(outgoing(text, 'pseudonymised', 'GB')).toBe('Hi {name_1}, call {phone_1} at https://evri-fee.example/{path_1}'));
  test('gives the whole text at level full, but nothing invisible', () =>
    expect(outgoing(text, 'full', 'GB')).toBe('Hi Sarah, call 07700 900123 at https://evri-fee.example/abc'));
  test('cuts what is overlong', () => {
    expect(outgoing('word '.repeat(5000), 'full', 'GB').length).toBeLessThanOrEqual(2000);
    expect(outgoing('word '.repeat(5000), 'pseudonymised', 'GB').length).toBeLessThanOrEqual(2000);
  });
});
