import { describe, expect, it } from 'vitest';
import { ago, bytes, countryName, day, dayRange, duration, exactTime, languageName, percent, time } from '../../src/web/kit/format.ts';

const at = Date.parse('2024-03-31T00:30:09Z');

describe('times are shown in the analyst’s zone', () => {
  it('on the day that it is there', () => {
    expect(day(Date.parse('2024-03-07T23:30:00Z'), 'Europe/Paris')).toBe('2024-03-08');
    expect(day(Date.parse('2024-03-07T23:30:00Z'), 'America/New_York')).toBe('2024-03-07');
    expect(dayRange(Date.parse('2024-03-07T10:00:00Z'), Date.parse('2024-03-07T23:30:00Z'), 'Europe/Paris')).toBe(
      '2024-03-07 to 2024-03-08',
    );
  });

  it('with summer time, and with whose time it is', () => {
    expect(time(at, 'Europe/London')).toBe('2024-03-31 00:30');
    expect(time(at + 3_600_000, 'Europe/London')).toBe('2024-03-31 02:30');
    expect(exactTime(at, 'UTC')).toBe('2024-03-31 00:30:09 UTC');
    expect(exactTime(at + 3_600_000, 'Europe/London')).toBe('2024-03-31 02:30:09 UTC+1');
  });

  it('and midnight is 00', () => expect(time(Date.parse('2024-01-01T00:00:00Z'), 'UTC')).toBe('2024-01-01 00:00'));

  it('and no time is said to be none', () => {
    expect([day(null, 'UTC'), time(null, 'UTC'), exactTime(null, 'UTC'), ago(null, at, 'UTC')]).toEqual([
      '–',
      '–',
      'no time given',
      'never',
    ]);
  });
});

it('how long ago is said in the largest unit that tells, and as a day after two weeks', () => {
  const before = (minutes: number) => ago(at - minutes * 60_000, at, 'UTC');
  expect([0, 1, 59, 60, 26 * 60, 3 * 1440, 20 * 1440].map(before)).toEqual([
    'just now',
    '1 minute ago',
    '59 minutes ago',
    '1 hour ago',
    '26 hours ago',
    '3 days ago',
    '2024-03-11',
  ]);
});

it('languages are named', () => {
  expect(['en', 'cy', 'und', '', 'no code'].map(languageName)).toEqual(['English', 'Welsh', 'unclear', 'unclear', 'no code']);
  expect(['FR', 'GB', 'no code'].map(countryName)).toEqual(['France', 'United Kingdom', 'no code']);
});

it('shares, sizes and durations have the digits that tell', () => {
  expect([0, 0.0004, 0.004, 0.1, 0.731, 1].map(percent)).toEqual(['0 %', 'under 0.1 %', '0.4 %', '10 %', '73 %', '100 %']);
  expect([731, 4_200, 1_204_332, 999_000_000].map(bytes)).toEqual(['731 B', '4.2 kB', '1.2 MB', '999 MB']);
  expect([420, 12_000, 125_000].map(duration)).toEqual(['0.4 s', '12 s', '2 min 5 s']);
});
