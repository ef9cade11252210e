import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type OperationId, type Route, routes } from '../../src/api/routes.ts';
import { openAccess, openDesk, verifyWorkspace } from '../../src/app/index.ts';
import { startServer } from '../../src/server/server.ts';
import { hookline } from '../support/cli.ts';
import { tamper } from '../support/database.ts';
import { exampleWorkspace } from '../support/example-workspace.ts';
import { type TestServer, testServer } from '../support/server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await testServer({ example: true });
});
afterAll(() => server.close());

interface Entry {
  readonly actor: string;
  readonly action: OperationId;
  readonly subject: string;
  readonly detail: string;
}

const entries = async (): Promise<Entry[]> => (await server.ask('GET', '/api/audit?limit=200')).json.items;

/** Reads an event stream until `enough` of it has come. */
async function read(path: string, enough: (text: string) => boolean): Promise<string> {
  const stop = new AbortController();
  const response = await fetch(`${server.url}${path}`, { signal: stop.signal });
  expect(response.headers.get('content-type')).toBe('text/event-stream');
  let text = '';
  const decoder = new TextDecoder();
  for await (const chunk of response.body as AsyncIterable<Uint8Array>) {
    text += decoder.decode(chunk, { stream: true });
    if (enough(text)) break;
  }
  stop.abort();
  return text;
}

describe('the audit', () => {
  test('has who, what and when of every change, without secrets and texts', async () => {
    const secret = 'text of a report that is nobody else’s business';
    const token = await server.token('admin');
    const given = { token };
    const { campaignId } = (await server.ask('GET', '/api/campaigns?limit=1', given)).json.items[0];
    const [{ textId, text }] = (await server.ask('GET', '/api/messages?limit=1', given)).json.items;
    const send = (method: string, path: string, body?: unknown) =>
      server.ask(method, path, { token, ...(body === undefined ? {} : { body }) });
    const { uploadId } = (await send('POST', '/api/uploads/text', { text: secret, name: 'paste.txt' })).json;
    await send('DELETE', `/api/uploads/${uploadId}`);
    const { decisionId } = (await send('POST', '/api/decisions', { kind: 'note', campaignId, text: 'mind this one' })).json;
    await send('POST', `/api/decisions/${decisionId}/undo`);
    const { viewId } = (await send('POST', '/api/views', { name: 'mine', query: 'sort=growth' })).json;
    await send('DELETE', `/api/views/${viewId}`);
    const label = { messageClass: 'spam', scamType: null, topic: null, brand: '', lures: null, asks: null, note: 'a private note' };
    await send('PUT', `/api/labels/${textId}`, label);
    await send('DELETE', `/api/labels/${textId}`);
    await send('POST', '/api/samples', { by: 'random', size: 3 });
    const made = (await send('POST', '/api/tokens', { name: 'gateway', role: 'analyst', scope: 'push', days: 30 })).json;
    await send('DELETE', `/api/tokens/${made.tokenId}`);
    await send('PUT', '/api/providers/virustotal', { on: true, settings: { api_key: 'k3y-that-is-secret' } });
    await send('PUT', '/api/providers/virustotal', { on: false });
    const { runId } = (await send('POST', '/api/runs', { job: 'verify' })).json;
    await server.desk.runs.finished(runId);
    const log = await entries();
    expect(log.map(({ action }) => action).reverse()).toEqual([
      'paste',
      'dropUpload',
      'decide',
      'undoDecision',
      'saveView',
      'dropView',
      'saveLabel',
      'dropLabel',
      'drawSample',
      'makeToken',
      'revokeToken',
      'setProvider',
      'setProvider',
      'startRun',
    ]);
    expect(new Set(log.map(({ actor }) => actor))).toEqual(new Set(['admin of the test']));
    expect(log.find(({ action }) => action === 'setProvider')).toMatchObject({ subject: 'virustotal', detail: 'off' });
    expect(log.find(({ action }) => action === 'decide')?.subject).toBe(campaignId);
    const all = JSON.stringify(log);
    for (const kept of [secret, text.slice(0, 20), made.token, 'k3y-that-is-secret', 'a private note']) {
      expect([kept, all.includes(kept)]).toEqual([kept, false]);
    }
  });

  test('has nothing of what was refused, and nothing of looking', async () => {
    const before = (await entries()).length;
    await server.ask('POST', '/api/decisions', { body: { kind: 'rename', campaignId: 'C-none', name: 'x' } });
    await server.ask('POST', '/api/views', { token: await server.token('viewer'), body: { name: 'x', query: '' } });
    await server.ask('POST', '/api/lookups', { body: { given: '+447700900123' } });
    await server.ask('GET', '/api/campaigns');
    expect((await entries()).length).toBe(before);
  });

  test('tells the reports of a gateway together', async () => {
    const before = (await entries()).length;
    for (let at = 0; at < 3; at++) await server.ask('POST', '/api/reports', { body: { reports: [{ text: `parcel ${at} is held` }] } });
    expect((await entries()).length).toBe(before);
  });

  test('has a command by its name, wherever its options stand, and none that only reads', async () => {
    const secret = 'of the server';
    const commands = { secret, run: async (_: unknown, tell: (output: { exit: number }) => void) => tell({ exit: 0 }) };
    const other = await testServer({ commands });
    for (const args of [
      ['types', '-w', 'case', '--json', 'merge', 'raffles', 'prize'],
      ['types', '-wcase', 'undo', 'raffles'],
      ['providers', '--workspace=case', 'test', 'virustotal', 'a.example'],
      ['types', '--json', '-w', 'case'],
      ['campaigns', '-n', '3'],
    ]) {
      const body = { args, cwd: '/', environment: {}, stdin: null };
      expect((await other.ask('POST', '/api/command', { body, headers: { 'hookline-command': secret } })).status).toBe(200);
    }
    const { items } = (await other.ask('GET', '/api/audit')).json;
    expect(items.map(({ detail }: Entry) => detail)).toEqual(['providers test', 'types undo', 'types merge']);
    await other.close();
  });

  test('knows a word for every operation that changes something', async () => {
    const silent = new Set(['logIn', 'logOut', 'preview', 'lookUp', 'lookUpMany', 'lookupFile']);
    const { describedOperations } = await import('../../src/server/audit.ts');
    const changing = Object.entries<Route>(routes).filter(([id, { method }]) => method !== 'GET' && !silent.has(id));
    expect(changing.map(([id]) => id).sort()).toEqual([...describedOperations].sort());
  });

  test('is a chain, which a check of the evidence holds', async () => {
    const check = await verifyWorkspace(server.desk.workspace);
    expect(check).toMatchObject({ auditBrokenAt: null, brokenAt: null });
    expect(check.auditEntries).toBeGreaterThan(10);
  });
});

