import type { ServerResponse } from 'node:http';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type LookedUp, type LookupSurroundings, lookUp } from '../../../src/enrich/providers/policy.ts';
import type { ReadyProvider } from '../../../src/enrich/providers/registry.ts';
import type { Subject } from '../../../src/model/observation.ts';
import type { ProviderDeclaration, ProviderSettings } from '../../../src/ports/provider.ts';
import type { Store } from '../../../src/ports/store.ts';
import { openDuckdbStore } from '../../../src/stores/duckdb/store.ts';
import { freshFolder } from '../../support/folders.ts';
import { type Behaviour, misbehaviour, type ProviderServer, providerServer } from '../../support/provider-server.ts';
import { aroundOf, day, key, noon, plainConnector } from './asked.ts';

let store: Store;
let path: string;
let server: ProviderServer;
let now: number;

const open = () => openDuckdbStore(path, { threads: 1, memory: '256MB' });
beforeEach(async () => {
  path = join(freshFolder(), 'store.duckdb');
  store = await open();
  server = await providerServer();
  server.behave(found);
  now = noon;
});
afterEach(() => store.close());

const found: Behaviour = { body: { found: { registrar: 'Registrar Ltd' } } };

function domains(count: number): Subject[] {
  return Array.from({ length: count }, (_, at) => ({ kind: 'domain', value: `d${at}.example` }));
}

function provider(settings: ProviderSettings = {}, declared: Partial<ProviderDeclaration> = {}): ReadyProvider {
  return { connector: plainConnector(declared), state: 'ready', settings: { key, address: server.origin, ...settings } };
}

function ask(subjects: readonly Subject[], ready: ReadyProvider = provider(), more: Partial<LookupSurroundings> = {}): Promise<LookedUp> {
  return lookUp(subjects, [ready], store, { ...aroundOf().around, now: () => now, ...more });
}

const asked = () => server.seen.map(({ url }) => decodeURIComponent(url.split('/').at(-1) ?? ''));
const reasons = ({ notAsked }: LookedUp) => [...new Set(notAsked.map(({ reason, waiting }) => `${reason}${waiting ? ', waiting' : ''}`))];

describe('what is known is not asked again', () => {
  test('until it is no longer good, also after a restart', async () => {
    expect((await ask(domains(2))).answers.map(({ kept }) => kept)).toEqual([false, false]);
    await store.close();
    store = await open();
    now += 10 * day - 1;
    const again = await ask(domains(2));
    expect(again.answers).toMatchObject([{ kept: true, askedAt: noon, observations: [{ value: 'Registrar Ltd' }] }, { kept: true }]);
    expect([server.seen.length, again.sent]).toEqual([2, { plain: 0 }]);
    now += 1;
    expect((await ask(domains(2))).sent).toEqual({ plain: 2 });
  });

  test('nor that nothing was found, which is good for less long', async () => {
    server.behave({ body: {} });
    expect((await ask(domains(1))).answers).toMatchObject([{ outcome: 'not_found', kept: false }]);
    now += 2 * day - 1;
    expect((await ask(domains(1))).answers).toMatchObject([{ outcome: 'not_found', kept: true, observations: [] }]);
    now += 1;
    expect((await ask(domains(1))).answers).toMatchObject([{ kept: false }]);
  });

  test('unless it is wanted newer, or the settings say so', async () => {
    await ask(domains(1));
    now += 1000;
    expect((await ask(domains(1), provider(), { maxAge: 1001 })).sent).toEqual({ plain: 0 });
    expect((await ask(domains(1), provider(), { maxAge: 1000 })).sent).toEqual({ plain: 1 });
    await ask(domains(1), provider({ cache_days: '1' }), { maxAge: 0 });
    now += day;
    expect((await ask(domains(1))).sent).toEqual({ plain: 1 });
  });

  test('and nothing is asked twice in one run', async () => {
    const looked = await ask([...domains(2), ...domains(2)]);
    expect([asked(), looked.answers.length]).toEqual([['d0.example', 'd1.example'], 2]);
  });

  test('but what failed is', async () => {
    server.behave({ status: 404, body: '<' });
    expect((await ask(domains(1))).answers).toMatchObject([{ outcome: 'failed', detail: 'what it sent cannot be read' }]);
    server.behave(found);
    expect((await ask(domains(1))).answers).toMatchObject([{ outcome: 'found', kept: false }]);
  });
});

