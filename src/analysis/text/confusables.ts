import unhomoglyph from 'unhomoglyph';

/** Letters that UTS 39 leaves out but that stand for Latin ones in real messages: small capitals, turned and tailed forms. */
const supplement = new Map(
  Object.entries({
    ᴀ: 'a',
    ʙ: 'b',
    ᴅ: 'd',
    ᴇ: 'e',
    ꜰ: 'f',
    ɢ: 'g',
    ʜ: 'h',
    ɪ: 'i',
    ᴊ: 'j',
    ᴋ: 'k',
    ʟ: 'l',
    ᴍ: 'm',
    ɴ: 'n',
    ᴘ: 'p',
    ʀ: 'r',
    ꜱ: 's',
    ᴛ: 't',
    ʏ: 'y',
    ǝ: 'e',
    ɐ: 'a',
    ɹ: 'r',
    к: 'k',
    К: 'K',
    т: 't',
    Т: 'T',
    м: 'm',
    М: 'M',
    в: 'b',
    В: 'B',
    н: 'h',
    Н: 'H',
    п: 'n',
    и: 'u',
    з: '3',
    α: 'a',
    β: 'b',
    ε: 'e',
    η: 'n',
    ι: 'i',
    κ: 'k',
    ν: 'v',
    ο: 'o',
    ρ: 'p',
    τ: 't',
    υ: 'u',
    χ: 'x',
    ω: 'w',
  }),
);

const known = new Map<string, string | null>();

/**
 * The ASCII letter or digit that a character of another alphabet is taken for by the eye, or null.
 * Data: Unicode UTS 39 confusables (through `unhomoglyph`) and the supplement above.
 */
export function confusableToAscii(character: string): string | null {
  if (character <= '~') return null;
  let found = known.get(character);
  if (found === undefined) {
    found = lookUp(character);
    known.set(character, found);
  }
  return found;
}

function lookUp(character: string): string | null {
  const own = supplement.get(character);
  if (own) return own;
  const skeleton = unhomoglyph(character);
  if (skeleton === character || !/^[A-Za-z0-9]{1,2}$/.test(skeleton)) return null;
  return matchCase(character, skeleton);
}

/** UTS 39 writes l for every stroke, capitals included. */
function matchCase(character: string, skeleton: string): string {
  const isCapital = character !== character.toLowerCase();
  if (isCapital && skeleton === 'l') return 'I';
  return skeleton;
}
