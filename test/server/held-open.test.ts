import { request } from 'node:http';
import { connect } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { revisionsIn, type TestServer, testServer } from '../support/server.ts';

let guarded: TestServer;
beforeAll(async () => {
  guarded = await testServer({ demandTokens: true, requestsPerMinute: 5000 });
});
afterAll(() => guarded.close());

/** Opens the stream of what changes, and gives what it was answered with. */
function stream(headers: Readonly<Record<string, string>>): Promise<{ status: number; ended: Promise<string>; close(): void }> {
  return new Promise((resolve, reject) => {
    const asked = request(`${guarded.url}/api/events`, { headers, agent: false }, (answer) => {
      let text = '';
      answer.on('data', (chunk) => {
        text += chunk;
      });
      const ended = new Promise<string>((done) => answer.once('close', () => done(text)));
      answer.on('error', () => undefined);
      resolve({ status: answer.statusCode ?? 0, ended, close: () => asked.destroy() });
    });
    asked.on('error', reject);
    asked.end();
  });
}

const cookieOf = async (token: string) => {
  const { headers } = await guarded.ask('POST', '/api/session', { body: { token } });
  return headers['set-cookie']?.[0]?.split(';')[0] ?? '';
};

test('what is no request is told so and let go, though the other side keeps its end open', async () => {
  const { port, hostname } = new URL(guarded.url);
  const socket = connect({ port: Number(port), host: hostname, allowHalfOpen: true });
  let answer = '';
  socket.on('data', (chunk) => {
    answer += chunk;
  });
  const ended = new Promise((resolve) => socket.once('end', resolve));
  const closed = new Promise<void>((resolve) => socket.once('close', () => resolve()));
  socket.on('error', () => undefined);
  socket.write('GARBAGE\r\n\r\n');
  await ended;
  expect(answer).toMatch(/^HTTP\/1\.1 400 .*HOOKLINE_REQUEST/s);
  // What has been let go refuses what comes still; what has not takes it for ever.
  const writing = setInterval(() => socket.write('more'), 20);
  await closed;
  clearInterval(writing);
});

test('a browser that has logged out hears no more of a stream that it had opened', async () => {
  const cookie = await cookieOf(await guarded.token('analyst'));
  const { status, ended } = await stream({ cookie });
  const before = guarded.desk.revision;
  expect(status).toBe(200);
  expect((await guarded.ask('DELETE', '/api/session', { headers: { cookie } })).status).toBe(204);
  await guarded.ask('POST', '/api/views', { token: await guarded.token('analyst'), body: { name: 'nobody hears of this', query: '' } });
  expect(revisionsIn(await ended).filter((revision) => revision !== before)).toEqual([]);
});

test('one token has some hundreds of streams open at most; another’s are not fewer for that', async () => {
  const [greedy, other] = [await guarded.token('viewer'), await guarded.token('viewer')];
  const open = (token: string) => stream({ authorization: `Bearer ${token}` });
  const streams = [];
  for (let n = 0; n < 200; n++) streams.push(await open(greedy));
  expect(streams.every(({ status }) => status === 200)).toBe(true);
  const refused = await guarded.ask('GET', '/api/events', { token: greedy });
  expect(refused).toMatchObject({ status: 429, json: { error: { code: 'HOOKLINE_TOO_MANY_REQUESTS' } } });
  expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
  streams.push(await open(other));
  expect(streams.at(-1)?.status).toBe(200);
  for (const one of streams) one.close();
  await expect
    .poll(
      async () => {
        const again = await open(greedy);
        again.close();
        return again.status;
      },
      { timeout: 20_000 },
    )
    .toBe(200);
});

test('nothing of all this was a fault of the program', () => {
  expect(guarded.faults).toEqual([]);
});
