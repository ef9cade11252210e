/**
 * Characters that the eye takes for a Latin letter: Cyrillic, Greek, Armenian and small capitals, as in UTS 39. Each entry is a letter
 * and what stands for it; a test holds that folding gives the letter back.
 */
export const lookalikes: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries({
    a: 'аɑα',
    b: 'в',
    c: 'с',
    d: 'ԁ',
    e: 'е',
    g: 'ɡ',
    h: 'һ',
    i: 'іι',
    j: 'ј',
    k: 'кκ',
    l: 'ʟ',
    m: 'мᴍ',
    n: 'пη',
    o: 'оοᴏ',
    p: 'рρ',
    q: 'ԛ',
    r: 'гʀ',
    s: 'ѕ',
    t: 'тτᴛ',
    u: 'υս',
    v: 'νѵ',
    w: 'ԝѡ',
    x: 'хχ',
    y: 'уʏү',
    A: 'АΑ',
    B: 'ВΒ',
    C: 'С',
    E: 'ЕΕ',
    G: 'Ԍ',
    H: 'НΗ',
    I: 'ІΙ',
    J: 'Ј',
    K: 'КΚ',
    M: 'МΜ',
    N: 'Ν',
    O: 'ОΟ',
    P: 'РΡ',
    S: 'Ѕ',
    T: 'ТΤ',
    W: 'Ԝ',
    X: 'ХΧ',
    Y: 'УΥ',
    Z: 'Ζ',
  }).map(([letter, characters]) => [letter, [...characters]]),
);

/** Figures and signs for letters, as crews write them. Folding does not undo these: `4` may be meant. */
export const leetspeak: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries({
    a: ['4', '@'],
    e: ['3'],
    i: ['1', '!', 'l'],
    l: ['I', '1'],
    o: ['0'],
    s: ['5', '$'],
    t: ['7'],
    A: ['4'],
    E: ['3'],
    I: ['l', '1'],
    O: ['0'],
    S: ['5'],
  }),
);

/** First code points of the small and capital letters of mathematical alphabets (Unicode 15, U+1D400 and on): none with holes. */
export const mathAlphabets: readonly { readonly small: number; readonly capital: number }[] = [
  { small: 0x1d5ee, capital: 0x1d5d4 }, // sans-serif bold: nearly all that the public gateway set holds
  { small: 0x1d41a, capital: 0x1d400 }, // bold
  { small: 0x1d482, capital: 0x1d468 }, // bold italic
  { small: 0x1d622, capital: 0x1d608 }, // sans-serif italic
  { small: 0x1d68a, capital: 0x1d670 }, // monospace
];

/** Marks that sit on, under or through a letter and compose with none that these texts use. */
export const marks: readonly string[] = ['\u0332', '\u0336', '\u0335', '\u033d', '\u0353', '\u0347', '\u0322', '\u034e'];

/** Characters without width or shape. */
export const invisibles: readonly string[] = ['\u200b', '\u200c', '\u200d', '\u2060', '\u00ad', '\ufeff', '\u2062', '\u206a'];
