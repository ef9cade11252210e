import { urlhaus } from '../../../src/enrich/connectors/urlhaus.ts';
import { contractOf } from './contract.ts';

contractOf({
  connector: urlhaus,
  settings: { auth_key: 'abuse-key-0123456789' },
  found: [
    {
      what: 'the addresses known of a host, and what other lists say',
      subject: { kind: 'host', value: 'www.parcel-fee.example' },
      answers: [
        {
          body: {
            query_status: 'ok',
            urlhaus_reference: 'https://urlhaus.abuse.ch/host/www.parcel-fee.example/',
            host: 'www.parcel-fee.example',
            firstseen: '2026-04-02 08:00:00 UTC',
            url_count: '2',
            blacklists: { spamhaus_dbl: 'phishing_domain', surbl: 'not listed' },
            urls: [
              {
                id: '1',
                url: 'https://www.parcel-fee.example/a.apk',
                url_status: 'offline',
                date_added: '2026-04-02 08:00:00 UTC',
                threat: 'malware_download',
                larted: 'true',
                tags: ['apk', 'FluBot'],
              },
              { id: '2', url: 'https://www.parcel-fee.example/b.apk', url_status: 'online', threat: 'malware_download', tags: null },
            ],
          },
        },
      ],
      requests: ['POST https://urlhaus-api.abuse.ch/v1/host/ host=www.parcel-fee.example'],
      findings: {
        listed_as: ['malware_download', 'spamhaus_dbl phishing_domain'],
        listed_since: '2026-04-02T08:00:00Z',
        listed_urls: '2',
        listed_tag: ['apk', 'FluBot'],
        url_status: 'online',
      },
    },
    {
      what: 'one address',
      subject: { kind: 'url', value: 'https://www.parcel-fee.example/a.apk?x=1&y=2' },
      answers: [
        {
          body: {
            query_status: 'ok',
            url: 'https://www.parcel-fee.example/a.apk?x=1&y=2',
            url_status: 'online',
            host: 'www.parcel-fee.example',
            date_added: '2026-04-02 08:00:00 UTC',
            last_online: '2026-04-05 08:00:00 UTC',
            threat: 'malware_download',
            blacklists: { spamhaus_dbl: 'not listed', surbl: 'not listed' },
            tags: ['apk'],
          },
        },
      ],
      requests: ['POST https://urlhaus-api.abuse.ch/v1/url/ url=https%3A%2F%2Fwww.parcel-fee.example%2Fa.apk%3Fx%3D1%26y%3D2'],
      findings: {
        listed_as: 'malware_download',
        listed_since: '2026-04-02T08:00:00Z',
        last_seen_at: '2026-04-05T08:00:00Z',
        url_status: 'online',
        listed_tag: 'apk',
      },
    },
  ],
  notFound: { body: { query_status: 'no_results' } },
  badKey: { status: 403, body: { query_status: 'unknown_auth_key' } },
  quotaSpent: { none: 'fair use, in no figures' },
  others: [
    { what: 'a host that it takes for none', answers: [{ body: { query_status: 'invalid_host' } }], outcome: { kind: 'not_found' } },
    { what: 'no key at all', answers: [{ status: 401, body: { error: 'Unauthorized' } }], outcome: { kind: 'refused', reason: 'bad_key' } },
  ],
});
