import type { MessageReading, Part } from '../model/message.ts';
import type { Verdict } from '../model/verdict.ts';
import type { ClassifyInput } from './classify/features.ts';
import { chatHandle } from './links/chat.ts';
import { readUrl } from './links/find.ts';
import { findParts } from './text/find-parts.ts';
import { fold, foldCompatible } from './text/fold.ts';
import { isPlainEnglish } from './text/plain-english.ts';
import { writeScript } from './text/script.ts';

/** Names a language: ISO 639-1 and a probability, or `und`. */
export type LanguageOf = (text: string) => { readonly language: string; readonly confidence: number };

/** What reading needs beside the text: all of it data, so that reading stays pure. */
export interface ReadingContext {
  /** The embedded classifier. */
  readonly classify: (input: ClassifyInput) => Verdict;
  readonly languageOf: LanguageOf;
  /** ISO 3166: where numbers without a prefix are read. */
  readonly region: string;
}

/** The head that is read of an overlong text: thirty concatenated SMS segments are under 5,000 characters. */
const readingLimit = 10_000;

/** Raised whenever reading changes, so that stored readings are made again. */
export const readingVersion = 3;

/** Reads one distinct text. `urls` are links that reports gave beside the text. Never throws; never alters the text. */
export function readMessage(text: string, urls: readonly string[], context: ReadingContext): MessageReading {
  const head = text.length > readingLimit ? text.slice(0, readingLimit) : text;
  const normalised = fold(head);
  const found = findParts(foldCompatible(head), normalised, context.region);
  const parts = [...found, ...reportedLinks(urls, found, head.length)];
  const script = writeScript(normalised, found);
  const { language, confidence } = languageOf(normalised.text, script, context);
  return {
    normalised: normalised.text,
    script,
    parts,
    language,
    languageConfidence: confidence,
    evasions: normalised.evasions,
    verdict: context.classify({ normalised: normalised.text, script, parts, evasions: normalised.evasions, language }),
    partial: head.length < text.length,
  };
}

/** Most messages are plainly English; the model is asked about the words of the others, slots left out. */
function languageOf(text: string, script: string, context: ReadingContext): { language: string; confidence: number } {
  if (isPlainEnglish(text)) return { language: 'en', confidence: 0.99 };
  const words = script
    .replace(/\{\w+\}/g, ' ')
    .replace(/[^\p{L}\p{M}' ]/gu, ' ')
    .trim();
  return words.length < 12 ? { language: 'und', confidence: 0 } : context.languageOf(words);
}

/** Links of the report's url column that the text itself does not show, as when it was cut short. */
function reportedLinks(urls: readonly string[], found: readonly Part[], at: number): Part[] {
  if (urls.length === 0) return [];
  const seen = new Set(found.flatMap((part) => (part.link ? [part.link.host + part.link.path] : [])));
  const parts: Part[] = [];
  for (const url of urls) {
    const link = readUrl(url);
    if (!link || seen.has(link.host + link.path)) continue;
    seen.add(link.host + link.path);
    const handle = chatHandle(link);
    parts.push({ kind: handle ? 'handle' : 'url', value: handle ?? link.url, start: at, end: at, link, from: 'report' });
  }
  return parts;
}
