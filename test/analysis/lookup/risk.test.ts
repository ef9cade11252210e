import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { disagreements } from '../../../src/analysis/lookup/disagreements.ts';
import { legitimateTo, type RiskEvidence, riskOf, scamFrom, startingPoints, suspiciousFrom } from '../../../src/analysis/lookup/risk.ts';
import { riskRules } from '../../../src/analysis/lookup/risk-rules.ts';
import { lookupKinds, type SubjectHistory } from '../../../src/model/lookup.ts';
import type { Observation } from '../../../src/model/observation.ts';
import type { Verdict } from '../../../src/model/verdict.ts';

const now = Date.UTC(2026, 3, 6);
const day = 86_400_000;

function said(field: string, value: string, rest: Partial<Observation> = {}): Observation {
  return { subject: 'domain:evri-fee.example', field, value, source: 'asked', observedAt: now - day, validUntil: null, ...rest };
}

function history(classes: Readonly<Record<string, number>>): SubjectHistory {
  const reports = Object.values(classes).reduce((sum, count) => sum + count, 0);
  return { reports, asSender: 0, first: null, last: null, classes, types: {}, campaigns: [], campaignCount: 0 };
}

const none = history({});

function evidence(fields: Partial<RiskEvidence>): RiskEvidence {
  const shipped = new Set(['plan']);
  return { kind: 'domain', value: 'evri-fee.example', observations: [], history: none, verdict: null, parts: [], shipped, now, ...fields };
}

const rulesOf = (fields: Partial<RiskEvidence>) => riskOf(evidence(fields)).reasons.map(({ rule }) => rule);

