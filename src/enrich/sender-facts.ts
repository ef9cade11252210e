import type { BrandIndex } from '../analysis/classify/brands.ts';
import { brandKey } from '../analysis/classify/brands.ts';
import { readPhone } from '../analysis/senders/phone.ts';
import type { Fact } from '../model/fact.ts';
import type { Sender } from '../model/sender.ts';
import { dataDate, type NumberRange } from './data-files.ts';

const plan = 'numbering plan (libphonenumber)';
const ranges = 'range holders (Ofcom, libphonenumber)';
const catalogue = 'brand catalogue';

/** What the shipped data says of a sender. There is always at least its kind, so that nobody is asked twice. */
export function senderFacts(sender: Sender, numberRanges: ReadonlyMap<string, NumberRange>, brands: BrandIndex): Fact[] {
  const facts: Fact[] = [];
  const add = (field: string, value: string | null | undefined, source: string) => {
    if (value) facts.push({ subject: sender.id, field, value, source, sourceDate: dataDate });
  };
  add('kind', sender.kind, 'sender as received');
  if (sender.kind === 'phone') {
    const phone = readPhone(sender.display, 'GB');
    add('country', phone?.country, plan);
    add('line_type', phone?.lineType, plan);
    if (phone && !phone.valid) add('note', 'no such number in the numbering plan: forged or mistyped', plan);
    const range = phone?.lineType === 'reserved for fiction' ? null : longestPrefix(sender.display, numberRanges);
    add('range_kind', range?.kind, ranges);
    add('range_holder', range?.holder, ranges);
    add('holder_kind', range?.holderKind, 'holder kinds judged by hand');
  }
  if (sender.kind === 'alphanumeric') {
    const brand = brands.byName.get(brandKey(sender.display));
    add('bears_name_of', brand?.name, catalogue);
  }
  return facts;
}

function longestPrefix(e164: string, numberRanges: ReadonlyMap<string, NumberRange>): NumberRange | null {
  const digits = e164.replace(/\D/g, '');
  for (let length = Math.min(digits.length, 10); length >= 2; length--) {
    const range = numberRanges.get(digits.slice(0, length));
    if (range) return range;
  }
  return null;
}
