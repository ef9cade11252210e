import { expect, test } from 'vitest';
import { googleWebRisk } from '../../../src/enrich/connectors/google-web-risk.ts';
import { contractOf } from './contract.ts';

const types =
  'threatTypes=MALWARE&threatTypes=SOCIAL_ENGINEERING&threatTypes=UNWANTED_SOFTWARE&threatTypes=SOCIAL_ENGINEERING_EXTENDED_COVERAGE';
const settings = { api_key: 'google-key-0123456789' };
const error = (code: number, status: string, reason: string, metadata: Readonly<Record<string, string>> = {}) => ({
  status: code,
  body: { error: { code, status, message: 'no', details: [{ '@type': 'type.googleapis.com/google.rpc.ErrorInfo', reason, metadata }] } },
});

contractOf({
  connector: googleWebRisk,
  settings,
  found: [
    {
      what: 'the lists that a URL stands on',
      subject: { kind: 'url', value: 'https://www.parcel-fee.example/pay?a=1&b=2' },
      answers: [{ body: { threat: { threatTypes: ['SOCIAL_ENGINEERING', 'MALWARE'], expireTime: '2026-04-06T10:05:00.500Z' } } }],
      requests: [
        `GET https://webrisk.googleapis.com/v1/uris:search?${types}&uri=https%3A%2F%2Fwww.parcel-fee.example%2Fpay%3Fa%3D1%26b%3D2`,
      ],
      findings: { listed_as: ['social_engineering', 'malware'], listing_expires_at: '2026-04-06T10:05:00.500Z' },
    },
    {
      what: 'a domain by the address of its front page',
      subject: { kind: 'domain', value: 'parcel-fee.example' },
      answers: [{ body: { threat: { threatTypes: ['SOCIAL_ENGINEERING_EXTENDED_COVERAGE'] } } }],
      requests: [`GET https://webrisk.googleapis.com/v1/uris:search?${types}&uri=http%3A%2F%2Fparcel-fee.example%2F`],
      findings: { listed_as: 'social_engineering_extended_coverage' },
    },
  ],
  notFound: { body: {} },
  badKey: error(400, 'INVALID_ARGUMENT', 'API_KEY_INVALID'),
  quotaSpent: error(429, 'RESOURCE_EXHAUSTED', 'RATE_LIMIT_EXCEEDED', { quota_limit: 'LookupRequestsPerDayPerProject' }),
  others: [
    {
      what: 'the limit of a minute as a limit of its rate',
      answers: [error(429, 'RESOURCE_EXHAUSTED', 'RATE_LIMIT_EXCEEDED', { quota_limit: 'LookupRequestsPerMinutePerProject' })],
      outcome: { kind: 'refused', reason: 'rate_limited' },
    },
    {
      what: 'that the project has not switched the service on',
      answers: [error(403, 'PERMISSION_DENIED', 'SERVICE_DISABLED')],
      outcome: { kind: 'refused', reason: 'not_allowed' },
    },
  ],
});

test('the key stands in no address', () => {
  expect(googleWebRisk.ask({ kind: 'domain', value: 'a.example' }, settings, 0)?.url).not.toContain(settings.api_key);
});