describe('event streams', () => {
  test('tell what state the workspace is in, and when it changes', async () => {
    const text = await read('/api/events', (so) => {
      if (so.split('event: changed').length === 2) void server.ask('POST', '/api/views', { body: { name: 'another', query: '' } });
      return so.split('event: changed').length > 2;
    });
    const told = [...text.matchAll(/^data: (.*)$/gm)].map(([, data]) => JSON.parse(data ?? ''));
    const revisions = told.filter(({ event }) => event === 'changed').map(({ revision }) => revision);
    expect(new Set(revisions).size).toBeGreaterThan(1);
  });

  test('a run is told to its end, and then the stream ends', async () => {
    const { runId } = (await server.ask('POST', '/api/runs', { body: { job: 'verify' } })).json;
    const text = await read(`/api/runs/${runId}/events`, () => false);
    const states = [...text.matchAll(/^data: (.*)$/gm)].map(([, data]) => JSON.parse(data ?? '').state);
    expect(states.at(-1)).toBe('done');
    const later = await read(`/api/runs/${runId}/events`, () => false);
    expect(later).toContain('"state":"done"');
  });
});

test('what was asked for is done and written down before the server is closed, though its client is gone', async () => {
  const folder = await exampleWorkspace();
  const clock = { now: Date.now };
  const desk = await openDesk(folder, { create: true, actor: 't', zone: 'UTC', region: 'GB', uploadLimit: 1, environment: {} }, clock);
  const own = await startServer(desk, { port: 0, openActor: 'ann', access: openAccess(folder, clock), now: clock.now });
  const [campaign] = await desk.store.campaigns({ minReports: 2, limit: 1 });
  const release = await desk.hold();
  let isBegun = () => {};
  const begun = new Promise<void>((resolve) => {
    isBegun = resolve;
  });
  const { change } = desk;
  desk.change = (work) => {
    isBegun();
    return change.call(desk, work) as ReturnType<typeof work>;
  };
  const stop = new AbortController();
  const asked = fetch(`${own.url}/api/decisions`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ kind: 'note', campaignId: campaign?.campaignId, text: 'mind this one' }),
    signal: stop.signal,
  });
  await begun;
  stop.abort();
  await expect(asked).rejects.toThrow();
  let isClosed = false;
  const closed = own.close().then(() => {
    isClosed = true;
  });
  await sleep(200);
  expect(isClosed).toBe(false);
  release();
  await closed;
  expect((await desk.store.browseAudit({})).items).toMatchObject([{ actor: 'ann', action: 'decide', subject: campaign?.campaignId }]);
  await desk.close();
});

test('closing ends the streams, keeps what waits, and leaves a workspace that holds', async () => {
  const response = await fetch(`${server.url}/api/events`);
  const ended = response.text();
  await server.close();
  expect(await ended).toContain('event: changed');
  expect(server.faults).toEqual([]);
  const verified = await hookline(['verify', '-w', server.folder]);
  expect([verified.status, verified.err]).toEqual([0, '']);
  expect(verified.out).toMatch(/audit: \d+ entries, unbroken/);
  await tamper(server.folder, "UPDATE audit SET actor = 'somebody else' WHERE seq = 3");
  const broken = await hookline(['verify', '-w', server.folder]);
  expect(broken.status).toBe(4);
  expect(broken.err).toContain('the audit breaks at entry 3');
});
