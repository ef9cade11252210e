import { expect, test } from 'vitest';
import { isBitcoinAddress, isIban } from '../../../src/analysis/text/checksums.ts';

test('the sample IBANs of the standard hold, and fail with one figure changed', () => {
  for (const iban of ['GB82WEST12345698765432', 'DE89370400440532013000', 'FR1420041010050500013M02606']) {
    expect(isIban(iban)).toBe(true);
    expect(isIban(`${iban.slice(0, -1)}${(Number(iban.at(-1)) + 1) % 10}`)).toBe(false);
  }
});

test('what is not shaped like an IBAN is none', () => {
  for (const text of ['', 'GB82', 'gb82west12345698765432', 'GB82 WEST 1234 5698 7654 32']) expect(isIban(text)).toBe(false);
});

test('Bitcoin addresses of both shapes are told from words', () => {
  expect(isBitcoinAddress('bc1qw508d6qejxtdj4y5r3zarvary0c5xw7kv8f3t4')).toBe(true);
  expect(isBitcoinAddress('1BoatSLRHtKNngkdXEeobR76b53LETtpyT')).toBe(true);
  expect(isBitcoinAddress('bc1bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb')).toBe(false);
  expect(isBitcoinAddress('1Boat')).toBe(false);
  expect(isBitcoinAddress('123456789123456789123456789')).toBe(false);
});
