import type { Part, PartKind } from '../../model/message.ts';
import { chatHandle } from '../links/chat.ts';
import { findLinks } from '../links/find.ts';
import { findPhones } from '../senders/find-phones.ts';
import { isBitcoinAddress, isIban } from './checksums.ts';
import { type Folded, originEnd, originOf, type Views } from './fold.ts';
import { allMatches, eachMatch } from './matches.ts';
import { prefilter } from './prefilter.ts';
import { CharacterClass, type Survey, survey, wordsWithDigits } from './word-scan.ts';

/** A part by its offsets in the view that it was found in. */
interface Found extends Omit<Part, 'start' | 'end'> {
  readonly from_: number;
  readonly to: number;
}

/** What is known of a text before anything is looked for. */
interface TextSurvey extends Survey {
  /** The patterns of which no word stands in the text. */
  readonly ruledOut: readonly RegExp[];
}

/** Finds one kind of part, in texts that can hold it. */
interface Finder {
  readonly applies: (found: TextSurvey) => boolean;
  readonly find: (text: string, region: string, add: Add) => void;
}

type Add = (found: Found) => void;

/**
 * Finds every link, contact, amount, code, date and name in a message. Never throws and never changes its input.
 * Offsets are into the text as received. `region` (ISO 3166) is the country whose national numbers are written without a prefix.
 */
export function findParts(compatible: Folded, normalised: Folded, region: string): Part[] {
  return findAllParts([{ compatible, normalised }], region)[0] as Part[];
}

/** As {@link findParts} of many texts: one kind of part after another is looked for in all of them, which is faster by a third. */
export function findAllParts(texts: readonly Views[], region: string): Part[][] {
  const found = texts.map((): Part[] => []);
  for (const [at, { compatible }] of texts.entries()) emailsAndLinks(compatible.text, adder(found[at] as Part[], compatible));
  const surveys = texts.map(({ normalised: { text } }): TextSurvey => {
    const { digits, longestRun, mayRefer } = survey(text);
    return { digits, longestRun, mayRefer, ruledOut: ruledOutIn(text) };
  });
  const adders = texts.map(({ normalised }, at) => adder(found[at] as Part[], normalised));
  for (const { applies, find } of finders) {
    for (let at = 0; at < texts.length; at++) {
      if (applies(surveys[at] as TextSurvey)) find((texts[at] as Views).normalised.text, region, adders[at] as Add);
    }
  }
  for (const parts of found) parts.sort((a, b) => a.start - b.start);
  return found;
}

/** Adds parts found in a view of a text to those that are found, where they overlap none. */
function adder(parts: Part[], view: Folded): Add {
  return ({ kind, value, link, from_, to }) => {
    const start = originOf(view, from_);
    const end = originEnd(view, to);
    for (const part of parts) if (part.start < end && start < part.end) return;
    parts.push(link ? { kind, value, start, end, link } : { kind, value, start, end });
  };
}

/** Links are read from the compatible view. E-mail addresses come first. */
function emailsAndLinks(text: string, add: Add): void {
  if (/@|at[\])]/i.test(text)) {
    eachMatch(email, text, (match) => {
      const value = match[0].replace(/\s?[[(]at[\])]\s?/i, '@').toLowerCase();
      add({ kind: 'email', value, from_: match.index, to: match.index + match[0].length });
    });
  }
  for (const { link, start, end } of findLinks(text)) {
    const handle = chatHandle(link);
    add({ kind: handle ? 'handle' : 'url', value: handle ?? link.url, from_: start, to: end, link });
  }
}

const email = /[\p{L}\p{N}][\p{L}\p{N}._%+-]{0,63}(?:@|\s?[[(]at[\])]\s?)(?:[\p{L}\p{N}-]{1,63}\.){1,4}[\p{L}]{2,24}/giu;
const money = String.raw`(?:£|€|\$|¤|₹|₱|(?<![a-z])(?:us\$|a\$|c\$|usd|gbp|eur|inr|rs\.?|aed|chf|php|kr|sek|zł|pln))`;
const words = String.raw`(?:£|€|\$|₹|usd|gbp|eur(?:os?)?|pounds?|dollars?|rupees|rs|inr|kr|chf|pln|zł)(?![a-z])`;
const figure = String.raw`\d{1,3}(?:[,. ]\d{3})+(?:[.,]\d{1,2})?|\d+(?:[.,]\d{1,2})?`;

