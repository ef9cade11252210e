import type { Part, PartKind } from '../../model/message.ts';
import { chatHandle } from '../links/chat.ts';
import { findLinks } from '../links/find.ts';
import { findPhones } from '../senders/find-phones.ts';
import { isBitcoinAddress, isIban } from './checksums.ts';
import { type Folded, originEnd, originOf } from './fold.ts';

/** A part by its offsets in the view that it was found in. */
interface Found extends Omit<Part, 'start' | 'end'> {
  readonly from_: number;
  readonly to: number;
}

type Finder = (text: string, region: string) => Iterable<Found>;

/**
 * Finds every link, contact, amount, code, date and name in a message. Never throws and never changes its input.
 * `compatible` and `normalised` are two folded views of the same text; offsets returned are into the text as received.
 * `region` (ISO 3166) is the country whose national numbers are written without a prefix.
 */
export function findParts(compatible: Folded, normalised: Folded, region: string): Part[] {
  const taken = new Uint8Array(originOf(normalised, normalised.text.length));
  const parts: Part[] = [];
  const add = ({ from_, to, ...found }: Found, view: Folded) => {
    const part = { ...found, start: originOf(view, from_), end: originEnd(view, to) };
    if (taken.subarray(part.start, part.end).includes(1)) return;
    taken.fill(1, part.start, part.end);
    parts.push(part);
  };
  for (const found of emailsAndLinks(compatible.text)) add(found, compatible);
  for (const find of finders) for (const found of find(normalised.text, region)) add(found, normalised);
  return parts.sort((a, b) => a.start - b.start);
}

/** Links are read from the compatible view. E-mail addresses come first. */
function* emailsAndLinks(text: string): Iterable<Found> {
  for (const match of text.matchAll(email)) {
    const value = match[0].replace(/\s?[[(]at[\])]\s?/i, '@').toLowerCase();
    yield { kind: 'email', value, from_: match.index, to: match.index + match[0].length };
  }
  for (const { link, start, end } of findLinks(text)) {
    const handle = chatHandle(link);
    yield { kind: handle ? 'handle' : 'url', value: handle ?? link.url, from_: start, to: end, link };
  }
}

const email = /[\p{L}\p{N}][\p{L}\p{N}._%+-]{0,63}(?:@|\s?[[(]at[\])]\s?)(?:[\p{L}\p{N}-]{1,63}\.){1,4}[\p{L}]{2,24}/giu;
const money = String.raw`(?:£|€|\$|¤|₹|₱|(?<![a-z])(?:us\$|a\$|c\$|usd|gbp|eur|inr|rs\.?|aed|chf|php|kr|sek|zł|pln))`;
const words = String.raw`(?:£|€|\$|₹|usd|gbp|eur(?:os?)?|pounds?|dollars?|rupees|rs|inr|kr|chf|pln|zł)(?![a-z])`;
const figure = String.raw`\d{1,3}(?:[,. ]\d{3})+(?:[.,]\d{1,2})?|\d+(?:[.,]\d{1,2})?`;

const patterns: readonly (readonly [PartKind, RegExp, ((raw: string) => boolean)?])[] = [
  ['iban', /(?<![\p{L}\p{N}])[A-Z]{2}\d{2}(?:\s?[A-Z0-9]{4}){2,7}(?:\s?[A-Z0-9]{1,4})?(?![\p{L}\p{N}])/gu, isIban],
  ['crypto', /(?<![\p{L}\p{N}])(?:bc1[a-z0-9]{25,62}|[13][1-9A-HJ-NP-Za-km-z]{25,34})(?![\p{L}\p{N}])/gu, isBitcoinAddress],
  ['crypto', /(?<![\p{L}\p{N}])(?:0x[0-9a-fA-F]{40}|T[1-9A-HJ-NP-Za-km-z]{33})(?![\p{L}\p{N}])/gu],
  ['bank_account', /(?<!\d)\d{2}[- ]\d{2}[- ]\d{2}\W{1,3}(?:(?:a\/?c|acc(?:ount)?)\W{0,6})?\d{8}(?!\d)/giu],
  ['handle', /(?:telegram|tg|whats?app|wechat|line|signal|insta(?:gram)?)(?:\s?(?:id|:|@|-))+\s?@?[a-z][a-z0-9_.]{3,30}(?![a-z0-9])/giu],
  ['amount', new RegExp(String.raw`${money}\s?(?:${figure})(?:\s?(?:k|m|mn|bn|million|lakhs?|crore))?(?![\d\p{L}])`, 'giu')],
  ['amount', new RegExp(String.raw`(?<![\d\p{L}])(?:${figure})\s?${words}`, 'giu')],
  ['date', /(?<!\d)\d{1,4}[/.-]\d{1,2}[/.-]\d{2,4}(?!\d)|(?<!\d)\d{1,2}\/\d{1,2}(?!\d|\/)/gu],
  [
    'date',
    /(?<!\d)(?:\d{1,2}(?:st|nd|rd|th)?\s(?:of\s)?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\s\d{1,2}(?:st|nd|rd|th)?(?!\d))(?:,?\s\d{4})?/giu,
  ],
  ['time', /(?<![\d:])\d{1,2}[:.]\d{2}(?::\d{2})?(?:\s?[ap]m)?(?![\d:])|(?<!\d)\d{1,2}\s?[ap]m(?!\p{L})/giu],
];

