import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { freshFolder } from '../support/folders.ts';
import { type TestServer, testServer } from '../support/server.ts';

let server: TestServer;

beforeAll(async () => {
  const pageFolder = freshFolder();
  mkdirSync(join(pageFolder, 'assets'));
  writeFileSync(join(pageFolder, 'index.html'), '<!doctype html><title>the page</title>');
  writeFileSync(join(pageFolder, 'assets', 'index-AbCdEf12.js'), 'export {};');
  writeFileSync(join(pageFolder, '.secret'), 'hidden');
  writeFileSync(join(pageFolder, '..', 'beside.txt'), 'outside of the page');
  server = await testServer({ example: true, pageFolder });
});
afterAll(() => server.close());

describe('headers', () => {
  test.each(['/', '/api/session', '/api/nothing', '/api/docs', '/assets/index-AbCdEf12.js', '/api/exports/campaigns.csv'])(
    '%s allows no script, style or frame but its own',
    async (path) => {
      const { headers } = await server.ask('GET', path);
      const policy = headers['content-security-policy'] as string;
      expect(policy.split(';').sort()).toEqual(
        [
          "base-uri 'none'",
          "connect-src 'self'",
          "default-src 'none'",
          "font-src 'self'",
          "form-action 'none'",
          "frame-ancestors 'none'",
          "img-src 'self' data:",
          "script-src 'self'",
          "style-src 'self'",
          "worker-src 'self'",
        ].sort(),
      );
      expect(headers).toMatchObject({
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'no-referrer',
        'cross-origin-opener-policy': 'same-origin',
        'cross-origin-resource-policy': 'same-origin',
        'x-frame-options': 'DENY',
        'permissions-policy': expect.stringContaining('camera=()'),
      });
      expect(headers['access-control-allow-origin']).toBeUndefined();
      expect(headers.server).toBeUndefined();
      expect(headers['x-powered-by']).toBeUndefined();
    },
  );

  test('a refusal has them as well', async () => {
    const { status, headers } = await server.ask('GET', '/api/session', { headers: { host: 'evil.example' } });
    expect(status).toBe(403);
    expect(headers['content-security-policy']).toContain("default-src 'none'");
    expect(headers['x-content-type-options']).toBe('nosniff');
  });
});

describe('the page', () => {
  test.each(['/', '/campaigns', '/campaigns/C-1', '/messages/abc?q=parcel'])('%s is the one document', async (path) => {
    const { status, headers, text } = await server.ask('GET', path);
    expect([status, headers['content-type'], headers['cache-control']]).toEqual([200, 'text/html; charset=utf-8', 'no-cache']);
    expect(text).toContain('the page');
  });

  test('built files never change and may be kept', async () => {
    const { headers } = await server.ask('GET', '/assets/index-AbCdEf12.js');
    expect(headers['cache-control']).toBe('public, max-age=31536000, immutable');
  });

  test.each([
    '/../beside.txt',
    '/%2e%2e/beside.txt',
    '/..%2fbeside.txt',
    '/assets/../../beside.txt',
    '/assets/%2e%2e/%2e%2e/beside.txt',
    '/..%5cbeside.txt',
    '/%252e%252e/beside.txt',
    '//beside.txt',
    '/.secret',
    '/assets/missing.js',
    '/%00',
    '/%c0%ae%c0%ae/beside.txt',
  ])('%s leads nowhere', async (path) => {
    const { status, text } = await server.ask('GET', path);
    expect([400, 403, 404]).toContain(status);
    expect(text).not.toMatch(/outside|hidden/);
  });
});

describe('entity tags', () => {
  const paths = ['/api/campaigns?limit=5', '/api/overview', '/api/messages?q=parcel', '/api/campaigns/facets', '/api/decisions'];

  test.each(paths)('%s is not sent twice', async (path) => {
    const first = await server.ask('GET', path);
    expect(first.headers.etag).toMatch(/^W\/"[\w-]{22}"$/);
    expect(first.headers['cache-control']).toBe('private, no-cache');
    const again = await server.ask('GET', path, { headers: { 'if-none-match': first.headers.etag as string } });
    expect([again.status, again.text, again.headers.etag]).toEqual([304, '', first.headers.etag]);
  });

  test('are others for other filters and other people, and after every change', async () => {
    const tag = async (path: string, token?: string) => (await server.ask('GET', path, token ? { token } : {})).headers.etag;
    const before = await tag('/api/campaigns?limit=5');
    expect(await tag('/api/campaigns?limit=6')).not.toBe(before);
    expect(await tag('/api/campaigns?limit=5', await server.token('viewer'))).not.toBe(before);
    const { campaignId } = (await server.ask('GET', '/api/campaigns?limit=1')).json.items[0];
    await server.ask('POST', '/api/decisions', { body: { kind: 'note', campaignId, text: 'seen before' } });
    const old = await server.ask('GET', '/api/campaigns?limit=5', { headers: { 'if-none-match': before as string } });
    expect(old.status).toBe(200);
    expect(old.headers.etag).not.toBe(before);
  });

  test('what is not made of the workspace alone has none', async () => {
    for (const path of ['/api/session', '/api/tokens', '/api/runs', '/api/providers', '/api/lookups']) {
      expect((await server.ask('GET', path)).headers.etag).toBeUndefined();
    }
  });
});

describe('files', () => {
  test('campaigns come as CSV and JSON under the filter of the list', async () => {
    const { items, total } = (await server.ask('GET', '/api/campaigns?messageClass=scam&sort=reports&limit=200')).json;
    const csv = await server.ask('GET', '/api/exports/campaigns.csv?messageClass=scam&sort=reports');
    expect(csv.headers).toMatchObject({
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': 'attachment; filename="campaigns.csv"',
    });
    const ids = csv.text.match(/^C-\w+/gm);
    expect(ids).toEqual(items.map(({ campaignId }: { campaignId: string }) => campaignId));
    expect(ids).toHaveLength(total);
    const { campaigns, format } = (await server.ask('GET', '/api/exports/campaigns.json?messageClass=scam&sort=reports')).json;
    expect(format).toBe('hookline-campaign-list/1');
    expect(campaigns.map(({ campaignId }: { campaignId: string }) => campaignId)).toEqual(ids);
  });

  test('indicators are those of the campaigns of the filter', async () => {
    const { items } = (await server.ask('GET', '/api/campaigns?scamType=delivery&limit=200')).json;
    const { text } = await server.ask('GET', '/api/exports/indicators.csv?scamType=delivery');
    const [head = '', ...lines] = text.trim().split('\r\n');
    expect(head).toMatch(/^kind,value,campaign_id/);
    const named = new Set(lines.map((line) => /C-\w+/.exec(line)?.[0]));
    expect(lines.length).toBeGreaterThan(5);
    for (const id of named) expect(items.map(({ campaignId }: { campaignId: string }) => campaignId)).toContain(id);
  });

  test('a look-up comes as page and PDF', async () => {
    const body = { given: '+447700900123' };
    const page = await server.ask('POST', '/api/lookups/html', { body });
    expect(page.headers['content-disposition']).toMatch(/^attachment; filename="look-up-[\d\-T]+Z\.html"$/);
    expect(page.text).toContain('<!doctype html>');
    const pdf = await server.ask('POST', '/api/lookups/pdf', { body });
    expect(pdf.headers['content-type']).toBe('application/pdf');
    expect(pdf.text.slice(0, 5)).toBe('%PDF-');
  });
});

test('nothing of all this was a fault of the program', () => {
  expect(server.faults).toEqual([]);
});
