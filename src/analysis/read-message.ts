import type { Link } from '../model/link.ts';
import type { MessageReading, Part } from '../model/message.ts';
import type { Verdict } from '../model/verdict.ts';
import type { Classifier } from './classify/classify.ts';
import { chatHandle } from './links/chat.ts';
import { readUrl } from './links/find.ts';
import { targetsOf } from './links/redirect-target.ts';
import { findAllParts } from './text/find-parts.ts';
import { foldBoth, type Views } from './text/fold.ts';
import { isPlainEnglish } from './text/plain-english.ts';
import { remember } from './text/remember.ts';
import { writeScript } from './text/script.ts';
import { spokenWords } from './text/spoken-words.ts';

/** Names a language: ISO 639-1 and a probability, or `und`. */
export type LanguageOf = (text: string) => Language;

interface Language {
  readonly language: string;
  readonly confidence: number;
}

/** What reading needs beside the text: all of it data, so that reading stays pure. */
export interface ReadingContext {
  /** The embedded classifier. */
  readonly classify: Classifier;
  readonly languageOf: LanguageOf;
  /** ISO 3166: where numbers without a prefix are read. */
  readonly region: string;
}

/** The head that is read of an overlong text: thirty concatenated SMS segments are under 5,000 characters. */
const readingLimit = 10_000;

/** Raised whenever reading changes, so that stored readings are made again. */
export const readingVersion = 6;

/** A text, with the links that reports gave beside it. */
export interface Received {
  readonly text: string;
  readonly urls: readonly string[];
}

/** Reads one distinct text. `urls` are links that reports gave beside the text. Never throws; never alters the text. */
export function readMessage(text: string, urls: readonly string[], context: ReadingContext): MessageReading {
  return readMessages([{ text, urls }], context)[0] as MessageReading;
}

/**
 * Reads texts, each as {@link readMessage} does. One question after another is asked of all of them: some hundred texts at once
 * take a third less time than one by one, for the code and the tables of a question stay near the processor.
 */
export function readMessages(received: readonly Received[], context: ReadingContext): MessageReading[] {
  const heads = received.map(({ text }) => (text.length > readingLimit ? text.slice(0, readingLimit) : text));
  const views = heads.map(foldBoth);
  const found = findAllParts(views, context.region);
  const read = views.map(({ normalised: { text, evasions } }, at) => ({
    normalised: text,
    script: writeScript((views[at] as Views).normalised, found[at] as Part[]),
    parts: withOtherLinks(found[at] as Part[], received[at]?.urls ?? [], heads[at]?.length ?? 0),
    evasions,
  }));
  const guessOnce = remember((script) => guessLanguage(script, context));
  const languages = read.map(({ normalised, script }) => (isPlainEnglish(normalised) ? english : guessOnce(script)));
  const verdicts = context.classify(
    read.map(({ normalised, script, parts, evasions }, at) => ({
      normalised,
      script,
      parts,
      evasions,
      language: (languages[at] as Language).language,
    })),
  );
  return read.map(({ normalised, script, parts, evasions }, at) => {
    const { language, confidence } = languages[at] as Language;
    return {
      normalised,
      script,
      parts,
      language,
      languageConfidence: confidence,
      evasions,
      verdict: verdicts[at] as Verdict,
      partial: (heads[at] as string).length < (received[at] as Received).text.length,
    };
  });
}

/** A language is not guessed of a script whose words stand within less. */
const leastWidth = 12;

/** Most messages are plainly English; the model is asked about the words of the others, once a script. */
const english: Language = { language: 'en', confidence: 0.99 };

function guessLanguage(script: string, context: ReadingContext): Language {
  const { words, width } = spokenWords(script);
  return width < leastWidth ? { language: 'und', confidence: 0 } : context.languageOf(words);
}

/**
 * With links of the report's url column that the text itself does not show, as when it was cut short, and with the addresses to which links say that they lead
 * on. They stand at the end of the text, `at`.
 */
function withOtherLinks(found: readonly Part[], urls: readonly string[], at: number): readonly Part[] {
  if (urls.length === 0 && !found.some(({ link }) => link)) return found;
  const parts = [...found];
  const seen = new Set(found.flatMap(({ link }) => (link ? [keyOf(link)] : [])));
  const add = (link: Link, from: 'report' | 'link') => {
    if (seen.has(keyOf(link))) return;
    seen.add(keyOf(link));
    const handle = chatHandle(link);
    parts.push({ kind: handle ? 'handle' : 'url', value: handle ?? link.url, start: at, end: at, link, from });
  };
  for (const url of urls) {
    const link = readUrl(url);
    if (link) add(link, 'report');
  }
  for (const { link } of [...parts]) for (const target of link ? targetsOf(link) : []) add(target, 'link');
  return parts;
}

function keyOf({ host, path }: Link): string {
  return host + path;
}
