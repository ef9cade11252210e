import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { routes } from '../../src/api/routes.ts';
import { openAccess, openDesk } from '../../src/app/index.ts';
import { startServer } from '../../src/server/server.ts';
import { freshFolder } from '../support/folders.ts';
import { ask, revisionsIn, type TestServer, testServer } from '../support/server.ts';

let open: TestServer;
let guarded: TestServer;

beforeAll(async () => {
  open = await testServer({ uploadLimit: 200_000 });
  guarded = await testServer({ demandTokens: true });
});
afterAll(async () => {
  await open.close();
  await guarded.close();
});

const refused = (status: number, code: string) => ({
  status,
  json: { error: expect.objectContaining({ code, remedy: expect.any(String) }) },
});

describe('tokens', () => {
  test('without one nobody gets in where one is demanded', async () => {
    const answer = await guarded.ask('GET', '/api/overview');
    expect(answer).toMatchObject(refused(401, 'HOOKLINE_TOKEN'));
    expect(answer.headers['www-authenticate']).toBe('Bearer');
  });

  test.each(['hl_wrong', `hl_${'a'.repeat(43)}`, '', 'Bearer', '../../etc/passwd'])('%j lets nobody in', async (token) => {
    expect(await guarded.ask('GET', '/api/overview', { token })).toMatchObject(refused(401, 'HOOKLINE_TOKEN'));
    expect(await open.ask('GET', '/api/overview', { token })).toMatchObject(refused(401, 'HOOKLINE_TOKEN'));
  });

  test('one that is good lets in, one that is revoked no longer does', async () => {
    const token = await guarded.token('viewer');
    expect((await guarded.ask('GET', '/api/overview', { token })).status).toBe(200);
    const [made] = (await guarded.access.list()).slice(-1);
    await guarded.access.revoke(made?.tokenId ?? '');
    expect(await guarded.ask('GET', '/api/overview', { token })).toMatchObject(refused(401, 'HOOKLINE_TOKEN'));
  });

  test('one that is revoked hears no more of a stream that it had opened', async () => {
    const token = await guarded.token('viewer');
    const [made] = (await guarded.access.list()).slice(-1);
    const response = await fetch(`${guarded.url}/api/events`, { headers: { authorization: `Bearer ${token}` } });
    const heard = response.text();
    const before = guarded.desk.revision;
    await guarded.access.revoke(made?.tokenId ?? '');
    await guarded.ask('POST', '/api/views', { token: await guarded.token('analyst'), body: { name: 'nobody hears of this', query: '' } });
    // What was told before it was revoked may be told once more: a quarter of a second's changes are told together.
    expect(revisionsIn(await heard).filter((revision) => revision !== before)).toEqual([]);
  });

  test('one revoked by another process is refused at once', async () => {
    const token = await guarded.token('viewer');
    expect((await guarded.ask('GET', '/api/session', { token })).status).toBe(200);
    const other = openAccess(guarded.folder, guarded.clock);
    const [made] = (await other.list()).slice(-1);
    await other.revoke(made?.tokenId ?? '');
    expect((await guarded.ask('GET', '/api/session', { token })).status).toBe(401);
  });

  test('one that has expired is refused, and so is the browser that was let in by it', async () => {
    const { token } = await guarded.access.make({ name: 'short', role: 'viewer', days: 1 }, 'tester');
    const { headers } = await guarded.ask('POST', '/api/session', { body: { token } });
    const cookie = headers['set-cookie']?.[0]?.split(';')[0] ?? '';
    expect((await guarded.ask('GET', '/api/overview', { headers: { cookie } })).status).toBe(200);
    guarded.clock.move(86_400_001);
    expect((await guarded.ask('GET', '/api/overview', { token })).status).toBe(401);
    expect((await guarded.ask('GET', '/api/overview', { headers: { cookie } })).status).toBe(401);
  });

  test('the file of tokens holds no token, and only its owner may read it', async () => {
    const token = await guarded.token('admin');
    const file = join(guarded.folder, 'access.json');
    expect(readFileSync(file, 'utf8')).not.toContain(token.slice(3));
    expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  test('many wrong ones from one address are told to wait, while a right one is let in', async () => {
    const server = await testServer({ demandTokens: true });
    const right = await server.token('viewer');
    const answers = [];
    for (let at = 0; at < 12; at++) answers.push(await server.ask('GET', '/api/session', { token: `hl_${String(at).padStart(43, 'x')}` }));
    const last = answers.at(-1);
    expect(last).toMatchObject(refused(429, 'HOOKLINE_TOO_MANY_REQUESTS'));
    expect(Number(last?.headers['retry-after'])).toBeGreaterThan(0);
    expect((await server.ask('GET', '/api/session', { token: right })).status).toBe(200);
    expect(await server.ask('POST', '/api/session', { body: { token: 'hl_no' } })).toMatchObject(
      refused(429, 'HOOKLINE_TOO_MANY_REQUESTS'),
    );
    await server.close();
  });

  test('a token that asks too often is told to wait', async () => {
    const server = await testServer({ demandTokens: true, requestsPerMinute: 3 });
    const token = await server.token('viewer');
    for (let at = 0; at < 3; at++) expect((await server.ask('GET', '/api/session', { token })).status).toBe(200);
    const answer = await server.ask('GET', '/api/session', { token });
    expect(answer).toMatchObject(refused(429, 'HOOKLINE_TOO_MANY_REQUESTS'));
    expect(Number(answer.headers['retry-after'])).toBeGreaterThan(0);
    await server.close();
  });
});

describe('sessions of a browser', () => {
  test('the cookie is out of reach of scripts and other sites, and ends with the log-out', async () => {
    const token = await guarded.token('analyst');
    const entered = await guarded.ask('POST', '/api/session', { body: { token } });
    expect(entered.json).toMatchObject({ actor: 'analyst of the test', role: 'analyst', open: false });
    const [set = ''] = entered.headers['set-cookie'] ?? [];
    expect(set).toMatch(/^hookline_session=[\w-]{43}; .*HttpOnly.*SameSite=Strict/);
    const cookie = set.split(';')[0] ?? '';
    expect((await guarded.ask('GET', '/api/session', { headers: { cookie } })).json.role).toBe('analyst');
    expect((await guarded.ask('DELETE', '/api/session', { headers: { cookie } })).status).toBe(204);
    expect((await guarded.ask('GET', '/api/session', { headers: { cookie } })).status).toBe(401);
  });

  test('over TLS the cookie is for TLS only', async () => {
    const token = await guarded.token('viewer');
    const { headers } = await guarded.ask('POST', '/api/session', { body: { token }, headers: { 'x-forwarded-proto': 'https' } });
    expect(headers['set-cookie']?.[0]).toContain('Secure');
  });
});

describe('roles and scopes', () => {
  test('an operation is refused to every role below its own', async () => {
    const [viewer, analyst] = [await guarded.token('viewer'), await guarded.token('analyst')];
    for (const [id, { method, path, role }] of Object.entries(routes)) {
      if (role === 'viewer' || id === 'command') continue;
      const address = path.replace(/\{\w+\}/g, 'x');
      for (const token of role === 'admin' ? [viewer, analyst] : [viewer]) {
        expect([id, (await guarded.ask(method, address, { token })).json.error.code]).toEqual([id, 'HOOKLINE_ROLE']);
      }
    }
  });

  test('a token for handing reports in does nothing else', async () => {
    const token = await guarded.token('admin', 'push');
    const pushed = await guarded.ask('POST', '/api/reports', {
      token,
      body: { reports: [{ text: 'your parcel is held', sender: 'Evri' }] },
    });
    expect(pushed.status).toBe(200);
    expect((await guarded.ask('GET', '/api/session', { token })).status).toBe(200);
    for (const [method, path] of [
      ['GET', '/api/campaigns'],
      ['GET', '/api/events'],
      ['POST', '/api/uploads/text'],
      ['GET', '/api/tokens'],
      ['GET', '/api/docs'],
    ] as const) {
      expect(await guarded.ask(method, path, { token })).toMatchObject(refused(403, 'HOOKLINE_ROLE'));
    }
    expect((await guarded.ask('POST', '/api/session', { body: { token } })).status).toBe(403);
  });

  test('a command wants the secret of the server, which no token stands for', async () => {
    const token = await guarded.token('admin');
    const body = { args: ['campaigns'], cwd: '/', environment: {}, stdin: null };
    expect(await guarded.ask('POST', '/api/command', { token, body })).toMatchObject(refused(401, 'HOOKLINE_TOKEN'));
    expect(await open.ask('POST', '/api/command', { body, headers: { 'hookline-command': '' } })).toMatchObject(
      refused(401, 'HOOKLINE_TOKEN'),
    );
  });
});

describe('other names and other sites', () => {
  test.each(['evil.example', '127.0.0.1', '127.0.0.1:1', 'localhost.evil.example'])('the host %j is none of ours', async (host) => {
    for (const path of ['/api/session', '/', '/api/docs', '/nothing.js']) {
      expect(await open.ask('GET', path, { headers: { host } })).toMatchObject(refused(403, 'HOOKLINE_FOREIGN_REQUEST'));
    }
  });

  test('its own names are', async () => {
    const { port } = new URL(open.url);
    for (const host of [`localhost:${port}`, `127.0.0.1:${port}`, `[::1]:${port}`, `LOCALHOST:${port}`]) {
      expect((await open.ask('GET', '/api/session', { headers: { host } })).status).toBe(200);
    }
  });

  test.each([
    [{ origin: 'https://evil.example' }],
    [{ origin: 'null' }],
    [{ origin: 'http://127.0.0.1:1' }],
    [{ 'sec-fetch-site': 'cross-site' }],
    [{ 'sec-fetch-site': 'same-site' }],
  ])('a request with %j comes from elsewhere', async (headers) => {
    for (const [method, path] of [
      ['GET', '/api/session'],
      ['GET', '/%61pi/session'],
      ['POST', '/api/uploads/text'],
      ['DELETE', '/api/session'],
      ['POST', '/'],
    ] as const) {
      expect(await open.ask(method, path, { headers })).toMatchObject(refused(403, 'HOOKLINE_FOREIGN_REQUEST'));
    }
  });

  test('the page of the server itself is let in', async () => {
    const headers = { origin: open.url, 'sec-fetch-site': 'same-origin' };
    expect((await open.ask('POST', '/api/uploads/text', { headers, body: { text: 'your parcel is held' } })).status).toBe(201);
  });

  test('what a proxy hands on is not let in through the open door', async () => {
    expect(await open.ask('GET', '/api/session', { headers: { 'x-forwarded-for': '203.0.113.9' } })).toMatchObject(
      refused(401, 'HOOKLINE_TOKEN'),
    );
  });

  test('a name that is allowed is answered, and wants a token', async () => {
    const server = await testServer({ allowedHosts: ['hookline.example'], demandTokens: true });
    const token = await server.token('viewer');
    const headers = { host: 'hookline.example', origin: 'https://hookline.example' };
    expect((await server.ask('GET', '/api/session', { headers })).status).toBe(401);
    expect((await server.ask('GET', '/api/session', { headers, token })).status).toBe(200);
    await server.close();
  });
});

describe('off loopback', () => {
  test.each([[{ host: '0.0.0.0' }], [{ allowedHosts: ['hookline.example'] }], [{ demandTokens: true }]])(
    '%j is not served before there is an admin token',
    async (options) => {
      const folder = freshFolder();
      const clock = { now: Date.now };
      const desk = await openDesk(folder, { create: true, actor: 't', zone: 'UTC', region: 'GB', uploadLimit: 1, environment: {} }, clock);
      const access = openAccess(folder, clock);
      const start = () => startServer(desk, { ...options, port: 0, openActor: 't', access, now: clock.now });
      await expect(start()).rejects.toMatchObject({ code: 'HOOKLINE_TOKENS_NEEDED' });
      await access.make({ name: 'gateway', role: 'admin', scope: 'push' }, 't');
      await expect(start()).rejects.toMatchObject({ code: 'HOOKLINE_TOKENS_NEEDED' });
      await access.make({ name: 'boss', role: 'admin' }, 't');
      const server = await start();
      const { port } = new URL(server.url);
      expect((await ask(`http://127.0.0.1:${port}`, 'GET', '/api/session')).status).toBe(401);
      await server.close();
      await desk.close();
    },
  );
});

describe('bodies', () => {
  test.each(['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', 'application/octet-stream', ''])(
    'JSON that calls itself %j is refused',
    async (type) => {
      const headers = { 'content-type': type };
      expect(await open.ask('POST', '/api/uploads/text', { headers, body: '{"text":"a"}' })).toMatchObject(
        refused(415, 'HOOKLINE_MEDIA_TYPE'),
      );
    },
  );

  test('a file that calls itself JSON is refused', async () => {
    const headers = { 'content-type': 'application/json' };
    expect(await open.ask('POST', '/api/uploads?name=a.csv', { headers, body: '[]' })).toMatchObject(refused(415, 'HOOKLINE_MEDIA_TYPE'));
  });

  test('JSON of more than 1 MiB is refused', async () => {
    const body = { text: 'a'.repeat(1024 * 1024) };
    expect(await open.ask('POST', '/api/uploads/text', { body })).toMatchObject(refused(413, 'HOOKLINE_REQUEST_TOO_LARGE'));
  });

  test('an upload past the limit is refused, also where its length is not told, and nothing of it is kept', async () => {
    const bytes = Buffer.alloc(300_000, 'a');
    const type = { 'content-type': 'application/octet-stream' };
    const path = '/api/uploads?name=big.csv';
    expect(await open.ask('POST', path, { headers: type, body: bytes })).toMatchObject(refused(413, 'HOOKLINE_UPLOAD_TOO_LARGE'));
    const headers = { ...type, 'transfer-encoding': 'chunked' };
    expect(await open.ask('POST', path, { headers, body: bytes })).toMatchObject(refused(413, 'HOOKLINE_UPLOAD_TOO_LARGE'));
    expect((await open.ask('POST', path, { headers: type, body: Buffer.alloc(100_000, 'a') })).status).toBe(201);
  });

  test('JSON that is none, or that reaches for prototypes, is refused', async () => {
    const headers = { 'content-type': 'application/json' };
    for (const body of ['{', '{"__proto__":{"role":"admin"},"text":"a"}', 'nothing']) {
      expect(await open.ask('POST', '/api/uploads/text', { headers, body })).toMatchObject(refused(400, 'HOOKLINE_REQUEST'));
    }
  });
});

describe('parameters', () => {
  test.each([
    ['/api/campaigns?limit=0', 'query/limit'],
    ['/api/campaigns?limit=201', 'query/limit'],
    ['/api/campaigns?limit=ten', 'query/limit'],
    ['/api/campaigns?messageClass=scam&messageClass=nonsense', 'query/messageClass/1'],
    ['/api/campaigns?sort=title', 'query/sort'],
    ['/api/campaigns?from=yesterday', 'query/from'],
    ['/api/campaigns?nonsense=1', 'query'],
    ['/api/campaigns?q=a&q=b', 'query/q'],
    ['/api/exports/passwd', 'params/name'],
    ['/api/campaigns/%00', 'params/campaignId'],
    ['/api/campaigns/x%E2%80%AEy', 'params/campaignId'],
  ])('%s says which place does not fit', async (path, place) => {
    const answer = await open.ask('GET', path);
    expect(answer).toMatchObject(refused(400, 'HOOKLINE_REQUEST'));
    expect(answer.json.error.places.some((one: string) => one.startsWith(place))).toBe(true);
  });

  test('every place of a body that does not fit is named', async () => {
    const body = { job: 'dance', uploads: [1], lookups: -1, more: true };
    const { places } = (await open.ask('POST', '/api/runs', { body })).json.error;
    for (const place of ['body/job', 'body/uploads/0', 'body/lookups', 'body:']) {
      expect(places.some((one: string) => one.startsWith(place))).toBe(true);
    }
  });

  test.each([
    ['GET', '/api/campaigns/C-0000000000', 'HOOKLINE_UNKNOWN_CAMPAIGN'],
    ['GET', '/api/messages/nothing', 'HOOKLINE_UNKNOWN_MESSAGE'],
    ['GET', '/api/runs/nothing', 'HOOKLINE_UNKNOWN_RUN'],
    ['GET', '/api/samples/nothing/texts', 'HOOKLINE_UNKNOWN_SAMPLE'],
    ['DELETE', '/api/uploads/nothing', 'HOOKLINE_UNKNOWN_UPLOAD'],
    ['DELETE', '/api/tokens/nothing', 'HOOKLINE_UNKNOWN_TOKEN'],
    ['DELETE', '/api/labels/nothing', 'HOOKLINE_UNKNOWN_MESSAGE'],
    ['GET', '/api/nothing', 'HOOKLINE_NO_SUCH_OPERATION'],
    ['PATCH', '/api/campaigns', 'HOOKLINE_NO_SUCH_OPERATION'],
    ['HEAD', '/api/campaigns', ''],
  ])('%s %s is not there', async (method, path, code) => {
    const answer = await open.ask(method, path);
    expect(answer.status).toBe(404);
    if (code) expect(answer.json.error.code).toBe(code);
  });

  test('a damaged cursor is refused wherever there are portions', async () => {
    for (const path of [
      'campaigns',
      'messages',
      'senders',
      'domains',
      'rejects',
      'sources',
      'custody',
      'audit',
      'lookups',
      'runs',
      'decisions',
    ]) {
      const { status, json } = await open.ask('GET', `/api/${path}?cursor=${encodeURIComponent("' OR 1=1 --")}`);
      expect([path, status, json.error.code]).toEqual([path, 400, 'HOOKLINE_OPTION_VALUE']);
    }
  });
});

test('nothing of all this was a fault of the program', () => {
  expect([...open.faults, ...guarded.faults]).toEqual([]);
});
