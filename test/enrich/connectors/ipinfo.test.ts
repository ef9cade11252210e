import { expect, test } from 'vitest';
import { ipinfo } from '../../../src/enrich/connectors/ipinfo.ts';
import { contractOf } from './contract.ts';

const ip = { kind: 'ip', value: '192.0.2.10' } as const;

contractOf({
  connector: ipinfo,
  settings: { token: 'ipinfo-token-1234' },
  unasked: [
    { kind: 'ip', value: 'parcel-fee.example' },
    { kind: 'ip', value: 'fe80::1%eth0' },
  ],
  found: [
    {
      what: 'the free plan: network and country',
      subject: ip,
      answers: [
        {
          body: {
            ...{ ip: '192.0.2.10', asn: 'AS64496', as_name: 'Fiction Hosting Ltd', as_domain: 'fiction-hosting.example' },
            ...{ country_code: 'NL', country: 'Netherlands', continent_code: 'EU', continent: 'Europe' },
          },
        },
      ],
      findings: { as_number: '64496', as_name: 'Fiction Hosting Ltd', country: 'NL' },
      requests: ['GET https://api.ipinfo.io/lite/192.0.2.10'],
    },
    {
      what: 'the core plan: city and kind of network too',
      subject: { kind: 'ip', value: '2001:db8::10' },
      settings: { plan: 'core' },
      answers: [
        {
          body: {
            ip: '2001:db8::10',
            geo: { city: 'Amsterdam', region: 'North Holland', country: 'Netherlands', country_code: 'NL', latitude: 52.4, longitude: 4.9 },
            as: { asn: 'AS64496', name: 'Fiction Hosting Ltd', domain: 'fiction-hosting.example', type: 'isp' },
            ...{ is_anonymous: false, is_anycast: false, is_hosting: true, is_mobile: false, is_satellite: false },
          },
        },
      ],
      findings: {
        ...{ as_number: '64496', as_name: 'Fiction Hosting Ltd', country: 'NL', city: 'Amsterdam' },
        ...{ hosting_kind: 'hosting', anonymous: 'false' },
      },
      requests: ['GET https://api.ipinfo.io/lookup/2001%3Adb8%3A%3A10'],
    },
  ],
  notFound: { body: { ip: '192.0.2.10', bogon: true } },
  badKey: {
    status: 403,
    body: { status: 403, error: { title: 'Unknown token', message: 'Please ensure you have entered your token correctly.' } },
  },
  quotaSpent: {
    status: 429,
    body: { status: 429, error: { title: 'Rate limit exceeded', message: 'Upgrade to increase your usage limits.' } },
  },
});

test('ipinfo sends the token in a header that is kept secret', () => {
  expect(ipinfo.ask(ip, { token: 'ipinfo-token-1234' }, 0)?.secretHeaders).toEqual({ authorization: 'Bearer ipinfo-token-1234' });
});
