import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { guessDayFirst, isZone, parseTime } from '../../src/intake/times.ts';
import { takeIn } from '../support/intake.ts';

const utc = { zone: 'UTC', dayFirst: null } as const;
const london = { zone: 'Europe/London', dayFirst: null } as const;
const read = (raw: string, rules: Parameters<typeof parseTime>[1] = utc) => {
  const time = parseTime(raw, rules);
  return time && new Date(time.at).toISOString();
};

test.each([
  ['2026-03-02T10:11:12Z', '2026-03-02T10:11:12.000Z'],
  ['2026-03-02 10:11:12.5', '2026-03-02T10:11:12.500Z'],
  ['2026-03-02T10:11:12.123456+01:00', '2026-03-02T09:11:12.123Z'],
  ['2026-03-02 10:11:12+00', '2026-03-02T10:11:12.000Z'],
  ['2026-03-02 10:11:12-05', '2026-03-02T15:11:12.000Z'],
  ['2026-03-02 10:11', '2026-03-02T10:11:00.000Z'],
  ['2026-03-02', '2026-03-02T00:00:00.000Z'],
  ['2026-03', '2026-03-01T00:00:00.000Z'],
  ['2026/03/02 10:11', '2026-03-02T10:11:00.000Z'],
  ['02/03/2026 10:11', '2026-03-02T10:11:00.000Z'],
  ['02.03.26 10:11', '2026-03-02T10:11:00.000Z'],
  ['2 March 2026 10:11', '2026-03-02T10:11:00.000Z'],
  ['Mon, 2 Mar 2026 10:11:12 +0100', '2026-03-02T09:11:12.000Z'],
  ['Mar 2, 2026 10:11 PM', '2026-03-02T22:11:00.000Z'],
  ['1772446272', '2026-03-02T10:11:12.000Z'],
  ['1772446272000', '2026-03-02T10:11:12.000Z'],
  ['12/31/2025 11:59 pm', '2025-12-31T23:59:00.000Z'],
  ['31/12/2025 12:01 am', '2025-12-31T00:01:00.000Z'],
])('%s is %s', (raw, at) => {
  expect(read(raw)).toBe(at);
});

test.each([
  '2026-02-30',
  '2026-13-01',
  '31/04/2026',
  '2026-03-02 25:00',
  '2026-03-02 10:61',
  'yesterday',
  '',
  '0000-00-00',
  '12',
  '1890-01-01',
  '99/99/9999',
])('the impossible time %j is none', (raw) => {
  expect(read(raw)).toBeNull();
});

test('the commonest forms, which are read without patterns, say what the patterns say', () => {
  const figures = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 17, maxLength: 17 }).map((list) => list.join(''));
  const dated = fc.date({ min: new Date('1990-01-01'), max: new Date('2102-01-01'), noInvalidDate: true });
  const plain = fc.oneof(
    dated.map((date) => date.toISOString().replace(/\D/g, '')),
    figures,
  );
  fc.assert(
    fc.property(plain, fc.constantFrom('T', ' '), fc.boolean(), fc.constantFrom('', 'Z'), (digits, gap, fraction, end) => {
      const day = `${digits.slice(0, 4)}-${digits.slice(4, 6)}-${digits.slice(6, 8)}`;
      const clock = `${digits.slice(8, 10)}:${digits.slice(10, 12)}:${digits.slice(12, 14)}`;
      const thousandths = digits.slice(14, 17);
      // With figures after the third, or a small z, the pattern reads it.
      const common = `${day}${gap}${clock}${fraction ? `.${thousandths}` : ''}${end}`;
      const odd = `${day}${gap}${clock}.${fraction ? thousandths : '000'}0${end.toLowerCase()}`;
      for (const rules of [utc, london]) expect(parseTime(common, rules)).toEqual(parseTime(odd, rules));
    }),
    { numRuns: 300 },
  );
});

test.each(['2026-03-02T10:11:12.1Z', '2026-03-02T10:11:12.1', '2026-03-02 10:11:12,123Z'])(
  'a fraction of a second may be written otherwise: %s',
  (raw) => {
    expect(parseTime(raw, utc)?.at).toBe(Date.UTC(2026, 2, 2, 10, 11, 12, raw.endsWith('123Z') ? 123 : 100));
  },
);

test.each(['2026-03-02T10:11:12.12xZ', '2026-03-02T10:11:12xZ', '2026-03-02T10:11:12.123ZZ', '2026-03-02T1O:11:12Z'])(
  '%s is no time',
  (raw) => {
    expect(parseTime(raw, utc)).toBeNull();
  },
);

