import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { CampaignJoin } from '../../src/model/campaign-view.ts';
import { inSteps, stepOf } from '../../src/web/campaign/days.ts';
import { bySource, domainWords, senderWords } from '../../src/web/campaign/fact-words.ts';
import { sidesOf } from '../../src/web/campaign/joins.ts';
import { listedValues } from '../../src/web/campaign/list-values.ts';
import { dayOf, dayStart } from '../../src/web/campaigns/day-bounds.ts';
import { dayMarks } from '../../src/web/kit/day-marks.ts';

function join(a: string, b: string): CampaignJoin {
  const side = (scriptId: string) => ({ textId: `text of ${scriptId}`, text: scriptId, scriptId, holds: [], marks: [] });
  return { bits: 9, evidence: [], a: side(a), b: side(b) };
}

describe('taking a join out', () => {
  const weak = join('a', 'c');
  const joins = [weak, join('a', 'b'), join('c', 'd'), join('d', 'e')];

  test('parts what only it held together', () => {
    const sides = sidesOf(joins, weak);
    expect([[...sides.a].sort(), [...sides.b].sort(), sides.isParted]).toEqual([['a', 'b'], ['c', 'd', 'e'], true]);
  });

  test('where other joins hold both sides, only the script at either end is named', () => {
    expect(sidesOf([...joins, join('b', 'e')], weak)).toEqual({ a: ['a'], b: ['c'], isParted: false });
  });
});

describe('facts in words', () => {
  test('of a sender what tells most comes first, and codes are said as people say them', () => {
    const facts = { line_type: 'voip', country: 'GB', operator_kind: 'physical', valid: 'true', original_operator: 'Example Mobile' };
    expect(senderWords(facts).map((one) => one.words)).toEqual(['United Kingdom', 'VoIP', 'range of Example Mobile']);
  });

  test('what a domain is and whom it imitates is said, what is as usual is not', () => {
    const facts = { host_kind: 'own', shared: 'false', imitates: 'Evri', imitates_how: 'combosquat', randomness: 'low' };
    expect(domainWords(facts).map((one) => one.words)).toEqual(['imitates Evri (combosquat)']);
    expect(domainWords({ ...facts, bears_name_of: 'Evri' }).map((one) => one.words)).toEqual(['imitates Evri (combosquat)']);
    expect(domainWords({ bears_name_of: 'Evri' }).map((one) => one.words)).toEqual(['bears the name of Evri']);
    expect(domainWords({ host_kind: 'shortener', shared: 'true' }).map((one) => one.words)).toEqual([
      'link shortener or redirector',
      'shared by many: joins nothing by itself',
    ]);
  });

  test('they stand by their source and its date', () => {
    const words = senderWords({ country: 'GB', line_type: 'mobile', bears_name_of: 'Evri' });
    const plan = { source: 'numbering-plan', date: '2026-03-01' };
    const sources = { country: plan, line_type: plan, bears_name_of: { source: 'brand-catalogue', date: '' } };
    expect(bySource(words, sources).map(({ source, facts }) => [source, facts.length])).toEqual([
      ['numbering-plan, 2026-03-01', 2],
      ['brand-catalogue', 1],
    ]);
    expect(bySource(words, undefined).map(({ source }) => source)).toEqual(['']);
  });
});

describe('the list that is copied', () => {
  test('holds what is the campaign’s own, once, and says how much is left out', () => {
    const row = (value: string, facts: Readonly<Record<string, string>> = {}) => ({
      ...{ kind: 'domain', value, facts },
      ...{ reports: 1, first: null, last: null },
    });
    const rows = [
      row('evri-fee.example', { host_kind: 'own', shared: 'false' }),
      row('evri-fee.example'),
      row('short.example', { host_kind: 'shortener' }),
      row('pages.example', { host_kind: 'free_host' }),
      row('evri.example', { official_of: 'Evri' }),
      row('many.example', { shared: 'true' }),
    ];
    expect(listedValues(rows)).toEqual({ values: ['evri-fee.example', 'pages.example'], leftOut: 3 });
  });
});

describe('days of a timeline', () => {
  test('few days have a mark each, at their beginning', () => {
    const at = (day: string) => Date.parse(day);
    expect(dayMarks([at('2026-01-05'), at('2026-01-18')]).ticks).toBe('day');
    expect(dayMarks([at('2026-01-05'), at('2026-01-19')])).toEqual({});
  });

  test('half a year and less is shown by day, more by week from Sunday', () => {
    const days = [
      { day: '2026-01-05', reports: 2 },
      { day: '2026-01-10', reports: 3 },
      { day: '2026-08-01', reports: 1 },
    ];
    expect(stepOf(days)).toBe('week');
    expect(stepOf(days.slice(0, 2))).toBe('day');
    expect(inSteps(days, 'week').map(({ day, reports }) => [day, reports])).toEqual([
      ['2026-01-04', 5],
      ['2026-07-26', 1],
    ]);
  });
});

describe('days in the analyst’s zone', () => {
  test('a day begins at its midnight there, also where clocks change', () => {
    expect(dayStart('2026-03-29', 'Europe/London')).toBe(Date.UTC(2026, 2, 29, 0));
    expect(dayStart('2026-03-29', 'Europe/London', 1)).toBe(Date.UTC(2026, 2, 29, 23));
    expect(dayStart('2026-01-15', 'Asia/Kolkata')).toBe(Date.UTC(2026, 0, 14, 18, 30));
    expect(dayStart('2026-01-15', 'Pacific/Kiritimati')).toBe(Date.UTC(2026, 0, 14, 10));
  });

  test('what is no day has no beginning', () => {
    expect(dayStart('', 'UTC')).toBeNull();
    expect(dayStart('2026-13-40', 'UTC')).toBeNull();
  });

  test('the first millisecond of a day is that day, the one before it is not', () => {
    const zones = fc.constantFrom('UTC', 'Europe/London', 'America/St_Johns', 'Pacific/Apia', 'Australia/Lord_Howe', 'America/Sao_Paulo');
    fc.assert(
      fc.property(zones, fc.integer({ min: 0, max: 20_000 }), (zone, count) => {
        const day = new Date(count * 86_400_000).toISOString().slice(0, 10);
        const start = dayStart(day, zone) ?? Number.NaN;
        expect(dayOf(start, zone) >= day).toBe(true);
        expect(dayOf(start - 1, zone) < day).toBe(true);
      }),
      { numRuns: 40 },
    );
  });
});
