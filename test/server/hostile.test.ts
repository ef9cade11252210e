import { afterAll, beforeAll, expect, test } from 'vitest';
import { settleLabels } from '../../src/app/evaluate.ts';
import { noProgress } from '../../src/ports/progress.ts';
import { hostileFeed, hostileName, payloadCount } from '../e2e/hostile-rows.ts';
import { type TestServer, testServer } from '../support/server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await testServer();
  const path = `/api/uploads?name=${encodeURIComponent(hostileName)}`;
  const headers = { 'content-type': 'application/octet-stream' };
  const { uploadId } = (await server.ask('POST', path, { headers, body: hostileFeed() })).json;
  const { runId } = (await server.ask('POST', '/api/runs', { body: { job: 'investigate', uploads: [uploadId] } })).json;
  expect(await server.desk.runs.finished(runId)).toMatchObject({ state: 'done' });
});
afterAll(() => server.close());

const words = 'your order is held';

test('hostile texts, senders and a file name come out of the API as data, exactly as received', async () => {
  const { items } = (await server.ask('GET', `/api/messages?q=${encodeURIComponent(words)}&limit=200`)).json;
  expect(items.length).toBeGreaterThanOrEqual(payloadCount * 2 - 10);
  const texts = items.map(({ text }: { text: string }) => text).join('\n');
  for (const kept of ['<script>hooklineRan=1</script>', '\u202egnp.exe', "'); DROP TABLE reports; --", '=HYPERLINK("http']) {
    expect([kept, texts.includes(kept)]).toEqual([kept, true]);
  }
  expect((await server.ask('GET', '/api/sources')).json.items[0].name).toBe(hostileName);
});

test('no answer can be taken for a document: each says that it is JSON, and may not be guessed at', async () => {
  const { items } = (await server.ask('GET', `/api/messages?q=${encodeURIComponent(words)}&limit=200`)).json;
  const { items: campaigns } = (await server.ask('GET', '/api/campaigns?limit=200&minReports=1')).json;
  const paths = [
    '/api/sources',
    '/api/custody',
    '/api/senders?limit=200',
    '/api/domains?limit=200',
    '/api/campaigns/facets',
    '/api/audit',
    '/api/runs',
    ...items.filter((_: unknown, at: number) => at % 5 === 0).map(({ textId }: { textId: string }) => `/api/messages/${textId}`),
    ...campaigns
      .slice(0, 12)
      .flatMap(({ campaignId }: { campaignId: string }) =>
        ['', '/scripts', '/senders', '/domains', '/joins', '/map', '/similar'].map((list) => `/api/campaigns/${campaignId}${list}`),
      ),
  ];
  for (const path of paths) {
    const { status, headers, text } = await server.ask('GET', path);
    expect([path, status]).toEqual([path, 200]);
    expect(headers).toMatchObject({ 'content-type': 'application/json; charset=utf-8', 'x-content-type-options': 'nosniff' });
    JSON.parse(text);
  }
});

test('searching for them finds them, and harms nothing', async () => {
  const asked = ['<script>', "'); DROP TABLE reports; --", '%', '_', '\\', '"', '((((', '\u202e', '{{constructor', '$(touch', '*', '.'];
  for (const q of asked) {
    for (const list of ['messages', 'campaigns', 'senders', 'domains', 'rejects']) {
      const { status } = await server.ask('GET', `/api/${list}?q=${encodeURIComponent(q)}`);
      expect([list, q, status]).toEqual([list, q, 200]);
    }
    for (const name of ['sender', 'domain', 'script', 'campaign']) {
      const { status } = await server.ask('GET', `/api/messages?${name}=${encodeURIComponent(q)}`);
      expect([name, q, status]).toEqual([name, q, 200]);
    }
  }
  expect((await server.ask('GET', '/api/overview')).json.reports).toBe(payloadCount * 2);
});

