import { expect, test } from 'vitest';
import { certificateTransparency } from '../../../src/enrich/connectors/certificate-transparency.ts';
import { contractOf } from './contract.ts';

const entry = {
  issuer_ca_id: 1,
  issuer_name: 'C=US, O="Example Trust, Inc.", CN=R1',
  common_name: 'parcel-fee.example',
  name_value: 'parcel-fee.example\nwww.parcel-fee.example',
  id: 1,
  entry_timestamp: '2026-04-02T10:00:00.123',
  not_before: '2026-04-02T09:00:00',
  not_after: '2026-07-01T09:00:00',
  serial_number: '01',
};
const subject = { kind: 'domain', value: 'parcel-fee.example' } as const;

contractOf({
  connector: certificateTransparency,
  settings: {},
  found: [
    {
      what: 'the names on the certificates of a domain, and when the first was seen',
      subject,
      answers: [
        {
          body: [
            entry,
            {
              ...entry,
              id: 2,
              name_value: '*.parcel-fee.example\nother-fee.example',
              entry_timestamp: null,
              not_before: '2026-04-01T09:00:00',
            },
            { ...entry, id: 3, common_name: 'notparcel-fee.example', name_value: 'notparcel-fee.example' },
          ],
        },
        { body: [{ ...entry, id: 4, common_name: 'track.parcel-fee.example', name_value: 'track.parcel-fee.example' }] },
      ],
      requests: [
        'GET https://crt.sh/?q=parcel-fee.example&output=json&deduplicate=Y',
        'GET https://crt.sh/?q=%25.parcel-fee.example&output=json&deduplicate=Y',
      ],
      findings: {
        certificates: '2',
        certificate_seen_at: '2026-04-01T09:00:00Z',
        certificate_name: [
          ...['parcel-fee.example', 'www.parcel-fee.example', '*.parcel-fee.example', 'other-fee.example'],
          'track.parcel-fee.example',
        ],
        certificate_issuer: 'Example Trust, Inc.',
      },
    },
    {
      what: 'a domain of which only names below it have certificates',
      subject,
      answers: [{ body: '[]' }, { body: [{ ...entry, common_name: 'track.parcel-fee.example', name_value: 'track.parcel-fee.example' }] }],
      findings: {
        certificates: '1',
        certificate_seen_at: '2026-04-02T10:00:00.123Z',
        certificate_name: 'track.parcel-fee.example',
        certificate_issuer: 'Example Trust, Inc.',
      },
    },
    {
      what: 'a host under the wildcard of its domain',
      subject: { kind: 'host', value: 'www.parcel-fee.example' },
      answers: [{ body: [{ ...entry, common_name: null, name_value: '*.parcel-fee.example', issuer_name: 'O=Example Trust' }] }],
      findings: {
        certificates: '1',
        certificate_seen_at: '2026-04-02T10:00:00.123Z',
        certificate_name: '*.parcel-fee.example',
        certificate_issuer: 'Example Trust',
      },
    },
  ],
  notFound: { body: '[]' },
  badKey: { none: 'it has no keys' },
  quotaSpent: { none: 'it has no quota but a limit of its rate' },
  others: [
    {
      what: 'what it found before it was overloaded',
      answers: [{ body: [entry] }, { status: 502, body: '<html>Bad Gateway</html>' }],
      outcome: { kind: 'found', partial: true },
    },
  ],
});

test('a list that is longer than the cap is read as far as it came, without saying how many or since when', () => {
  const host = { kind: 'host', value: 'parcel-fee.example' } as const;
  const request = certificateTransparency.ask(host, {}, 0);
  const cap = request?.readAtMost ?? 0;
  const body = JSON.stringify(Array.from({ length: 8000 }, () => entry)).slice(0, cap);
  expect(body.length).toBe(cap);
  const reading = certificateTransparency.read({ status: 200, headers: {}, body }, host, {});
  expect(reading).toEqual({
    kind: 'found',
    findings: [
      { field: 'certificate_name', value: 'parcel-fee.example' },
      { field: 'certificate_name', value: 'www.parcel-fee.example' },
      { field: 'certificate_issuer', value: 'Example Trust, Inc.' },
    ],
  });
});