test('day and month come in the order of the source', () => {
  expect(read('03/04/2026', { zone: 'UTC', dayFirst: true })).toBe('2026-04-03T00:00:00.000Z');
  expect(read('03/04/2026', { zone: 'UTC', dayFirst: false })).toBe('2026-03-04T00:00:00.000Z');
  expect(guessDayFirst(['03/04/2026', '13/04/2026'])).toBe(true);
  expect(guessDayFirst(['03/04/2026', '03/14/2026'])).toBe(false);
  expect(guessDayFirst(['03/04/2026', '2026-03-31'])).toBeNull();
});

test('how exactly a time was given is kept', () => {
  expect(['2026-03', '2026-03-02', '2026-03-02 10:11', '2026-03-02 10:11:12'].map((raw) => parseTime(raw, utc)?.precision)).toEqual([
    'month',
    'day',
    'minute',
    'second',
  ]);
});

describe('when the clocks change in London', () => {
  test('the skipped half past one of 29 March 2026 is moved on, and said not to exist', () => {
    const time = parseTime('2026-03-29 01:30', london);
    expect(time && new Date(time.at).toISOString()).toBe('2026-03-29T01:30:00.000Z');
    expect(time?.note).toContain('2026-03-29 01:30 does not exist in Europe/London');
  });

  test('of the two half past ones of 26 October 2025 the first is taken, which is said', () => {
    const time = parseTime('2025-10-26 01:30', london);
    expect(time && new Date(time.at).toISOString()).toBe('2025-10-26T00:30:00.000Z');
    expect(time?.note).toContain('2025-10-26 01:30 comes twice in Europe/London');
  });

  test.each([
    ['2026-03-29 00:59', '2026-03-29T00:59:00.000Z'],
    ['2026-03-29 02:00', '2026-03-29T01:00:00.000Z'],
    ['2025-10-26 00:59', '2025-10-25T23:59:00.000Z'],
    ['2025-10-26 02:00', '2025-10-26T02:00:00.000Z'],
    ['2026-07-01 12:00', '2026-07-01T11:00:00.000Z'],
  ])('%s is clear: %s', (raw, at) => {
    expect(parseTime(raw, london)?.note).toBeNull();
    expect(read(raw, london)).toBe(at);
  });

  test('an offset in the time itself leaves nothing unclear', () => {
    expect(parseTime('2025-10-26 01:30 +00:00', london)).toMatchObject({ at: Date.UTC(2025, 9, 26, 1, 30), note: null });
  });

  test('the note stands on the report', async () => {
    const taken = await takeIn('feed.csv', 'text,received\nyour parcel is held,2026-03-29 01:30\nyour tax is due,2026-03-30 01:30\n', {
      zone: 'Europe/London',
    });
    expect(taken.reports[0]?.notes.join()).toContain('does not exist');
    expect(taken.reports[1]?.notes).toEqual([]);
  });
});

test('any ISO instant is read as itself, and nothing makes the reader throw', () => {
  fc.assert(
    fc.property(fc.date({ min: new Date('1993-01-01'), max: new Date('2099-12-31'), noInvalidDate: true }), (date) => {
      expect(parseTime(date.toISOString(), london)?.at).toBe(date.getTime());
    }),
  );
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...'0123456789-/:. TZ+apmMar'), maxLength: 30 }), (raw) => void parseTime(raw, london)),
  );
});

test('a time as programs print it is read', () => {
  expect(parseTime('Wed Oct 10 20:19:24 +0000 2018', london)?.at).toBe(Date.UTC(2018, 9, 10, 20, 19, 24));
  expect(parseTime('Mon Mar  2 09:08:07 UTC 2026', london)?.at).toBe(Date.UTC(2026, 2, 2, 9, 8, 7));
});

test('a time that cannot be read keeps the report, and is said', async () => {
  const rows = ['2026-03-02', '2026-03-03', '2026-02-30'].map((time, index) => `message number ${index} for you,${time}`);
  const taken = await takeIn('feed.csv', `text,received\n${rows.join('\n')}\n`);
  expect(taken.reports[2]).toMatchObject({ receivedAt: null, notes: ["received: no time could be read in '2026-02-30'"] });
});

test('zones are those the platform knows', () => {
  expect([isZone('Europe/London'), isZone('UTC'), isZone('Mars/Olympus')]).toEqual([true, true, false]);
});
