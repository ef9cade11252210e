import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { defangWithin, visible } from '../../src/model/text-safety.ts';
import { bentLetters, hitsIn, piecesOf } from '../../src/web/messages/ranges.ts';
import { shownPieces } from '../../src/web/messages/shown-pieces.ts';

const text = 'Evri: pay £1.99 at https://evri-fee.example/a by 12.03';

describe('words of a search in a text', () => {
  test('are found whatever their case, and wherever they stand in a word', () => {
    expect(hitsIn(text, 'EVRI pay').map(({ start, end }) => text.slice(start, end))).toEqual(['Evri', 'pay', 'evri']);
  });

  test('are marked once where they overlap', () => {
    expect(hitsIn('redelivery', 'deliver livery')).toEqual([{ start: 2, end: 10 }]);
  });

  test('are plain text, not patterns', () => {
    expect(hitsIn('a.c abc (x', '.c (x [')).toEqual([
      { start: 1, end: 3 },
      { start: 8, end: 10 },
    ]);
  });

  test('keep their places where lower case is longer', () => {
    expect(hitsIn('İİ parcel', 'PARCEL')).toEqual([{ start: 3, end: 9 }]);
  });
});

describe('letters that are not what they look like', () => {
  test('are those of another alphabet in a word with Latin letters', () => {
    expect(bentLetters('Еvrі оn Saturday')).toEqual([
      { start: 0, end: 1 },
      { start: 3, end: 4 },
      { start: 5, end: 6 },
    ]);
    expect(bentLetters('Привет Evri, žluťoučký')).toEqual([]);
  });

  test('are marked by themselves, within parts too', () => {
    const pieces = piecesOf('Еvrі', [{ kind: 'name', at: { start: 0, end: 4 } }], [], bentLetters('Еvrі'));
    expect(pieces.map(({ start, bent, part }) => [start, bent, part])).toEqual([
      [0, true, 0],
      [1, false, 0],
      [3, true, 0],
    ]);
  });
});

describe('a text cut at its parts and hits', () => {
  test('names each part, and marks hits within it', () => {
    const link = { kind: 'url', at: { start: 19, end: 45 } };
    const pieces = piecesOf(text, [{ kind: 'amount', at: { start: 10, end: 15 } }, link], hitsIn(text, 'evri'));
    expect(pieces.map(({ start, end, kind, hit }) => [text.slice(start, end), kind, hit])).toEqual([
      ['Evri', null, true],
      [': pay ', null, false],
      ['£1.99', 'amount', false],
      [' at ', null, false],
      ['https://', 'url', false],
      ['evri', 'url', true],
      ['-fee.example/a', 'url', false],
      [' by 12.03', null, false],
    ]);
  });

  test('leaves out parts that overlap, stand nowhere or point outside', () => {
    const pieces = piecesOf(
      'abcdef',
      [
        { kind: 'url', at: { start: 1, end: 4 } },
        { kind: 'number', at: { start: 3, end: 5 } },
        { kind: 'code', at: { start: 5, end: 99 } },
        { kind: 'date', at: null },
      ],
      [],
    );
    expect(pieces.map(({ kind }) => kind)).toEqual([null, 'url', null]);
  });

  test('is whole and safe however it is cut', () => {
    const piece = fc.constantFrom('http://', 'HTTPS://', 'a', '.', '。', '\u202e', 'evri', '中', '\u3164', ' ', '🙂', '\n', '<b>');
    const cuts = fc.array(fc.nat(40), { maxLength: 6 });
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 14 }), cuts, (words, places) => {
        const whole = words.join('');
        const ranges = places.map((start) => ({ start, end: Math.min(whole.length, start + 3) })).filter(({ start, end }) => end > start);
        const parts = ranges.slice(0, 2).map((at) => ({ kind: 'url', at }));
        const shown = shownPieces(whole, piecesOf(whole, parts, ranges.slice(2)));
        // A cut through a pair of surrogates shows the halves; the words put together are the same.
        expect(shown.map((one) => one.shown).join('')).toBe(visible(defangWithin(whole)));
      }),
    );
  });

  test('does not let a cut turn a link back into one', () => {
    const shown = shownPieces('evri.com', piecesOf('evri.com', [], hitsIn('evri.com', 'evri')));
    expect(shown.map((one) => one.shown)).toEqual(['evri', '[.]com']);
  });
});
