import { spamhaus } from '../../../src/enrich/connectors/spamhaus.ts';
import { contractOf } from './contract.ts';

const domain = {
  domain: 'parcel-fee.example',
  'last-seen': 1775347200,
  tags: ['phish', 'shipping'],
  abused: false,
  whois: { created: 1775088000, expires: 1806624000, registrar: 'Example Registrar, LLC' },
  clusters: null,
  score: -7.4375,
};
const facts = {
  reputation_score: '-7.44',
  listed_tag: ['phish', 'shipping'],
  registrar: 'Example Registrar, LLC',
  registered_at: '2026-04-02T00:00:00Z',
  expires_at: '2027-04-02T00:00:00Z',
  last_seen_at: '2026-04-05T00:00:00Z',
};
const requests = [
  'GET https://api.spamhaus.org/api/intel/v2/byobject/domain/parcel-fee.example',
  'GET https://api.spamhaus.org/api/intel/v2/byobject/domain/parcel-fee.example/listing',
];

contractOf({
  connector: spamhaus,
  settings: { api_key: 'spamhaus-key-0123456789' },
  found: [
    {
      what: 'the reputation of a domain, and that it is listed',
      subject: { kind: 'domain', value: 'parcel-fee.example' },
      answers: [{ body: domain }, { body: { domain: 'parcel-fee.example', 'is-listed': true, 'listed-until': 1775433600 } }],
      requests,
      findings: { ...facts, listed_as: 'spamhaus_dbl', listing_expires_at: '2026-04-06T00:00:00Z' },
    },
    {
      what: 'the reputation of an abused domain that is not listed',
      subject: { kind: 'domain', value: 'parcel-fee.example' },
      answers: [{ body: { ...domain, abused: true } }, { body: { domain: 'parcel-fee.example', 'is-listed': false } }],
      requests,
      findings: { ...facts, abused: 'true' },
    },
  ],
  notFound: { status: 404, body: { code: 404, message: 'domain not found' } },
  badKey: { status: 401, body: { code: 401, message: 'Invalid token' } },
  quotaSpent: { none: 'a spent quota is a 429 as any limit is' },
});
