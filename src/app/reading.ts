import { hash } from 'node:crypto';
import { contactsOf, variantText } from '../analysis/campaigns/variant-of.ts';
import { createClassifier } from '../analysis/classify/classify.ts';
import { type ReadingContext, readingVersion, readMessage } from '../analysis/read-message.ts';
import { remember } from '../analysis/text/remember.ts';
import { scriptLetters } from '../analysis/text/script.ts';
import { loadModel } from '../enrich/classifier-file.ts';
import { loadServiceLists } from '../enrich/data-files.ts';
import type { DataFolders } from '../enrich/data-folder.ts';
import { loadLanguageModel } from '../enrich/language.ts';
import { type PackedReadings, packReadings, type ReadText, type UnreadText } from '../ports/reader-pool.ts';

/** Reads one text in the calling thread. */
export type Reader = (text: UnreadText) => ReadText;

/** Makes a reader. `region` (ISO 3166) is where numbers without a prefix are read; `folders` hold data files of the user's own. */
export async function createReader(region: string, folders: DataFolders = []): Promise<Reader> {
  const lists = loadServiceLists(folders);
  const context: ReadingContext = {
    classify: createClassifier(loadModel(), lists),
    languageOf: remember(await loadLanguageModel()),
    region,
  };
  return ({ textId, text, urls }) => {
    const reading = readMessage(text, urls, context);
    return {
      textId,
      text,
      reading,
      variantKey: keyOf(variantText(reading.normalised)),
      wordingKey: keyOf(scriptLetters(reading.script)).slice(0, 16),
      contacts: contactsOf(reading.parts, lists),
    };
  };
}

/** Reads a batch and packs what comes of it. */
export function readPacked(read: Reader, texts: readonly UnreadText[]): PackedReadings {
  return packReadings(readingVersion, texts.map(read));
}

function keyOf(text: string): string {
  return hash('sha256', text).slice(0, 32);
}
