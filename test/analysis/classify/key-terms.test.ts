import fc from 'fast-check';
import { expect, test } from 'vitest';
import { keyTerms, nameOfScripts, termBackground, type WeighedScript } from '../../../src/analysis/classify/key-terms.ts';
import { hostileText } from '../hostile.ts';

const once = (...scripts: string[]): WeighedScript[] => scripts.map((script) => ({ script, count: 1 }));
/** One script of each of the other campaigns. */
const common = Array.from({ length: 20 }, () => [
  'Your parcel is held, pay the fee at {url}',
  'Your account is locked, confirm your card at {url}',
  'Hi mum, this is my new number, text me back',
  'Confirm your card at {url} to keep your account',
  'Your balance is {amount}, confirm at {url}',
]).flat();
const named = (...scripts: string[]) => {
  const own = once(...scripts);
  return nameOfScripts(own, keyTerms(own, termBackground([own], [...common, scripts[0] ?? ''])));
};
const termsOf = (...scripts: string[]) => keyTerms(once(...scripts), termBackground([once(...scripts)], [...common, scripts[0] ?? '']));

test.each([
  ['voicemail', ['You have a new voicemail, listen at {url}', 'New voicemail from {phone}: {url}']],
  ['voicemail', ['You have 1 new voice message: {url}']],
  ['ticket', ['Two tickets for the concert on {date}, pay by transfer', 'Concert tickets left, {amount} each']],
  ['streaming', ['Netflix: your membership could not be renewed {url}']],
  ['prize', ['Your number has won our prize draw, claim {url}']],
  ['prize', ['Usted ha ganado un premio en nuestro sorteo: {url}']],
  ['rental', ['Die Wohnung ist noch frei, Miete {amount}, Schlussel per Post']],
  ['inheritance', ['Je suis notaire, un heritage vous attend']],
  ['charity', ['Help the flood fund, donate {amount} at {url}']],
  ['pet', ['Teacup puppies for a loving home, write to {email}']],
  ['extortion', ['I recorded you with your webcam. Pay {amount} to {crypto}']],
])('%s is told by %j', (name, scripts) => {
  expect(named(...scripts)).toBe(name);
});

test('a word that the table of names knows keeps its own words where they mean a closed type', () => {
  expect(named('Your visa interview is on {date}, bring the form', 'The visa form must be sent by {date}')).toBe('visa');
});

test('two words that several wordings share are a name where another campaign has them too', () => {
  const scripts = [
    'The moth carpets are ready {url}',
    'We hold your moth carpets {phone}',
    'Last moth carpets left {url}',
    'See moth carpets {url}',
  ];
  const own = once(...scripts);
  const name = (...others: string[]) => nameOfScripts(own, keyTerms(own, termBackground([own], [...common, scripts[0] ?? '', ...others])));
  expect(name('Sale of moth carpets {url}')).toBe('moth_carpet');
  expect(name()).toBeNull();
});

test('where nothing tells enough there is no name', () => {
  expect(named('Hi, are you free later today? Call me')).toBeNull();
  expect(named('{url}')).toBeNull();
  expect(named('')).toBeNull();
  expect(nameOfScripts([], [])).toBeNull();
});

test('terms are frequent in the campaign and rare in the rest; slots and stop words are none', () => {
  const terms = termsOf('Confirm your kiln permit at {url}', 'Kiln permit: confirm with the {code} at {url}').map(({ term }) => term);
  expect(terms).toContain('kiln');
  expect(terms).toContain('permit');
  expect(terms).not.toContain('confirm');
  expect(terms.join(' ')).not.toMatch(/url|code|your|the/);
});

test('a word that one script in ten holds is not of the campaign', () => {
  const scripts = [...Array.from({ length: 9 }, (_, at) => `Kiln permit number ${'x'.repeat(at + 3)}`), 'Falconry'];
  expect(termsOf(...scripts).map(({ term }) => term)).not.toContain('falconry');
});

test('names of people and places lose to things', () => {
  const [first] = termsOf('Hello, it is Wexford here about the kiln', 'I saw Wexford bring the kiln');
  expect(first?.term).toBe('kiln');
});

test('terms of any texts whatever are a few plain words, and the order of scripts plays no part', () => {
  const scripts = fc.array(fc.record({ script: hostileText, count: fc.integer({ min: 1, max: 9 }) }), { maxLength: 6 });
  fc.assert(
    fc.property(scripts, (own) => {
      const background = termBackground([own], [...common, ...own.map(({ script }) => script)]);
      const terms = keyTerms(own, background);
      expect(keyTerms([...own].reverse(), background)).toEqual(terms);
      for (const { term, share, bits } of terms) {
        expect(term).toMatch(/^[\p{L}\p{M}\p{N}]+(?: [\p{L}\p{M}\p{N}]+){0,2}$/u);
        expect(share).toBeGreaterThan(0);
        expect(bits).toBeGreaterThanOrEqual(0);
      }
      const name = nameOfScripts(own, terms);
      if (name !== null) expect(name).toMatch(/^[\p{L}\p{M}\p{N}_]+$/u);
    }),
    { numRuns: 1000 },
  );
});

test('a script of a million letters is read in its first words', () => {
  const own = once(`voicemail ${'kiln '.repeat(200_000)}`);
  expect(nameOfScripts(own, keyTerms(own, termBackground([own], common)))).toBe('voicemail');
});

test('a word that the table of names gives an open name is called that', () => {
  expect(named('Your horoscope for {date} is ready, sender {phone}')).toBe('psychic');
});
