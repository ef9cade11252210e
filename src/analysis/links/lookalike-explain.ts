import type { SoughtName } from './lookalike-names.ts';
import { type HostText, joint } from './lookalike-text.ts';
import { alikeLetters, symbolOf } from './lookalike-trie.ts';
import { hyphenated, type Technique, type Weighed } from './lookalike-weigh.ts';

/** How a writing differs from a name; null where it does not. */
export function slipOf(written: string, plain: string): { how: Technique; words: string } | null {
  if (written === plain) return null;
  if (written.length !== plain.length) return unequal(written, plain);
  const places = [...plain].flatMap((letter, at) => (letter === written[at] ? [] : [at]));
  const [one = 0, other = 0] = places;
  if (places.length === 2 && other === one + 1 && written[one] === plain[other] && written[other] === plain[one])
    return { how: 'transposition', words: 'with two letters swapped' };
  if (places.every((at) => isAlike(written.charCodeAt(at), plain.charCodeAt(at))))
    return { how: 'homoglyph', words: `with ${places.map((at) => `${written[at]} for ${plain[at]}`).join(', ')}` };
  if (places.length > 1) return { how: 'typo', words: 'with letters changed' };
  const bit = isOneBit(written.charCodeAt(one), plain.charCodeAt(one)) && !isEasySlip(written[one], plain[one]);
  return { how: bit ? 'bitsquat' : 'typo', words: `with ${written[one]} for ${plain[one]}${bit ? ', one bit apart' : ''}` };
}

function unequal(written: string, plain: string): { how: Technique; words: string } {
  const undone = (text: string) => text.replaceAll('rn', 'm').replaceAll('vv', 'w').replaceAll('cl', 'd');
  if (undone(written) === undone(plain)) return { how: 'homoglyph', words: 'with letters that look like others' };
  return { how: 'typo', words: written.length > plain.length ? 'with a letter too many' : 'with a letter missing' };
}

function isAlike(written: number, plain: number): boolean {
  const [one, other] = [symbolOf(written), symbolOf(plain)];
  return one === other || alikeLetters(one, other);
}

function isOneBit(one: number, other: number): boolean {
  const bits = one ^ other;
  return bits !== 0 && (bits & (bits - 1)) === 0;
}

const keys = ['qwertyuiop', 'asdfghjkl', 'zxcvbnm'];

/** Keys side by side, or a vowel for a vowel: a slip of the hand or ear explains it as well. */
function isEasySlip(one = '', other = ''): boolean {
  if ('aeiouy'.includes(one) && 'aeiouy'.includes(other)) return true;
  return keys.some((row) => Math.abs(row.indexOf(one) - row.indexOf(other)) === 1 && row.includes(one) && row.includes(other));
}

/** The techniques of a host that bears a name, the most telling first. */
export function techniquesOf(match: Weighed, text: HostText, free: boolean): Technique[] {
  const { start, end, written, name } = match;
  const slip = slipOf(written, name.plain);
  const label = text.joints[start] === joint.dot && text.joints[end] === joint.dot;
  const below = start < text.core || (free && label);
  const how: Technique[] = [];
  if (text.foreign > 0) how.push('idn');
  if (slip) how.push(slip.how);
  if (hyphenated(match, text) > 0) how.push('hyphenation');
  if (below) how.push('subdomain');
  if (!label) how.push('combosquat');
  else if (!below && !slip && text.foreign === 0) how.push('tld_swap');
  return how;
}

/** In words: which writing, of which name, with what beside it. */
export function whyOf(written: string, name: SoughtName, reasons: readonly string[]): string {
  const slip = slipOf(written, name.plain);
  const bears = slip ? `“${written}” is “${name.plain}” ${slip.words}` : `bears the name “${name.plain}”`;
  return [bears, ...reasons].join(', ');
}
