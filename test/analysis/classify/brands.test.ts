import { describe, expect, test } from 'vitest';
import { bentName, brandKey, findBrand } from '../../../src/analysis/classify/brands.ts';
import { findLinks } from '../../../src/analysis/links/find.ts';
import { lists } from '../reading.ts';

function brandIn(text: string, language?: string) {
  return findBrand(
    lists.brands,
    text,
    findLinks(text).map(({ link }) => link),
    language,
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
    'Your parcel is held: aus-tracking-help.example',
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

describe('a short name that companies of several countries have', () => {
  test.each([
    ['PGE: prosimy o uregulowanie', 'pl', 'pge-pl'],
    ['PGE: your bill is ready', 'en', 'pge-us'],
    ['BNL: la invitiamo a convalidare', 'it', 'bnl'],
    ['Your HMRC refund is ready', 'nl', 'hmrc'],
    ['Your NDIS plan: ndis-plan.com.au', 'en', 'ndis'],
  ])('%s (%s): %s', (text, language, id) => {
    expect(brandIn(text, language)?.brand.id).toBe(id);
  });

  test.each([
    ['informe o CPF nas suas notas', 'pt'],
    ['hubungi WA DIAN sekarang', 'id'],
  ])('is nobody where none of them is at home: %s', (text, language) => {
    expect(brandIn(text, language)).toBeNull();
  });
});

describe('a name that is written in pieces or with a number', () => {
  test.each([
    ['Your P.AY.P.A.L account is held', 'paypal'],
    ['Your N-E-T-F-L-I-X plan ends', 'netflix'],
    ['your package UPS016448296 waits', 'ups'],
    ['ING Wij hebben uw rekening geblokkeerd', 'ing'],
    ['Your Pytm KYC has expired', 'paytm'],
  ])('%s', (text, id) => {
    expect(brandIn(text)?.brand.id).toBe(id);
  });

  test.each(['FREE Seminar on stocks', 'visit p.ay.p.a.l.example/a', 'a.b.c.d and e-f-g-h', 'ref ABC016448296'])(
    'is nobody: %s',
    (text) => {
      expect(brandIn(text)?.brand.id ?? null).not.toBe('paypal');
      expect(brandIn(text)?.inText ?? false).toBe(false);
    },
  );
});

describe('what stands on the host of a brand and is not the brand’s', () => {
  test.each([
    'See facebook.com/some.shop',
    'Pay at paypal.me/jo',
    'Fill in docs.google.com/forms/d/a',
    'https://www.google.com/url?q=https://parcel-fee.example/',
    'https://www.linkedin.com/in/jo',
  ])('names nobody: %s', (text) => {
    expect(brandIn(text)).toBeNull();
  });

  test('is no link to the brand’s own domain, where the text names the brand', () => {
    expect(brandIn('PayPal: pay your bill at paypal.me/jo')).toMatchObject({ brand: { id: 'paypal' }, inText: true, official: false });
    expect(brandIn('PayPal: log in at paypal.com/signin')).toMatchObject({ brand: { id: 'paypal' }, official: true });
  });
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
