import { expect, test } from 'vitest';
import { urlscan } from '../../../src/enrich/connectors/urlscan.ts';
import { askedAt } from '../../support/provider-server.ts';
import { contractOf } from './contract.ts';

const settings = { api_key: 'urlscan-key-0123456789' };

/** The limit of a window of time was met; it is over in so many seconds. */
const limited = (window: string, seconds: string) => ({
  status: 429,
  headers: {
    ...{ 'x-rate-limit-scope': 'user', 'x-rate-limit-action': 'search', 'x-rate-limit-window': window, 'x-rate-limit-limit': '120' },
    ...{ 'x-rate-limit-remaining': '0', 'x-rate-limit-reset': '2026-04-06T12:00:17.000Z', 'x-rate-limit-reset-after': seconds },
  },
  body: { message: 'Rate limit exceeded', status: 429 },
});

contractOf({
  connector: urlscan,
  settings,
  found: [
    {
      what: 'the scans of a domain with their pictures',
      subject: { kind: 'domain', value: 'parcel-fee.example' },
      answers: [
        {
          body: {
            results: [
              {
                task: { time: '2026-04-05T10:00:00.000Z', url: 'https://www.parcel-fee.example/pay', visibility: 'public' },
                page: {
                  url: 'https://www.parcel-fee.example/pay',
                  domain: 'www.parcel-fee.example',
                  apexDomain: 'parcel-fee.example',
                  ip: '192.0.2.10',
                  asn: 'AS64500',
                  status: '200',
                  title: 'Pay the fee',
                },
                screenshot: 'https://urlscan.io/screenshots/0a.png',
                result: 'https://urlscan.io/api/v1/result/0a/',
                verdicts: { malicious: true },
              },
              {
                task: { time: '2026-04-01T08:00:00.000Z', url: 'http://parcel-fee.example/' },
                page: { url: 'http://parcel-fee.example/', domain: 'parcel-fee.example', ip: '192.0.2.11', status: '404' },
                screenshot: 'https://urlscan.io/screenshots/0b.png',
              },
            ],
            total: 2,
            took: 5,
            has_more: false,
          },
        },
      ],
      requests: [
        'GET https://urlscan.io/api/v1/search/?q=page.domain%3A%22parcel-fee.example%22%20OR%20page.apexDomain%3A%22parcel-fee.example%22&size=50',
      ],
      findings: {
        scans: '2',
        first_seen_at: '2026-04-01T08:00:00Z',
        last_seen_at: '2026-04-05T10:00:00Z',
        screenshot: ['https://urlscan.io/screenshots/0a.png', 'https://urlscan.io/screenshots/0b.png'],
        page_title: 'Pay the fee',
        page_url: ['https://www.parcel-fee.example/pay', 'http://parcel-fee.example/'],
        resolves_to: ['192.0.2.10', '192.0.2.11'],
        http_status: ['200', '404'],
        listed_as: 'malicious',
      },
    },
    {
      what: 'a scan that was sent on to another site, whose address is not the one asked about',
      subject: { kind: 'host', value: 'www.parcel-fee.example' },
      answers: [
        {
          body: {
            results: [
              {
                task: { time: '2026-04-05T10:00:00.000Z', domain: 'www.parcel-fee.example' },
                page: { url: 'https://search.example/', domain: 'search.example', ip: '198.51.100.4', status: '200' },
              },
              {
                task: { time: '2026-04-05T10:00:00.000Z', domain: 'www.parcel-fee.example' },
                page: { url: 'https://www.parcel-fee.example/', domain: 'www.parcel-fee.example', ip: '192.0.2.10' },
              },
            ],
            total: 2,
          },
        },
      ],
      findings: {
        scans: '2',
        first_seen_at: '2026-04-05T10:00:00Z',
        last_seen_at: '2026-04-05T10:00:00Z',
        page_url: ['https://search.example/', 'https://www.parcel-fee.example/'],
        resolves_to: '192.0.2.10',
        http_status: '200',
      },
    },
    {
      what: 'the pages on an address',
      subject: { kind: 'ip', value: '192.0.2.10' },
      answers: [
        {
          body: {
            results: [
              { task: { time: '2026-04-05T10:00:00.000Z' }, page: { url: 'https://a.example/', domain: 'a.example', ip: '192.0.2.10' } },
            ],
            total: 1,
          },
        },
      ],
      requests: ['GET https://urlscan.io/api/v1/search/?q=page.ip%3A%22192.0.2.10%22&size=50'],
      findings: {
        scans: '1',
        first_seen_at: '2026-04-05T10:00:00Z',
        last_seen_at: '2026-04-05T10:00:00Z',
        page_url: 'https://a.example/',
        hosted_name: 'a.example',
      },
    },
  ],
  notFound: { body: { results: [], total: 0, took: 2, has_more: false } },
  badKey: { status: 401, body: { message: 'API key supplied but not found in database!', status: 401 } },
  quotaSpent: limited('day', '40000'),
  others: [
    {
      what: 'the limit of a minute as a limit of its rate, over as soon as it says',
      answers: [limited('minute', '17')],
      outcome: { kind: 'refused', reason: 'rate_limited', retryAt: askedAt + 17_000 },
    },
    {
      what: 'the limit of an hour, which is not waited for',
      answers: [limited('hour', '1800')],
      outcome: { kind: 'refused', reason: 'rate_limited', retryAt: askedAt + 1_800_000 },
    },
  ],
});

test('a URL cannot leave its quotation marks in the search', () => {
  const request = urlscan.ask({ kind: 'url', value: 'https://a.example/" OR task.user:"x\\' }, settings, 0);
  const query = new URL(request?.url ?? '').searchParams.get('q') ?? '';
  expect(query).toBe('task.url:"https://a.example/\\" OR task.user:\\"x\\\\" OR page.url:"https://a.example/\\" OR task.user:\\"x\\\\"');
});

test('nothing is ever submitted', () => {
  for (const kind of ['domain', 'host', 'url', 'ip'] as const) {
    const request = urlscan.ask({ kind, value: 'a.example' }, settings, 0);
    expect(request?.method).toBe('GET');
    expect(new URL(request?.url ?? '').pathname).toBe('/api/v1/search/');
  }
});
