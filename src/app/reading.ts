import { hash } from 'node:crypto';
import { contactsOf, variantText } from '../analysis/campaigns/variant-of.ts';
import { createClassifier } from '../analysis/classify/classify.ts';
import { type ReadingContext, readingVersion, readMessages } from '../analysis/read-message.ts';
import { remember } from '../analysis/text/remember.ts';
import { scriptLetters } from '../analysis/text/script.ts';
import { loadModel } from '../enrich/classifier-file.ts';
import { loadServiceLists } from '../enrich/data-files.ts';
import type { DataFolders } from '../enrich/data-folder.ts';
import { loadLanguageModel } from '../enrich/language.ts';
import type { MessageReading } from '../model/message.ts';
import { joinReadings, type PackedReadings, packReadings, type ReadText, type UnreadText } from '../ports/reader-pool.ts';

/** Reads one text in the calling thread. */
export type Reader = (text: UnreadText) => ReadText;

/** Reads texts in the calling thread, many at once in less time than one by one. */
export type BatchReader = (texts: readonly UnreadText[]) => ReadText[];

/** Makes a reader. `region` (ISO 3166) is where numbers without a prefix are read; `folders` hold data files of the user's own. */
export async function createReader(region: string, folders: DataFolders = []): Promise<Reader> {
  const read = await createBatchReader(region, folders);
  return (text) => read([text])[0] as ReadText;
}

/** As {@link createReader}, for many texts. */
export async function createBatchReader(region: string, folders: DataFolders = []): Promise<BatchReader> {
  const lists = loadServiceLists(folders);
  const context: ReadingContext = { classify: createClassifier(loadModel(), lists), languageOf: loadLanguageModel(), region };
  return (texts) => {
    const readings = readMessages(texts, context);
    const wordingKeyOf = remember((script) => keyOf(scriptLetters(script)).slice(0, 16));
    return texts.map(({ textId, text }, at) => {
      const reading = readings[at] as MessageReading;
      return {
        textId,
        text,
        reading,
        variantKey: keyOf(variantText(reading.normalised)),
        wordingKey: wordingKeyOf(reading.script),
        contacts: contactsOf(reading.parts, lists),
      };
    });
  };
}

/** So many texts are read together: with more, what is known of them no longer stays near the processor. */
const together = 250;

/** Reads a batch and packs what comes of it. */
export function readPacked(read: BatchReader, texts: readonly UnreadText[]): PackedReadings {
  const done: PackedReadings[] = [];
  for (let from = 0; from < texts.length; from += together) {
    done.push(packReadings(readingVersion, read(texts.slice(from, from + together))));
  }
  return joinReadings(done);
}

function keyOf(text: string): string {
  return hash('sha256', text).slice(0, 32);
}
