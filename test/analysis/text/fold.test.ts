import { describe, expect, test } from 'vitest';
import { fold, foldCompatible, foldedOffset, originEnd, originOf } from '../../../src/analysis/text/fold.ts';

describe('fold undoes evasion', () => {
  test.each([
    ['a zero-width space inside a word goes', 'pay\u200bpal', 'paypal', 'invisible characters'],
    ['a soft hyphen goes', 'pay\u00adpal', 'paypal', 'invisible characters'],
    ['bidirectional controls go', '\u202epaypal\u202c', 'paypal', 'invisible characters'],
    ['tag characters go', 'pay\u{e0041}pal', 'paypal', 'invisible characters'],
    ['a struck-through word reads plainly', 'P\u0336a\u0336y\u0336', 'Pay', 'stacked marks'],
    ['zalgo reads plainly', 'Z̷̢̛a̸l̶g̵o', 'Zalgo', 'stacked marks'],
    ['mathematical letters and figures are letters and figures', '𝐏𝐚𝐲 𝟏𝟐', 'Pay 12', 'styled letters'],
    ['full width is ordinary width', 'Ｐａｙ　１２', 'Pay 12', 'styled letters'],
    ['circled letters are letters', 'ⓟⓐⓨ', 'pay', 'styled letters'],
    ['a ligature is its letters', 'ﬁnal', 'final', 'styled letters'],
    ['a Cyrillic a inside a Latin word reads as a', 'pаypal', 'paypal', 'lookalike letters'],
    ['a Cyrillic capital at the head of a Latin word too', 'Раypal', 'Paypal', 'lookalike letters'],
    ['a Greek capital inside a Latin word too', 'ΕVRI', 'EVRI', 'lookalike letters'],
    ['a whole word of lookalikes in a Latin message', 'Your раrсеl is here today', 'Your parcel is here today', 'lookalike letters'],
    ['small capitals are letters', 'ᴘᴀʏ', 'pay', 'lookalike letters'],
    ['letters set apart by spaces are a word', 'pay U S P S now', 'pay USPS now', 'letters set apart'],
    ['letters set apart by dots', 'U.S.P.S. parcel', 'USPS. parcel', 'letters set apart'],
    ['letters set apart by hyphens', 'P-A-Y-P-A-L', 'PAYPAL', 'letters set apart'],
    ['a wider gap in a spaced-out run is a gap between words', 'R O Y A L   M A I L', 'ROYAL MAIL', 'letters set apart'],
  ])('%s', (_, written, read, evasion) => {
    const folded = fold(written);
    expect(folded.text).toBe(read);
    expect(folded.evasions).toContain(evasion);
  });

  test.each([
    ['character entities are characters', '&#80;ay &lt;now&gt; &#x26; go', 'Pay <now> & go'],
    ['entities encoded twice are read', 'A &amp;amp; B', 'A & B'],
    ['a lookalike behind an entity is read', 'p&#1072;ypal', 'paypal'],
    ['a line break is a space', 'Your parcel\r\nis held', 'Your parcel is held'],
    ['runs of spaces are one, and none stand outside', '  your   parcel \u00a0 is held ', 'your parcel is held'],
    ['a fraction is written out', '£½', '£1/2'],
  ])('%s', (_, written, read) => {
    expect(fold(written).text).toBe(read);
  });
});

describe('fold leaves honest writing alone', () => {
  test.each([
    'Hello, your parcel is held.',
    'café naïve Zoë ñandú',
    'Łódź straße İstanbul',
    'Việt Nam tiếng Việt',
    'नमस्ते, आपका पार्सल रुका है',
    'مرحبا بك في البنك',
    'שלום',
    'Привет, мама, у меня новый номер',
    'Ваша посылка evri',
    'Γεια σου μαμά',
    '日本語テスト 한국어',
    'Plan A or B',
    'at 9 a.m. or 5 p.m.',
    '1 2 3 4',
    '&ampx &unknown;',
  ])('%s', (text) => {
    expect(fold(text)).toMatchObject({ text, evasions: [] });
  });

  test('a text in which nothing moved has no origin map', () => {
    expect(fold('Your parcel is held').origin).toBeNull();
  });
});

describe('the compatible view', () => {
  test('keeps lookalikes, because a phone resolves a host with them', () => {
    expect(foldCompatible('раypal.example').text).toBe('раypal.example');
  });

  test('reads full width and drops invisible characters, as a phone does', () => {
    expect(foldCompatible('ｅｖｒｉ\u200b.example').text).toBe('evri.example');
  });
});

describe('the origin map', () => {
  test('points each character at its place in the text as received', () => {
    const text = 'a\u200b&#98;  𝐜';
    const folded = fold(text);
    expect(folded.text).toBe('ab c');
    expect([...(folded.origin ?? [])]).toEqual([0, 2, 7, 9, text.length]);
  });

  test('is the same place for all characters that one character unfolds to, and its end is never inside it', () => {
    const folded = fold('pay ⑴ now');
    expect(folded.text).toBe('pay (1) now');
    expect(originOf(folded, 5)).toBe(4);
    expect(originEnd(folded, 6)).toBe(5);
  });

  test('foldedOffset finds the first character from a place or later', () => {
    const folded = fold('\u200b\u200bpay');
    expect(foldedOffset(folded, 1)).toBe(0);
    expect(foldedOffset(folded, 3)).toBe(1);
    expect(foldedOffset(fold('pay'), 2)).toBe(2);
  });
});
