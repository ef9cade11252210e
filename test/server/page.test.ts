import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import fastify, { type FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { pageParts, pagePathOf } from '../../src/api/page-parts.ts';
import { compressed } from '../../src/server/compression.ts';
import { servePage } from '../../src/server/page.ts';
import { freshFolder } from '../support/folders.ts';

const list = { items: Array.from({ length: 200 }, (_, at) => `campaign ${at}`) };
let app: FastifyInstance;

beforeAll(async () => {
  const folder = freshFolder();
  mkdirSync(join(folder, 'assets'));
  writeFileSync(join(folder, 'index.html'), '<!doctype html><title>the page</title>');
  writeFileSync(join(folder, 'assets', 'index-AbCdEf12.js'), 'export {};');
  writeFileSync(join(folder, 'assets', 'index-AbCdEf12.js.br'), 'brotli');
  writeFileSync(
    join(folder, 'manifest.json'),
    JSON.stringify({
      'index.html': { file: 'assets/index-AbCdEf12.js', imports: ['_kit.js'] },
      '_kit.js': { file: 'assets/kit-AbCdEf12.js' },
      '_lists.js': { file: 'assets/lists-AbCdEf12.js', imports: ['_kit.js', 'campaigns/campaigns-page.tsx'] },
      'campaigns/campaigns-page.tsx': {
        file: 'assets/campaigns-AbCdEf12.js',
        css: ['assets/campaigns-AbCdEf12.css'],
        imports: ['_kit.js', '_lists.js', 'index.html'],
      },
    }),
  );
  app = fastify();
  app.addHook('onSend', compressed);
  app.get('/api/list', () => list);
  app.post('/api/list', () => list);
  app.get('/api/short', () => ({ items: [] }));
  await servePage(app, folder);
});
afterAll(() => app.close());

const far = { remoteAddress: '192.0.2.7' };
const ask = (url: string, headers: Record<string, string> = {}, more: object = far) => app.inject({ url, headers, ...more });

describe('the page', () => {
  test('names the files of the part that an address needs, but those that come first anyway', async () => {
    const { headers, body } = await ask('/campaigns?q=%22');
    expect(body).toContain('the page');
    expect(headers.link).toBe(
      '</assets/campaigns-AbCdEf12.js>; rel=modulepreload, </assets/campaigns-AbCdEf12.css>; rel=preload; as=style; crossorigin, </assets/lists-AbCdEf12.js>; rel=modulepreload',
    );
    expect(headers['cache-control']).toBe('no-cache');
  });

  test('is answered at every address of the page, also those without such files', async () => {
    for (const path of ['/', '/campaigns/c-1', '/nowhere', '/__proto__', '/campaigns/%0d%0aset-cookie:a=b']) {
      const { statusCode, headers, body } = await ask(path);
      expect([path, statusCode, headers.link, headers['set-cookie']]).toEqual([path, 200, undefined, undefined]);
      expect(body).toContain('the page');
    }
    expect((await ask('/assets/gone-AbCdEf12.js')).statusCode).toBe(404);
  });

  test('has its files compressed for those who take them so, and says that answers differ by it', async () => {
    const { headers, body } = await ask('/assets/index-AbCdEf12.js', { 'accept-encoding': 'gzip, br' });
    expect([headers['content-encoding'], headers.vary, body]).toEqual(['br', 'accept-encoding', 'brotli']);
    expect(headers['cache-control']).toContain('immutable');
    expect((await ask('/assets/index-AbCdEf12.js')).body).toBe('export {};');
  });

  test('knows its addresses by path', () => {
    expect(Object.keys(pageParts).map((path) => pagePathOf(path.replace(':id', 'c-1')))).toEqual(Object.keys(pageParts));
    for (const address of ['/constructor', '/review/7', '', '/campaignsx']) expect(pagePathOf(address)).toBe(address === '' ? '/' : null);
  });
});

describe('an answer over a network', () => {
  test('is compressed where it is long and the client takes it so', async () => {
    const { headers, rawPayload } = await ask('/api/list', { 'accept-encoding': 'br, gzip;q=0.5' });
    expect([headers['content-encoding'], headers.vary, Number(headers['content-length'])]).toEqual([
      'gzip',
      'accept-encoding',
      rawPayload.length,
    ]);
    expect(JSON.parse(gunzipSync(rawPayload).toString())).toEqual(list);
  });

  test.each([
    ['to a client that does not take it', '/api/list', { 'accept-encoding': 'br, gzip;q=0' }, far],
    ['to a client that says nothing', '/api/list', {}, far],
    ['on the same machine', '/api/list', { 'accept-encoding': 'gzip' }, { remoteAddress: '127.0.0.1' }],
    ['where it is short', '/api/short', { 'accept-encoding': 'gzip' }, far],
    ['to a change', '/api/list', { 'accept-encoding': 'gzip' }, { ...far, method: 'POST' }],
  ])('goes as it is %s', async (_, url, headers, more) => {
    const answer = await ask(url, headers, more);
    expect([answer.statusCode, answer.headers['content-encoding']]).toEqual([200, undefined]);
    expect(answer.json()).toHaveProperty('items');
  });
});