describe('the risk score', () => {
  it.each(lookupKinds)('of a %s of which nothing is known is where it began, and the verdict is unknown', (kind) => {
    const risk = riskOf(evidence({ kind, history: null }));
    expect(risk).toMatchObject({ score: startingPoints, verdict: 'unknown' });
    expect(risk.reasons.map(({ rule }) => rule)).toEqual(['start']);
    expect(risk.unknown.length).toBeGreaterThan(0);
  });

  it('says what is not known, and no longer says it when it is', () => {
    const missing = (observations: Observation[]) => riskOf(evidence({ observations })).unknown.join('; ');
    expect(missing([])).toContain('registered');
    expect(missing([said('registered_at', '2020-01-01T00:00:00Z')])).not.toContain('registered');
    expect(riskOf(evidence({ history: null })).unknown.join()).toContain('no workspace');
    expect(riskOf(evidence({})).unknown.join()).not.toContain('no workspace');
  });

  it.each(['shortener', 'free_host', 'chat'])('is not that of the brand where anybody has a page: %s', (hostKind) => {
    const kinds = (observations: Observation[]) => riskOf(evidence({ kind: 'url', observations })).reasons.map(({ rule }) => rule);
    expect(kinds([said('official_of', 'Google')])).toContain('official_domain');
    expect(kinds([said('official_of', 'Google'), said('host_kind', hostKind)])).not.toContain('official_domain');
  });

  it('is the sum of its reasons, within 0 and 100', () => {
    const value = fc.constantFrom(
      'true',
      'false',
      'voip',
      'dead',
      'high',
      'own',
      'popular',
      'shortener',
      'Evri',
      '3',
      '80',
      '2026-04-05T00:00:00Z',
      '',
    );
    const field = fc.constantFrom(
      ...[
        'imitates',
        'official_of',
        'host_kind',
        'line_type',
        'status',
        'fraud_score',
        'registered_at',
        'listed_as',
        'malicious_verdicts',
        'disposable',
        'randomness',
        'valid',
        'nothing',
      ],
    );
    const observations = fc.array(
      fc.record({ field, value, source: fc.constantFrom('plan', 'a', 'b'), age: fc.integer({ min: 0, max: 999 }) }),
    );
    fc.assert(
      fc.property(fc.constantFrom(...lookupKinds), observations, fc.integer({ min: 0, max: 20 }), (kind, list, scams) => {
        const given = list.map(({ field, value, source, age }) => said(field, value, { source, observedAt: now - age * day }));
        const { score, reasons, verdict } = riskOf(evidence({ kind, observations: given, history: history({ scam: scams }) }));
        const sum = reasons.reduce((total, { points }) => total + points, 0);
        expect(score).toBe(Math.max(0, Math.min(100, sum)));
        if (verdict === 'scam') expect(score).toBeGreaterThanOrEqual(scamFrom);
        if (verdict === 'legitimate') expect(score).toBeLessThanOrEqual(legitimateTo);
        if (verdict === 'suspicious') expect(score >= suspiciousFrom && score < scamFrom).toBe(true);
        expect(reasons.every(({ detail }) => detail !== '')).toBe(true);
      }),
    );
  });

  it('does not depend on the order of what was said', () => {
    const list = [
      said('imitates', 'Evri'),
      said('registered_at', '2026-04-01T00:00:00Z'),
      said('listed_as', 'phishing'),
      said('host_kind', 'free_host'),
    ];
    fc.assert(
      fc.property(fc.shuffledSubarray(list, { minLength: list.length }), (shuffled) => {
        expect(riskOf(evidence({ observations: shuffled }))).toEqual(riskOf(evidence({ observations: list })));
      }),
    );
  });

  it('counts of a family only what weighs most', () => {
    expect(rulesOf({ observations: [said('malicious_verdicts', '7'), said('malicious_verdicts', '1', { source: 'b' })] })).toEqual([
      'verdicts_many',
      'start',
    ]);
    expect(rulesOf({ observations: [said('imitates', 'Evri'), said('bears_name_of', 'Evri')] })).toEqual(['imitates_brand', 'start']);
  });

  it('weighs our own reports by how many are scams, and hardly where many share the thing', () => {
    const rules = (scams: number, observations: Observation[] = []) =>
      rulesOf({ observations, history: history({ scam: scams, unknown: 2 }) });
    expect(rules(1)).toContain('reported_once');
    expect(rules(3)).toContain('reported_some');
    expect(rules(10)).toContain('reported_often');
    expect(rules(500, [said('host_kind', 'shortener')])).toContain('reported_shared');
    expect(rulesOf({ history: history({ legitimate: 4, passcode: 1 }) })).toContain('reported_genuine');
    expect(rulesOf({ history: history({ legitimate: 40, scam: 1 }) })).not.toContain('reported_genuine');
  });

  it('never calls a thing legitimate for being unknown, nor for its age alone', () => {
    expect(riskOf(evidence({ observations: [said('registered_at', '2001-01-01T00:00:00Z')] })).verdict).toBe('unknown');
    expect(riskOf(evidence({ observations: [said('official_of', 'Evri')] })).verdict).toBe('legitimate');
  });

  it('lets an official domain be listed: what speaks against it stands', () => {
    const risk = riskOf(
      evidence({ observations: [said('official_of', 'Evri'), said('listed_as', 'malware'), said('malicious_verdicts', '9')] }),
    );
    expect(risk.verdict).toBe('scam');
  });

  it('does not call a link listed for what else stands on a host that many use', () => {
    const host = { subject: 'host:short.example', source: 'list' };
    const summed = [said('listed_as', 'phishing', host), said('listed_urls', '2140', host)];
    const shared = said('host_kind', 'shortener', { subject: 'host:short.example', source: 'plan' });
    const rules = (...observations: Observation[]) => rulesOf({ kind: 'url', value: 'https://short.example/x', observations });
    expect(rules(...summed, shared)).toEqual(expect.arrayContaining(['listed_beside']));
    expect(rules(...summed, shared)).not.toContain('listed');
    expect(rules(...summed)).toContain('listed');
    expect(rules(...summed, shared, said('listed_as', 'phishing', { subject: 'url:https://short.example/x' }))).toContain('listed');
    expect(rules(said('listed_as', 'phishing', host), shared)).toContain('listed');
  });

  it('judges the age by the day of asking, and a time that is none by nothing', () => {
    expect(rulesOf({ observations: [said('registered_at', '2026-04-03T10:00:00Z')] })).toContain('registered_week');
    expect(rulesOf({ observations: [said('registered_at', '2026-03-20T00:00:00Z')] })).toContain('registered_month');
    expect(rulesOf({ observations: [said('registered_at', 'last Tuesday')] })).toEqual(['start']);
    expect(rulesOf({ observations: [said('registered_at', '2027-01-01T00:00:00Z')] })).toEqual(['start']);
  });

  it('weighs a text by its verdict as far as that is sure, and by where it leads', () => {
    const verdict = { messageClass: 'scam', confidence: 0.5, producer: 'embedded/1' } as Verdict;
    const risk = riskOf(evidence({ kind: 'text', verdict, parts: [{ value: 'http://a.example/', score: 90 }] }));
    expect(risk.reasons.find(({ rule }) => rule === 'text_scam')?.points).toBe(30);
    expect(risk.reasons.find(({ rule }) => rule === 'leads_to_scam')?.detail).toContain('http://a.example/');
  });

  it('takes a host in figures for a sign, of a link alone', () => {
    expect(rulesOf({ kind: 'url', value: 'http://203.0.113.7/x' })).toContain('address_as_host');
    expect(rulesOf({ kind: 'url', value: 'http://203.0.113.7.example/x' })).not.toContain('address_as_host');
  });

  it('has each rule once, with points', () => {
    expect(new Set(riskRules.map(({ id }) => id)).size).toBe(riskRules.length);
    expect(riskRules.every(({ points, of }) => points !== 0 && of.length > 0)).toBe(true);
  });
});

