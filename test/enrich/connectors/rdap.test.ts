import { dirname } from 'node:path';
import { describe, expect, test } from 'vitest';
import { connectorsWith } from '../../../src/enrich/connectors/index.ts';
import { rdap, rdapConnector } from '../../../src/enrich/connectors/rdap.ts';
import { loadRdapBootstrap, type RdapBootstrap, readRdapBootstrap } from '../../../src/enrich/connectors/rdap-bootstrap.ts';
import { fileOf } from '../../support/folders.ts';
import { contractOf } from './contract.ts';

const fiction = {
  dns: {
    services: [
      [['example'], ['https://rdap.registry.example/v1/']],
      [['plain.example'], ['http://rdap.plain.example/']],
    ],
  },
  ipv4: { services: [[['192.0.0.0/8', '198.51.100.0/24'], ['https://rdap.networks.example']]] },
  ipv6: { services: [[['2001:db8::/32'], ['https://rdap.networks.example/']]] },
};
const bootstrap = readRdapBootstrap(JSON.stringify(fiction)) as RdapBootstrap;

const card = (...lines: unknown[]) => ['vcard', [['version', {}, 'text', '4.0'], ...lines]];
const type = { 'content-type': 'application/rdap+json' };

/** A registration as a registry of generic domains shows it. */
const registration = {
  headers: type,
  body: {
    objectClassName: 'domain',
    handle: '1_DOMAIN-EXAMPLE',
    ldhName: 'PARCEL-FEE.EXAMPLE',
    status: ['client transfer prohibited', 'Server Hold'],
    entities: [
      {
        objectClassName: 'entity',
        handle: '9999',
        roles: ['registrar'],
        publicIds: [{ type: 'IANA Registrar ID', identifier: '9999' }],
        vcardArray: card(['fn', {}, 'text', 'Fiction Names, LLC']),
        entities: [
          {
            objectClassName: 'entity',
            roles: ['abuse'],
            vcardArray: card(
              ['fn', {}, 'text', 'Abuse desk'],
              ['tel', { type: 'voice' }, 'uri', 'tel:+1.2025550123;ext=4'],
              ['email', {}, 'text', 'Abuse@fiction-names.example'],
            ),
          },
        ],
      },
      {
        objectClassName: 'entity',
        roles: ['registrant'],
        vcardArray: card(['fn', {}, 'text', 'REDACTED FOR PRIVACY'], ['adr', { cc: 'is' }, 'text', ['', '', '', '', '', '', '']]),
      },
    ],
    events: [
      { eventAction: 'registration', eventDate: '2026-04-01T09:15:00Z' },
      { eventAction: 'expiration', eventDate: '2027-04-01T09:15:00.0Z' },
      { eventAction: 'last changed', eventDate: '2026-04-02T00:00:00+02:00' },
      { eventAction: 'last update of RDAP database', eventDate: '2026-04-06T10:00:00Z' },
    ],
    secureDNS: { delegationSigned: false },
    nameservers: [
      { objectClassName: 'nameserver', ldhName: 'NS1.FICTION-DNS.EXAMPLE' },
      { objectClassName: 'nameserver', ldhName: 'ns2.fiction-dns.example.' },
    ],
    rdapConformance: ['rdap_level_0'],
    notices: [{ title: 'Terms of Use', description: ['…'] }],
  },
};

const network = {
  headers: type,
  body: {
    objectClassName: 'ip network',
    handle: '192.0.2.0 - 192.0.2.255',
    startAddress: '192.0.2.0',
    endAddress: '192.0.2.255',
    ipVersion: 'v4',
    name: 'FICTION-NET',
    country: 'NL',
    status: ['active'],
    entities: [
      {
        roles: ['registrant'],
        vcardArray: card(['fn', {}, 'text', 'Fiction Hosting Ltd']),
        entities: [{ roles: ['abuse', 'technical'], vcardArray: card(['email', {}, 'text', 'abuse@fiction-hosting.example']) }],
      },
    ],
    events: [
      { eventAction: 'registration', eventDate: '2020-01-02T03:04:05Z' },
      { eventAction: 'last changed', eventDate: '2021-01-02T03:04:05Z' },
    ],
  },
};

const ofNetwork = {
  network: '192.0.2.0 - 192.0.2.255',
  network_name: 'FICTION-NET',
  network_holder: 'Fiction Hosting Ltd',
  country: 'NL',
  abuse_contact: 'abuse@fiction-hosting.example',
  registered_at: '2020-01-02T03:04:05Z',
  changed_at: '2021-01-02T03:04:05Z',
  registration_status: 'active',
};

const domain = { kind: 'domain', value: 'parcel-fee.example' } as const;

