import { virustotal } from '../../../src/enrich/connectors/virustotal.ts';
import { askedAt } from '../../support/provider-server.ts';
import { contractOf } from './contract.ts';

const url = 'https://www.parcel-fee.example/pay';

contractOf({
  connector: virustotal,
  settings: { api_key: 'vt-key-0123456789abcdef' },
  found: [
    {
      what: 'verdicts, registration and DNS of a domain',
      subject: { kind: 'domain', value: 'parcel-fee.example' },
      answers: [
        {
          body: {
            data: {
              id: 'parcel-fee.example',
              type: 'domain',
              links: { self: 'https://www.virustotal.com/api/v3/domains/parcel-fee.example' },
              attributes: {
                last_analysis_stats: { malicious: 11, suspicious: 2, harmless: 55, undetected: 25, timeout: 0 },
                first_seen_date: 1775260800,
                registrar: 'Example Registrar, LLC',
                creation_date: 1775088000,
                last_update_date: 1775174400,
                expiration_date: 1806624000,
                last_dns_records: [
                  { type: 'A', value: '192.0.2.10', ttl: 300 },
                  { type: 'AAAA', value: '2001:db8::10', ttl: 300 },
                  { type: 'NS', value: 'ns1.parking.example.', ttl: 3600 },
                  { type: 'MX', value: 'mail.parcel-fee.example', priority: 10, ttl: 300 },
                  { type: 'SOA', value: 'ns1.parking.example', ttl: 3600 },
                ],
                last_https_certificate_date: 1775260800,
                last_https_certificate: { extensions: { subject_alternative_name: ['parcel-fee.example', '*.parcel-fee.example'] } },
              },
            },
          },
        },
      ],
      requests: ['GET https://www.virustotal.com/api/v3/domains/parcel-fee.example'],
      findings: {
        malicious_verdicts: '11',
        suspicious_verdicts: '2',
        harmless_verdicts: '55',
        verdict_engines: '93',
        first_seen_at: '2026-04-04T00:00:00Z',
        registrar: 'Example Registrar, LLC',
        registered_at: '2026-04-02T00:00:00Z',
        changed_at: '2026-04-03T00:00:00Z',
        expires_at: '2027-04-02T00:00:00Z',
        resolves_to: ['192.0.2.10', '2001:db8::10'],
        name_server: 'ns1.parking.example',
        dns_record: 'MX mail.parcel-fee.example',
        certificate_seen_at: '2026-04-04T00:00:00Z',
        certificate_name: ['parcel-fee.example', '*.parcel-fee.example'],
      },
    },
    {
      what: 'a URL under its id, base64url without padding',
      subject: { kind: 'url', value: url },
      answers: [
        {
          body: {
            data: {
              type: 'url',
              attributes: {
                last_analysis_stats: { malicious: 4, suspicious: 0, harmless: 60, undetected: 30, timeout: 0 },
                first_submission_date: 1775088000,
                last_submission_date: 1775260800,
                title: 'Pay the fee',
                last_final_url: 'https://www.parcel-fee.example/pay/card',
                last_http_response_code: 200,
                threat_names: ['Phishing Parcel'],
              },
            },
          },
        },
      ],
      requests: [`GET https://www.virustotal.com/api/v3/urls/${Buffer.from(url).toString('base64').replace(/=+$/, '')}`],
      findings: {
        malicious_verdicts: '4',
        suspicious_verdicts: '0',
        harmless_verdicts: '60',
        verdict_engines: '94',
        first_seen_at: '2026-04-02T00:00:00Z',
        last_seen_at: '2026-04-04T00:00:00Z',
        page_title: 'Pay the fee',
        final_url: 'https://www.parcel-fee.example/pay/card',
        http_status: '200',
        listed_as: 'Phishing Parcel',
      },
    },
    {
      what: 'an IP address with its network',
      subject: { kind: 'ip', value: '2001:db8::10' },
      answers: [
        {
          body: {
            data: {
              type: 'ip_address',
              attributes: {
                last_analysis_stats: { malicious: 1, suspicious: 0, harmless: 70, undetected: 20, timeout: 0 },
                as_owner: 'Example Hosting',
                asn: 64500,
                country: 'NL',
              },
            },
          },
        },
      ],
      requests: ['GET https://www.virustotal.com/api/v3/ip_addresses/2001%3Adb8%3A%3A10'],
      findings: {
        malicious_verdicts: '1',
        suspicious_verdicts: '0',
        harmless_verdicts: '70',
        verdict_engines: '91',
        as_number: '64500',
        as_name: 'Example Hosting',
        country: 'NL',
      },
    },
  ],
  notFound: { status: 404, body: { error: { code: 'NotFoundError', message: 'Domain "parcel-fee.example" not found' } } },
  badKey: { status: 401, body: { error: { code: 'WrongCredentialsError', message: 'Wrong API key' } } },
  quotaSpent: { none: 'the quotas of a minute, a day and a month answer alike: below' },
  others: [
    {
      what: 'that the key may not do this',
      answers: [{ status: 403, body: { error: { code: 'ForbiddenError', message: 'You are not authorized' } } }],
      outcome: { kind: 'refused', reason: 'not_allowed' },
    },
    {
      what: 'a quota that is exceeded as a limit that may be over in a minute',
      answers: [{ status: 429, body: { error: { code: 'QuotaExceededError', message: 'Quota exceeded' } } }],
      outcome: { kind: 'refused', reason: 'rate_limited', retryAt: askedAt + 61_000 },
    },
    {
      what: 'too many requests as a limit of its rate',
      answers: [{ status: 429, body: { error: { code: 'TooManyRequestsError', message: 'Too many requests' } } }],
      outcome: { kind: 'refused', reason: 'rate_limited' },
    },
  ],
});
