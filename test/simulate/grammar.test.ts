import { describe, expect, it } from 'vitest';
import { HooklineError } from '../../src/model/errors.ts';
import { expand, noRotation, roll } from '../../src/simulate/expand.ts';
import { type Family, parseGrammar } from '../../src/simulate/grammar.ts';
import { stream } from '../../src/simulate/random.ts';

const head = '@ class scam\n@ type delivery\n\n';
const parse = (text: string): readonly Family[] => parseGrammar([{ name: 'delivery', text: head + text }]);

function failure(text: string): string {
  try {
    parse(text);
  } catch (error) {
    expect(error).toBeInstanceOf(HooklineError);
    expect((error as HooklineError).code).toBe('HOOKLINE_GRAMMAR');
    return (error as HooklineError).message;
  }
  return 'no failure';
}

describe('a grammar file', () => {
  it('gives its families with all that their headers say', () => {
    const [family] = parse(
      '# a note\n== fee | ask link | brand delivery | places uk ie | lures time authority | topic parcels | weight 3\nPay {small}:\n{link}',
    );
    expect(family).toMatchObject({
      id: 'delivery/fee',
      messageClass: 'scam',
      scamType: 'delivery',
      ask: 'link',
      sector: 'delivery',
      places: ['uk', 'ie'],
      language: 'en',
      lures: ['time', 'authority'],
      topic: 'parcels',
      weight: 3,
    });
  });

  it('holds sentences that may move or be left out', () => {
    const [family] = parse('== a\nOne. /\n~Two. /\n~?Three. /\n?Four.');
    expect(family?.sentences.map(({ movable, optional }) => [movable, optional])).toEqual([
      [false, false],
      [true, false],
      [true, true],
      [false, true],
    ]);
  });

  it('counts nested choices, and keeps a slash inside a word', () => {
    const [family] = parse('== a\n[one|two [three|four]|] 24/7 and/or [x|y].');
    expect(family?.choices).toBe(3);
    const texts = new Set<string>();
    for (let seed = 0; seed < 60; seed++) {
      const random = stream(seed, 'test');
      texts.add(expand(family as Family, roll(family as Family, random), noRotation, () => '', random));
    }
    expect([...texts].sort()).toEqual([
      '24/7 and/or x.',
      '24/7 and/or y.',
      'one 24/7 and/or x.',
      'one 24/7 and/or y.',
      'two four 24/7 and/or x.',
      'two four 24/7 and/or y.',
      'two three 24/7 and/or x.',
      'two three 24/7 and/or y.',
    ]);
  });

  it('may change class and type on its way', () => {
    const families = parse('== a\nOne.\n@ class legitimate\n== b\nTwo.');
    expect(families.map(({ messageClass, scamType }) => [messageClass, scamType])).toEqual([
      ['scam', 'delivery'],
      ['legitimate', null],
    ]);
  });

  it.each([
    ['== a\nA [choice|that is open', "delivery.txt, line 4: the choice '[choice|that is open…' is not closed"],
    ['== a\nA stray ] here', "delivery.txt, line 4: a stray ']' near"],
    ['== a\nA {slott}', "delivery.txt, line 4: there is no slot '{slott}'"],
    ['== a\n\n== b\nText', "delivery.txt, line 4: the family 'a' has no body"],
    ['== a\nText\n== a\nText', "delivery.txt, line 6: the family 'delivery/a' stands twice"],
    ['== Big Name\nText', "delivery.txt, line 4: 'Big Name' is no name"],
    ['== a | ask post\nText', "delivery.txt, line 4: the field 'ask' cannot be 'post'"],
    ['== a | colour red\nText', "delivery.txt, line 4: unknown field 'colour'"],
    ['== a | places mars\nText', "delivery.txt, line 4: the field 'places' cannot hold 'mars'"],
    ['== a | ask link\n[go to {link}|go away]', 'delivery.txt, line 4: asks for link, but {link} is not in every reading'],
    ['== a\n{brand} says', "delivery.txt, line 4: {brand} in the body, but no field 'brand'"],
    ['== a\nsee {link}', 'delivery.txt, line 4: {link} in the body, but it does not ask for a link'],
    ['Text of nobody', 'delivery.txt, line 4: text before the first family'],
    ['@ class nonsense', "delivery.txt, line 4: '@ class nonsense' is neither"],
  ])('that is broken is refused with file, line and reason: %j', (text, message) => {
    expect(failure(text)).toContain(message);
  });

  it('of scams must name their type', () => {
    expect(() => parseGrammar([{ name: 'x', text: '@ class scam\n== a\nText' }])).toThrow("x.txt, line 2: there is no '@ type' above");
  });
});
