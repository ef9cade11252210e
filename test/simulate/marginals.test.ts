import { describe, expect, it } from 'vitest';
import { readPhone } from '../../src/analysis/senders/phone.ts';
import { readSender } from '../../src/analysis/senders/read-sender.ts';
import { type TwinRow, twin, twinData, unique } from './twin.ts';

const reports = 60_000;
const { rows, facts } = twin({ reports, facts: true });
const { figures } = twinData;
const scale = reports / figures.reports.total;
const sms = rows.filter(({ kind }) => kind === 'sms');
const isScam = (row: TwinRow) => row.class === 'scam' && row.kind === 'sms';

/** Within a share of what is wanted, or within eight where few are wanted. */
function near(found: number, wanted: number, share: number): void {
  const off = Math.max(wanted * share, 8);
  expect(found).toBeGreaterThanOrEqual(wanted - off);
  expect(found).toBeLessThanOrEqual(wanted + off);
}

describe('the twin at 60,000 reports has the paper’s', () => {
  it('kinds of reports', () => {
    expect(rows.length).toBe(reports);
    near(rows.filter(({ kind }) => kind === 'call').length, figures.reports.calls * scale, 0.001);
    near(rows.filter(({ kind }) => kind === 'url').length, figures.reports.urlOnly * scale, 0.01);
  });

  it('share of unique texts, and distinct reporters of about 35 in a hundred reports', () => {
    near(
      unique(sms, 'text', () => true),
      figures.reports.uniqueTexts * scale,
      0.02,
    );
    near(unique(rows, 'recipient', () => true) / reports, 0.35, 0.03);
    near(
      unique(rows, 'url', () => true),
      figures.reports.urlOnlyUnique * scale,
      0.2,
    );
  });

  it('weeks', () => {
    const first = Date.parse(figures.period.firstDay);
    const weeks = figures.weeklyReportsThousands.map(() => 0);
    for (const { reported } of sms) {
      const week = Math.floor((Date.parse(reported as string) + 3_600_000 - first) / (7 * 86_400_000));
      weeks[Math.min(week, weeks.length - 1)] = (weeks[Math.min(week, weeks.length - 1)] ?? 0) + 1;
    }
    for (const [week, count] of weeks.entries()) near(count, (figures.weeklyReportsThousands[week] as number) * 1000 * scale, 0.08);
  });

  it('hours of the day by weekday, local time', () => {
    const clock = new Intl.DateTimeFormat('en-GB', {
      timeZone: 'Europe/London',
      weekday: 'short',
      hour: '2-digit',
      minute: '2-digit',
      hour12: false,
    });
    const minutes = new Map<string, number[]>();
    for (const { reported } of rows) {
      const parts = Object.fromEntries(clock.formatToParts(new Date(reported as string)).map(({ type, value }) => [type, value]));
      const list = minutes.get(parts.weekday as string) ?? [];
      minutes.set(parts.weekday as string, list);
      list.push(Number(parts.hour) * 60 + Number(parts.minute));
    }
    for (const [weekday, median] of Object.entries(figures.reportTimeMedianLocal)) {
      const list = (minutes.get(weekday) ?? []).sort((a, b) => a - b);
      const [hours = 0, minute = 0] = median.split(':').map(Number);
      expect(Math.abs((list[list.length >> 1] as number) - hours * 60 - minute), weekday).toBeLessThan(20);
    }
    const all = [...minutes.values()].flat();
    expect(all.filter((minute) => minute >= 600 && minute < 1260).length / all.length).toBeGreaterThan(0.7);
  });

  it('scam types, by whether a flagged link is in them', () => {
    for (const [type, { withUrl, withoutUrl }] of Object.entries(figures.scamTypeUniqueTexts)) {
      const of = (flag: string | null) => unique(sms, 'text', (row) => row.scam_type === type && row.flagged === flag);
      near(of('true'), withUrl * scale, 0.5);
      // A fifth of the paper's "others" without a link is genuine here: see assumed.othersWithoutUrl.
      near(of(null), withoutUrl * scale * (type === 'others' ? 0.8 : 1), 0.12);
    }
  });

  it('passcodes and spam', () => {
    const { otp, spam } = figures.classUniqueTexts;
    near(
      unique(sms, 'text', (row) => row.class === 'passcode'),
      otp.withoutUrl * scale,
      0.05,
    );
    const withWayOut = (row: TwinRow) =>
      row.class === 'spam' && /stop|opt[ -]?out|won the draw|claim your prize|offer ends/i.test(row.text ?? '');
    near(
      unique(sms, 'text', (row) => withWayOut(row) && row.flagged !== null),
      spam.withUrl * scale,
      0.12,
    );
    near(
      unique(sms, 'text', (row) => withWayOut(row) && row.flagged === null),
      spam.withoutUrl * scale,
      0.12,
    );
  });

  it('kinds of senders', () => {
    const kindOf = (sender: string | null) => (sender === null ? 'none' : (readSender(sender, 'GB')?.kind ?? 'none'));
    const kinds = new Map<string, Set<string>>();
    for (const { sender } of sms.filter(isScam)) {
      const kind = kindOf(sender);
      const set = kinds.get(kind) ?? new Set();
      kinds.set(kind, set.add(sender as string));
    }
    const { phone, alphanumeric, email } = figures.senderIdsUnique;
    near(kinds.get('phone')?.size ?? 0, phone.scams * scale, 0.15);
    near(kinds.get('alphanumeric')?.size ?? 0, alphanumeric.scams * scale, 0.35);
    near(kinds.get('email')?.size ?? 0, email.scams * scale, 0.5);
    expect([...kinds.keys()].filter((kind) => kind === 'unknown' || kind === 'none')).toEqual([]);
  });

  it('origins of numbers: nearly all British, all valid by the numbering plans', () => {
    const numbers = [...new Set(sms.filter(isScam).flatMap(({ sender }) => (sender?.startsWith('+') ? [sender] : [])))];
    expect(numbers.filter((number) => !readPhone(number, 'GB')?.valid)).toEqual([]);
    near(numbers.filter((number) => number.startsWith('+44')).length / numbers.length, 0.924, 0.04);
  });

  it('lifetimes of numbers, by weekly status', () => {
    const status = facts.filter(({ field }) => field === 'status');
    const first = new Map<string, number>();
    const dead = new Map<string, number>();
    for (const { subject, value, observed_at } of status) {
      const day = Date.parse(observed_at as string) / 86_400_000;
      if (!first.has(subject as string)) first.set(subject as string, day);
      if (value === 'dead') dead.set(subject as string, day);
    }
    const end = Date.parse(figures.period.lifetimesObservedUntil) / 86_400_000;
    const alive = (days: number) => {
      const known = [...first].filter(([, day]) => end - day >= days);
      return known.filter(([subject, day]) => (dead.get(subject) ?? Number.POSITIVE_INFINITY) - day > days).length / known.length;
    };
    expect(alive(14)).toBeCloseTo((figures.numberLifetime.aliveAfterDays['14'] as number) / 100, 1);
    expect(Math.abs(alive(70) - (figures.numberLifetime.aliveAfterDays['70'] as number) / 100)).toBeLessThan(0.06);
  });

  it('domains: endings, registrars, lifetimes', () => {
    const of = (field: string) => facts.flatMap((fact) => (fact.field === field ? [fact.value as string] : []));
    const share = (field: string, value: string) => of(field).filter((one) => one === value).length / of(field).length;
    expect(share('tld', 'com')).toBeGreaterThan(0.4);
    expect(share('tld', 'com')).toBeLessThan(0.75);
    expect(share('registrar', 'NameSilo')).toBeGreaterThan(0.12);
    expect(share('registrar', 'NameSilo')).toBeLessThan(0.42);
    expect(new Set(of('ip')).size).toBeGreaterThan(100);
  });
});