function* byPattern(text: string): Iterable<Found> {
  for (const [kind, pattern, holds] of patterns) {
    for (const match of text.matchAll(pattern)) {
      const raw = match[0];
      if (holds && !holds(raw.replace(/\s/g, ''))) continue;
      yield { kind, value: raw.replace(/\s+/g, ' ').trim(), from_: match.index, to: match.index + raw.length };
    }
  }
}

const codeWord =
  /(?<!\p{L})(?:otp|one[- ]time|pass ?codes?|codes?|pin|password|c[oó]digo|codice|kod|kode|verification|verify|einmalpasswort|tan)(?!\p{L})/giu;
const codeShape = /(?<![\p{L}\p{N}£$€#.,-])(?:[A-Z]{1,2}-)?(?:\d{4,8}|\d{3}[- ]\d{3})(?![\p{L}\p{N}%]|[.,]\d)/gu;

/** A code is 4 to 8 figures within 40 characters of a word that says so. */
function* codes(text: string): Iterable<Found> {
  const near = [...text.matchAll(codeWord)].map((match) => match.index);
  if (near.length === 0) return;
  for (const match of text.matchAll(codeShape)) {
    if (!near.some((at) => Math.abs(at - match.index) <= 40)) continue;
    yield { kind: 'code', value: match[0].replace(/\D/g, ''), from_: match.index, to: match.index + match[0].length };
  }
}

const reference =
  /#\s?[\p{L}\p{N}*-]{2,24}|(?<![\p{L}\p{N}'’])(?=[\p{L}\p{N}*-]{0,30}\d)(?=[\p{L}\p{N}*-]{0,30}[\p{L}*])[\p{L}\p{N}*][\p{L}\p{N}*-]{3,30}(?![\p{L}\p{N}])/gu;
const digits = /(?<![\p{L}\p{N}])\d+(?:[.,]\d+)*(?:st|nd|rd|th|x|hrs?|%)?(?![\p{L}\p{N}])/giu;
const greeting =
  /(?<!\p{L})(?:dear|hi|hey|hello|hola|bonjour|ciao|hallo|cher|ch[eè]re|estimad[oa]|querid[oa]|liebe[r]?|ol[aá]|beste)\s+(\p{Lu}[\p{L}'’-]{1,20}\p{N}{0,4}\p{L}{0,6})(?!\p{L})/giu;
const opening = /^(\p{Lu}\p{Ll}{2,15}),\s/gu;
const notNames = new Set(
  'customer client user member sir madam mum mom dad there all team friend mam applicant parent parents resident driver owner student candidate colleague investors investor everyone guys dear mr mrs ms miss hello hi thanks sorry congratulations congrats yes no ok okay well final today tomorrow hey love darling cliente usuario monsieur madame kunde papa mama maman mami mamá papá urgent notice attention reminder alert valued user account'.split(
    ' ',
  ),
);

function* names(text: string): Iterable<Found> {
  for (const pattern of [greeting, opening]) {
    for (const match of text.matchAll(pattern)) {
      const name = match[1] ?? '';
      if (notNames.has(name.toLowerCase()) || !/^\p{Lu}/u.test(name)) continue;
      const from_ = match.index + match[0].indexOf(name, pattern === opening ? 0 : 1);
      yield { kind: 'name', value: name, from_, to: from_ + name.length };
    }
  }
}

function* simple(kind: PartKind, pattern: RegExp, text: string): Iterable<Found> {
  for (const match of text.matchAll(pattern)) {
    yield { kind, value: match[0].replace(/\s/g, ''), from_: match.index, to: match.index + match[0].length };
  }
}

/** A word with a lone figure here and there among small letters is leetspeak (`d3liv3ry`), not a reference. */
function* references(text: string): Iterable<Found> {
  for (const found of simple('reference', reference, text)) {
    if (!/^\p{Lu}?[\p{Ll}\d]+$/u.test(found.value) || /\d\d|^\d+\p{L}{1,2}$|\p{L}\d$/u.test(found.value)) yield found;
  }
}

function* phones(text: string, region: string): Iterable<Found> {
  for (const { value, start, end } of findPhones(text, region)) yield { kind: 'phone', value, from_: start, to: end };
}

const finders: readonly Finder[] = [byPattern, phones, codes, references, names, (text) => simple('number', digits, text)];
