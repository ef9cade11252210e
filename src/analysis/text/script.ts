import type { Part } from '../../model/message.ts';
import { type Folded, foldedOffset } from './fold.ts';
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
  return text.replaceAll('{', '(').replaceAll('}', ')');
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

/**
 * The script as letters alone: lower case, lookalikes and leetspeak undone, no spaces or punctuation. Inserted dots,
 * spaces, capitals and swapped look-alike letters leave it unchanged; two messages of one script have it (nearly) in common.
 */
export function scriptLetters(script: string): string {
  const slotted = script.replace(/\{(\w+)\}/g, (_, kind: string) => ` ${slotCodes[kind] ?? ''} `);
  return skeleton(slotted)
    .replace(/[^\p{L}\p{N}\ue000-\ue007]/gu, '')
    .replace(/([\ue000-\ue007])\1+/g, '$1');
}
