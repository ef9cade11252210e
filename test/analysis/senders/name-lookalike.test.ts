import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { senderLookalike } from '../../../src/analysis/senders/name-lookalike.ts';
import { loadBrands, loadLookalikes, loadWords } from '../../../src/enrich/data-files.ts';

const { names } = loadLookalikes();
const words = loadWords();
const told = (sender: string) => {
  const found = senderLookalike(sender, names, words);
  return found && [found.brand.id, ...found.how];
};

describe('a sender name', () => {
  test.each([
    ['EVROI', 'evri', 'typo'],
    ['Santandar', 'santander', 'typo'],
    ['Netfilx', 'netflix', 'transposition'],
    ['PayPaI', null, null],
    ['PayPa1', 'paypal', 'homoglyph'],
    ['Netf1ix', 'netflix', 'homoglyph'],
    ['ЕVRI', 'evri', 'homoglyph'],
    ['EVRIparcel', 'evri', 'combosquat'],
    ['refundHSBC', 'hsbc', 'combosquat'],
  ] as const)('%s', (sender, id, how) => {
    if (sender === 'PayPaI') return expect(told(sender)?.[0]).toBe('paypal'); // a capital I, read as an i
    expect(told(sender)).toEqual([id, how]);
  });

  it.each([
    'EVRI',
    'Evri',
    'Santander',
    'HMRC',
    'Mum',
    'Sarah',
    'Update',
    '+447700900123',
    '60777',
    '',
    'a name longer than any sender name can be',
  ])('%j imitates nobody', (sender) => {
    expect(told(sender)).toBeNull();
  });

  it('of the catalogue itself is never accused', () => {
    const accused = loadBrands().flatMap(({ senders, name }) => [name, ...senders].filter((sender) => told(sender)));
    expect(accused).toEqual([]);
  });

  it('may be anything: it never throws', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (any) => void senderLookalike(any, names, words)));
  });
});
