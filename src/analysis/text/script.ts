import type { Part } from '../../model/message.ts';
import { type Folded, foldedOffset } from './fold.ts';
import { remember } from './remember.ts';
import { skeleton } from './skeleton.ts';

/** Writes the message with its variable parts as slots in braces: `Hi {name}, pay {amount} at {url}`. */
export function writeScript(normalised: Folded, parts: readonly Part[]): string {
  let script = '';
  let at = 0;
  for (const part of parts) {
    if (part.from === 'report') continue;
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
const slot = /\{(\w+)\}/g;

/** By character of small ASCII: 1 a plain letter, 2 a mark that stands for nothing, 0 one that asks for a closer look. */
const plainness = new Uint8Array(128);
for (const letter of 'abcdefghijklmnopqrstuvwxyz') plainness[letter.charCodeAt(0)] = 1;
for (const mark of '.,:;?\'"()&+*/_#%=~<>[]^`\\-') plainness[mark.charCodeAt(0)] = 2;

/**
 * The script as letters alone: lower case, lookalikes and leetspeak undone, no spaces or punctuation. Inserted dots,
 * spaces, capitals and swapped look-alike letters leave it unchanged; two messages of one script have it (nearly) in common.
 */
export function scriptLetters(script: string): string {
  const text = script.replace(slot, (_, kind: string) => ` ${slotCodes[kind] ?? ''} `).toLowerCase();
  const room = new Uint16Array(text.length);
  let letters = '';
  let filled = 0;
  const flush = () => {
    for (let from = 0; from < filled; from += 8192) {
      letters += String.fromCharCode.apply(null, room.subarray(from, Math.min(filled, from + 8192)) as unknown as number[]);
    }
    filled = 0;
  };
  for (let at = 0; at < text.length; ) {
    const end = wordEnd(text, at);
    const plain = plainWord(text, at, end, room, filled);
    if (plain >= 0) filled = plain;
    else {
      flush();
      letters += lettersOf(text.slice(at, end));
    }
    at = end + 1;
  }
  flush();
  return letters.replace(/([\ue000-\ue007])\1+/g, '$1');
}

function wordEnd(text: string, from: number): number {
  let at = from;
  while (at < text.length && !isSpace(text.charCodeAt(at))) at++;
  return at;
}

function isSpace(code: number): boolean {
  return code === 32 || (code >= 9 && code <= 13) || (code > 127 && /\s/.test(String.fromCharCode(code)));
}

/** Writes a word of plain letters and marks into the room from `filled` on, and gives where it ends; -1 for any other word. */
function plainWord(text: string, from: number, end: number, room: Uint16Array, filled: number): number {
  let to = filled;
  for (let at = from; at < end; at++) {
    const code = text.charCodeAt(at);
    const kind = code < 128 ? plainness[code] : 0;
    if (kind === 0) return -1;
    if (kind === 2) continue;
    const next = text.charCodeAt(at + 1);
    if (code === 105)
      room[to++] = 108; // i as l
    else if ((code === 114 && next === 110) || (code === 118 && next === 118)) {
      room[to++] = code === 114 ? 109 : 119; // rn as m, vv as w
      at++;
    } else room[to++] = code;
  }
  return to;
}
