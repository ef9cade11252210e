import type { Part } from '../../model/message.ts';
import { type Folded, foldedOffset } from './fold.ts';
import { remember } from './remember.ts';
import { skeleton } from './skeleton.ts';

/** Writes the message with its variable parts as slots in braces: `Hi {name}, pay {amount} at {url}`. */
export function writeScript(normalised: Folded, parts: readonly Part[]): string {
  let script = '';
  let at = 0;
  for (const part of parts) {
    if (part.from) continue;
    const start = foldedOffset(normalised, part.start);
    const end = foldedOffset(normalised, part.end);
    if (start < at) continue;
    script += `${escapeBraces(normalised.text.slice(at, start))}{${part.kind}}`;
    at = end;
  }
  return (script + escapeBraces(normalised.text.slice(at))).trim();
}

/** Braces of the message itself must not read as slots. */
function escapeBraces(text: string): string {
  return /[{}]/.test(text) ? text.replaceAll('{', '(').replaceAll('}', ')') : text;
}

/** Slots as single private-use characters, so that a slot weighs as one letter when scripts are compared. */
const slotCodes: Readonly<Record<string, string>> = {
  url: '\ue000',
  handle: '\ue000',
  phone: '\ue001',
  email: '\ue002',
  iban: '\ue003',
  bank_account: '\ue003',
  crypto: '\ue004',
  amount: '\ue005',
  code: '\ue006',
  reference: '\ue006',
  number: '\ue006',
  date: '\ue007',
  time: '\ue007',
  name: '',
};

const lettersOf = remember((word: string) =>
  skeleton(word)
    .replace(/[^\p{L}\p{N}\ue000-\ue007]/gu, '')
    .replaceAll('i', 'l'),
);
/** By character of small ASCII: 1 a plain letter, 2 a mark that stands for nothing, 0 one that asks for a closer look. */
const plainness = new Uint8Array(128);
for (const letter of 'abcdefghijklmnopqrstuvwxyz') plainness[letter.charCodeAt(0)] = 1;
for (const mark of '.,:;?\'"()&+*/_#%=~<>[]^`\\-') plainness[mark.charCodeAt(0)] = 2;

/**
 * The script as letters alone: lower case, lookalikes and leetspeak undone, no spaces or punctuation. Inserted dots,
 * spaces, capitals and swapped look-alike letters leave it unchanged; two messages of one script have it (nearly) in common.
 */
export function scriptLetters(script: string): string {
  const text = script.toLowerCase();
  const letters: number[] = [];
  for (let at = 0; at < text.length; ) {
    const slot = text.charCodeAt(at) === brace ? slotAt(text, at) : null;
    if (slot !== null) {
      addLetters(letters, slotCodes[slot] ?? '');
      at += slot.length + 2;
      continue;
    }
    const end = wordEnd(text, at);
    if (!addPlainWord(letters, text, at, end)) addLetters(letters, lettersOf(text.slice(at, end)));
    at = end < text.length && text.charCodeAt(end) === brace ? end : end + 1;
  }
  let out = '';
  for (let from = 0; from < letters.length; from += 8192) out += String.fromCharCode.apply(null, letters.slice(from, from + 8192));
  return out;
}

const brace = 123;

/** The kind of the slot that begins at an offset; null where none does. */
function slotAt(text: string, at: number): string | null {
  const end = text.indexOf('}', at);
  if (end < 0) return null;
  const kind = text.slice(at + 1, end);
  return slotCodes[kind] !== undefined || /^\w+$/.test(kind) ? kind : null;
}

/** Of the same slot several times in a row one counts. */
function addLetters(letters: number[], added: string): void {
  for (let at = 0; at < added.length; at++) {
    const code = added.charCodeAt(at);
    if (code >= 0xe000 && code <= 0xe007 && code === letters.at(-1)) continue;
    letters.push(code);
  }
}

/** Where white space or a slot comes next. */
function wordEnd(text: string, from: number): number {
  let at = from;
  for (; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (isSpace(code) || (code === brace && at > from && slotAt(text, at) !== null)) break;
  }
  return at;
}

function isSpace(code: number): boolean {
  return code === 32 || (code >= 9 && code <= 13) || (code > 127 && /\s/.test(String.fromCharCode(code)));
}

/** Adds a word of plain letters and marks; false, with nothing added, for any other word. */
function addPlainWord(letters: number[], text: string, from: number, end: number): boolean {
  const before = letters.length;
  for (let at = from; at < end; at++) {
    const code = text.charCodeAt(at);
    const kind = code < 128 ? plainness[code] : 0;
    if (kind === 0) {
      letters.length = before;
      return false;
    }
    if (kind === 2) continue;
    const next = text.charCodeAt(at + 1);
    if (code === 105)
      letters.push(108); // i as l
    else if ((code === 114 && next === 110) || (code === 118 && next === 118)) {
      letters.push(code === 114 ? 109 : 119); // rn as m, vv as w
      at++;
    } else letters.push(code);
  }
  return true;
}
