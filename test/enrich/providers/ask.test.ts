import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { askConnector } from '../../../src/enrich/providers/ask.ts';
import { type Behaviour, misbehaviour, type ProviderServer, providerServer } from '../../support/provider-server.ts';
import { aroundOf, askPlain, day, evri, key, noon, plainConnector } from './asked.ts';

const good: Behaviour = { body: { found: { registrar: 'Registrar Ltd', registered_at: '2026-04-01' } } };

async function serverWith(...answers: readonly Behaviour[]): Promise<ProviderServer> {
  const server = await providerServer();
  server.behave(...answers);
  return server;
}

function failure(detail: string | RegExp) {
  return { kind: 'failed', detail: typeof detail === 'string' ? detail : expect.stringMatching(detail) };
}

describe('an answer', () => {
  test('becomes observations with source, time and how long they are good', async () => {
    const server = await serverWith(good);
    const about = { subject: 'domain:evri-parcel.example', source: 'plain', observedAt: noon, validUntil: noon + 10 * day };
    expect((await askPlain(server.origin)).outcome).toEqual({
      kind: 'found',
      partial: false,
      observations: [
        { field: 'registrar', value: 'Registrar Ltd', ...about },
        { field: 'registered_at', value: '2026-04-01', ...about },
      ],
    });
    expect(server.seen).toMatchObject([{ method: 'GET', url: `/about/${evri.value}`, headers: { 'x-key': `Bearer ${key}` } }]);
  });

  test.each<[string, Behaviour, object]>([
    ['that nothing is known', { body: {} }, { kind: 'not_found' }],
    ['with no finding that holds', { body: { found: { 'Not a field': 'x', empty: ' ' } } }, { kind: 'not_found' }],
    [
      'that the key is wrong',
      { status: 401, body: 'no' },
      { kind: 'refused', reason: 'bad_key', detail: 'no such key: no', retryAt: null },
    ],
    [
      'that the quota is spent',
      { body: { refused: 'quota_spent' }, headers: { 'retry-after': '3600' } },
      { kind: 'refused', reason: 'quota_spent', retryAt: noon + 3_600_000 },
    ],
    ['that cannot be read', { body: '<html>' }, failure('what it sent cannot be read')],
  ])('%s is taken once', async (_, answer, outcome) => {
    const server = await serverWith(answer);
    expect((await askPlain(server.origin)).outcome).toMatchObject(outcome);
    expect(server.seen).toHaveLength(1);
  });

  test('that is compressed is read, and the cap is on what it comes to', async () => {
    const packed =
      (text: string): Behaviour =>
      (response) =>
        void response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync(text));
    expect((await askPlain((await serverWith(packed('{"found":{"a":"b"}}'))).origin)).outcome).toMatchObject({ kind: 'found' });
    const bomb = packed(`{"found":{"a":"${'x'.repeat(50 << 20)}"}}`);
    expect((await askPlain((await serverWith(bomb)).origin)).outcome).toMatchObject(failure('it sent more than 2 MB'));
  });

  test('keeps markup as text, and neither control characters nor half letters', async () => {
    const server = await serverWith({
      body: { found: { title: '<script>x</script>\u0000\r\nnext', half: 'a\ud800b', long: 'y'.repeat(9999) } },
    });
    const { outcome } = await askPlain(server.origin);
    const values = outcome.kind === 'found' ? outcome.observations.map(({ value }) => value) : [];
    expect(values).toEqual(['<script>x</script> next', 'a\ufffdb', 'y'.repeat(2000)]);
  });

  test('in steps is put together, and waited for where the provider needs time', async () => {
    const server = await providerServer();
    server.behave(
      { body: { later: 3000 } },
      { body: { next: `${server.origin}/page/2`, found: { a: '1' } } },
      { body: { found: { b: '2' } } },
    );
    const { outcome, waits } = await askPlain(server.origin);
    expect(outcome).toMatchObject({ kind: 'found', partial: false, observations: [{ field: 'a' }, { field: 'b' }] });
    expect(server.seen.map(({ url }) => url)).toEqual(['/about/evri-parcel.example', '/later', '/page/2']);
    expect(waits).toEqual([3000]);
  });

  test('without end is ended, and so is one that is always later', async () => {
    const server = await providerServer();
    server.behave({ body: { next: `${server.origin}/again` } });
    expect((await askPlain(server.origin)).outcome).toMatchObject(failure('it sends from one request to the next without end'));
    expect(server.seen.length).toBeLessThan(25);
    server.behave({ body: { later: 50_000 } });
    expect((await askPlain(server.origin)).outcome).toMatchObject(failure('its answer takes too long'));
    expect(server.seen).toHaveLength(3);
  });

  test('of which a later step fails is kept for a day', async () => {
    const server = await providerServer();
    server.behave({ body: { next: `${server.origin}/page/2`, found: { a: '1' } } }, { status: 404, body: '<' });
    expect((await askPlain(server.origin)).outcome).toMatchObject({
      kind: 'found',
      partial: true,
      observations: [{ field: 'a', validUntil: noon + day }],
    });
  });
});

