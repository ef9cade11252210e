import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import fc from 'fast-check';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { redirectExpander } from '../../../src/enrich/connectors/redirect-expander.ts';
import { askConnector } from '../../../src/enrich/providers/ask.ts';

type Answer = (request: IncomingMessage, response: ServerResponse) => void;

let answer: Answer = (_, response) => void response.end();
const seen: { method: string; url: string; headers: IncomingMessage['headers'] }[] = [];
const server = createServer((request, response) => {
  seen.push({ method: request.method ?? '', url: `http://${request.headers.host}${request.url}`, headers: request.headers });
  answer(request, response);
});
await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
const { port } = server.address() as AddressInfo;
afterAll(() => {
  server.closeAllConnections();
  server.close();
});
beforeEach(() => {
  seen.length = 0;
});

const on = { follow: 'true' };
const start = `http://link.example:${port}/a`;

/** Expands over a name service that gives this machine for every name, but for one that hides a private address. */
async function expand(next: Answer, url = start, settings: Readonly<Record<string, string>> = on, timeout = 5000) {
  answer = next;
  const outcome = await askConnector(redirectExpander, { kind: 'url', value: url }, settings, {
    now: () => 0,
    sleep: async () => {},
    random: () => 0,
    signal: new AbortController().signal,
    allowLoopback: true,
    resolve: async (host) => [host === 'inside.example' ? '10.0.0.5' : '127.0.0.1'],
    timeout,
  });
  const findings = outcome.kind === 'found' ? outcome.observations.map(({ field, value }) => `${field} ${value}`) : null;
  return { outcome, findings, asked: seen.map(({ method, url: to }) => `${method} ${to.replace(`:${port}`, '')}`) };
}

const page = (body: string, status = 200): Answer => {
  return (request, response) => void response.writeHead(status, { 'content-type': 'text/html' }).end(request.method === 'HEAD' ? '' : body);
};
const to =
  (location: string, status = 302) =>
  (response: ServerResponse) =>
    void response.writeHead(status, { location }).end();

