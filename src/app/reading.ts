import { createHash } from 'node:crypto';
import { variantEvidence, variantText } from '../analysis/campaigns/variant-of.ts';
import { classify } from '../analysis/classify/classify.ts';
import { type ReadingContext, readMessage } from '../analysis/read-message.ts';
import { loadServiceLists } from '../enrich/data-files.ts';
import { loadLanguageModel } from '../enrich/language.ts';
import type { ReadText, UnreadText } from '../ports/reader-pool.ts';

/** Reads batches of texts in the calling thread. `region` (ISO 3166) is where numbers without a prefix are read. */
export async function createReader(region: string): Promise<(texts: readonly UnreadText[]) => ReadText[]> {
  const lists = loadServiceLists();
  const context: ReadingContext = { classify: (input) => classify(input, lists.brands), languageOf: await loadLanguageModel(), region };
  return (texts) =>
    texts.map(({ textId, text, urls }) => {
      const reading = readMessage(text, urls, context);
      const variantKey = createHash('sha256').update(variantText(reading.normalised)).digest('hex').slice(0, 32);
      return { textId, reading, variantKey, evidence: JSON.stringify(variantEvidence(reading, lists)) };
    });
}
