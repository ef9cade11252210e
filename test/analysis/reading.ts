import { createHash } from 'node:crypto';
import type { Variant } from '../../src/analysis/campaigns/variant.ts';
import { variantEvidence, variantText } from '../../src/analysis/campaigns/variant-of.ts';
import { classify } from '../../src/analysis/classify/classify.ts';
import { readMessage } from '../../src/analysis/read-message.ts';
import { loadServiceLists } from '../../src/enrich/data-files.ts';
import type { MessageReading } from '../../src/model/message.ts';
import type { Verdict } from '../../src/model/verdict.ts';

/** The shipped lists, read once. */
export const lists = loadServiceLists();

/** Reads a text as in Britain; every text is taken for English. */
export function read(text: string): MessageReading {
  return readMessage(text, [], {
    classify: (input) => classify(input, lists.brands),
    languageOf: () => ({ language: 'en', confidence: 1 }),
    region: 'GB',
  });
}

export function verdictOf(text: string): Verdict {
  return read(text).verdict;
}

/** A text as a node of the campaign graph; `known` gives its senders and times, and overrides what was read. */
export function variantOf(text: string, known: Partial<Variant> = {}): Variant {
  const reading = read(text);
  return {
    key: createHash('sha256').update(variantText(reading.normalised)).digest('hex').slice(0, 32),
    ...variantEvidence(reading, lists),
    language: reading.language,
    brand: reading.verdict.brand,
    topic: reading.verdict.topic,
    senders: [],
    first: null,
    last: null,
    ...known,
  };
}
