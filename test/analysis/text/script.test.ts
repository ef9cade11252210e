import { describe, expect, test } from 'vitest';
import { scriptLetters } from '../../../src/analysis/text/script.ts';
import { scriptOf } from './parts-of.ts';

describe('the script', () => {
  test('is the message with its variable parts as slots', () => {
    expect(scriptOf('Hi Anna, pay £1.99 for JD0002123 by 5pm at evri-fee.example/x or call 020 7946 0123')).toBe(
      'Hi {name}, pay {amount} for {reference} by {time} at {url} or call {phone}',
    );
  });

  test('is the same whatever stands in the slots', () => {
    expect(scriptOf('Hi Zoe, pay £2.49 at dpd-fee.example/q9')).toBe(scriptOf('Hi Anna, pay £1.99 at evri-fee.example/x'));
  });

  test('shows a brace of the message as a bracket, so that it cannot pose as a slot', () => {
    expect(scriptOf('Your {url} is {name}')).toBe('Your (url) is (name)');
  });

  test('has the link that a lookalike host hides', () => {
    expect(scriptOf('Log in at раypal-fee.example now')).toBe('Log in at {url} now');
  });
});

describe('script letters', () => {
  const letters = (text: string) => scriptLetters(scriptOf(text));
  const plain = letters('Your parcel is held: pay at evri-fee.example/x');

  test.each([
    'YOUR PARCEL IS HELD - PAY AT dpd-fee.example',
    'Your p.a.r.c.e.l is held: pay at evri-fee.example/x',
    'Your pаrсel is held: pay at evri-fee.example/x',
    'Y0ur p4rcel is h3ld; pay at evri-fee.example/x',
    'Your par\u200bcel is held: pay at hxxp://evri-fee[.]example',
  ])('are unchanged by: %s', (text) => {
    expect(letters(text)).toBe(plain);
  });

  test('tell other wording apart', () => {
    expect(letters('Your account is held: pay at evri-fee.example/x')).not.toBe(plain);
  });

  test('weigh a slot as one letter, a run of slots as one, and a name as nothing', () => {
    expect(scriptLetters('a {url} b')).toHaveLength(3);
    expect(scriptLetters('a {url} {url} b')).toBe(scriptLetters('a {url} b'));
    expect(scriptLetters('hi {name}')).toBe(scriptLetters('hi'));
    expect(scriptLetters('{phone}')).not.toBe(scriptLetters('{url}'));
  });

  // A mark may send a word another way through the code: all ways must come to the same letters.
  test.each(['so do i', 'our e-invoice', 'this and/if that', 'read it (if so)', 'hi', 'an.invoice', 'vvin rnoney'])(
    'are those of %j whatever marks follow or surround it',
    (text) => {
      const marked = [`${text},`, `${text}!`, `${text}!!`, `${text}?`, `"${text}"`, `${text}…`, `${text}’`];
      expect(marked.map((one) => scriptLetters(one))).toEqual(marked.map(() => scriptLetters(text)));
    },
  );
});