describe('what passes is asked again', () => {
  test.each<[string, Behaviour]>([
    ['a server that is busy', { status: 503, body: {} }],
    ['a gateway without an answer', { status: 502, body: '<html>' }],
    ['too many requests', { status: 429, body: {} }],
    ['a body that is cut off', misbehaviour.cutOff],
    ['a connection that breaks off', (response) => void response.destroy()],
  ])('%s, after a wait that grows and is partly chance', async (_, fault) => {
    const { outcome, waits } = await askPlain((await serverWith(fault, fault, good)).origin);
    expect(outcome).toMatchObject({ kind: 'found' });
    expect(waits).toEqual([375, 750]);
    const server = await serverWith(fault);
    expect((await askPlain(server.origin, { random: () => 0 })).outcome).toMatchObject({ kind: 'failed', unreachable: false });
    expect(server.seen).toHaveLength(3);
  });

  test.each([
    ['seconds', '7', 7000],
    ['a date', 'Mon, 06 Apr 2026 12:00:30 GMT', 30_000],
    ['a date that is past', 'Mon, 06 Apr 2020 00:00:30 GMT', 0],
  ])('when the provider says, in %s', async (_, after, wait) => {
    const busy: Behaviour = { status: 429, headers: { 'retry-after': after }, body: { refused: 'rate_limited' } };
    const { outcome, waits } = await askPlain((await serverWith(busy, good)).origin);
    expect([outcome.kind, waits]).toEqual(['found', [wait]]);
  });

  test('but not when it asks for a wait that is too long: that is passed on', async () => {
    const server = await serverWith({ status: 429, headers: { 'retry-after': '3600' }, body: { refused: 'rate_limited' } });
    const { outcome, waits } = await askPlain(server.origin);
    expect(outcome).toMatchObject({ kind: 'refused', reason: 'rate_limited', retryAt: noon + 3_600_000 });
    expect([server.seen.length, waits]).toEqual([1, []]);
  });

  test('a body that comes too slowly', async () => {
    const drip: Behaviour = (response) => void response.writeHead(200).write('{"found"');
    const server = await serverWith(misbehaviour.slow, drip, good);
    expect((await askPlain(server.origin, { timeout: 1500 })).outcome).toMatchObject({ kind: 'found' });
    server.behave(misbehaviour.slow);
    expect((await askPlain(server.origin, { timeout: 200 })).outcome).toMatchObject(failure('no answer within 0.2 s'));
  });

  test('not a body without end', async () => {
    const server = await serverWith(misbehaviour.huge);
    expect((await askPlain(server.origin)).outcome).toMatchObject(failure('it sent more than 2 MB'));
    expect(server.seen).toHaveLength(1);
  });

  test('not where nobody listens', async () => {
    const { outcome, waits } = await askPlain('http://127.0.0.1:1025');
    expect(outcome).toEqual({ kind: 'failed', detail: 'it cannot be reached (ECONNREFUSED)', unreachable: true, retryAt: null });
    expect(waits).toEqual([]);
  });
});

