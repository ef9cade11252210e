/** Reads the texts of examples as the program does, and lays out their features. */

import { findBrand } from '../dist/analysis/classify/brands.js';
import { factsOf, hasContact, tokensOf } from '../dist/analysis/classify/features.js';
import { ruleHits } from '../dist/analysis/classify/rule-hits.js';
import { readMessage } from '../dist/analysis/read-message.js';
import { scriptLetters } from '../dist/analysis/text/script.js';
import { withoutMarks } from '../dist/analysis/text/skeleton.js';
import { loadServiceLists } from '../dist/enrich/data-files.js';
import { loadLanguageModel } from '../dist/enrich/language.js';
import { targetOf, vectorOf } from './learn.mjs';

const lists = loadServiceLists();
const languageOf = loadLanguageModel();
const nothing = {
  messageClass: 'unknown',
  scamType: null,
  topic: null,
  brand: null,
  lures: [],
  asks: [],
  confidence: 0,
  reasons: [],
  producer: '',
};

/** What the program reads in a text, and what of it the model looks at. */
export function readExample(example) {
  let seen = null;
  const context = {
    languageOf,
    region: 'GB',
    classify: ([input]) => {
      seen = input;
      return [nothing];
    },
  };
  const reading = readMessage(example.text, [], context);
  const links = reading.parts.flatMap(({ kind, link }) => (kind === 'url' && link ? [link] : []));
  const mention = findBrand(lists.brands, reading.normalised, links, reading.language);
  const hits = ruleHits(withoutMarks(reading.normalised.toLowerCase()).replaceAll('’', "'"));
  const tokens = tokensOf(seen.script);
  const facts = factsOf(seen, mention, hits, lists);
  return {
    ...example,
    ...targetOf(example),
    vector: vectorOf(tokens, facts),
    letters: scriptLetters(seen.script),
    brandFound: mention?.brand ?? null,
    hasContact: hasContact(seen),
  };
}