describe('sources that disagree', () => {
  const shipped = new Set(['plan']);
  const tel = { subject: 'tel:+447700900123' };
  const line = (value: string, source: string, rest: Partial<Observation> = {}) => said('line_type', value, { ...tel, source, ...rest });

  it('are both shown, the one that was asked about the subject before the one that speaks of ranges', () => {
    const found = disagreements([line('mobile', 'plan', { observedAt: now }), line('voip', 'hlr')], shipped, now);
    expect(found).toHaveLength(1);
    expect(found[0]?.said.map(({ value }) => value)).toEqual(['voip', 'mobile']);
    expect(found[0]?.because).toContain('this very subject');
  });

  it('are told by date where both were asked, and by what has run out before that', () => {
    const newer = disagreements([line('mobile', 'a', { observedAt: now }), line('voip', 'b')], shipped, now);
    expect([newer[0]?.said[0]?.source, newer[0]?.because]).toEqual(['a', 'it is newer']);
    const old = disagreements([line('mobile', 'a', { observedAt: now, validUntil: now - 1 }), line('voip', 'b')], shipped, now);
    expect([old[0]?.said[0]?.source, old[0]?.because]).toEqual(['b', 'the other has run out']);
  });

  it('do not disagree by spelling, time of day, a change over time, or scores of their own', () => {
    const same = [
      said('registrar', 'Name Shop, Inc.', { source: 'a' }),
      said('registrar', 'NAME SHOP INC', { source: 'b' }),
      said('registered_at', '2026-01-01T10:00:00Z', { source: 'a' }),
      said('registered_at', '2026-01-01T00:00:00Z', { source: 'b' }),
      said('fraud_score', '10', { source: 'a' }),
      said('fraud_score', '90', { source: 'b' }),
      said('status', 'live', { ...tel, source: 'hlr', observedAt: now - 9 * day }),
      said('status', 'dead', { ...tel, source: 'hlr', observedAt: now }),
    ];
    expect(disagreements(same, shipped, now)).toEqual([]);
  });

  it('do not disagree where one of them does not know', () => {
    const told = (...values: string[]) =>
      disagreements(
        values.map((value, at) => line(value, `source-${at}`)),
        shipped,
        now,
      ).length;
    expect(told('unknown', 'voip')).toBe(0);
    expect(told('fixed_or_mobile', 'mobile', 'unknown')).toBe(0);
    expect(told('fixed_or_mobile', 'fixed_line')).toBe(0);
    expect(told('fixed_or_mobile', 'voip')).toBe(1);
    expect(told('unknown', 'mobile', 'voip')).toBe(1);
  });

  it('weigh by what is preferred', () => {
    const rules = rulesOf({ kind: 'number', value: '+447700900123', observations: [line('mobile', 'hlr'), line('voip', 'plan')] });
    expect(rules).not.toContain('voip');
  });
});

describe('a page that anybody put on the host of a brand', () => {
  const host = (field: string, value: string) => said(field, value, { subject: 'host:www.paypal.com' });
  const great = [host('official_of', 'PayPal'), host('host_kind', 'official')];
  const page = (...rest: Observation[]) =>
    evidence({ kind: 'url', value: 'https://www.paypal.com/paypalme/jo', observations: [...great, ...rest] });

  it('is not vouched for by the brand', () => {
    expect(riskOf(page()).reasons.map(({ rule }) => rule)).toContain('official_domain');
    const open = riskOf(page(said('open_page', 'payment', { subject: 'url:https://www.paypal.com/paypalme/jo' })));
    expect(open.verdict).toBe('unknown');
    expect(open.reasons.map(({ rule }) => rule).sort()).toEqual(['free_hosting', 'start']);
  });

  it('is judged by where it leads, if it leads on', () => {
    const url = 'url:https://www.paypal.com/redirect';
    const risk = riskOf(
      page(
        said('open_page', 'redirect', { subject: url }),
        said('leads_to', 'evri-fee.example', { subject: url }),
        said('imitates', 'Evri', { subject: 'host:evri-fee.example' }),
      ),
    );
    expect(risk.reasons.map(({ rule }) => rule).sort()).toEqual(['imitates_brand', 'shortener', 'start']);
    expect(risk.reasons.find(({ rule }) => rule === 'shortener')?.detail).toContain('leads on to evri-fee.example');
  });

  it('is not popular either', () => {
    const observations = [host('host_kind', 'popular'), said('open_page', 'page', { subject: 'url:a' })];
    expect(rulesOf({ kind: 'url', observations })).not.toContain('popular_site');
  });
});