describe('no address within a network is reached', () => {
  const forbidden = failure('the address is not on the public network');

  test.each(['127.0.0.1', '[::1]', '[::ffff:127.0.0.1]', '2130706433', '0x7f.1', 'localhost'])(
    'by the address itself: %s',
    async (host) => {
      const server = await serverWith(good);
      const address = server.origin.replace('127.0.0.1', host);
      expect((await askPlain(address, { allowLoopback: false })).outcome).toMatchObject(forbidden);
      expect(server.seen).toEqual([]);
    },
  );

  test.each(['10.0.0.1', '169.254.169.254', '[::ffff:a9fe:a9fe]', '[fd00:ec2::254]', '[fe80::1]', '224.0.0.1', '0.0.0.0'])(
    'by what an answer names, not even in a test: %s',
    async (host) => {
      const server = await serverWith({ status: 302, headers: { location: `http://${host}/latest/meta-data` } });
      expect((await askPlain(server.origin)).outcome).toMatchObject(forbidden);
      server.behave({ body: { found: { a: '1' }, next: `http://${host}/` } });
      expect((await askPlain(server.origin)).outcome).toMatchObject({ kind: 'found', partial: true });
      expect(server.seen).toHaveLength(1);
    },
  );

  test('by what a name service answers, of several addresses by any', async () => {
    const server = await serverWith(good);
    const address = server.origin.replace('127.0.0.1', 'rebound.example');
    for (const answer of [['127.0.0.1'], ['93.184.215.14', '127.0.0.1'], ['::ffff:10.0.0.1'], ['not an address']]) {
      const { outcome } = await askPlain(address, { allowLoopback: false, resolve: async () => answer });
      expect(outcome).toMatchObject(forbidden);
    }
    expect(server.seen).toEqual([]);
  });

  test('and the connection goes to the address that was checked', async () => {
    const server = await serverWith(good);
    let asked = 0;
    const resolve = async () => (asked++ === 0 ? ['127.0.0.1'] : ['10.0.0.1']);
    const { outcome } = await askPlain(server.origin.replace('127.0.0.1', 'rebound.example'), { resolve });
    expect([outcome.kind, asked, server.seen.length]).toEqual(['found', 1, 1]);
  });

  test.each([
    'ftp://127.0.0.1/x',
    'file:///etc/passwd',
    'http://user:password@127.0.0.1/',
    'http://127.0.0.1:25/',
    'gopher://127.0.0.1:70/',
    'nothing',
  ])('nor any other kind of address: %s', async (location) => {
    const server = await serverWith({ status: 302, headers: { location } });
    expect((await askPlain(server.origin)).outcome).toMatchObject({ kind: 'failed' });
  });
});

describe('a key', () => {
  test('goes to no other server than the one that was asked first', async () => {
    const other = await serverWith(good);
    const server = await serverWith({ body: { next: `${other.origin}/steal` } });
    expect((await askPlain(server.origin)).outcome).toMatchObject(failure('a further request would have shown a key to another server'));
    server.behave({ status: 302, headers: { location: `${other.origin}/?k=${encodeURIComponent(key)}` } });
    expect((await askPlain(server.origin)).outcome).toMatchObject(failure('a further request would have shown a key to another server'));
    expect(other.seen).toEqual([]);
    server.behave({ status: 302, headers: { location: `${other.origin}/plain` } });
    expect((await askPlain(server.origin)).outcome).toMatchObject({ kind: 'found' });
    expect(other.seen[0]?.headers).not.toHaveProperty('x-key');
  });

  test.each([
    ['as it is', key],
    ['with its scheme', `Bearer ${key}`],
    ['in percent signs', encodeURIComponent(key)],
    ['in base64', Buffer.from(key).toString('base64')],
    ['in hex', Buffer.from(key).toString('hex')],
    ['in small letters', key.toLowerCase()],
  ])('that the provider repeats %s stands in no finding and no failure', async (_, written) => {
    const server = await serverWith({ body: { found: { echo: `you sent ${written} to us` } } });
    const { outcome } = await askPlain(server.origin);
    expect(outcome).toMatchObject({ kind: 'found', observations: [{ value: 'you sent [key] to us' }] });
    server.behave({ status: 401, body: `${' '.repeat(1990)}${written}` });
    expect((await askPlain(server.origin)).outcome).toMatchObject({ kind: 'refused', detail: 'no such key: [key]' });
  });
});

describe('a look-up', () => {
  test('of which the connector has no question is not made', async () => {
    const server = await serverWith(good);
    const { around } = aroundOf();
    const nothing = { kind: 'domain', value: 'nothing.example' } as const;
    expect(await askConnector(plainConnector(), nothing, { key, address: server.origin }, around)).toEqual({
      kind: 'not_asked',
      reason: 'no_question',
    });
    expect(server.seen).toEqual([]);
  });

  test('asks before each request whether it may go out, retries too', async () => {
    const server = await serverWith({ status: 503 });
    let left = 2;
    const beforeSend = async () => (left-- > 0 ? null : ('quota' as const));
    expect((await askPlain(server.origin, { beforeSend })).outcome).toEqual({ kind: 'not_asked', reason: 'quota' });
    expect(server.seen).toHaveLength(2);
  });

  test('ends when it is told to, also in the middle of a request', async () => {
    const ended = new AbortController();
    const server = await serverWith((response) => {
      response.writeHead(200).write('{');
      ended.abort();
    });
    expect((await askPlain(server.origin, { signal: ended.signal })).outcome).toEqual({ kind: 'not_asked', reason: 'cancelled' });
    expect((await askPlain(server.origin, { signal: ended.signal })).outcome).toEqual({ kind: 'not_asked', reason: 'cancelled' });
    expect(server.seen).toHaveLength(1);
  });
});
