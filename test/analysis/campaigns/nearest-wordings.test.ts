import { expect, test } from 'vitest';
import { bandKeys } from '../../../src/analysis/campaigns/candidates.ts';
import { nearestWordings } from '../../../src/analysis/campaigns/nearest-wordings.ts';
import { shingles } from '../../../src/analysis/campaigns/shingles.ts';
import { sketchLength, type WordingSketches } from '../../../src/model/variant-graph.ts';
import { seeded } from '../../support/random.ts';

/** What is kept of known wordings, given as letters. */
function sketchesOf(letters: readonly string[]): WordingSketches {
  const bands = new Uint32Array(letters.length * sketchLength);
  letters.forEach((text, at) => {
    bands.set(bandKeys(shingles(text)).subarray(0, sketchLength), at * sketchLength);
  });
  return { keys: letters.map((_, at) => `w${at}`), bands };
}

/** Made-up wordings of 120 letters, which have nothing in common. */
function strangers(count: number, seed: number): string[] {
  const random = seeded(seed);
  const letter = () => String.fromCharCode(97 + Math.floor(random() * 26));
  return Array.from({ length: count }, () => Array.from({ length: 120 }, letter).join(''));
}

/** A wording with a few letters changed in one place, as when a crew writes a name anew. */
const derived = (letters: string, at = 40) => `${letters.slice(0, at)}zqxjk${letters.slice(at + 5)}`;

test('finds the wording that a new one was derived from, and no other', () => {
  const known = strangers(200, 3);
  known.forEach((letters, at) => {
    expect(nearestWordings([derived(letters)], sketchesOf(known)), `wording ${at}`).toEqual([at]);
  });
});

test('finds those of many new wordings at once, each once, in rising order', () => {
  const known = strangers(300, 4);
  const fresh = [280, 7, 90, 7].map((at, place) => derived(known[at] ?? '', 20 + 20 * place));
  expect(nearestWordings([...fresh, ...strangers(20, 5)], sketchesOf(known))).toEqual([7, 90, 280]);
});

test('finds nothing for strangers, nor where nothing is new or nothing known', () => {
  const known = strangers(300, 6);
  expect(nearestWordings(strangers(100, 7), sketchesOf(known))).toEqual([]);
  expect(nearestWordings([], sketchesOf(known))).toEqual([]);
  expect(nearestWordings(known, sketchesOf([]))).toEqual([]);
});

test('of a crowd of copies gives a few', () => {
  const [letters = ''] = strangers(1, 8);
  const copies = Array.from({ length: 50 }, (_, at) => derived(letters, at * 2));
  const found = nearestWordings([letters], sketchesOf(copies));
  expect(found.length).toBeGreaterThan(2);
  expect(found.length).toBeLessThan(10);
});

test('finds the likeliest though many are a little like the new one', () => {
  const [letters = '', ...others] = strangers(200, 9);
  // Half of the text in common: a family of messages that open alike.
  const family = others.map((other) => `${letters.slice(0, 70)}${other.slice(70)}`);
  expect(nearestWordings([derived(letters)], sketchesOf([...family, letters]))).toContain(family.length);
});
