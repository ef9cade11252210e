import { expect, test } from 'vitest';
import { spamhaus } from '../../../src/enrich/connectors/spamhaus.ts';
import { contractOf } from './contract.ts';

const settings = { user: 'desk@bank.example', password: 'spamhaus-pass-0123456789' };
/** What signing in gives: a token that is good for a day. */
const signedIn = { body: { code: 200, token: 'eyJ0eXAi.0123456789.dx2UTSGcyEKvU', expires: 1775563200 } };

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
  'POST https://api.spamhaus.org/api/v1/login {"username":"desk@bank.example","password":"spamhaus-pass-0123456789","realm":"intel"}',
  'GET https://api.spamhaus.org/api/intel/v2/byobject/domain/parcel-fee.example',
  'GET https://api.spamhaus.org/api/intel/v2/byobject/domain/parcel-fee.example/listing',
];

contractOf({
  connector: spamhaus,
  settings,
  found: [
    {
      what: 'the reputation of a domain, and that it is listed',
      subject: { kind: 'domain', value: 'parcel-fee.example' },
      answers: [signedIn, { body: domain }, { body: { domain: 'parcel-fee.example', 'is-listed': true, 'listed-until': 1775433600 } }],
      requests,
      findings: { ...facts, listed_as: 'spamhaus_dbl', listing_expires_at: '2026-04-06T00:00:00Z' },
    },
    {
      what: 'the reputation of an abused domain that is not listed',
      subject: { kind: 'domain', value: 'parcel-fee.example' },
      answers: [signedIn, { body: { ...domain, abused: true } }, { body: { domain: 'parcel-fee.example', 'is-listed': false } }],
      requests,
      findings: { ...facts, abused: 'true' },
    },
  ],
  notFound: { none: 'it takes two answers: below' },
  badKey: { status: 401, body: { code: 401, message: 'Authentication failed' } },
  quotaSpent: { none: 'a spent quota is a 429 as any limit is' },
  others: [
    {
      what: 'that nothing is known',
      answers: [signedIn, { status: 404, body: { code: 404, message: 'domain not found' } }],
      outcome: { kind: 'not_found' },
    },
    {
      what: 'a domain that is known and for which there is no listing',
      answers: [signedIn, { body: domain }, { status: 404, body: { code: 404, message: 'not found' } }],
      outcome: { kind: 'found', partial: false },
    },
    {
      what: 'an account that may not ask this, which is no matter of the password',
      answers: [signedIn, { status: 403, body: { code: 403, message: 'Forbidden' } }],
      outcome: { kind: 'refused', reason: 'not_allowed' },
    },
    { what: 'a sign-in without a token', answers: [{ body: { code: 200 } }], outcome: { kind: 'failed' } },
    { what: 'a token that no header can hold', answers: [{ body: { token: 'a\r\nx: 1' } }], outcome: { kind: 'failed' } },
  ],
});

test('spamhaus does not sign in again while the token is good, and shows it to nobody', () => {
  const request = spamhaus.ask({ kind: 'domain', value: 'parcel-fee.example' }, settings, 0, 'token-1234');
  expect(request).toMatchObject({ method: 'GET', secretHeaders: { authorization: 'Bearer token-1234' } });
  expect(request?.body).toBeUndefined();
});