const handleShape =
  /(?:(?:telegram|tg|whats?app|wechat|insta(?:gram)?)(?:\s?(?:id|:|@|-))+|(?:line|signal)(?:\s?id\s?[:@-]?|\s?[:-]?\s?@))\s?@?[a-z][a-z0-9_.]{3,30}(?![a-z0-9])/giu;
const monthDate =
  /(?<!\d)(?:\d{1,2}(?:st|nd|rd|th)?\s(?:of\s)?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\s\d{1,2}(?:st|nd|rd|th)?(?!\d))(?:,?\s\d{4})?/giu;

/** Figures that a pattern needs at the least, or that a run of letters and figures is at the least as long. */
interface Least {
  readonly digits?: number;
  readonly run?: number;
}

/** In this order: what is found first keeps its place. */
const patterns: readonly (readonly [PartKind, Least, RegExp, ((raw: string) => boolean)?])[] = [
  ['iban', { digits: 8 }, /(?<![\p{L}\p{N}])[A-Z]{2}\d{2}(?:\s?[A-Z0-9]{4}){2,7}(?:\s?[A-Z0-9]{1,4})?(?![\p{L}\p{N}])/gu, isIban],
  ['crypto', { run: 26 }, /(?<![\p{L}\p{N}])(?:bc1[a-z0-9]{25,62}|[13][1-9A-HJ-NP-Za-km-z]{25,34})(?![\p{L}\p{N}])/gu, isBitcoinAddress],
  ['crypto', { run: 30 }, /(?<![\p{L}\p{N}])(?:0x[0-9a-fA-F]{40}|T[1-9A-HJ-NP-Za-km-z]{33})(?![\p{L}\p{N}])/gu],
  ['bank_account', { digits: 14 }, /(?<!\d)\d{2}[- ]\d{2}[- ]\d{2}\W{1,3}(?:(?:a\/?c|acc(?:ount)?)\W{0,6})?\d{8}(?!\d)/giu],
  ['handle', {}, handleShape],
  ['amount', { digits: 1 }, new RegExp(String.raw`${money}\s?(?:${figure})(?:\s?(?:k|m|mn|bn|million|lakhs?|crore))?(?![\d\p{L}])`, 'giu')],
  ['amount', { digits: 1 }, new RegExp(String.raw`(?<![\d\p{L}])(?:${figure})\s?${words}`, 'giu')],
  ['date', { digits: 2 }, /(?<!\d)\d{1,4}[/.-]\d{1,2}[/.-]\d{2,4}(?!\d)|(?<!\d)\d{1,2}\/\d{1,2}(?!\d|\/)/gu],
  ['date', { digits: 1 }, monthDate],
  ['time', { digits: 1 }, /(?<![\d:])\d{1,2}[:.]\d{2}(?::\d{2})?(?:\s?[ap]m)?(?![\d:])|(?<!\d)\d{1,2}\s?[ap]m(?!\p{L})/giu],
];

const byPattern: readonly Finder[] = patterns.map(([kind, { digits = 0, run = 0 }, pattern, holds]) => ({
  applies: (found) => found.digits >= digits && found.longestRun >= run && !found.ruledOut.includes(pattern),
  find: (text, _, add) =>
    eachMatch(pattern, text, (match) => {
      const raw = match[0];
      if (holds && !holds(raw.replace(/\s/g, ''))) return;
      add({ kind, value: raw.replace(/\s+/g, ' ').trim(), from_: match.index, to: match.index + raw.length });
    }),
}));

const codeWord =
  /(?<!\p{L})(?:otp|one[- ]time|pass ?codes?|codes?|pin|password|c[oó]digo|codice|kod|kode|verification|verify|einmalpasswort|tan)(?!\p{L})/giu;
