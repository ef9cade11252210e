import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { legitimateRules, passcodeRules, pressureRules, type Rule, spamRules, typeRules } from '../../../src/analysis/classify/rules.ts';
import { prefilter, requiredLiterals } from '../../../src/analysis/text/prefilter.ts';
import { withoutMarks } from '../../../src/analysis/text/skeleton.ts';
import { filesIn, read } from '../../house/documents.ts';
import { hostileText } from '../hostile.ts';

const rules: readonly Rule[] = [...passcodeRules, ...spamRules, ...typeRules, ...pressureRules, ...legitimateRules];
const patterns = rules.map(({ pattern }) => pattern);
const filter = prefilter(patterns);

/** Patterns that match the text without being marked: there may be none. */
function missed(text: string): string[] {
  const marks = filter.candidates(text);
  return patterns.flatMap((pattern, index) => (pattern.test(text) && marks[index] !== 1 ? [`${pattern.source} in ${text}`] : []));
}

/** Texts that a pattern matches, its assertions left out, and so mostly the pattern itself. */
function textsLike(pattern: RegExp): fc.Arbitrary<string> {
  const plain = pattern.source
    .replace(/\\[bB]|\(\?<?[=!][^()]*\)/g, '')
    .replace(/\\W/g, '[ .,!:]')
    .replace(/(?<!\\)\./g, '[a-z ]');
  return fc
    .tuple(fc.constantFrom('', ' ', 'xx '), fc.stringMatching(new RegExp(plain)), fc.constantFrom('', ' ', ' xx'))
    .map((pieces) => pieces.join(''));
}

describe('the rules of the classifier', () => {
  test.each(patterns.map((pattern, index) => [index, pattern] as const))(
    'rule %i is a candidate on every text that it matches',
    (index, pattern) => {
      const samples = fc.sample(textsLike(pattern), { numRuns: 60, seed: 7 });
      const matching = samples.filter((text) => pattern.test(text));
      expect(matching.length).toBeGreaterThan(0);
      expect(matching.filter((text) => filter.candidates(text)[index] !== 1)).toEqual([]);
    },
  );

  test('are candidates on texts put together from the words of several', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...patterns).chain(textsLike), { minLength: 1, maxLength: 3 }), (pieces) => {
        expect(missed(pieces.join(' '))).toEqual([]);
      }),
      { numRuns: 100 },
    );
  });

  test('are candidates on every written line that they match', () => {
    const lines = [...filesIn('data/twin/first', /\.txt$/), 'examples/feed.csv'].flatMap((path) => read(path).split('\n'));
    expect(lines.length).toBeGreaterThan(1000);
    expect(lines.flatMap((line) => missed(withoutMarks(line.toLowerCase())))).toEqual([]);
  });

  test('are candidates on hostile texts too', () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        expect(missed(text)).toEqual([]);
      }),
    );
  });

  test('are mostly left out: on a text that is about nothing few are tried', () => {
    const marks = filter.candidates('zebras graze quietly beyond hills');
    expect(marks.reduce((sum, mark) => sum + mark, 0)).toBeLessThan(patterns.length / 4);
  });
});

test('marks do not stay from one text to the next', () => {
  const two = prefilter([/parcel/, /\bbank\b/]);
  expect([...two.candidates('a parcel at the bank')]).toEqual([1, 1]);
  expect([...two.candidates('a bank')]).toEqual([0, 1]);
  expect([...two.candidates('')]).toEqual([0, 0]);
});

test('literals within one another are all found', () => {
  const several = prefilter([/he/, /she/, /his/, /hers/, /sher/, /éa/, /\d/]);
  expect([...several.candidates('ushers')]).toEqual([1, 1, 0, 1, 1, 0, 1]);
  expect([...several.candidates('ahishe')]).toEqual([1, 1, 1, 0, 0, 0, 1]);
  expect(several.candidates('éa')[5]).toBe(1);
});

