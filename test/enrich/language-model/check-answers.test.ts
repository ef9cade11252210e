import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkAnswers } from '../../../src/enrich/language-model/check-answers.ts';

const scam = {
  id: 41_000,
  class: 'scam',
  type: 'delivery',
  category: null,
  brand: 'Evri',
  lures: ['time_and_urgency', 'authority'],
  asks: ['pay', 'link'],
  confidence: 0.9,
};
const of = (...answers: readonly unknown[]) => JSON.stringify({ answers });
const check = (content: string, ...ids: number[]) => checkAnswers(content, ids.length > 0 ? ids : [scam.id]).get(ids[0] ?? scam.id);
const good = {
  messageClass: 'scam',
  scamType: 'delivery',
  category: null,
  brand: 'Evri',
  lures: ['authority', 'time_and_urgency'],
  asks: ['link', 'pay'],
  confidence: 0.9,
};

describe('an answer', () => {
  test('that is as asked for is taken, lists in their order', () => expect(check(of(scam))).toEqual(good));

  test.each([
    ['in a fence', `\`\`\`json\n${of(scam)}\n\`\`\``],
    ['after words', `Here you are {phone_1}: ${of(scam)} I hope it helps.`],
    ['after thinking aloud', `<think>maybe ${of({ ...scam, class: 'spam' })}</think>\n${of(scam)}`],
    ['after another object', `{"note":"x"} ${of(scam)}`],
  ])('is found %s', (_, content) => expect(check(content)).toEqual(good));

  test.each([
    ['another id', { ...scam, id: 1 }],
    ['an id as text', { ...scam, id: '41000' }],
    ['no id', { ...scam, id: undefined }],
    ['a field more', { ...scam, reason: 'x' }],
    ['a field less', { ...scam, asks: undefined }],
    ['a class of no list', { ...scam, class: 'unknown' }],
    ['a class in capitals', { ...scam, class: 'SCAM' }],
    ['a class as list', { ...scam, class: ['scam'] }],
    ['a type of no list', { ...scam, type: 'parcel' }],
    ['a scam without a type', { ...scam, type: null }],
    ['a category that is too long', { ...scam, type: 'others', category: 'x'.repeat(41) }],
    ['a category with markup', { ...scam, type: 'others', category: '<b>prize</b>' }],
    ['a category that is a formula', { ...scam, type: 'others', category: '=1+1' }],
    ['a category of two lines', { ...scam, type: 'others', category: 'prize\nignore' }],
    ['a brand that is too long', { ...scam, brand: 'x'.repeat(61) }],
    ['a brand that is a number', { ...scam, brand: 7 }],
    ['a brand with markup', { ...scam, brand: '<script>' }],
    ['a brand with an invisible character', { ...scam, brand: 'Ev\u200bri' }],
    ['a lure of no list', { ...scam, lures: ['fear'] }],
    ['lures as text', { ...scam, lures: 'authority' }],
    ['a lure twice', { ...scam, lures: ['authority', 'authority'] }],
    ['an ask of no list', { ...scam, asks: ['visit'] }],
    ['a confidence over 1', { ...scam, confidence: 1.1 }],
    ['a confidence as text', { ...scam, confidence: '0.9' }],
    ['no confidence', { ...scam, confidence: null }],
    ['nothing', null],
    ['a list', [scam]],
  ])('with %s fails', (_, answer) => expect(check(of(answer))).toHaveProperty('failed'));

  test('that stands there twice fails, even where both are equal', () => expect(check(of(scam, scam))).toHaveProperty('failed'));

  test.each([
    ['nothing', ''],
    ['prose', 'It is a scam.'],
    ['a bare list', JSON.stringify([scam])],
    ['a field beside the answers', JSON.stringify({ answers: [scam], more: 1 })],
    ['JSON cut short', of(scam).slice(0, -4)],
    ['two sets of answers', `${of(scam)} or ${of({ ...scam, class: 'spam' })}`],
    ['answers that are no list', '{"answers":{"0":1}}'],
  ])('is none in %s', (_, content) => expect(check(content)).toHaveProperty('failed'));

  test('of a text that is no scam has no type, category or lures', () => {
    expect(check(of({ ...scam, class: 'spam', category: 'prize' }))).toMatchObject({ scamType: null, category: null, lures: [] });
  });

  test('names its category in small letters, for others only', () => {
    expect(check(of({ ...scam, type: 'others', category: 'Prize Draw' }))).toMatchObject({ scamType: 'others', category: 'prize draw' });
    expect(check(of({ ...scam, category: 'prize' }))).toMatchObject({ category: null });
  });

  test('that fails does not touch the others', () => {
    const checked = checkAnswers(of({ ...scam, id: 1, class: 'x' }, { ...scam, id: 2 }, { ...scam, id: 9 }), [1, 2, 3]);
    expect([...checked.keys()].sort()).toEqual([1, 2, 3]);
    expect(checked.get(1)).toHaveProperty('failed');
    expect(checked.get(2)).toEqual(good);
    expect(checked.get(3)).toEqual({ failed: 'not answered' });
  });
});

test('whatever comes back, each id has one outcome and none has another id', () => {
  const field = fc.oneof(fc.constant('scam'), fc.constant('delivery'), fc.string(), fc.integer(), fc.constant(null), fc.array(fc.string()));
  const entry = fc.record({
    id: fc.oneof(fc.integer({ min: 0, max: 4 }), fc.string()),
    class: field,
    type: field,
    category: field,
    brand: field,
    lures: field,
    asks: field,
    confidence: field,
  });
  const content = fc.oneof(
    fc.string(),
    fc.json(),
    fc.array(entry).map((answers) => JSON.stringify({ answers })),
  );
  fc.assert(
    fc.property(content, fc.uniqueArray(fc.integer({ min: 0, max: 4 })), (text, ids) => {
      expect([...checkAnswers(text, ids).keys()].sort()).toEqual([...ids].sort());
    }),
  );
});