describe('a quota', () => {
  test('is spent on what comes first, and the rest waits', async () => {
    const first = await ask(domains(9), provider({ daily_quota: '4' }));
    expect(asked()).toEqual(['d0.example', 'd1.example', 'd2.example', 'd3.example']);
    expect(first.notAsked.map(({ subject }) => subject.value)).toEqual([
      'd4.example',
      'd5.example',
      'd6.example',
      'd7.example',
      'd8.example',
    ]);
    expect(first.notAsked[0]).toMatchObject({ reason: 'quota', waiting: true, detail: 'its quota is spent (4 a day)' });
    now += day - 1 - (noon % day);
    expect(reasons(await ask(domains(9), provider({ daily_quota: '4' })))).toEqual(['quota, waiting']);
    now += 1;
    await ask(domains(9), provider({ daily_quota: '4' }));
    expect(asked().slice(4)).toEqual(['d4.example', 'd5.example', 'd6.example', 'd7.example']);
    await ask(domains(9), provider({ monthly_quota: '8' }));
    expect(server.seen).toHaveLength(8);
  });

  test('counts every request: retries, pages, and those of many at once', async () => {
    server.behave({ status: 503 });
    await ask(domains(1), provider({ daily_quota: '2' }));
    expect(server.seen).toHaveLength(2);
    server.behave(found);
    const looked = await ask(domains(50), provider({ daily_quota: '31' }, { rate: { perSecond: 0, concurrency: 8 } }));
    expect([server.seen.length, looked.sent, looked.answers.length, looked.notAsked.length]).toEqual([29, { plain: 29 }, 29, 21]);
  });

  test('that is the provider’s own and spent ends the run until the next day', async () => {
    server.behave(found, { body: { refused: 'quota_spent' } });
    const looked = await ask(domains(5));
    expect(looked.answers.map(({ outcome }) => outcome)).toEqual(['found', 'refused']);
    expect(looked.notAsked).toHaveLength(3);
    expect(looked.notAsked[0]).toMatchObject({
      reason: 'paused',
      waiting: true,
      detail: expect.stringContaining('2026-04-07T00:00:00.000Z'),
    });
    now += day / 2;
    server.behave(found);
    expect((await ask(domains(5))).notAsked).toEqual([]);
  });
});

describe('a provider that fails', () => {
  test('is left alone after five failures in a row, a minute, then two, also after a restart', async () => {
    server.behave({ status: 404, body: '<' });
    expect((await ask(domains(9))).answers).toHaveLength(5);
    await store.close();
    store = await open();
    now += 59_999;
    expect((await ask(domains(9))).answers).toEqual([]);
    now += 1;
    const trial = await ask(domains(9), provider({}, { rate: { perSecond: 0, concurrency: 4 } }));
    expect([trial.answers.length, server.seen.length]).toEqual([1, 6]);
    now += 60_000;
    expect(reasons(await ask(domains(9)))).toEqual(['paused, waiting']);
    now += 60_000;
    server.behave(found);
    expect((await ask(domains(9))).answers).toHaveLength(9);
    expect((await store.providerStates()).get('plain')).toMatchObject({ failures: 0, pausedUntil: null, reason: null });
  });

  test('is not, when answers come in between', async () => {
    const bad: Behaviour = { status: 404, body: '<' };
    server.behave(bad, bad, bad, bad, found, bad, bad, bad, bad, found);
    expect((await ask(domains(10))).answers).toHaveLength(10);
  });

  test('is left alone at once when it cannot be reached at all', async () => {
    const looked = await ask(domains(9), provider({ address: 'http://127.0.0.1:1025' }));
    expect(looked.answers).toHaveLength(2);
    expect(looked.notAsked[0]?.detail).toMatch(/^left alone until 2026-04-06T12:01:00.000Z: it cannot be reached/);
  });

  test('is asked on where each subject is a server of its own', async () => {
    const looked = await ask(domains(9), provider({ address: 'http://127.0.0.1:1025' }, { takesAnyStatus: true }));
    expect(looked.answers).toHaveLength(9);
  });

  test('with a key that is wrong is asked once, and the key stands in no row', async () => {
    server.behave({ status: 401, body: `bad key ${key} ${encodeURIComponent(key)}` });
    const looked = await ask(domains(9));
    expect(looked.answers).toMatchObject([{ outcome: 'refused', detail: 'no such key: bad key [key] [key]' }]);
    expect(looked.notAsked).toHaveLength(8);
    const rows = [await store.lastFailure('plain'), ...(await store.providerStates()).values()];
    expect(JSON.stringify([looked, rows])).not.toMatch(/Secret/i);
  });

  test('does not hold up another', async () => {
    const other = await providerServer();
    other.behave(found);
    server.behave({ status: 401 });
    const second = { ...provider({ address: other.origin }), connector: plainConnector({ id: 'other' }) };
    const { answers, sent } = await lookUp(domains(3), [provider(), second], store, aroundOf().around);
    expect(sent).toEqual({ plain: 1, other: 3 });
    expect(answers.map(({ provider: id, subject }) => [subject.value, id])).toEqual([
      ['d0.example', 'plain'],
      ['d0.example', 'other'],
      ['d1.example', 'other'],
      ['d2.example', 'other'],
    ]);
  });
});