contractOf({
  connector: rdapConnector(() => bootstrap),
  settings: {},
  unasked: [
    { kind: 'domain', value: 'parcel-fee.invalid' },
    { kind: 'domain', value: 'parcel.plain.test' },
    { kind: 'ip', value: '203.0.113.1' },
    { kind: 'ip', value: 'parcel-fee.example' },
  ],
  found: [
    {
      what: 'a registration, its registrar and where to report it',
      subject: domain,
      answers: [registration],
      findings: {
        registrar: 'Fiction Names, LLC',
        registrar_id: '9999',
        registrar_abuse_email: 'abuse@fiction-names.example',
        registrar_abuse_phone: '+1.2025550123',
        registered_at: '2026-04-01T09:15:00Z',
        expires_at: '2027-04-01T09:15:00Z',
        changed_at: '2026-04-01T22:00:00Z',
        registration_status: ['client transfer prohibited', 'server hold'],
        name_server: ['ns1.fiction-dns.example', 'ns2.fiction-dns.example'],
        registrant_country: 'IS',
      },
      requests: ['GET https://rdap.registry.example/v1/domain/parcel-fee.example'],
    },
    {
      what: 'the network of an address and its abuse desk',
      subject: { kind: 'ip', value: '192.0.2.10' },
      answers: [network],
      findings: ofNetwork,
      requests: ['GET https://rdap.networks.example/ip/192.0.2.10'],
    },
    {
      what: 'a record with an abuse contact of its own at the top and a country as the last line of an address',
      subject: domain,
      answers: [
        {
          headers: type,
          body: {
            objectClassName: 'domain',
            entities: [
              { roles: ['abuse'], vcardArray: card(['email', {}, 'text', 'desk@registry.example']) },
              { roles: ['registrant'], vcardArray: card(['adr', {}, 'text', ['', '', '1 Road', 'Town', '', '', 'GB']]) },
            ],
          },
        },
      ],
      findings: { registrar_abuse_email: 'desk@registry.example', registrant_country: 'GB' },
    },
    {
      what: 'a block that was moved, at the registry to which the first one refers',
      subject: { kind: 'ip', value: '192.0.2.10' },
      answers: [{ status: 301, headers: { location: 'https://rdap.other.example/rdap/ip/192.0.2.10' } }, network],
      findings: ofNetwork,
      requests: ['GET https://rdap.networks.example/ip/192.0.2.10', 'GET https://rdap.other.example/rdap/ip/192.0.2.10'],
    },
  ],
  notFound: { status: 404, headers: type, body: { errorCode: 404, title: 'Not Found', description: ['no such domain'] } },
  badKey: { none: 'there is no key' },
  quotaSpent: { none: 'there is no quota that is told' },
  others: [
    { what: 'a registry that refuses', answers: [{ status: 403, body: {} }], outcome: { kind: 'refused', reason: 'not_allowed' } },
    {
      what: 'a referral without TLS, and goes nowhere',
      answers: [{ status: 302, headers: { location: 'http://rdap.other.example/' } }, registration],
      outcome: { kind: 'failed', detail: 'the provider answers with status 302' },
    },
    {
      what: 'referrals without end',
      answers: [{ status: 302, headers: { location: 'https://rdap.other.example/domain/parcel-fee.example' } }],
      outcome: { kind: 'failed', detail: 'the provider answers with status 302' },
    },
    { what: 'an object of another class', answers: [{ body: { objectClassName: 'nameserver' } }], outcome: { kind: 'failed' } },
  ],
});

describe('the bootstrap', () => {
  test('that ships leads to the registries of the commonest domains and of all address blocks', () => {
    const urlOf = (kind: 'domain' | 'ip', value: string) => rdap.ask({ kind, value }, {}, 0)?.url;
    expect(urlOf('domain', 'example.com')).toBe('https://rdap.verisign.com/com/v1/domain/example.com');
    expect(urlOf('domain', 'example.co.uk')).toBe('https://rdap.nominet.uk/uk/domain/example.co.uk');
    expect(urlOf('domain', 'example.top')).toBe('https://rdap.zdnsgtld.com/top/domain/example.top');
    expect(urlOf('domain', 'example.de')).toBeUndefined();
    expect(urlOf('ip', '3ffe::1')).toBeUndefined();
    const open = [0, 10, 127];
    for (let first = 0; first < 224; first++) {
      expect([first, urlOf('ip', `${first}.1.1.1`) !== undefined]).toEqual([first, !open.includes(first)]);
    }
  });

  test('takes the longest suffix and the longest block, and no server without TLS', () => {
    const layered = readRdapBootstrap(
      JSON.stringify({
        services: [
          [['example'], ['https://a.example/']],
          [['gov.example'], ['http://b.example/', 'https://b.example/rdap']],
          [['open.example'], ['http://c.example/']],
          [['192.0.0.0/8'], ['https://d.example/']],
          [['192.0.2.0/24'], ['https://e.example/']],
        ],
      }),
    );
    expect(layered?.forDomain('x.example')).toBe('https://a.example/');
    expect(layered?.forDomain('x.gov.example')).toBe('https://b.example/rdap/');
    expect(layered?.forDomain('x.open.example')).toBe('https://a.example/');
    expect(layered?.forIp('192.0.2.1')).toBe('https://e.example/');
    expect(layered?.forIp('192.0.3.1')).toBe('https://d.example/');
    expect(layered?.forIp('::ffff')).toBeNull();
  });

  test.each(['', '{', '[]', '{}', '{"services":[]}', '{"services":[[["x"],[7]],7,[[7],["https://a.example/"]]]}'])(
    'is none in %j',
    (text) => {
      expect(readRdapBootstrap(text)).toBeNull();
    },
  );

  test('of a newer file of IANA goes first, and what that leaves open comes from the one that ships', () => {
    const folder = dirname(fileOf('rdap-bootstrap.json', JSON.stringify({ services: [[['com'], ['https://new.example/']]] })));
    const loaded = loadRdapBootstrap([folder]);
    const asked = connectorsWith([folder]).flatMap((one) => one.ask({ kind: 'domain', value: 'example.com' }, {}, 0)?.url ?? []);
    expect(asked).toContain('https://new.example/domain/example.com');
    expect(loaded.forDomain('example.com')).toBe('https://new.example/');
    expect(loaded.forDomain('example.top')).toBe('https://rdap.zdnsgtld.com/top/');
    expect(loaded.forIp('8.1.1.1')).toBe('https://rdap.arin.net/registry/');
  });
});
