import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { lookUp } from '../../../src/enrich/providers/policy.ts';
import type { Connector, ConnectorRequest, ProviderSettings } from '../../../src/ports/provider.ts';
import type { Store } from '../../../src/ports/store.ts';
import { openDuckdbStore } from '../../../src/stores/duckdb/store.ts';
import { freshFolder } from '../../support/folders.ts';
import { type ProviderServer, providerServer } from '../../support/provider-server.ts';
import { aroundOf, declarationOf, key, noon } from './asked.ts';

const hour = 3_600_000;

/** A provider that is signed in to, and then answers `{"registrar": …}`. */
const guarded: Connector = {
  declaration: declarationOf({ id: 'guarded' }),
  ask: ({ value }, settings, _, token) =>
    token === undefined ? { method: 'POST', url: `${settings.address}/login`, body: settings.key ?? '' } : about(value, settings, token),
  read({ status, body }, { value }, settings, asked) {
    const said = JSON.parse(body) as Record<string, unknown>;
    if (status === 429) return { kind: 'refused', reason: 'rate_limited', detail: 'too fast', retryAfter: Number(said.after) };
    if (asked?.method !== 'POST') return { kind: 'found', findings: [{ field: 'registrar', value: String(said.registrar) }] };
    const { token, expires } = said as { token: string; expires: number };
    return { kind: 'more', findings: [], request: about(value, settings, token), session: { token, validUntil: expires } };
  },
};

function about(value: string, settings: ProviderSettings, token: string): ConnectorRequest {
  return { method: 'GET', url: `${settings.address}/about/${value}`, secretHeaders: { authorization: `Bearer ${token}` } };
}

let store: Store;
let server: ProviderServer;
beforeEach(async () => {
  store = await openDuckdbStore(join(freshFolder(), 'store.duckdb'), { threads: 1, memory: '256MB' });
  server = await providerServer();
});
afterEach(() => store.close());

const ask = async (count: number) => {
  const subjects = Array.from({ length: count }, (_, at) => ({ kind: 'domain', value: `d${at}.example` }) as const);
  const { around, waits } = aroundOf();
  const ready = { connector: guarded, state: 'ready', settings: { key, address: server.origin } } as const;
  return { looked: await lookUp(subjects, [ready], store, around), waits };
};
const answer = { body: { registrar: 'Registrar Ltd' } };
const signedIn = (expires: number) => ({ body: { token: 'token-0123456789', expires } });
const asked = () => server.seen.map(({ method, url, headers }) => [method, url, headers.authorization]);

describe('a provider that is signed in to', () => {
  test('is signed in to once a run, and each request is counted', async () => {
    server.behave(signedIn(noon + hour), answer);
    const { looked } = await ask(3);
    expect(asked()).toEqual([
      ['POST', '/login', undefined],
      ...['d0', 'd1', 'd2'].map((name) => ['GET', `/about/${name}.example`, 'Bearer token-0123456789']),
    ]);
    expect(looked.sent).toEqual({ guarded: 4 });
    expect(looked.answers.map(({ outcome }) => outcome)).toEqual(['found', 'found', 'found']);
  });

  test('is signed in to again when the token is about to end', async () => {
    server.behave(signedIn(noon + 59_999), answer, signedIn(noon + 60_000), answer);
    await ask(3);
    expect(asked().map(([method]) => method)).toEqual(['POST', 'GET', 'POST', 'GET', 'GET']);
  });

  test('gives a token that stands in nothing that is kept, whether it signed in for the look-up or before', async () => {
    server.behave(signedIn(noon + hour), { body: { registrar: 'issued for token-0123456789' } });
    const { looked } = await ask(2);
    expect(looked.answers.map(({ observations }) => observations[0]?.value)).toEqual(['issued for [key]', 'issued for [key]']);
  });
});

describe('a refusal that says elsewhere how long it holds', () => {
  test('is waited for where that is soon', async () => {
    server.behave({ status: 429, body: { after: 17_000 } }, signedIn(noon + hour), answer);
    const { looked, waits } = await ask(1);
    expect([looked.answers[0]?.outcome, waits]).toEqual(['found', [17_000]]);
  });

  test('is passed on where it is not, and the provider left alone until then', async () => {
    server.behave({ status: 429, body: { after: 1_800_000 } });
    const { looked, waits } = await ask(2);
    expect([server.seen.length, waits]).toEqual([1, []]);
    expect(looked.notAsked).toMatchObject([{ reason: 'paused', detail: 'left alone until 2026-04-06T12:30:00.000Z: too fast' }]);
  });

  test('gives way to Retry-After', async () => {
    server.behave({ status: 429, headers: { 'retry-after': '7' }, body: { after: 17_000 } }, signedIn(noon + hour), answer);
    expect((await ask(1)).waits).toEqual([7000]);
  });
});
