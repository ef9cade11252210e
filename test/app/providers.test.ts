import { afterEach, beforeEach, expect, test } from 'vitest';
import { listProviders, type ProviderWorld, readyProviders, testProvider } from '../../src/app/providers.ts';
import { setProvider } from '../../src/app/set-provider.ts';
import { openWorkspace, type Workspace } from '../../src/app/workspace.ts';
import { aroundOf, day, key, noon, plainConnector } from '../enrich/providers/asked.ts';
import { fileOf, freshFolder } from '../support/folders.ts';
import { type ProviderServer, providerServer } from '../support/provider-server.ts';

let workspace: Workspace;
let server: ProviderServer;
let now: number;
let world: ProviderWorld;
const clock = { now: () => now };

beforeEach(async () => {
  now = noon;
  workspace = await openWorkspace(freshFolder(), { create: true });
  server = await providerServer();
  server.behave({ body: { found: { registrar: 'Registrar Ltd' } } });
  world = { environment: {}, connectors: [plainConnector()], surroundings: { ...aroundOf().around, now: clock.now } };
  const request = { values: [`address=${server.origin}`, 'daily_quota=3'], secretFiles: [fileOf('key', key)] };
  expect(await setProvider(workspace, 'plain', request, world, clock)).toMatchObject({
    state: 'ready',
    quota: { daily: 3, monthly: null },
  });
});
afterEach(() => workspace.close());

const tried = (subject: string) => testProvider(workspace, 'plain', subject, world, clock, 'GB');

test('a try asks again whatever is known, within the quota, and is kept', async () => {
  for (const _ of [1, 2, 3]) {
    expect(await tried('https://www.evri-parcel.example/x')).toMatchObject({
      answers: [{ outcome: 'found', kept: false, subject: { kind: 'host', value: 'www.evri-parcel.example' } }],
      sent: { plain: 1 },
    });
  }
  expect(await tried('+44 7700 900123')).toMatchObject({ answers: [], notAsked: [{ reason: 'quota', waiting: true }] });
  expect(server.seen[0]?.headers['x-key']).toBe(`Bearer ${key}`);
  expect(await workspace.store.observations(['host:www.evri-parcel.example'])).toMatchObject([{ value: 'Registrar Ltd', source: 'plain' }]);
  expect(await listProviders(workspace, world, clock)).toMatchObject([{ used: { today: 3, month: 3 }, lastError: null }]);
  now += day;
  expect(await listProviders(workspace, world, clock)).toMatchObject([{ used: { today: 0, month: 3 } }]);
});

test('a provider that is left alone is shown so, and a try or a new setting ends it', async () => {
  server.behave({ status: 401, body: 'unknown key' });
  await tried('evri-parcel.example');
  const error = { at: noon, detail: 'no such key: unknown key' };
  expect(await listProviders(workspace, world, clock)).toMatchObject([
    { state: 'paused', detail: 'until 2026-04-06T13:00:00.000Z: no such key: unknown key', lastError: error },
  ]);
  server.behave({ body: {} });
  expect(await tried('evri-parcel.example')).toMatchObject({ answers: [{ outcome: 'not_found' }] });
  server.behave({ status: 401, body: 'unknown key' });
  await tried('evri-parcel.example');
  expect(await setProvider(workspace, 'plain', { values: [], secretFiles: [] }, world, clock)).toMatchObject({ state: 'ready' });
});

test('those that can be asked are those that are on and whole; without a workspace none', async () => {
  expect(await readyProviders(workspace, world)).toMatchObject([{ state: 'ready', settings: { key, address: server.origin } }]);
  expect(await readyProviders(null, { ...world, environment: { HOOKLINE_PLAIN_KEY: key } })).toEqual([]);
});