describe('what may not be sent', () => {
  const subjects: Subject[] = [
    { kind: 'number', value: '+447700900123' },
    { kind: 'host', value: 'track.evri-parcel.example' },
    { kind: 'url', value: 'https://pay.evri-parcel.example/u/ann?id=9' },
    { kind: 'host', value: '203.0.113.9' },
    { kind: 'domain', value: 'evri-parcel.example' },
    { kind: 'email', value: 'ann@evri-parcel.example' },
  ];
  const answersAll = { answers: ['number', 'host', 'url', 'domain', 'ip'] as const };

  test('at level domain goes out as its domain, once, or not at all', async () => {
    const looked = await ask(subjects, provider({ sharing: 'domain' }, { needs: 'domain', ...answersAll }));
    expect(asked()).toEqual(['evri-parcel.example', '203.0.113.9']);
    expect(looked.answers.map(({ subject, asked: as }) => [subject.kind, as.value])).toEqual([
      ['host', 'evri-parcel.example'],
      ['url', 'evri-parcel.example'],
      ['host', '203.0.113.9'],
      ['domain', 'evri-parcel.example'],
    ]);
    expect(looked.notAsked).toMatchObject([
      { subject: { kind: 'number' }, reason: 'sharing', waiting: false, detail: 'at sharing level domain nothing is sent of a number' },
    ]);
  });

  test('is nothing where the provider needs more than is allowed', async () => {
    for (const sharing of ['none', 'hashed', 'domain']) {
      const looked = await ask(subjects, provider({ sharing }, answersAll));
      expect(looked.notAsked[0]?.detail).toBe(`it needs sharing level full, and ${sharing} is allowed`);
      expect(looked.notAsked).toHaveLength(5);
    }
    expect(server.seen).toEqual([]);
  });

  test('in plain is held back where only a hash may go out, whatever the connector does', async () => {
    const looked = await ask(subjects, provider({}, { needs: 'hashed', ...answersAll }));
    expect([server.seen.length, reasons(looked)]).toEqual([0, ['sharing']]);
    const hashing = plainConnector({ needs: 'hashed' });
    const settings = { key, address: server.origin };
    const connector = { ...hashing, ask: () => hashing.ask({ kind: 'domain', value: '5baa6' }, settings, 0) };
    expect((await ask(subjects.slice(0, 1), { connector, state: 'ready', settings })).answers).toMatchObject([{ outcome: 'found' }]);
  });
});

test('requests go out at the rate that is declared, or set', async () => {
  const waits: number[] = [];
  const sleep = async (milliseconds: number) => {
    waits.push(milliseconds);
    now += milliseconds;
  };
  await ask(domains(3), provider({}, { rate: { perSecond: 0.5, concurrency: 3 } }), { sleep });
  expect(waits).toEqual([2000, 2000]);
  waits.length = 0;
  await ask(domains(4).slice(3), provider({ per_second: '4' }, { rate: { perSecond: 0.5, concurrency: 3 } }), { sleep });
  await ask(domains(8).slice(4), provider({ per_second: '4' }, { rate: { perSecond: 0.5, concurrency: 3 } }), { sleep });
  expect(waits).toEqual([250, 250, 250]);
});

test('no more requests are under way at once than are declared', async () => {
  const held: ServerResponse[] = [];
  let most = 0;
  // Nobody is answered until three wait, and then only after a moment in which a fourth would come.
  server.behave((response) => {
    most = Math.max(most, held.push(response));
    if (held.length === 3) setTimeout(() => held.splice(0).forEach((one) => void one.end('{"found":{"a":"1"}}')), 50);
  });
  await ask(domains(12), provider({}, { rate: { perSecond: 0, concurrency: 3 } }));
  expect(most).toBe(3);
});

test('a run that is ended keeps what was answered, and lists the rest as waiting', async () => {
  const ended = new AbortController();
  server.behave(found, found, (response) => {
    ended.abort();
    misbehaviour.slow(response);
  });
  const looked = await ask(domains(6), provider(), { signal: ended.signal });
  expect([looked.answers.length, looked.notAsked.length, reasons(looked)]).toEqual([2, 4, ['cancelled, waiting']]);
  expect(await store.requestsSince('plain', 0)).toBe(3);
  server.behave(found);
  expect((await ask(domains(6))).answers.filter(({ kept }) => kept)).toHaveLength(2);
});

test('of what a provider does not know it says so, and nothing is counted', async () => {
  const looked = await ask([{ kind: 'domain', value: 'nothing.example' }]);
  expect(looked.notAsked).toMatchObject([{ reason: 'no_question', waiting: false }]);
  expect(await store.requestsSince('plain', 0)).toBe(0);
});

test('a store that fails ends the run with its failure, and no more is sent', async () => {
  const failing: Store = { ...store, saveLookup: () => Promise.reject(new Error('the disk is full')) };
  const providers = [provider({}, { rate: { perSecond: 0, concurrency: 2 } })];
  await expect(lookUp(domains(50), providers, failing, aroundOf().around)).rejects.toThrow('the disk is full');
  expect(server.seen.length).toBeLessThan(10);
});

test('each answer is told as it comes', async () => {
  const told: string[] = [];
  await ask(domains(3), provider(), { onAnswer: ({ subject }) => told.push(subject.value) });
  expect(told).toEqual(['d0.example', 'd1.example', 'd2.example']);
});
