import { describe, expect, test } from 'vitest';
import { isNarrowed, messageFilterOf, messageSearchOf, sortedBy, withMessagePart } from '../../src/web/messages/message-filter.ts';
import { askWords, producerWords, sureFigure, sureWords } from '../../src/web/messages/verdict-words.ts';

describe('the filter of the message search', () => {
  test('is in the address, and comes back from it', () => {
    const search =
      'q=parcel+fee&sender=Evri&messageClass=scam&messageClass=spam&scamType=delivery&from=1700000000000&sort=last&ascending=true';
    expect(messageSearchOf(messageFilterOf(search))).toBe(search);
  });

  test('leaves out what it does not understand', () => {
    expect(messageFilterOf('q=%20&messageClass=evil&from=x&sort=beauty&ascending=no&unknown=1')).toEqual({});
  });

  test('is the same address for the same filter', () => {
    expect(messageSearchOf({ messageClass: ['spam', 'scam'], sort: 'reports' })).toBe('messageClass=scam&messageClass=spam');
  });

  test('loses a part that is set to nothing', () => {
    expect(withMessagePart({ q: 'a', sender: 'b', messageClass: ['scam'] }, { q: '', messageClass: [], sender: undefined })).toEqual({});
  });

  test('is narrow by what it asks for, not by its order', () => {
    expect([isNarrowed({ sort: 'last' }), isNarrowed({ domain: 'x' })]).toEqual([false, true]);
  });

  test('sorts most first, least first, and back', () => {
    const once = sortedBy({}, 'last');
    const twice = sortedBy(once, 'last');
    expect([once, twice, sortedBy(twice, 'last')]).toEqual([{ sort: 'last' }, { sort: 'last', ascending: true }, { sort: 'last' }]);
  });
});

describe('a verdict in words', () => {
  test('says how sure it is', () => {
    expect([0.99, 0.85, 0.7, 0.4].map(sureWords)).toEqual(['very sure', 'sure', 'fairly sure', 'unsure']);
  });

  test('says what it comes from', () => {
    expect(producerWords('embedded/3')).toEqual({ words: 'the embedded classifier, version 3', name: null });
    expect(producerWords('person:ann')).toEqual({ words: 'said by', name: 'ann' });
    expect(producerWords('qwen/2')).toEqual({ words: 'a language model:', name: 'qwen/2' });
  });
});

test('no verdict is said to be certain', () => {
  expect([0.6, 0.964, 0.9968, 1].map(sureFigure)).toEqual(['0.60', '0.96', '0.99', '0.99']);
});

test('what a message asks for is said as something to do', () => {
  expect(['link', 'code', 'something_new'].map(askWords)).toEqual(['follow a link', 'give or type in a code', 'something new']);
});
