import { existsSync, readdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type HereOptions, hookline } from '../support/cli.ts';
import { look } from '../support/database.ts';
import { csvOf, exampleRows } from '../support/example-rows.ts';
import { fileOf, freshFolder } from '../support/folders.ts';
import { type Served, served } from '../support/served.ts';

const { columns, rows } = await exampleRows();
const half = fileOf('half.csv', csvOf(columns, rows.slice(0, 200)));
const rest = fileOf('rest.csv', csvOf(columns, rows.slice(200)));
const investigate = (path: string, workspace: string) => ['investigate', path, '--time-zone', 'Europe/London', '--json', '-w', workspace];

/** A command typed in a folder. */
async function standingIn(cwd: string, args: readonly string[], options?: HereOptions): ReturnType<typeof hookline> {
  const before = process.cwd();
  process.chdir(cwd);
  try {
    return await hookline(args, options);
  } finally {
    process.chdir(before);
  }
}

async function push(
  url: string,
  reports: readonly Readonly<Record<string, string>>[],
): Promise<readonly { campaignId: string | null; how: string }[]> {
  const answer = await fetch(`${url}/api/reports`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ reports }),
  });
  expect(answer.status).toBe(200);
  return ((await answer.json()) as { results: { campaignId: string | null; how: string }[] }).results;
}

describe('commands on a workspace that a server holds', () => {
  const [direct, held] = [join(freshFolder(), 'case'), join(freshFolder(), 'case')];
  let server: Served;
  /** What holds no path and no time of its own. */
  const plain = (out: string) => out.replaceAll(held, direct).replaceAll(/"(?:at|asOf|lookedUpAt)": \d+/g, '"at": 0');

  beforeAll(async () => {
    expect((await hookline(investigate(half, direct))).status).toBe(0);
    server = await served(held);
    const first = await hookline(investigate(half, held));
    expect(first).toMatchObject({ status: 0, err: '' });
  }, 60_000);
  afterAll(() => server.stop());

  test.each([
    [['campaigns', '--json']],
    [['campaigns', '--class', 'scam', '-n', '3']],
    [['messages', '--search', 'parcel', '--json']],
    [['rejects', '--json']],
    [['types', '--json']],
    [['lookup', 'evri-redelivery.example', '--offline']],
    [['campaign', 'C-none']],
    [['campaigns', '--type', 'nonsense']],
    [['evaluate', 'score', '--sample', 'none']],
  ])('%j writes the same and ends the same', async (args) => {
    const here = await hookline([...args, '-w', direct]);
    const there = await hookline([...args, '-w', held]);
    expect({ ...there, out: plain(there.out), err: plain(there.err) }).toEqual({ ...here, out: plain(here.out) });
  });

  test('investigate takes more in, and gives the same JSON', async () => {
    const here = await hookline(investigate(rest, direct));
    const there = await hookline(investigate(rest, held));
    expect(there.status).toBe(0);
    expect(JSON.parse(plain(there.out))).toEqual(JSON.parse(here.out));
  });

  test('paths are meant from where the person stands, and standard input is theirs', async () => {
    const cwd = freshFolder();
    writeFileSync(join(cwd, 'list.txt'), '+447700900123\n');
    const found = await standingIn(cwd, ['lookup', '--file', 'list.txt', '--offline', '-w', held]);
    expect(found).toMatchObject({ status: 0, out: expect.stringContaining('+447700900123') });
    const written = await standingIn(cwd, ['evaluate', 'draw', '--size', '3', '--csv', 'draw.csv', '-w', held]);
    expect(written.status).toBe(0);
    expect(existsSync(join(cwd, 'draw.csv'))).toBe(true);
    const piped = await hookline(['investigate', '-', '--json', '-w', held], {
      input: 'Evri: your parcel is held at https://evri-x.example/a',
    });
    expect(JSON.parse(piped.out)).toMatchObject({ inputs: [{ taken: { added: 1 } }] });
    const missing = await standingIn(cwd, ['investigate', 'nothing.csv', '-w', held]);
    expect(missing).toMatchObject({ status: 3, err: expect.stringContaining('HOOKLINE_INPUT_MISSING') });
  });

  test('the workspace is the same by whatever link it is reached, and is opened once', async () => {
    const link = join(freshFolder(), 'link');
    symlinkSync(held, link, 'junction');
    const before = ((await (await fetch(`${server.url}/api/overview`)).json()) as { reports: number }).reports;
    const taken = await hookline(['investigate', '-', '--json', '-w', link], { input: 'Is this still your number? It is about the flat.' });
    expect(JSON.parse(taken.out)).toMatchObject({ inputs: [{ taken: { added: 1 } }] });
    expect(await (await fetch(`${server.url}/api/overview`)).json()).toMatchObject({ reports: before + 1 });
  });

  test('standard input that is no longer there fails the command, and not the server', async () => {
    const { secret } = JSON.parse(readFileSync(join(held, 'server.json'), 'utf8')) as { secret: string };
    const answer = await fetch(`${server.url}/api/command`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'hookline-command': secret },
      body: JSON.stringify({ args: ['campaigns', '-w', held], cwd: '/', environment: {}, stdin: '/nowhere/input' }),
    });
    expect(await answer.text()).toContain('{"exit":0}');
    expect((await fetch(`${server.url}/api/session`)).status).toBe(200);
  });

  test('labelling by keys is refused with the address of the review page', async () => {
    const refused = await hookline(['evaluate', 'label', '--sample', 'sample-1', '--as', 'ann', '-w', held]);
    expect(refused.status).toBe(4);
    expect(refused.err).toContain('HOOKLINE_NEEDS_TERMINAL');
    expect(refused.err).toContain(`${server.url}/review`);
  });

  test('a second server is refused with the address of the first', async () => {
    const second = await hookline(['serve', '-w', held, '--port', '0']);
    expect(second).toMatchObject({ status: 4, err: expect.stringContaining(server.url) });
  });

  test('what the server says of itself is for the eyes of its owner', async () => {
    expect(statSync(join(held, 'server.json')).mode & 0o077).toBe(0);
    const { secret } = JSON.parse(readFileSync(join(held, 'server.json'), 'utf8')) as { secret: string };
    const command = (headers: Record<string, string>) =>
      fetch(`${server.url}/api/command`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: JSON.stringify({ args: ['campaigns'], cwd: '/', environment: {}, stdin: null }),
      });
    expect((await command({})).status).toBe(401);
    expect((await command({ 'hookline-command': `${secret}x` })).status).toBe(401);
    expect((await command({ 'hookline-command': secret, origin: 'http://evil.example' })).status).toBe(403);
    expect((await command({ 'hookline-command': secret })).status).toBe(200);
  });
});

