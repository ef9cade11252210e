import { describe, expect, test } from 'vitest';
import type { NewLabel, ReviewText } from '../../src/api/review.ts';
import { pressKey, sayBrand, sayNote, sayTopic } from '../../src/web/review/review-keys.ts';
import { beginReview, type ReviewState, textOf } from '../../src/web/review/review-state.ts';

const guess = { messageClass: 'scam', scamType: 'delivery', brand: 'evri' } as const;
const label = (messageClass: NewLabel['messageClass']): NewLabel => ({
  messageClass,
  scamType: null,
  topic: null,
  brand: null,
  lures: [],
  asks: null,
  note: null,
});
const texts = ['a', 'b', 'c'].map(
  (textId, at): ReviewText => ({ textId, text: `text ${textId}`, reports: 1, senders: [], place: at + 1, mine: null, guess }),
);

function typed(state: ReviewState, ...keys: readonly string[]): ReviewState {
  return keys.reduce(pressKey, state);
}

describe('the review queue', () => {
  test('keeps a class at once and goes on', () => {
    const state = typed(beginReview(texts), 'l');
    expect(state.changes).toEqual([{ textId: 'a', label: label('legitimate') }]);
    expect([textOf(state)?.textId, state.step, state.message]).toEqual(['b', 'class', 'Kept.']);
  });

  test('asks type, lures, asks and brand of a scam, and keeps every answer', () => {
    const scam = typed(beginReview(texts), 'x');
    expect(scam.changes[0]?.label).toEqual({ ...label('scam'), lures: null });
    const asked = typed(scam, '3', 'a', 't', 'Enter', 'l', 'p', 'Enter');
    expect([asked.step, textOf(asked)?.textId]).toEqual(['brand', 'a']);
    const done = sayBrand(asked, 'evri');
    expect(done.changes).toEqual([
      {
        textId: 'a',
        label: {
          messageClass: 'scam',
          scamType: 'delivery',
          topic: 'delivery',
          brand: 'evri',
          lures: ['authority', 'time_and_urgency'],
          asks: ['link', 'pay'],
          note: null,
        },
      },
    ]);
    expect(textOf(done)?.textId).toBe('b');
  });

  test('reads numbers of two figures', () => {
    const scam = typed(beginReview(texts), 'x');
    expect(typed(scam, '1', 'Enter').draft?.scamType).toBe('wrong_number');
    expect(typed(scam, '1', '0').draft?.scamType).toBe('finance');
    expect(typed(scam, '1', '9').message).toBe('Say a number from 1 to 13.');
    expect(sayTopic(typed(scam, '1', '3'), 'romance').draft).toMatchObject({ scamType: 'others', topic: 'romance' });
  });

  test('takes a lure back that was named twice', () => {
    expect(typed(beginReview(texts), 'x', '3', 'a', 'a', 'Enter').draft?.lures).toEqual([]);
  });

  test('takes back the last label, to what stood before', () => {
    const state = typed(beginReview(texts), 'l', 's', 'z');
    expect(state.changes).toEqual([{ textId: 'b', label: null }]);
    expect(textOf(state)?.textId).toBe('b');
    const second = typed(beginReview(texts), 'l', 'b', 's', 'z');
    expect(second.changes).toEqual([{ textId: 'a', label: label('legitimate') }]);
    expect(typed(beginReview(texts), 'z').message).toBe('There is nothing of this session to take back.');
  });

  test('takes a scam back whole, however many questions were answered', () => {
    const state = typed(beginReview(texts), 'x', '3', 'a', 'Enter', 'z');
    expect(state.changes).toEqual([{ textId: 'a', label: null }]);
    expect(state.said).toEqual([]);
  });

  test('leaves texts for later, and takes them up at the end', () => {
    const end = typed(beginReview(texts), 'n', 'l', 'n');
    expect([end.isOver, end.skipped.size]).toEqual([true, 2]);
    const again = typed(end, 'Enter');
    expect([again.isOver, textOf(again)?.textId]).toEqual([false, 'a']);
    expect(typed(again, 's', 's').isOver).toBe(true);
  });

  test('goes back question by question, then text by text', () => {
    const state = typed(beginReview(texts), 'l', 'x', '3');
    expect(typed(state, 'b').step).toBe('type');
    expect(typed(state, 'b', 'b').step).toBe('class');
    expect(textOf(typed(state, 'b', 'b', 'b'))?.textId).toBe('a');
    expect(typed(beginReview(texts), 'b').message).toBe('This is the first text.');
  });

  test('leaves a label as it is on Return', () => {
    const state = typed(beginReview(texts), 'l', 'b', 'Enter');
    expect([textOf(state)?.textId, state.changes]).toEqual(['b', []]);
  });

  test('begins behind what was labelled before', () => {
    const [first, ...rest] = texts;
    const mine = { ...label('spam'), labelledAt: 0 };
    expect(textOf(beginReview([{ ...(first as ReviewText), mine }, ...rest]))?.textId).toBe('b');
  });

  test('keeps a note with the label, and wants a label first', () => {
    expect(sayNote(typed(beginReview(texts), 'w'), 'odd').message).toContain('class first');
    const noted = sayNote(typed(beginReview(texts), 'l', 'b', 'w'), ' odd ');
    expect(noted.changes).toEqual([{ textId: 'a', label: { ...label('legitimate'), note: 'odd' } }]);
  });

  test('hides the guess again with every text', () => {
    expect(typed(beginReview(texts), 'g').isGuessShown).toBe(true);
    expect(typed(beginReview(texts), 'g', 'l').isGuessShown).toBe(false);
  });

  test('says which keys there are where one means nothing, and lets other keys be', () => {
    expect(typed(beginReview(texts), 'e').message).toContain('p, s, x, l or u');
    const state = beginReview(texts);
    expect(pressKey(state, 'Tab')).toBe(state);
  });
});
