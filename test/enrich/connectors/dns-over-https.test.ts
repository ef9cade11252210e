import { dnsOverHttps } from '../../../src/enrich/connectors/dns-over-https.ts';
import { contractOf } from './contract.ts';

const domain = { kind: 'domain', value: 'parcel-fee.example' } as const;

const answer = (type: number, records: readonly { type: number; data: string }[], status = 0) => ({
  headers: { 'content-type': 'application/dns-json' },
  body: {
    ...{ Status: status, TC: false, RD: true, RA: true, AD: false, CD: false },
    Question: [{ name: 'parcel-fee.example', type }],
    ...(records.length > 0 && { Answer: records.map((record) => ({ name: 'parcel-fee.example', TTL: 300, ...record })) }),
  },
});

const asked = (type: string, base = 'https://cloudflare-dns.com/dns-query') => `GET ${base}?name=parcel-fee.example&type=${type}`;

contractOf({
  connector: dnsOverHttps,
  settings: {},
  unasked: [
    { kind: 'domain', value: 'example' },
    { kind: 'host', value: '*.parcel-fee.example' },
    { kind: 'host', value: '2001:db8::1' },
  ],
  found: [
    {
      what: 'addresses, name servers, mail servers and an alias',
      subject: domain,
      answers: [
        answer(1, [
          { type: 5, data: 'Fronts.CDN.example.' },
          { type: 1, data: '192.0.2.7' },
          { type: 1, data: '192.0.2.8' },
        ]),
        answer(28, [{ type: 28, data: '2001:db8::7' }]),
        answer(2, [
          { type: 2, data: 'ns1.fiction-dns.example.' },
          { type: 2, data: 'ns2.fiction-dns.example.' },
        ]),
        answer(15, [{ type: 15, data: '10 mail.fiction-dns.example.' }]),
      ],
      findings: {
        resolves_to: ['192.0.2.7', '192.0.2.8', '2001:db8::7'],
        name_server: ['ns1.fiction-dns.example', 'ns2.fiction-dns.example'],
        dns_record: ['CNAME Fronts.CDN.example', 'MX 10 mail.fiction-dns.example'],
      },
      requests: [asked('A'), asked('AAAA'), asked('NS'), asked('MX')],
    },
    {
      what: 'a name with an address and nothing else, at Google',
      subject: { kind: 'host', value: 'parcel-fee.example' },
      settings: { address: 'https://dns.google/resolve' },
      answers: [answer(1, [{ type: 1, data: '192.0.2.7' }]), answer(28, []), answer(2, []), answer(15, [])],
      findings: { resolves_to: '192.0.2.7' },
      requests: ['A', 'AAAA', 'NS', 'MX'].map((type) => `${asked(type, 'https://dns.google/resolve')}&edns_client_subnet=0.0.0.0%2F0`),
    },
  ],
  notFound: answer(1, [], 3),
  badKey: { none: 'there is no key' },
  quotaSpent: { none: 'there is no quota' },
  others: [
    { what: 'a name without records', answers: [answer(1, [])], outcome: { kind: 'not_found' } },
    { what: 'name servers that are broken (SERVFAIL)', answers: [answer(1, [], 2)], outcome: { kind: 'failed' } },
    { what: 'a resolver that refuses', answers: [answer(1, [], 5)], outcome: { kind: 'refused', reason: 'not_allowed' } },
    {
      what: 'what it found before a later question failed',
      answers: [answer(1, [{ type: 1, data: '192.0.2.7' }]), { status: 503 }],
      outcome: { kind: 'found', partial: true },
    },
  ],
});