test('ended as by Ctrl-C it settles what was pushed, takes server.json away, and the workspace is free', async () => {
  const workspace = join(freshFolder(), 'case');
  const server = await served(workspace);
  const told = await push(server.url, [
    { sender: '+447700900111', text: 'Evri: your parcel is held, pay £1.45 at https://evri-a.example/p' },
    { sender: '+447700900112', text: 'Evri: your parcel is held, pay £1.99 at https://evri-b.example/p' },
  ]);
  expect(told.map(({ campaignId }) => campaignId === null)).toEqual([false, false]);
  expect(await server.stop()).toBe(0);
  expect(readdirSync(workspace)).not.toContain('server.json');
  expect(readdirSync(join(workspace, 'feed'))).toEqual([]);
  const listed = await hookline(['campaigns', '--json', '-w', workspace]);
  expect(JSON.parse(listed.out)).toMatchObject([{ campaignId: told[0]?.campaignId, reports: 2 }]);
}, 60_000);

test('killed while reports are pushed it loses none that was answered, and doubles none', async () => {
  const workspace = join(freshFolder(), 'case');
  const server = await served(workspace);
  const report = (at: number) => ({
    id: `P-${at}`,
    sender: '+447700900111',
    text: `Evri: parcel ${at} is held, pay at https://evri-${at}.example/p`,
  });
  await push(server.url, [report(0)]);
  let answered = 1;
  const pushing = (async () => {
    for (let at = 1; at < 5000; at++) {
      await push(server.url, [report(at)]);
      answered = at + 1;
    }
  })().catch(() => undefined);
  // Long enough for some to be in the database, some on their way and some in a journal.
  const began = performance.now();
  while (answered < 40 || performance.now() - began < 2500) await sleep(50);
  await server.stop('SIGKILL');
  await pushing;
  expect(answered).toBeGreaterThan(20);
  expect(readdirSync(workspace)).toContain('server.json');
  const after = await hookline(['investigate', half, '-w', workspace]);
  expect(after).toMatchObject({ status: 0, err: '' });
  const ids = await look(workspace, "SELECT external_id FROM reports WHERE external_id LIKE 'P-%'");
  const kept = new Set(ids.map(({ external_id }) => external_id));
  expect(kept.size).toBe(ids.length);
  expect(Array.from({ length: answered }, (_, at) => `P-${at}`).filter((id) => !kept.has(id))).toEqual([]);
  expect(kept.size).toBeLessThanOrEqual(answered + 1);
  expect(readdirSync(join(workspace, 'feed'))).toEqual([]);
}, 90_000);

