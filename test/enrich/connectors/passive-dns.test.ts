import { describe, expect, test } from 'vitest';
import { passiveDnsCircl } from '../../../src/enrich/connectors/passive-dns-circl.ts';
import { spamhausPdns } from '../../../src/enrich/connectors/spamhaus-pdns.ts';
import { contractOf } from './contract.ts';

const records = [
  { rrname: 'parcel-fee.example', rrtype: 'A', rdata: '192.0.2.10', time_first: 1775088000, time_last: 1775260800, count: 12 },
  {
    rrname: 'www.parcel-fee.example.',
    rrtype: 'AAAA',
    rdata: ['2001:db8::10', '2001:db8::11'],
    time_first: 1775174400,
    time_last: 1775347200,
  },
  { rrname: 'parcel-fee.example', rrtype: 'NS', rdata: 'NS1.parking.example.', time_first: 1775088000, time_last: 1775088000, count: 2 },
  { rrname: 'parcel-fee.example', rrtype: 'TXT', rdata: '"v=spf1 -all"', time_first: 1775088000, time_last: 1775088000, count: 1 },
  { rrname: 'elsewhere.example', rrtype: 'A', rdata: '192.0.2.99', time_first: 1577836800, time_last: 1775347200, count: 1 },
];
const findings = {
  resolves_to: ['192.0.2.10', '2001:db8::10', '2001:db8::11'],
  name_server: 'ns1.parking.example',
  dns_record: 'TXT "v=spf1 -all"',
  first_seen_at: '2026-04-02T00:00:00Z',
  last_seen_at: '2026-04-05T00:00:00Z',
};
const hosted = [
  { rrname: 'parcel-fee.example', rrtype: 'A', rdata: '192.0.2.10', time_first: 1775088000, time_last: 1775260800, count: 12 },
];
const hostedFindings = { hosted_name: 'parcel-fee.example', first_seen_at: '2026-04-02T00:00:00Z', last_seen_at: '2026-04-04T00:00:00Z' };
const lines = (all: readonly unknown[]) => all.map((one) => `${JSON.stringify(one)}\n`).join('');

contractOf({
  connector: passiveDnsCircl,
  settings: { user: 'desk', password: 'circl-pass-0123456789' },
  found: [
    {
      what: 'the records of a domain and the names below it, a line each',
      subject: { kind: 'domain', value: 'parcel-fee.example' },
      answers: [{ body: lines(records) }],
      requests: ['GET https://www.circl.lu/pdns/query/parcel-fee.example'],
      findings,
    },
    {
      what: 'the names that an address was given to',
      subject: { kind: 'ip', value: '192.0.2.10' },
      answers: [{ body: lines(hosted) }],
      requests: ['GET https://www.circl.lu/pdns/query/192.0.2.10'],
      findings: hostedFindings,
    },
    {
      what: 'another server of the common output format',
      subject: { kind: 'ip', value: '192.0.2.10' },
      settings: { address: 'https://pdns.team.example/api/' },
      answers: [{ body: lines(hosted) }],
      requests: ['GET https://pdns.team.example/api/query/192.0.2.10'],
      findings: hostedFindings,
    },
  ],
  notFound: { body: '' },
  badKey: { status: 401, body: 'Unauthorized' },
  quotaSpent: { none: 'access is by agreement, in no figures' },
});

contractOf({
  connector: spamhausPdns,
  settings: { api_key: 'spamhaus-token-0123456789' },
  found: [
    {
      what: 'the records of a domain and the names below it',
      subject: { kind: 'domain', value: 'parcel-fee.example' },
      answers: [{ body: { hits: 5, records } }],
      requests: ['GET https://api-pdns.spamhaustech.com/v2/_search/rrset/parcel-fee.example/ANY?limit=1000'],
      findings,
    },
    {
      what: 'the names that an address was given to',
      subject: { kind: 'ip', value: '192.0.2.10' },
      answers: [{ body: { hits: 1, records: hosted } }],
      requests: ['GET https://api-pdns.spamhaustech.com/v2/_search/rdata/192.0.2.10?limit=1000'],
      findings: hostedFindings,
    },
  ],
  notFound: { body: { hits: 0, records: [] } },
  badKey: { status: 401, body: { code: 401, message: 'Invalid credentials' } },
  quotaSpent: { none: 'a spent quota is a 429 as any limit is' },
});

describe('passive DNS', () => {
  test('the name and password of CIRCL go by basic authentication, kept out of what is shown', () => {
    const request = passiveDnsCircl.ask({ kind: 'host', value: 'a.example' }, { user: 'desk', password: 'pässword' }, 0);
    expect(request?.secretHeaders).toEqual({ authorization: `Basic ${Buffer.from('desk:pässword').toString('base64')}` });
  });

  test('of a host only its own records count', () => {
    const body = lines(records);
    const reading = passiveDnsCircl.read({ status: 200, headers: {}, body }, { kind: 'host', value: 'www.parcel-fee.example' }, {});
    expect(reading).toMatchObject({ findings: expect.arrayContaining([{ field: 'resolves_to', value: '2001:db8::10' }]) });
    expect(JSON.stringify(reading)).not.toContain('192.0.2.10');
  });
});
