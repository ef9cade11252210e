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

const lettersOf = remember((word: string) => skeleton(word).replace(/[^\p{L}\p{N}\ue000-\ue007]/gu, ''));
const slot = /\{(\w+)\}/g;
const unplain = /[^a-z\s.,:;?'"()&+*/_#%=~<>[\]^`\\-]/;

/**
 * The script as letters alone: lower case, lookalikes and leetspeak undone, no spaces or punctuation. Inserted dots,
 * spaces, capitals and swapped look-alike letters leave it unchanged; two messages of one script have it (nearly) in common.
 */
export function scriptLetters(script: string): string {
  const slotted = script.replace(slot, (_, kind: string) => ` ${slotCodes[kind] ?? ''} `).toLowerCase();
  let letters = '';
  for (const word of slotted.split(/\s+/)) letters += unplain.test(word) ? lettersOf(word) : plainLetters(word);
  return letters.replace(/([\ue000-\ue007])\1+/g, '$1');
}

/** The same for a word of small letters and marks that stand for nothing. */
function plainLetters(word: string): string {
  let out = word;
  if (out.length > 1 && out.includes('i')) out = out.replaceAll('i', 'l');
  if (out.includes('rn')) out = out.replaceAll('rn', 'm');
  if (out.includes('vv')) out = out.replaceAll('vv', 'w');
  return /[^a-z]/.test(out) ? out.replace(/[^a-z]+/g, '') : out;
}