describe('the redirect expander', () => {
  test('is off unless the case switches it on, and asks of nothing but links on the public web', () => {
    const ask = (value: string, settings: Readonly<Record<string, string>>) => redirectExpander.ask({ kind: 'url', value }, settings, 0);
    expect(ask('https://link.example/a', {})).toBeNull();
    expect(ask('https://link.example/a', { follow: 'false' })).toBeNull();
    expect(ask('https://link.example/a', on)).toMatchObject({ method: 'HEAD' });
    for (const other of [
      'http://127.0.0.1/',
      'http://10.1.2.3/',
      'http://[::1]/',
      'http://localhost/',
      'ftp://link.example/',
      'http://0x7f.1/',
      'nothing',
    ]) {
      expect(ask(other, on)).toBeNull();
    }
    expect(redirectExpander.ask({ kind: 'domain', value: 'link.example' }, on, 0)).toBeNull();
  });

  test('gives each hop, where it ends and with which status', async () => {
    const { findings, asked } = await expand((request, response) => {
      if (request.url === '/a') return to('/b', 301)(response);
      if (request.url === '/b') return to(`http://fee.example:${port}/pay?x=1#top`)(response);
      return page('<title>Pay</title> secret-word')(request, response);
    });
    expect(findings).toEqual([
      `redirect_to http://link.example:${port}/b`,
      `redirect_to http://fee.example:${port}/pay?x=1`,
      `final_url http://fee.example:${port}/pay?x=1`,
      'http_status 200',
    ]);
    expect(asked).toEqual([
      'HEAD http://link.example/a',
      'HEAD http://link.example/b',
      'HEAD http://fee.example/pay?x=1',
      'GET http://fee.example/pay?x=1',
    ]);
  });

  test('tells whom it asks nothing but its own name: no cookie, no page from which it comes', async () => {
    await expand((request, response) => {
      response.setHeader('set-cookie', 'id=1');
      if (request.url === '/a') return to('/b')(response);
      return page('')(request, response);
    });
    for (const { headers } of seen) {
      expect(headers).toMatchObject({ 'user-agent': 'hookline' });
      for (const name of ['cookie', 'referer', 'authorization', 'origin']) expect(headers[name]).toBeUndefined();
    }
  });

  test.each([405, 403, 404, 501, 503])('asks by GET where HEAD is answered with %d, and from then on', async (status) => {
    const { findings, asked } = await expand((request, response) => {
      if (request.method === 'HEAD') return void response.writeHead(status).end();
      if (request.url === '/a') return to('/b')(response);
      return page('gone', 410)(request, response);
    });
    expect(findings).toEqual([`redirect_to http://link.example:${port}/b`, `final_url http://link.example:${port}/b`, 'http_status 410']);
    expect(asked).toEqual(['HEAD http://link.example/a', 'GET http://link.example/a', 'GET http://link.example/b']);
  });

  test.each([
    ['in a header', (response: ServerResponse) => void response.writeHead(200, { refresh: `0; url=http://fee.example:${port}/` }).end()],
    [
      'in the page',
      (response: ServerResponse) => void response.end(`<META content="0;URL='http://fee.example:${port}/'" http-equiv=Refresh>`),
    ],
    [
      'in the page, with marks written out',
      (response: ServerResponse) =>
        void response.end(`<meta http-equiv="refresh" content="3; url=http://fee.example:${port}/?a=1&amp;b=2">`),
    ],
  ])('takes a refresh %s for a hop', async (_, refresh) => {
    const { findings } = await expand((request, response) =>
      request.url === '/a' && request.method === 'GET' ? refresh(response) : page('')(request, response),
    );
    expect(findings?.[0]).toMatch(new RegExp(`^redirect_to http://fee\\.example:${port}/(?:\\?a=1&b=2)?$`));
  });

  test('runs no script: what only a script would do is no hop', async () => {
    const { findings } = await expand(
      page(
        '<script>document.write("<meta http-equiv=refresh content=\'0;url=/b\'>");location="/c"</script><!-- <meta http-equiv=refresh content=0;url=/d> -->',
      ),
    );
    expect(findings).toEqual([`final_url ${start}`, 'http_status 200']);
  });

  test.each(['<!-- ', '<script>', '<style media=x>'])('takes what follows an open %s for part of it, as a browser does', async (open) => {
    const { findings } = await expand(page(`${open}<meta http-equiv=refresh content="0;url=/b">`));
    expect(findings).toEqual([`final_url ${start}`, 'http_status 200']);
  });

  test('ends after eight hops, whatever the server has in mind', async () => {
    const { findings, asked } = await expand((request, response) => to(`/${Number(request.url?.slice(1)) + 1 || 1}`)(response));
    expect(findings?.filter((one) => one.startsWith('redirect_to'))).toHaveLength(9);
    expect(findings?.at(-1)).toBe('redirect_end too_many');
    expect(asked).toHaveLength(9);
  });

  test('follows eight hops of a server that answers GET alone to their end', async () => {
    const { findings } = await expand((request, response) => {
      const at = Number(request.url?.slice(1)) || 0;
      if (request.method === 'HEAD' || at === 8) return page('')(request, response);
      return to(`/${at + 1}`)(response);
    });
    expect(findings?.at(-2)).toBe(`final_url http://link.example:${port}/8`);
  });

  test('ends at a page that sends to itself', async () => {
    const { findings, asked } = await expand((_, response) => to('/a')(response));
    expect(findings).toEqual(['redirect_end loop']);
    expect(asked).toHaveLength(1);
  });

  test.each([
    'http://127.0.0.1/',
    'http://169.254.169.254/latest/meta-data/',
    'http://[::1]/',
    'http://10.0.0.5:8080/',
    'http://2130706433/',
    'http://localhost:6379/',
  ])('does not go to %s', async (private_) => {
    const { findings, asked } = await expand((_, response) => to(private_)(response));
    expect(findings).toEqual([`redirect_to ${new URL(private_).href}`, 'redirect_end private_address']);
    expect(asked).toHaveLength(1);
  });

  test('does not go to a name that stands for a private address, and keeps the hops until there', async () => {
    const { outcome, findings, asked } = await expand((_, response) => to('http://inside.example:8080/admin')(response));
    expect(outcome).toMatchObject({ kind: 'found', partial: true });
    expect(findings).toEqual(['redirect_to http://inside.example:8080/admin']);
    expect(asked).toHaveLength(1);
  });

  test.each([
    'javascript:alert(1)',
    'intent://pay#Intent;scheme=app;end',
    'data:text/html,<script>1</script>',
    'file:///etc/passwd',
    'market://details?id=x',
  ])('does not follow %s', async (other) => {
    const { findings, asked } = await expand((_, response) => to(other)(response));
    expect(findings?.at(-1)).toBe('redirect_end other_scheme');
    expect(asked).toHaveLength(1);
  });

  test('leaves name and password of a link out', async () => {
    const { findings } = await expand((request, response) =>
      request.url === '/a' ? to(`http://bank.example:pw@fee.example:${port}/b`)(response) : page('')(request, response),
    );
    expect(findings?.[0]).toBe(`redirect_to http://fee.example:${port}/b`);
  });

  test('reads no more of a page without end than its head', async () => {
    const { findings } = await expand((request, response) => {
      response.writeHead(200);
      if (request.method === 'HEAD') return void response.end();
      const more = (): void => {
        while (!response.destroyed && response.write('<p>'.repeat(20_000)));
      };
      response.on('drain', more);
      more();
    });
    expect(findings).toEqual([`final_url ${start}`, 'http_status 200']);
  });

  test.each<[string, Answer]>([
    ['is slow', () => {}],
    ['breaks off', (_, response) => void response.destroy()],
  ])('keeps the hops when a server on the way %s', async (_, bad) => {
    const { outcome, findings } = await expand(
      (request, response) => (request.url === '/a' ? to('/b')(response) : bad(request, response)),
      start,
      on,
      150,
    );
    expect(outcome).toMatchObject({ kind: 'found', partial: true });
    expect(findings).toEqual([`redirect_to http://link.example:${port}/b`]);
  });

  test('never throws, whatever a server sends, and gives only whole values', () => {
    const text = fc.oneof(fc.string({ unit: 'binary' }), fc.webUrl(), fc.constantFrom('//', 'http://', '\u0000', 'http:\\\\a', '?', '#'));
    const anything = fc.record({
      status: fc.constantFrom(200, 204, 301, 302, 307, 404, 429, 500),
      headers: fc.record({ location: text, refresh: text }, { requiredKeys: [] }),
      body: fc.oneof(
        text,
        text.map((target) => `<meta http-equiv="refresh" content="0;url=${target}">`),
      ),
    });
    fc.assert(
      fc.property(anything, fc.constantFrom('HEAD', 'GET'), (response, method) => {
        const asked = { method, url: 'https://link.example/a', note: '3' } as const;
        const reading = redirectExpander.read(response, { kind: 'url', value: asked.url }, on, asked);
        expect(['found', 'more']).toContain(reading.kind);
        for (const { value } of 'findings' in reading ? reading.findings : []) expect(value).not.toMatch(/^$|[\p{Cc}\p{Cf}\p{Cs}]/u);
        if (reading.kind === 'more') expect(reading.request.url).toMatch(/^https?:\/\//);
      }),
    );
  });
});
