import { hash } from 'node:crypto';
import { contactsOf, variantText } from '../analysis/campaigns/variant-of.ts';
import { classify } from '../analysis/classify/classify.ts';
import { type ReadingContext, readingVersion, readMessage } from '../analysis/read-message.ts';
import { remember } from '../analysis/text/remember.ts';
import { scriptLetters } from '../analysis/text/script.ts';
import { loadServiceLists } from '../enrich/data-files.ts';
import { loadLanguageModel } from '../enrich/language.ts';
import { type PackedReadings, packReadings, type UnreadText } from '../ports/reader-pool.ts';

/** Reads batches of texts in the calling thread. `region` (ISO 3166) is where numbers without a prefix are read. */
export async function createReader(region: string): Promise<(texts: readonly UnreadText[]) => PackedReadings> {
  const lists = loadServiceLists();
  const context: ReadingContext = {
    classify: (input) => classify(input, lists.brands),
    languageOf: remember(await loadLanguageModel()),
    region,
  };
  return (texts) =>
    packReadings(
      readingVersion,
      texts.map(({ textId, text, urls }) => {
        const reading = readMessage(text, urls, context);
        return {
          textId,
          text,
          reading,
          variantKey: keyOf(variantText(reading.normalised)),
          wordingKey: keyOf(scriptLetters(reading.script)).slice(0, 16),
          contacts: contactsOf(reading.parts, lists),
        };
      }),
    );
}

function keyOf(text: string): string {
  return hash('sha256', text).slice(0, 32);
}
