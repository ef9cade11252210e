import { describe, expect, test } from 'vitest';
import { bentName, brandKey, findBrand } from '../../../src/analysis/classify/brands.ts';
import { findLinks } from '../../../src/analysis/links/find.ts';
import { lists } from '../reading.ts';

function brandIn(text: string) {
  return findBrand(
    lists.brands,
    text,
    findLinks(text).map(({ link }) => link),
  );
}

describe('the brand that a message speaks for', () => {
  test.each([
    ['Evri: your parcel is held', 'evri'],
    ['your EVR1 parcel is held', 'evri'],
    ['Your Royal Mail parcel is held', 'royal-mail'],
    ['Your R0yal Mail parcel is held', 'royal-mail'],
    ['Your royalmail parcel is held', 'royal-mail'],
    ['Your N3tflix plan has ended', 'netflix'],
    ['Your DHL parcel is held', 'dhl'],
    ['Your parcel is held: evri-fee.example/x', 'evri'],
    ['Your parcel is held: royal-mail.fee.example', 'royal-mail'],
    ['Log in at mynetflix.example', 'netflix'],
    ['Track it at www.evri.com', 'evri'],
  ])('%s', (text, id) => {
    expect(brandIn(text)?.brand.id).toBe(id);
  });

  test.each([
    'I ate three apples and an orange near the bell',
    'Three friends met at the next target',
    'the three bills are due',
    'an orange bill was paid, and free advice too',
    'Oh wise one, this is visa free',
    'en el paquete hay un libro',
    'Your parcel is held: fee-pay.example',
    '',
  ])('is nobody where its name is an ordinary word: %s', (text) => {
    expect(brandIn(text)).toBeNull();
  });

  test('is one of an ambiguous name at the head of the text with a mark after it', () => {
    expect(brandIn('EE: your bill is ready')?.brand.id).toBe('ee');
    expect(brandIn('Three: your bill is ready')?.brand.id).toBe('three');
    expect(brandIn('[Orange] your bill is ready')?.brand.id).toBe('orange');
  });

  test.each([
    ['Correos Estimado cliente su paquete espera', 'correos'],
    ['CORREOS , su paquete espera', 'correos'],
    ['ING Uw betaalpas verloopt', 'ing'],
    ['Apple Your iPhone was found', 'apple'],
    ['EE We could not process your bill', 'ee'],
    ['From Anz: your account is on hold', 'anz'],
    ['a message for Orange customers', 'orange'],
    ['good news for an O2 user', 'o2'],
    ['Your EE account was suspended', 'ee'],
  ])('is one of an ambiguous or short name that speaks or has customers: %s', (text, id) => {
    expect(brandIn(text)?.brand.id).toBe(id);
  });

  test.each([
    'Wish your family well',
    'Sure, see you then',
    'Next Alberta meets today',
    'notes from Marcus the tutor',
    'a TC-LLC promotion',
    'CLC charged 5.00',
  ])('is nobody where a like name only stands there: %s', (text) => {
    expect(brandIn(text)).toBeNull();
  });

  test('InPost is not the Indian post', () => {
    expect(brandIn('InPost: Twoja paczka czeka')?.brand.id).toBe('inpost');
  });

  test('is one of an ambiguous name when a host bears it too', () => {
    expect(brandIn('your three bill is due at three-billing.example')?.brand.id).toBe('three');
  });
});

test.each([
  ['SAN-TANDER', 'santander'],
  ['West-Pac', 'westpac'],
  ['U-S-PS', 'usps'],
  ['3ANZ', 'anz'],
  ['PAY TM', 'paytm'],
])('the bent name %s is that of a brand', (written, id) => {
  expect(bentName(lists.brands, written)?.id).toBe(id);
});

describe('how a brand is mentioned', () => {
  test.each(['http://rabobank.nl.betaalpas vernieuwen', 'http // sparkasse.de-tan legitimation'])(
    'a host whose name goes on behind a break is not official: %s',
    (text) => {
      expect(brandIn(text)).toMatchObject({ official: false });
      expect(brandIn(text)?.imitatedHost).toMatch(/^(?:rabobank|sparkasse)\./);
    },
  );

  test('an official link is told from an imitation', () => {
    expect(brandIn('Track it at www.evri.com')).toMatchObject({ official: true, imitatedHost: null, inText: true });
    expect(brandIn('Pay at evri-fee.example')).toMatchObject({ official: false, imitatedHost: 'evri-fee.example' });
    expect(brandIn('Pay at www.evri.com.fee.example')).toMatchObject({ official: false, imitatedHost: 'www.evri.com.fee.example' });
  });

  test('links are made harmless in words for people', () => {
    expect(brandIn('Pay at evri-fee.example')?.how).toContain('evri-fee[.]example');
  });
});

test('the compared form of a name has no case, space or mark', () => {
  expect(brandKey("Sainsbury's Bank")).toBe(brandKey('SAINSBURYS-BANK'));
  expect(brandKey('Evri')).not.toBe(brandKey('eBay'));
});