test('looking them up is safe too', async () => {
  const { items } = (await server.ask('GET', `/api/messages?q=${encodeURIComponent(words)}&limit=200`)).json;
  for (const { text } of items.filter((_: unknown, at: number) => at % 9 === 0)) {
    const { status, json } = await server.ask('POST', '/api/lookups', { body: { given: text, as: 'text' } });
    expect(status).toBe(200);
    // The words of a look-up are for showing: nothing invisible is left in them, and no link is whole.
    expect(JSON.stringify(json.view)).not.toMatch(/[\u202a-\u202e\u2066-\u2069\u200b]|https?:\/\//);
  }
});

test('no cell of a file is run by a spreadsheet', async () => {
  const { text } = await server.ask('GET', '/api/exports/campaigns.csv?minReports=1');
  const cells = text.split(/\r\n/).flatMap((line) => line.match(/("(?:[^"]|"")*"|[^,]*)(?:,|$)/g) ?? []);
  expect(cells.length).toBeGreaterThan(100);
  for (const cell of cells) expect(cell.replace(/^"/, '')).not.toMatch(/^[\s\p{Cf}]*[=+@|＝＋－＠]|^[\s\p{Cf}]*-(?!\d+(?:\.\d+)?,?$)/u);
});

test('hostile names of uploads, samples, views, tokens and decisions are names', async () => {
  const { campaignId } = (await server.ask('GET', '/api/campaigns?limit=1')).json.items[0];
  for (const name of [hostileName, '../../../etc/passwd', '\u0000', 'CON', '<script>', 'a\r\nSet-Cookie: x=1']) {
    const headers = { 'content-type': 'application/octet-stream' };
    const upload = await server.ask('POST', `/api/uploads?name=${encodeURIComponent(name)}`, { headers, body: 'text\nhello there\n' });
    expect([name, upload.status]).toEqual([name, 201]);
    expect((await server.ask('POST', `/api/uploads/${upload.json.uploadId}/preview`, { body: {} })).status).toBe(200);
    expect((await server.ask('POST', '/api/views', { body: { name, query: name } })).status).toBeLessThan(500);
    expect((await server.ask('POST', '/api/tokens', { body: { name, role: 'viewer' } })).status).toBeLessThan(500);
    expect((await server.ask('POST', '/api/samples', { body: { by: 'random', size: 2, name } })).status).toBeLessThan(500);
    expect((await server.ask('POST', '/api/decisions', { body: { kind: 'rename', campaignId, name } })).status).toBeLessThan(500);
  }
  expect((await server.ask('GET', '/api/audit?limit=200')).headers['content-type']).toBe('application/json; charset=utf-8');
});

test('a cursor with numbers that no list has is a damaged one', async () => {
  const { campaignId } = (await server.ask('GET', '/api/campaigns?limit=1&minReports=1')).json.items[0];
  for (const list of ['/api/campaigns', '/api/messages', '/api/senders', '/api/domains', `/api/campaigns/${campaignId}/scripts`]) {
    for (const number of [1e308, -1e308, 1e19, 2 ** 63]) {
      const { next } = (await server.ask('GET', `${list}?limit=1`)).json;
      if (next === null) continue;
      const [name, , ...rest] = JSON.parse(Buffer.from(next, 'base64url').toString());
      const forged = Buffer.from(JSON.stringify([name, number, ...rest])).toString('base64url');
      const { status } = await server.ask('GET', `${list}?limit=1&cursor=${forged}`);
      expect([list, number, status]).toEqual([list, number, 400]);
    }
  }
});

test('words that hold no characters are kept from names, and stop no campaign from being found', async () => {
  const { campaignId } = (await server.ask('GET', '/api/campaigns?limit=1')).json.items[0];
  const { textId } = (await server.ask('GET', '/api/messages?limit=1')).json.items[0];
  const label = { messageClass: 'scam', scamType: null, brand: null, lures: null, asks: null, note: '\u0000' };
  for (const words of ['\u0000', "a\u0000b\ud800'", '\ud800', "'; --", '\u001e\u001f']) {
    expect((await server.ask('PUT', `/api/labels/${textId}`, { body: { ...label, topic: words } })).status).toBe(200);
    // As a file of labels may have it.
    await server.desk.append(({ store }) =>
      store.saveLabels([
        {
          textId,
          messageClass: 'scam',
          scamType: 'others',
          topic: words,
          brand: null,
          lures: [],
          asks: null,
          labelledBy: 'ann',
          labelledAt: Date.now(),
          note: null,
        },
      ]),
    );
    await server.desk.change((workspace) => settleLabels(workspace, server.clock, noProgress));
    for (const body of [
      { kind: 'rename', campaignId, name: `a${words}` },
      { kind: 'note', campaignId, text: `a${words}` },
    ])
      expect([body, (await server.ask('POST', '/api/decisions', { body })).status]).toEqual([body, 201]);
  }
});

test('nothing of all this was a fault of the program', () => {
  expect(server.faults).toEqual([]);
});
