import { chatHandle } from '../analysis/links/chat.ts';
import { findLinks } from '../analysis/links/find.ts';
import { findParts, notNames } from '../analysis/text/find-parts.ts';
import { type Folded, fold, foldCompatible, foldedOffset, originEnd, originOf } from '../analysis/text/fold.ts';
import { eachMatch } from '../analysis/text/matches.ts';
import type { Part, PartKind } from '../model/message.ts';

/** A stretch of the normalised text and what stands there instead; null: it stays, and nothing within it is looked at. */
interface Cover {
  readonly start: number;
  readonly end: number;
  readonly slot: string | null;
  readonly value: string;
  /** Before the slot: the host of a link. */
  readonly keep?: string;
}

/** Slots of parts that point at a person, an account or a case. Amounts, dates and times stay. */
const slots: Readonly<Partial<Record<PartKind, string>>> = {
  phone: 'phone',
  email: 'email',
  handle: 'handle',
  iban: 'account',
  bank_account: 'account',
  crypto: 'wallet',
  code: 'code',
  reference: 'reference',
  name: 'name',
};

const figures = /\p{Nd}/gu;
/** A number of four figures or more may be the end of a card, a house of a postcode, a PIN. */
const tellingFigures = 4;

/** British and Canadian in any case, Dutch in capitals, American and Brazilian with their second part. */
const postcodes: readonly RegExp[] = [
  /(?<![\p{L}\p{N}])(?:[a-z]{1,2}\d[a-z\d]?\s?\d[a-z]{2}|[a-z]\d[a-z]\s\d[a-z]\d|\d{5}-\d{3,4})(?![\p{L}\p{N}])/giu,
  /(?<![\p{L}\p{N}])\d{4}\s[A-Z]{2}(?![\p{L}\p{N}])/gu,
];
const titles = 'mr mrs ms miss mx dr prof sr sra herr frau mme mlle sig dhr mevr'.split(' ');
const anyCase = titles.flatMap((title) => [title, title.toUpperCase(), title.charAt(0).toUpperCase() + title.slice(1)]).join('|');
const titled = new RegExp(
  String.raw`(?<!\p{L})(?:${anyCase})\.?\s(\p{Lu}[\p{L}'’.-]{0,20}(?:\s\p{Lu}[\p{L}'’.-]{0,20}){0,2})(?!\p{L})`,
  'gu',
);
/** Cards and accounts in groups of figures. */
const grouped = /(?<!\p{Nd})\p{Nd}{4}(?:[ -]\p{Nd}{2,6}){2,4}(?!\p{Nd})/gu;
const greeted =
  /(?<!\p{L})(?:dear|hi|hey|hello|hiya|hola|bonjour|ciao|hallo|cher|estimad[oa]|liebe[r]?|ol[aá]|beste)[\s,]+(\p{L}[\p{L}'’-]{1,20})(?=[,!:;.]|\s[-–]|$)/giu;
/** A second name after the first: before a mark, the end, or a word in small letters. */
const surname = /^\s\p{Lu}[\p{L}'’-]{1,20}(?=[,!:;.\n]|\s\p{Ll}|\s[-–]|$)/u;
const leftFigures = /\p{Nd}(?:[\s().\-–/]{0,2}\p{Nd}){4,}/gu;

/**
 * The normalised text with what points at a person taken out: telephone numbers, e-mail addresses, handles, accounts, codes,
 * references, numbers of four figures and more, postcodes and names after greetings become slots such as `{phone_1}`, equal
 * values equal slots; of links the host stays. `region` (ISO 3166) is where numbers without a prefix are read. What a text
 * says in plain words ("my sister in Leeds") stays.
 */
export function pseudonymise(text: string, region: string): string {
  const normalised = fold(text);
  const compatible = foldCompatible(text);
  const parts = findParts(compatible, normalised, region);
  const covers: Cover[] = [];
  const add = (cover: Cover) => {
    if (cover.end > cover.start && !covers.some(({ start, end }) => start < cover.end && cover.start < end)) covers.push(cover);
  };
  const shown = normalised.text;
  const contacts = parts.filter(({ kind }) => !['code', 'reference', 'name', 'number', 'amount', 'date', 'time'].includes(kind));
  for (const link of linksWithAddress(compatible)) add(coverOf(link, normalised));
  for (const part of contacts) add(coverOf(part, normalised));
  for (const postcode of postcodes)
    eachMatch(postcode, shown, ({ index, 0: value }) => add({ start: index, end: index + value.length, slot: 'postcode', value }));
  eachMatch(grouped, shown, ({ index, 0: value }) => add({ start: index, end: index + value.length, slot: 'number', value }));
  for (const part of parts) if (!contacts.includes(part)) add(coverOf(part, normalised));
  eachMatch(titled, shown, (match) => addName(add, match));
  eachMatch(greeted, shown, (match) => {
    if (!notNames.has((match[1] ?? '').toLowerCase())) addName(add, match);
  });
  eachMatch(leftFigures, shown, ({ index, 0: value }) => add({ start: index, end: index + value.length, slot: 'number', value }));
  return written(shown, covers);
}

/** Links that hold an e-mail address in their path: the reader takes the address and leaves the link. */
function linksWithAddress(compatible: Folded): Part[] {
  if (!compatible.text.includes('@')) return [];
  return findLinks(compatible.text)
    .filter(({ start, end }) => compatible.text.slice(start, end).includes('@'))
    .map(({ link, start, end }) => ({
      kind: chatHandle(link) === null ? 'url' : 'handle',
      value: link.url,
      start: originOf(compatible, start),
      end: originEnd(compatible, end),
      link,
    }));
}

function coverOf(part: Part, normalised: Folded): Cover {
  const { kind, value, link } = part;
  const start = foldedOffset(normalised, part.start);
  let end = foldedOffset(normalised, part.end);
  if (link) {
    const more = link.path !== '' && link.path !== '/';
    const scheme = link.scheme === '' ? '' : `${link.scheme}://`;
    const keep = `${scheme}${link.host}${more ? '/' : ''}`;
    return { start, end, slot: kind === 'handle' ? 'handle' : more ? 'path' : '', value: link.url, keep };
  }
  if (kind === 'name') end += surname.exec(normalised.text.slice(end))?.[0].length ?? 0;
  if (kind === 'number') return { start, end, slot: (value.match(figures) ?? []).length >= tellingFigures ? 'number' : null, value };
  return { start, end, slot: slots[kind] ?? null, value };
}

function addName(add: (cover: Cover) => void, match: RegExpExecArray): void {
  const name = (match[1] ?? '').trim();
  const start = match.index + match[0].lastIndexOf(match[1] ?? '');
  add({ start, end: start + name.length, slot: 'name', value: name });
}

/** Puts the slots in, numbered by kind in the order of the text; braces of the message itself must not read as slots. */
function written(text: string, covers: readonly Cover[]): string {
  const numbers = new Map<string, Map<string, number>>();
  const plain = (from: number, to: number) => text.slice(from, to).replaceAll('{', '(').replaceAll('}', ')');
  let out = '';
  let at = 0;
  for (const { start, end, slot, value, keep = '' } of [...covers].sort((a, b) => a.start - b.start)) {
    out += plain(at, start);
    if (slot === null) out += plain(start, end);
    else if (slot === '') out += keep;
    else {
      const known = numbers.get(slot) ?? new Map<string, number>();
      numbers.set(slot, known);
      const number = known.get(value) ?? known.size + 1;
      known.set(value, number);
      out += `${keep}{${slot}_${number}}`;
    }
    at = end;
  }
  return out + plain(at, text.length);
}
