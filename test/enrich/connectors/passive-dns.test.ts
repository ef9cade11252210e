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
  { rrname: 'parcel-fee.example', rrtype: 15, rdata: ['10 mx.example'], time_first: '1775088000', time_last: '1775088000', count: '1' },
  { rrname: 'elsewhere.example', rrtype: 'A', rdata: '192.0.2.99', time_first: 1577836800, time_last: 1775347200, count: 1 },
];
const findings = {
  resolves_to: ['192.0.2.10', '2001:db8::10', '2001:db8::11'],
  name_server: 'ns1.parking.example',
  dns_record: ['TXT "v=spf1 -all"', 'MX 10 mx.example'],
  first_seen_at: '2026-04-02T00:00:00Z',
  last_seen_at: '2026-04-05T00:00:00Z',
};
const hosted = [
  { rrname: 'parcel-fee.example', rrtype: 'A', rdata: '192.0.2.10', time_first: 1775088000, time_last: 1775260800, count: 12 },
];
const hostedFindings = { hosted_name: 'parcel-fee.example', first_seen_at: '2026-04-02T00:00:00Z', last_seen_at: '2026-04-04T00:00:00Z' };
/** As CIRCL shows its answers to a domain since version 2.0: what was asked for in `rdata`, figures as text. */
const turned = [
  { rrtype: 'A', rrname: '192.0.2.10', rdata: 'parcel-fee.example', count: '19', time_first: '1775088000', time_last: '1775260800' },
  { rrtype: 'AAAA', rrname: '2001:db8::10', rdata: 'parcel-fee.example', count: '18', time_first: '1775088000', time_last: '1775347200' },
  { rrtype: 'MX', rrname: '10 mx.example', rdata: 'parcel-fee.example', count: '149', time_first: '1775174400', time_last: '1775174400' },
  {
    rrtype: 'NS',
    rrname: 'ns1.parking.example',
    rdata: 'parcel-fee.example',
    count: '5',
    time_first: '1775174400',
    time_last: '1775174400',
  },
];
const turnedFindings = {
  resolves_to: ['192.0.2.10', '2001:db8::10'],
  name_server: 'ns1.parking.example',
  dns_record: 'MX 10 mx.example',
  first_seen_at: '2026-04-02T00:00:00Z',
  last_seen_at: '2026-04-05T00:00:00Z',
};
/** What signing in to Spamhaus gives. */
const signedIn = { body: { token: 'eyJ0eXAi.0123456789.dx2UTSGcyEKvU', expires: 1775563200 } };
const logIn = 'POST https://api-pdns.spamhaustech.com/v2/login {"username":"desk@bank.example","password":"spamhaus-pass-0123456789"}';
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
      what: 'the records of a domain with what was asked for on the other side, as CIRCL documents them',
      subject: { kind: 'domain', value: 'parcel-fee.example' },
      answers: [{ body: lines(turned) }],
      findings: turnedFindings,
    },
    {
      what: 'a part of what there is, without saying since when and until when',
      subject: { kind: 'ip', value: '192.0.2.10' },
      answers: [{ headers: { 'x-dribble-errors': '{"maxset": 1000, "total_value": 532915}' }, body: lines(hosted) }],
      findings: { hosted_name: 'parcel-fee.example' },
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
  quotaSpent: { none: 'a spent quota is a 429 as any limit is' },
  others: [
    {
      what: 'an account that may not ask',
      answers: [{ status: 403, body: 'Forbidden' }],
      outcome: { kind: 'refused', reason: 'bad_key' },
    },
  ],
});

contractOf({
  connector: spamhausPdns,
  settings: { user: 'desk@bank.example', password: 'spamhaus-pass-0123456789' },
  found: [
    {
      what: 'the records of a domain and the names below it',
      subject: { kind: 'domain', value: 'parcel-fee.example' },
      answers: [signedIn, { body: { hits: 6, records } }],
      requests: [logIn, 'GET https://api-pdns.spamhaustech.com/v2/_search/rrset/parcel-fee.example/ANY?stype=rm&limit=1000'],
      findings,
    },
    {
      what: 'the names that an address was given to',
      subject: { kind: 'ip', value: '192.0.2.10' },
      answers: [signedIn, { body: { hits: 1, records: hosted } }],
      requests: [logIn, 'GET https://api-pdns.spamhaustech.com/v2/_search/rdata/192.0.2.10?stype=em&limit=1000'],
      findings: hostedFindings,
    },
    {
      what: 'a host by its very name, in the words of older answers',
      subject: { kind: 'host', value: 'www.parcel-fee.example' },
      answers: [
        signedIn,
        {
          body: {
            hits: 1,
            records: [{ rname: 'www.parcel-fee.example', rtype: 'A', rdata: '192.0.2.10', first_seen: 1775088000, last_seen: 1775260800 }],
          },
        },
      ],
      requests: [logIn, 'GET https://api-pdns.spamhaustech.com/v2/_search/rrset/www.parcel-fee.example/ANY?stype=em&limit=1000'],
      findings: { resolves_to: '192.0.2.10', first_seen_at: '2026-04-02T00:00:00Z', last_seen_at: '2026-04-04T00:00:00Z' },
    },
  ],
  notFound: { none: 'it takes two answers: below' },
  badKey: { status: 401, body: { code: 401, message: 'Invalid credentials' } },
  quotaSpent: { none: 'a spent quota is a 429 as any limit is' },
  others: [
    { what: 'that nothing is known', answers: [signedIn, { body: { hits: 0, records: [] } }], outcome: { kind: 'not_found' } },
    { what: 'that it could not answer', answers: [signedIn, { body: { error: true, hits: 0 } }], outcome: { kind: 'failed' } },
  ],
});

describe('passive DNS', () => {
  test('the name and password of CIRCL go by basic authentication, kept out of what is shown', () => {
    const request = passiveDnsCircl.ask({ kind: 'host', value: 'a.example' }, { user: 'desk', password: 'pässword' }, 0);
    expect(request?.secretHeaders).toEqual({ authorization: `Basic ${Buffer.from('desk:pässword').toString('base64')}` });
  });

  test('CIRCL is asked to look into what it has, and not to resolve the name', () => {
    const request = passiveDnsCircl.ask({ kind: 'domain', value: 'a.example' }, { user: 'desk', password: 'password' }, 0);
    expect(request?.headers).toMatchObject({ 'dribble-disable-active-query': '1' });
  });

  test('what points at a name is not taken for what the name points at, where nothing shows that the sides are turned', () => {
    const body = lines([{ rrname: 'shop.example', rrtype: 'CNAME', rdata: 'parcel-fee.example', time_first: 1775088000 }]);
    const reading = passiveDnsCircl.read({ status: 200, headers: {}, body }, { kind: 'domain', value: 'parcel-fee.example' }, {});
    expect(reading).toEqual({ kind: 'not_found' });
  });

  test('of a host only its own records count', () => {
    const body = lines(records);
    const reading = passiveDnsCircl.read({ status: 200, headers: {}, body }, { kind: 'host', value: 'www.parcel-fee.example' }, {});
    expect(reading).toMatchObject({ findings: expect.arrayContaining([{ field: 'resolves_to', value: '2001:db8::10' }]) });
    expect(JSON.stringify(reading)).not.toContain('192.0.2.10');
  });
});