test('a server.json left behind stands in nobody’s way', async () => {
  const workspace = join(freshFolder(), 'case');
  expect((await hookline(['investigate', half, '-w', workspace])).status).toBe(0);
  const before = await hookline(['campaigns', '-w', workspace]);
  for (const pid of [999_999_999, process.pid]) {
    writeFileSync(join(workspace, 'server.json'), JSON.stringify({ url: 'http://127.0.0.1:9', pid, secret: 'x' }));
    expect(await hookline(['campaigns', '-w', workspace])).toEqual(before);
  }
  const server = await served(workspace);
  expect(JSON.parse(readFileSync(join(workspace, 'server.json'), 'utf8'))).toMatchObject({ url: server.url });
  // One that misleads: the workspace is held, but not by whoever it names.
  writeFileSync(join(workspace, 'server.json'), JSON.stringify({ url: 'http://127.0.0.1:9', pid: process.pid, secret: 'x' }));
  expect(await hookline(['campaigns', '-w', workspace])).toMatchObject({
    status: 4,
    err: expect.stringContaining('HOOKLINE_WORKSPACE_BUSY'),
  });
  await server.stop();
}, 60_000);

test('a port that is taken is told, with what to do', async () => {
  const other = createServer();
  await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
  const { port } = other.address() as { port: number };
  const refused = await hookline(['serve', '-w', join(freshFolder(), 'case'), '--port', String(port)]);
  expect(refused).toMatchObject({ status: 5, err: expect.stringMatching(/HOOKLINE_PORT_TAKEN: .*\n.*--port/) });
  other.close();
});

describe('tokens', () => {
  const workspace = join(freshFolder(), 'case');
  const tokens = (...args: string[]) => hookline(['tokens', ...args, '-w', workspace]);

  test('are shown once, kept as hashes only, and listed without', async () => {
    expect((await tokens('list')).out).toContain('No tokens.');
    const made = JSON.parse((await tokens('create', 'Ann', '--role', 'admin', '--days', '30', '--json')).out) as {
      token: string;
      tokenId: string;
    };
    expect(made.token).toMatch(/^hl_[\w-]{43}$/);
    const kept = readFileSync(join(workspace, 'access.json'), 'utf8');
    expect(kept).not.toContain(made.token);
    expect(statSync(join(workspace, 'access.json')).mode & 0o077).toBe(0);
    const list = await tokens('list');
    expect(list.out).toMatch(new RegExp(`${made.tokenId} +Ann +admin +all`));
    expect(list.out).not.toContain('hl_');
  });

  test('are revoked, and refused where they are none', async () => {
    const [{ tokenId }] = JSON.parse((await tokens('list', '--json')).out) as [{ tokenId: string }];
    expect((await tokens('revoke', tokenId)).out).toContain('good for nothing now');
    expect((await tokens('revoke', 't_none')).status).toBe(2);
    expect((await tokens('create', 'x', '--role', 'king')).status).toBe(2);
    expect((await tokens('create', 'x', '--days', '0')).status).toBe(2);
  });

  test('off loopback nobody serves without one', async () => {
    const refused = await hookline(['serve', '-w', join(freshFolder(), 'case'), '--host', '0.0.0.0', '--port', '0']);
    expect(refused).toMatchObject({ status: 2, err: expect.stringContaining('HOOKLINE_TOKENS_NEEDED') });
  });
});
