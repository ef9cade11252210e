import { eachMatch } from '../text/matches.ts';
import { readPhone } from './phone.ts';

/** A number in a text, with its offsets there. */
export interface FoundPhone {
  readonly value: string;
  readonly start: number;
  readonly end: number;
}

const candidate = /(?<![\p{L}\p{N}£$€#])(?:\+\s?|00)?\(?\d(?:[\s().\-–/]{0,3}\d){6,14}(?!\d|\p{L})/gu;

/** With an international prefix a possible number is enough; without one the plan must know it, and long plain digits are references. */
const international = /^(?:\+|00)/;
const nationalShape = /^[0(]|\d[\s().-]\d|^[2-9]\d{9}$/;

/** Finds call-back numbers (E.164) in a text; national writing is read in `region`. */
export function findPhones(text: string, region: string): FoundPhone[] {
  const found: FoundPhone[] = [];
  // The letter O beside figures is a zero; the length stays, so the offsets hold.
  const figures = /\d[Oo]|[Oo]\d/.test(text) ? text.replace(/[\dOo]+/g, (run) => (/\d/.test(run) ? run.replace(/[Oo]/g, '0') : run)) : text;
  eachMatch(candidate, figures, (match) => {
    const raw = match[0];
    const isAbroad = international.test(raw);
    if (!isAbroad && !nationalShape.test(raw)) return;
    const phone = readPhone(raw, region);
    if (!phone || !(isAbroad || phone.valid)) return;
    found.push({ value: phone.e164, start: match.index, end: match.index + raw.length });
  });
  return found;
}