describe('the literals that a pattern needs', () => {
  test.each<[string, readonly string[] | null]>([
    ['abc', ['abc']],
    ['abc|def', ['abc', 'def']],
    ['\\babc\\b', ['abc']],
    ['^abc$', ['abc']],
    ['a(?:b|c)d', ['abd', 'acd']],
    ['a[bc]d', ['abd', 'acd']],
    ['colou?r', ['color', 'colour']],
    ['(?:one|two)s', ['ones', 'twos']],
    ['abc.*de', ['abc']],
    ['ab.*cde', ['cde']],
    ['(?:abc)+', ['abc']],
    ['(?:abc){2}', ['abc']],
    ['abc\\d+', ['abc']],
    ['a\\.b', ['a.b']],
    ['\\$\\d', null],
    ['a', null],
    ['a*', null],
    ['(?:abc)?', null],
    ['(?:abc)*', null],
    ['(?:abc){0,2}', null],
    ['abc|d', null],
    ['abc|', null],
    ['\\d{4}', null],
    ['.', null],
    ['', null],
    ['(?=abc)', null],
    ['(?!abc)', null],
    ['(?!abc)def', ['def']],
    ['(?<!abc)def', ['def']],
    ['(?<name>abc)', ['abc']],
    ['\\p{L}abc', ['abc']],
    ['\\u00e9abc', ['abc']],
    ['\\x61\\u{62}\\cAabc', ['abc']],
    ['(abc)\\1def', ['abc']],
    ['[^a]bc', ['bc']],
    ['[a-z]bc', ['bc']],
  ])('of /%s/ are %j', (source, literals) => {
    const found = requiredLiterals(source);
    expect(found === null ? null : [...found].sort()).toEqual(literals === null ? null : [...literals].sort());
  });
});

/** Patterns of all that the reader knows, over few letters. */
const { pattern: anyPattern } = fc.letrec<{ pattern: string; sequence: string; atom: string; quantified: string }>((tie) => ({
  pattern: fc.array(tie('sequence'), { minLength: 1, maxLength: 3 }).map((all) => all.join('|')),
  sequence: fc.array(tie('quantified'), { minLength: 1, maxLength: 5 }).map((all) => all.join('')),
  quantified: fc
    .tuple(tie('atom'), fc.constantFrom('', '', '', '', '?', '*', '+', '??', '*?', '{2}', '{1,2}', '{0,1}', '{1,}'))
    .map(([atom, quantifier]) => (/^(?:\\[bB]|\^|\$|\(\?<?[=!])/.test(atom) ? atom : atom + quantifier)),
  atom: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    { weight: 8, arbitrary: fc.constantFrom('a', 'b', 'c', 'ab', 'bc', 'é') },
    {
      weight: 3,
      arbitrary: fc.constantFrom(
        '.',
        '[ab]',
        '[^a]',
        '[a-c]',
        '[b\\]]',
        '[b\\\\]',
        '\\w',
        '\\d',
        '\\.',
        '\\b',
        '\\B',
        '^',
        '$',
        '\\x61',
        '\\u0062',
      ),
    },
    { weight: 2, arbitrary: tie('pattern').map((inner) => `(?:${inner})`) },
    { weight: 1, arbitrary: tie('pattern').map((inner) => `(${inner})`) },
    {
      weight: 1,
      arbitrary: fc.tuple(fc.constantFrom('?=', '?!', '?<=', '?<!'), tie('pattern')).map(([mark, inner]) => `(${mark}${inner})`),
    },
  ),
}));

test('a text that a pattern matches holds one of its literals, and the pattern is a candidate', () => {
  const text = fc
    .array(fc.constantFrom('a', 'b', 'c', 'a', 'b', 'c', 'é', '.', ' ', '1', ']'), { maxLength: 14 })
    .map((units) => units.join(''));
  fc.assert(
    fc.property(anyPattern, fc.array(text, { minLength: 1, maxLength: 8 }), (source, texts) => {
      const pattern = new RegExp(source);
      const literals = requiredLiterals(source);
      const own = prefilter([/zzz/, pattern]);
      for (const written of texts.filter((one) => pattern.test(one))) {
        if (literals) expect(literals.some((literal) => written.includes(literal))).toBe(true);
        expect(own.candidates(written)[1]).toBe(1);
      }
    }),
    { numRuns: 2000 },
  );
});
