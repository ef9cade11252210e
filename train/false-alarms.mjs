/** What the finished model says of sets from which nothing was learned; those that are not there are left out. */

import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { createReader } from '../dist/app/reading.js';
import { readSet, setsFolder } from './data.mjs';

/** Set, and which of its rows. */
const asked = [
  ['nus_sms', () => true, 'genuine personal texts'],
  ['super_sms', ({ label }) => label === 'ham', 'texts that the set calls genuine (partly lemmatised)'],
  ['super_sms', ({ label }) => label === 'spam', 'texts that the set calls spam, scams among them (partly lemmatised)'],
  ['spamhunter', () => true, 'texts reported as spam on Twitter, of many languages (digits masked)'],
  ['otp_fixtures', ({ label }) => label === 'otp', 'passcodes (the set is learned from)'],
];

export async function falseAlarms() {
  const read = await createReader('GB');
  return asked
    .filter(([set]) => existsSync(join(setsFolder, `${set}.jsonl.gz`)))
    .map(([set, isAsked, what]) => {
      const texts = new Set(
        readSet(set)
          .filter(isAsked)
          .map(({ text }) => text),
      );
      const classes = {};
      for (const text of texts) {
        const { messageClass } = read({ textId: '', text, urls: [] }).reading.verdict;
        classes[messageClass] = (classes[messageClass] ?? 0) + 1;
      }
      return { set, what, texts: texts.size, classes };
    });
}
