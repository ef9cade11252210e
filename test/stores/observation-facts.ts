import { expect, test } from 'vitest';
import type { Observation } from '../../src/model/observation.ts';
import type { KeptLookup, RequestLimits } from '../../src/ports/observations.ts';
import type { Store } from '../../src/ports/store.ts';

const day = 86_400_000;
const began = Date.UTC(2026, 3, 6);
const unlimited: RequestLimits = { daily: null, monthly: null, dayBegan: began, monthBegan: Date.UTC(2026, 3) };

function seen(field: string, value: string, more: Partial<Observation> = {}): Observation {
  return { subject: 'domain:evri.example', field, value, source: 'alpha', observedAt: began, validUntil: began + day, ...more };
}

function ended(more: Partial<KeptLookup> = {}): KeptLookup {
  return {
    provider: 'alpha',
    subject: 'domain:evri.example',
    askedAt: began,
    outcome: 'found',
    detail: null,
    validUntil: began + day,
    ...more,
  };
}

/** Facts about observations, look-ups and what they cost. */
export function observationFacts(store: () => Store): void {
  const count = (at: number, limits: Partial<RequestLimits> = {}, provider = 'alpha') =>
    store().countRequest({ provider, subject: 'domain:evri.example', at }, { ...unlimited, ...limits });

  test('counts exactly as many requests as a day and a month allow, also when they are counted at once', async () => {
    const counted = await Promise.all(Array.from({ length: 20 }, () => count(began + 1, { daily: 7 })));
    expect(counted.filter(Boolean)).toHaveLength(7);
    expect(counted.slice(0, 7)).toEqual(Array(7).fill(true));
    expect(await count(began + day, { daily: 7, monthly: 8, dayBegan: began + day })).toBe(true);
    expect(await count(began + day, { daily: 7, monthly: 8, dayBegan: began + day })).toBe(false);
    expect(await count(began, { daily: 0 }, 'beta')).toBe(false);
    expect(await count(began, {}, 'beta')).toBe(true);
    expect(await store().requestsSince('alpha', began)).toBe(8);
    expect(await store().requestsSince('alpha', began + day)).toBe(1);
    expect(await store().requestsSince('gamma', 0)).toBe(0);
  });

  test('gives the last look-up of each subject whose answer is still good', async () => {
    const other = 'name:EVRI\u001e\u001f';
    await store().saveLookup(ended({ askedAt: began - day, validUntil: began + 5 }), []);
    await store().saveLookup(ended({ outcome: 'not_found' }), []);
    await store().saveLookup(ended({ askedAt: began + 1, outcome: 'failed', detail: 'it broke off', validUntil: null }), []);
    await store().saveLookup(ended({ subject: other, validUntil: began + 1 }), []);
    await store().saveLookup(ended({ provider: 'beta' }), []);
    const subjects = ['domain:evri.example', other, 'tel:+447700900123'];
    expect([...(await store().validLookups('alpha', subjects, began)).values()].sort((a, b) => (a.subject < b.subject ? -1 : 1))).toEqual([
      ended({ outcome: 'not_found' }),
      ended({ subject: other, validUntil: began + 1 }),
    ]);
    expect([...(await store().validLookups('alpha', subjects, began + 1)).keys()]).toEqual(['domain:evri.example']);
    expect((await store().validLookups('alpha', subjects, began + day)).size).toBe(0);
    await store().saveLookup(ended({ askedAt: began + 2, validUntil: began + 3 }), []);
    expect((await store().validLookups('alpha', subjects, began + 3)).size).toBe(0);
    expect((await store().validLookups('alpha', [], began)).size).toBe(0);
  });

  test('keeps a look-up and what it found together, also side by side', async () => {
    const all = Array.from({ length: 12 }, (_, at) => `tel:+4477009001${10 + at}`);
    await Promise.all(
      all.map((subject) =>
        store().saveLookup(ended({ subject }), [seen('status', 'live', { subject }), seen('ported', 'true', { subject })]),
      ),
    );
    expect(await store().observations(all)).toHaveLength(24);
    expect((await store().validLookups('alpha', all, began)).size).toBe(12);
  });

  test('gives what each source said last, and on request all it ever said', async () => {
    await store().saveObservations([seen('status', 'live'), seen('seen', 'once')]);
    await store().saveObservations([seen('status', 'dead', { observedAt: began + day, validUntil: null })]);
    await store().saveObservations([seen('status', 'live', { source: 'beta', observedAt: began - day })]);
    await store().saveObservations([]);
    expect(await store().observations(['domain:evri.example', 'domain:none.example'])).toEqual([
      seen('status', 'dead', { observedAt: began + day, validUntil: null }),
      seen('status', 'live', { source: 'beta', observedAt: began - day }),
    ]);
    expect((await store().observationHistory('domain:evri.example')).map(({ source, field, value }) => [source, field, value])).toEqual([
      ['beta', 'status', 'live'],
      ['alpha', 'seen', 'once'],
      ['alpha', 'status', 'live'],
      ['alpha', 'status', 'dead'],
    ]);
    expect(await store().observations([])).toEqual([]);
  });

  test('gives nothing of a source that found nothing when it was asked again, until it finds something', async () => {
    const said = async () => (await store().observations(['domain:evri.example'])).map(({ source, value }) => [source, value]);
    await store().saveLookup(ended(), [seen('listed_as', 'phishing')]);
    await store().saveLookup(ended({ provider: 'beta' }), [seen('listed_as', 'malware', { source: 'beta' })]);
    await store().saveLookup(ended({ askedAt: began + 1, outcome: 'failed', validUntil: null }), []);
    expect(await said()).toHaveLength(2);
    await store().saveLookup(ended({ askedAt: began + 2, outcome: 'not_found' }), []);
    expect(await said()).toEqual([['beta', 'malware']]);
    expect(await store().observationHistory('domain:evri.example')).toHaveLength(2);
    await store().saveLookup(ended({ askedAt: began + 3 }), [seen('listed_as', 'phishing', { observedAt: began + 3 })]);
    expect(await said()).toHaveLength(2);
  });

  test('keeps any value: separators, quotes, markup', async () => {
    const values = ['a\u001eb', '\u001f', `'"; DROP TABLE observations; --`, '<script>alert(1)</script>', '😀'];
    await store().saveObservations(values.map((value) => seen('title', value)));
    expect((await store().observations(['domain:evri.example'])).map(({ value }) => value).sort()).toEqual([...values].sort());
  });

  test('keeps how each provider fares, the last of it', async () => {
    const state = { provider: 'alpha', failures: 5, pausedUntil: began + 1, reason: 'it broke off', changedAt: began };
    await store().saveProviderState({ ...state, failures: 4, pausedUntil: null, reason: null });
    await store().saveProviderState(state);
    await store().saveProviderState({ ...state, provider: 'beta' });
    expect([...(await store().providerStates())]).toEqual([
      ['alpha', state],
      ['beta', { ...state, provider: 'beta' }],
    ]);
  });

  test('gives the last failure of a provider', async () => {
    expect(await store().lastFailure('alpha')).toBeNull();
    await store().saveLookup(ended({ outcome: 'failed', detail: 'first', validUntil: null }), []);
    const last = ended({ outcome: 'refused', detail: 'bad key', askedAt: began + 1, validUntil: null });
    await store().saveLookup(last, []);
    await store().saveLookup(ended({ askedAt: began + 2 }), []);
    await store().saveLookup(ended({ provider: 'beta', outcome: 'failed', askedAt: began + 3, validUntil: null }), []);
    expect(await store().lastFailure('alpha')).toEqual(last);
  });
}
