import type { Random } from '../random.ts';

const near: Readonly<Record<string, string>> = {
  a: 's',
  b: 'v',
  c: 'x',
  d: 's',
  e: 'r',
  f: 'd',
  g: 'h',
  h: 'g',
  i: 'o',
  k: 'l',
  l: 'k',
  m: 'n',
  n: 'm',
  o: 'p',
  p: 'o',
  r: 't',
  s: 'a',
  t: 'y',
  u: 'i',
  v: 'b',
  w: 'e',
  y: 'u',
};
const prefixes = ['FWD: ', 'Fwd: ', 'Fw: ', 'scam: ', 'Spam - ', '7726 ', 'Got this today: ', 'Is this real? ', 'From unknown number: '];
const signatures = [
  '\n\nSent from my iPhone',
  '\nSent from my Galaxy',
  '\nGet Outlook for Android',
  ' - please check this',
  '\nSent from Yahoo Mail',
];

/** What a person does to a text who forwards or types it: a head, a foot, a cut, or slips of the finger. Always another text. */
export function forwarded(text: string, random: Random): string {
  switch (random.weighted(kinds)) {
    case 'prefix':
      return random.pick(prefixes) + text;
    case 'signature':
      return text + random.pick(signatures);
    case 'cut':
      return cut(text, random);
    default:
      return retyped(text, random);
  }
}

const kinds = [
  ['prefix', 30],
  ['signature', 20],
  ['cut', 20],
  ['typos', 30],
] as const;

/** The rest did not fit into the form; never through the middle of a character. */
function cut(text: string, random: Random): string {
  if (text.length <= 60) return `${text}..`;
  const at = random.between(40, text.length - 10);
  return text.slice(0, isLowHalf(text, at) ? at - 1 : at).trimEnd();
}

/** Whether the second half of a surrogate pair stands at `at`. */
function isLowHalf(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code >= 0xdc00 && code <= 0xdfff;
}

/** One to four slips: a letter beside it, left out, doubled, or two changed about. Any place, links included. */
function retyped(text: string, random: Random): string {
  let typed = text;
  for (let slips = random.between(1, 4); slips > 0; slips--) {
    const at = random.below(Math.max(1, typed.length - 1));
    const letter = typed[at] ?? '';
    if (!/^[a-z]$/i.test(letter) || typed.charCodeAt(at + 1) >= 0xd800) continue;
    const kind = random.below(4);
    const put =
      kind === 0 ? (near[letter.toLowerCase()] ?? letter) : kind === 1 ? '' : kind === 2 ? letter + letter : (typed[at + 1] ?? '') + letter;
    typed = typed.slice(0, at) + put + typed.slice(at + (kind === 3 ? 2 : 1));
  }
  return typed === text ? `${text}.` : typed;
}