const codeShape = /(?<![\p{L}\p{N}£$€#.,-])(?:[A-Z]{1,2}-)?(?:\d{4,8}|\d{3}[- ]\d{3})(?![\p{L}\p{N}%]|[.,]\d)/gu;

/** A code is 4 to 8 figures within 40 characters of a word that says so. */
function findCodes(text: string, add: Add): void {
  const near = allMatches(codeWord, text).map((match) => match.index);
  if (near.length === 0) return;
  eachMatch(codeShape, text, (match) => {
    if (!near.some((at) => Math.abs(at - match.index) <= 40)) return;
    add({ kind: 'code', value: match[0].replace(/\D/g, ''), from_: match.index, to: match.index + match[0].length });
  });
}

const numbered = /#\s?[\p{L}\p{N}*-]{2,24}/gu;
const referenceCharacters = new CharacterClass(/[\p{L}\p{N}*-]/u);
const longestReference = 31;
const digits = /(?<![\p{L}\p{N}])\d+(?:[.,]\d+)*(?:st|nd|rd|th|x|hrs?|%)?(?![\p{L}\p{N}])/giu;
const greeting =
  /(?<!\p{L})(?:dear|hi|hey|hello|hola|bonjour|ciao|hallo|cher|ch[eè]re|estimad[oa]|querid[oa]|liebe[r]?|ol[aá]|beste)\s+(\p{Lu}[\p{L}'’-]{1,20}\p{N}{0,4}\p{L}{0,6})(?!\p{L})/giu;
const opening = /^(\p{Lu}\p{Ll}{2,15}),\s/gu;
export const notNames: ReadonlySet<string> = new Set(
  'customer client user member sir madam mum mom dad there all team friend mam applicant parent parents resident driver owner student candidate colleague investors investor everyone guys dear mr mrs ms miss hello hi thanks sorry congratulations congrats yes no ok okay well final today tomorrow hey love darling cliente usuario monsieur madame kunde papa mama maman mami mamá papá urgent notice attention reminder alert valued user account'.split(
    ' ',
  ),
);

function findNames(text: string, add: Add): void {
  for (const pattern of [greeting, opening]) {
    eachMatch(pattern, text, (match) => {
      const name = match[1] ?? '';
      if (notNames.has(name.toLowerCase()) || !/^\p{Lu}/u.test(name)) return;
      const from_ = match.index + match[0].indexOf(name, pattern === opening ? 0 : 1);
      add({ kind: 'name', value: name, from_, to: from_ + name.length });
    });
  }
}

/** Words of letters and figures, and what follows a number sign. */
function findReferences(text: string, add: Add): void {
  if (text.includes('#')) {
    eachMatch(numbered, text, (match) => {
      add({ kind: 'reference', value: match[0].replace(/\s/g, ''), from_: match.index, to: match.index + match[0].length });
    });
  }
  for (const word of wordsWithDigits(text, referenceCharacters)) {
    const lead = /^-*/.exec(word.text)?.[0].length ?? 0;
    const value = cutReference(word.text.slice(lead));
    const from_ = word.index + lead;
    if (value.length < 4 || !/\d/.test(value) || !/[\p{L}*]/u.test(value) || /['’]/.test(text.charAt(from_ - 1))) continue;
    if (!isLeetspeak(value)) add({ kind: 'reference', value, from_, to: from_ + value.length });
  }
}

/** Of an overlong word what stands before a hyphen or star, within the longest reference; nothing if there is none. */
function cutReference(word: string): string {
  if (word.length <= longestReference) return word;
  for (let end = longestReference; end > 3; end--) if (/[-*]/.test(word.charAt(end))) return word.slice(0, end);
  return '';
}

/** A word with a lone figure here and there among small letters (`d3liv3ry`) is a word. */
function isLeetspeak(word: string): boolean {
  return /^\p{Lu}?[\p{Ll}\d]+$/u.test(word) && !/\d\d|^\d+\p{L}{1,2}$|\p{L}\d$/u.test(word);
}

function findNumbers(text: string, add: Add): void {
  eachMatch(digits, text, (match) => add({ kind: 'number', value: match[0], from_: match.index, to: match.index + match[0].length }));
}

const finders: readonly Finder[] = [
  ...byPattern,
  {
    applies: ({ digits }) => digits >= 6,
    find: (text, region, add) => {
      for (const { value, start, end } of findPhones(text, region)) add({ kind: 'phone', value, from_: start, to: end });
    },
  },
  { applies: ({ digits, ruledOut }) => digits >= 4 && !ruledOut.includes(codeWord), find: (text, _, add) => findCodes(text, add) },
  { applies: ({ mayRefer }) => mayRefer, find: (text, _, add) => findReferences(text, add) },
  { applies: () => true, find: (text, _, add) => findNames(text, add) },
  { applies: ({ digits }) => digits >= 1, find: (text, _, add) => findNumbers(text, add) },
];

/** Patterns that hold one of certain words. They pass over case, and so the words are looked for in small letters. */
const wordPatterns: readonly RegExp[] = [handleShape, monthDate, codeWord];
const wordFilter = prefilter(wordPatterns);

function ruledOutIn(text: string): RegExp[] {
  const marks = wordFilter.candidates(text.toLowerCase());
  return wordPatterns.filter((_, place) => marks[place] !== 1);
}
