import { describe, expect, test } from 'vitest';
import { scriptPieces } from '../../src/web/campaign/script-slots.ts';
import { barLength, oddsWords, strengthOf } from '../../src/web/campaign/strength.ts';
import { busiest, offsetAt, shiftWeek, steadyOffset } from '../../src/web/campaign/week-hours.ts';
import { growthWords } from '../../src/web/campaigns/growth.ts';

describe('growth in words', () => {
  test.each([
    [null, 4, 'back after a pause', 'up'],
    [null, 50, 'new this week', 'up'],
    [null, 0, 'quiet', 'quiet'],
    [0, 0, 'stopped', 'down'],
    [1.04, 50, 'steady', 'steady'],
    [1.4, 14, 'up 40 %', 'up'],
    [0.25, 5, 'down 75 %', 'down'],
    [2.44, 22, '2.4 times as many', 'up'],
    [38.2, 382, '38 times as many', 'up'],
  ])('a ratio of %s with %s reports this week: %s', (growth, recent, words, direction) => {
    expect(growthWords({ growth, recent, reports: 50 })).toMatchObject({ words, direction });
  });
});

describe('the strength of a join', () => {
  test('near the threshold it is weak, and past a million to one strong', () => {
    expect([8, 11.9, 12, 19.9, 20].map((bits) => strengthOf(bits).word)).toEqual(['weak', 'weak', 'fair', 'fair', 'strong']);
  });

  test('bits are said as odds', () => {
    expect(oddsWords(8)).toBe('odds of 256 to 1');
    expect(oddsWords(13)).toBe('odds of 8,200 to 1');
    expect(oddsWords(21)).toBe('odds of 2 million to 1');
    expect(oddsWords(64)).toBe('odds of over a trillion to 1');
    expect(oddsWords(-3)).toBe('odds of 1 to 8');
  });

  test('what a person joined has no odds', () => {
    expect(strengthOf(0, true)).toEqual({ word: 'decided', odds: 'joined by a person' });
  });

  test('bars are drawn against the strongest evidence, for or against', () => {
    const evidence = [{ bits: 6 }, { bits: -12 }];
    expect(evidence.map((one) => barLength(one.bits, evidence))).toEqual([0.5, 1]);
  });
});

describe('slots of a script', () => {
  test('words and slots come apart and nothing is lost', () => {
    expect(scriptPieces('Pay {amount} at {link} now')).toEqual([
      { text: 'Pay ', slot: false },
      { text: 'amount', slot: true },
      { text: ' at ', slot: false },
      { text: 'link', slot: true },
      { text: ' now', slot: false },
    ]);
    expect(scriptPieces('')).toEqual([]);
  });
});

describe('reports by weekday and hour', () => {
  const week = Array.from({ length: 7 }, (_, weekday) => Array.from({ length: 24 }, (_, at) => (weekday === 6 && at === 23 ? 9 : 0)));

  test('what passes midnight goes to the next day, and from Sunday to Monday', () => {
    const moved = shiftWeek(week, 2);
    expect(moved[0]?.[1]).toBe(9);
    expect(moved[6]?.[23]).toBe(0);
    expect(shiftWeek(moved, -2)).toEqual(week);
  });

  test('the busiest hour is said in words', () => {
    expect(busiest(week)).toEqual({ when: 'Sunday, 23:00 to 00:00', reports: 9, others: 0 });
    expect(busiest([[0, 2, 2], [2]])).toEqual({ when: 'Monday, 01:00 to 02:00', reports: 2, others: 2 });
    expect(busiest([])).toBeNull();
  });

  test('a zone is steady but for summer time, and half hours are not moved', () => {
    const winter = [Date.UTC(2026, 0, 5), Date.UTC(2026, 1, 5)] as const;
    expect(steadyOffset('Europe/Madrid', ...winter)).toBe(1);
    expect(steadyOffset('Europe/Madrid', Date.UTC(2026, 2, 1), Date.UTC(2026, 3, 20))).toBeNull();
    expect(steadyOffset('Asia/Kolkata', ...winter)).toBeNull();
    expect(offsetAt('Asia/Kolkata', winter[0])).toBe(5.5);
  });
});
