import fc from 'fast-check';

const evasions = [
  ...['\u200b', '\u00ad', '\u202e', '\u2066', '\ufeff', '\u0301', '\u0336', '\u0345', '\u1160', '\u{e0041}'],
  ...['𝐀', '𝟏', 'Ａ', '．', '。', 'а', 'е', 'ο', 'ν', 'ᴘ', 'ﬁ', 'Ⅷ', '①', '⑴', '½', '㎏', '℡', 'ﷺ', '⁄'],
  ...['&amp;', '&#x41;', '&#1072;', '&nbsp;', '&', '#38;', 'amp;', 'U S P S', ' ', '  ', '\u00a0', '\u3000', '\n', '\t', '.', '-', '_'],
  ...['*', '·', '|', 'a', 'B', 'é', '1', '\ud83d', '\ude00', '👨‍👩‍👧', 'क्', 'مرحبا', 'か', '゙', '\u1100', '\u1161', 'İ', 'ß'],
  ...['http://', 'hxxps[:]//', 'evri-fee', '.example', '[.]', ' dot ', '(', ')', '/', '@', '?x=', '£1,000', '+447700900123', 'Dear Zoe'],
  ...['{', '}', '{url}', 'code 123456', '12-34-56', 'GB82', 'bc1', '0x', 'telegram: '],
];

/** Texts made of evasions, of arbitrary Unicode, and of broken UTF-16. */
export const hostileText: fc.Arbitrary<string> = fc.oneof(
  { weight: 3, arbitrary: fc.array(fc.constantFrom(...evasions), { maxLength: 25 }).map((pieces) => pieces.join('')) },
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.string({ unit: 'grapheme', maxLength: 60 }),
  fc.array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 40 }).map((units) => String.fromCharCode(...units)),
);

const repeated = [
  ...['a.', 'http://', '1 ', '1-', '1.', '-', '*', '.', '(', '((((( ', 'dear ', 'dear A', 'hi Abc', '@.', 'a@', 'a@a.', 'a- ', 'x'],
  ...[
    'a . ',
    '.com ',
    ' dot ',
    'a[.]b',
    '[ . ]',
    'xn--',
    '12-34-56 ',
    '£1',
    '£1,',
    '1,000',
    '256.',
    '+1',
    '1() ',
    '&amp;',
    '&',
    'U S P S ',
  ],
  ...['\u0301', 'a\u0301', 'а', 'аa', '𝐚.', 'a\u200b.', 'ﷺ', '½', 'Ⅷ', '。', 'क्', '\ud800', '\u202e', ' ', '\n', 'GB82', 'bc1', '0x', '1A'],
  ...[
    'telegram ',
    'tg : ',
    'jan 1',
    '1st of ',
    '#',
    'a1',
    'code ',
    'otp 1234 ',
    'https://a@',
    'a.b/(',
    '1.1.1.1/',
    'h**p://',
    '{url}',
    'O',
    '0O',
  ],
];

/** Texts of nearly 10,000 characters that repeat one pattern, alone and with an end that makes a match fail late. */
const longTexts = repeated.flatMap((pattern) =>
  ['', '€', 'а'].map((end) => ({ name: `${pattern}…${end}`, text: pattern.repeat(Math.floor(9990 / pattern.length)) + end })),
);

/** Seconds of processor time that a work takes: other programs on the machine do not count. */
function processorSeconds(work: () => unknown): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6;
}

/** The patterns on which `work` takes a second or more, where what grows with the length takes hundredths; asked twice. */
export function slowPatterns(work: (text: string) => unknown): string[] {
  const slow = (text: string) => processorSeconds(() => work(text)) >= 1;
  return longTexts.filter(({ text }) => slow(text) && slow(text)).map(({ name }) => name);
}
