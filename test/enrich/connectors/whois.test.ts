import type { AddressInfo } from 'node:net';
import { createServer, type Server, type Socket } from 'node:net';
import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { whois } from '../../../src/enrich/connectors/whois.ts';
import { whoisFields, whoisTime } from '../../../src/enrich/connectors/whois-fields.ts';
import { askConnector } from '../../../src/enrich/providers/ask.ts';
import type { Connector, ConnectorRequest } from '../../../src/ports/provider.ts';
import { contractOf } from './contract.ts';
import { hostileValues } from './hostile.ts';

const domain = { kind: 'domain', value: 'parcel-fee.example' } as const;

const root = (server: string) => ({
  headers: { 'content-type': 'text/plain' },
  body: `% IANA WHOIS server\n% This query returned 1 object\n\nrefer:        ${server}\n\ndomain:       EXAMPLE\n\nwhois:        ${server}\n`,
});
const text = (...lines: string[]) => ({ headers: { 'content-type': 'text/plain' }, body: lines.join('\r\n') });

const icann = text(
  '   Domain Name: PARCEL-FEE.EXAMPLE',
  '   Registry Domain ID: 1_DOMAIN_EXAMPLE-VRSN',
  '   Registrar WHOIS Server: whois.fiction-names.example',
  '   Registrar URL: http://www.fiction-names.example',
  '   Updated Date: 2026-04-02T08:00:00Z',
  '   Creation Date: 2026-04-01T09:15:00Z',
  '   Registry Expiry Date: 2027-04-01T09:15:00Z',
  '   Registrar: Fiction Names, LLC',
  '   Registrar IANA ID: 9999',
  '   Registrar Abuse Contact Email: abuse@fiction-names.example',
  '   Registrar Abuse Contact Phone: +1.2025550123',
  '   Domain Status: clientHold https://icann.org/epp#clientHold',
  '   Registrant Country: IS',
  '   Name Server: NS1.FICTION-DNS.EXAMPLE',
  '   Name Server: NS2.FICTION-DNS.EXAMPLE',
  '>>> Last update of whois database: 2026-04-06T10:00:00Z <<<',
  '',
  'NOTICE: The expiration date displayed in this record is the date the registrar…',
);

contractOf({
  connector: whois,
  settings: {},
  unasked: [{ kind: 'domain', value: 'example' }],
  found: [
    {
      what: 'the layout of ICANN, after one referral',
      subject: domain,
      answers: [root('whois.registry.example'), icann],
      findings: {
        registrar: 'Fiction Names, LLC',
        registrar_id: '9999',
        registrar_abuse_email: 'abuse@fiction-names.example',
        registrar_abuse_phone: '+1.2025550123',
        registered_at: '2026-04-01T09:15:00Z',
        changed_at: '2026-04-02T08:00:00Z',
        expires_at: '2027-04-01T09:15:00Z',
        registration_status: 'clienthold',
        registrant_country: 'IS',
        name_server: ['ns1.fiction-dns.example', 'ns2.fiction-dns.example'],
      },
      requests: ['GET whois://whois.iana.org/example', 'GET whois://whois.registry.example/parcel-fee.example'],
    },
    {
      what: 'the layout of Nominet: values below their labels',
      subject: domain,
      answers: [
        root('whois.nominet.uk'),
        text(
          '    Domain name:',
          '        parcel-fee.example',
          '',
          '    Registrar:',
          '        Fiction Names Ltd t/a Names [Tag = FICTION]',
          '        URL: https://www.fiction-names.example',
          '',
          '    Relevant dates:',
          '        Registered on: 01-Apr-2026',
          '        Expiry date:  01-Apr-2027',
          '        Last updated:  02-Apr-2026',
          '',
          '    Registration status:',
          '        Registered until expiry date.',
          '',
          '    Name servers:',
          '        ns1.fiction-dns.example  192.0.2.53',
          '        ns2.fiction-dns.example',
          '',
          '    WHOIS lookup made at 12:00:00 06-Apr-2026',
        ),
      ],
      findings: {
        registrar: 'Fiction Names Ltd t/a Names',
        registered_at: '2026-04-01T00:00:00Z',
        expires_at: '2027-04-01T00:00:00Z',
        changed_at: '2026-04-02T00:00:00Z',
        registration_status: 'registered until expiry date',
        name_server: ['ns1.fiction-dns.example', 'ns2.fiction-dns.example'],
      },
    },
    {
      what: 'the layout of DENIC, which is asked in its own way',
      subject: domain,
      answers: [
        root('whois.denic.de'),
        text(
          '% Restricted rights.',
          '',
          'Domain: parcel-fee.example',
          'Nserver: ns1.fiction-dns.example 192.0.2.53',
          'Status: connect',
          'Changed: 2026-04-02T10:00:00+02:00',
        ),
      ],
      findings: { name_server: 'ns1.fiction-dns.example', registration_status: 'connect', changed_at: '2026-04-02T08:00:00Z' },
      requests: ['GET whois://whois.iana.org/example', 'GET whois://whois.denic.de/-T%20dn%2Cace%20parcel-fee.example'],
    },
    {
      what: 'the layout of JPRS: labels in brackets',
      subject: domain,
      answers: [
        root('whois.jprs.jp'),
        text(
          '[ JPRS database provides information on network administration. ]',
          '[Domain Name]                   PARCEL-FEE.EXAMPLE',
          '[Registrant]                    Fiction Co., Ltd.',
          '[Name Server]                   ns1.fiction-dns.example',
          '[Created on]                    2026/04/01',
          '[Expires on]                    2027/04/30',
          '[Status]                        Active',
          '[Last Updated]                  2026/04/02 01:05:10 (JST)',
        ),
      ],
      findings: {
        name_server: 'ns1.fiction-dns.example',
        registered_at: '2026-04-01T00:00:00Z',
        expires_at: '2027-04-30T00:00:00Z',
        registration_status: 'active',
        changed_at: '2026-04-01T16:05:10Z',
      },
    },
    {
      what: 'a record above terms of use that speak of limits',
      subject: domain,
      answers: [
        root('whois.registry.example'),
        text(
          'Domain Name: parcel-fee.example',
          'Registrar: Fiction Names, LLC',
          '',
          'NOTICE: who has exceeded the query limit may try again later.',
        ),
      ],
      findings: { registrar: 'Fiction Names, LLC' },
    },
  ],
  notFound: { none: 'it takes two answers: below' },
  badKey: { none: 'there is no key' },
  quotaSpent: { none: 'there is no quota that is told' },
  others: [
    ...[
      'No match for "PARCEL-FEE.EXAMPLE".',
      'Domain not found.',
      '% No entries found for query "parcel-fee.example".',
      'Domain: parcel-fee.example\r\nStatus: free',
      '%% NOT FOUND',
      'The queried object does not exist: no matching objects found',
      '    No match for "parcel-fee.example".\r\n\r\n    This domain name has not been registered.',
    ].map((said) => ({
      what: `${said.slice(0, 50)}`,
      answers: [root('whois.registry.example'), text(said)],
      outcome: { kind: 'not_found' } as const,
    })),
    {
      what: 'a top-level domain that has no server',
      answers: [text('% IANA WHOIS server', 'domain: EXAMPLE')],
      outcome: { kind: 'not_found' },
    },
    { what: 'a referral to the root itself', answers: [root('whois.iana.org')], outcome: { kind: 'not_found' } },
    { what: 'a referral to a private address', answers: [root('127.0.0.1')], outcome: { kind: 'failed' } },
    {
      what: 'a registry that refers on: not followed',
      answers: [root('whois.registry.example'), root('whois.other.example')],
      outcome: { kind: 'failed' },
    },
    {
      what: 'that it is asked too fast',
      answers: [root('whois.registry.example'), text('% Query rate limit exceeded. Please wait.')],
      outcome: { kind: 'refused', reason: 'rate_limited' },
    },
    { what: 'an empty answer', answers: [root('whois.registry.example'), text('')], outcome: { kind: 'failed' } },
    { what: 'a page', answers: [root('whois.registry.example'), text('<html>')], outcome: { kind: 'failed' } },
  ],
});

const open: { server: Server; sockets: Socket[] }[] = [];
afterAll(() => {
  for (const { server, sockets } of open) {
    for (const socket of sockets) socket.destroy();
    server.close();
  }
});

/** A server of WHOIS on the loopback. Gives its port and what it was asked. */
async function whoisServer(answer: (socket: Socket, query: string) => void): Promise<{ port: number; asked: string[] }> {
  const asked: string[] = [];
  const sockets: Socket[] = [];
  const server = createServer((socket) => {
    sockets.push(socket);
    let query = '';
    socket.on('error', () => undefined);
    socket.on('data', (chunk) => {
      query += chunk.toString('utf8');
      if (!query.endsWith('\r\n')) return;
      asked.push(query);
      answer(socket, query.trim());
    });
  });
  open.push({ server, sockets });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { port: (server.address() as AddressInfo).port, asked };
}

describe('whois at its port', () => {
  const through = (port: number): Connector => {
    const turned = (request: ConnectorRequest) => ({
      ...request,
      url: request.url.replace(/^whois:\/\/[^/]+/, `whois://127.0.0.1:${port}`),
    });
    return {
      ...whois,
      ask: (...given) => {
        const request = whois.ask(...given);
        return request && turned(request);
      },
      read: (...given) => {
        const reading = whois.read(...given);
        return reading.kind === 'more' ? { ...reading, request: turned(reading.request) } : reading;
      },
    };
  };
  const surroundings = {
    now: () => 0,
    sleep: async () => undefined,
    random: () => 0.5,
    signal: new AbortController().signal,
    allowLoopback: true,
    timeout: 10_000,
  };

  test('asks the root for the top-level domain, then the registry for the name', async () => {
    const { port, asked } = await whoisServer((socket, query) => {
      socket.end(query === 'example' ? root('whois.registry.example').body : icann.body);
    });
    const outcome = await askConnector(through(port), domain, {}, surroundings);
    expect(outcome).toMatchObject({ kind: 'found', partial: false });
    expect(asked).toEqual(['example\r\n', 'parcel-fee.example\r\n']);
  });

  test('leaves a server that says nothing', async () => {
    const { port, asked } = await whoisServer(() => undefined);
    const outcome = await askConnector(through(port), domain, {}, { ...surroundings, timeout: 600 });
    expect(outcome).toMatchObject({ kind: 'failed', detail: 'no answer within 0.6 s' });
    expect(asked).toHaveLength(3);
  });

  test('takes no answer that has no end', async () => {
    const { port } = await whoisServer((socket) => {
      const more = () => {
        while (!socket.destroyed && socket.write('Registrar: Fiction Names, LLC\r\n'.repeat(2000)));
      };
      socket.on('drain', more);
      more();
    });
    expect(await askConnector(through(port), domain, {}, surroundings)).toMatchObject({ kind: 'failed', detail: 'it sent more than 2 MB' });
  });

  test('takes a connection that breaks off for a failure', async () => {
    const { port } = await whoisServer((socket) => void socket.resetAndDestroy());
    expect((await askConnector(through(port), domain, {}, surroundings)).kind).toBe('failed');
  });
});

describe('times of registries', () => {
  test.each([
    ['2026-04-01T09:15:00Z', '2026-04-01T09:15:00Z'],
    ['2026-04-01 09:15:00', '2026-04-01T09:15:00Z'],
    ['2026-04-01 09:15:00 CLST', '2026-04-01T09:15:00Z'],
    ['01-Apr-2026', '2026-04-01T00:00:00Z'],
    ['1 April 2026', '2026-04-01T00:00:00Z'],
    ['2026/04/01', '2026-04-01T00:00:00Z'],
    ['2026.04.01 09:15:00', '2026-04-01T09:15:00Z'],
    ['2026. 04. 01.', '2026-04-01T00:00:00Z'],
    ['20260401', '2026-04-01T00:00:00Z'],
    ['20260401 #55555', '2026-04-01T00:00:00Z'],
    ['01.04.2026', '2026-04-01T00:00:00Z'],
    ['31/12/2026', '2026-12-31T00:00:00Z'],
    ['2026/04/02 01:05:10 (JST)', '2026-04-01T16:05:10Z'],
    ['before Aug-1996', null],
    ['31-Foo-2026', null],
    ['2026-13-40', null],
    ['', null],
  ])('%s', (written, expected) => expect(whoisTime(written)).toBe(expected));

  test('are ISO 8601 in UTC or nothing, whatever is written', () => {
    fc.assert(
      fc.property(fc.string(), (written) => {
        expect(whoisTime(written) ?? '2026-04-01T00:00:00Z').toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z$/);
      }),
    );
  });
});

test.each(hostileValues.filter(([, value]) => typeof value === 'string'))('whois cleans %s behind its labels', (_, value) => {
  const body = icann.body
    .split('\r\n')
    .map((line) => line.replace(/: .*/, () => `: ${String(value)}`))
    .join('\r\n');
  const reading = whois.read(
    { status: 200, headers: {}, body },
    domain,
    {},
    { method: 'GET', url: 'whois://x.example/', note: 'registry' },
  );
  for (const { field, value: found } of reading.kind === 'found' ? reading.findings : []) {
    expect(whois.declaration.fields).toContain(field);
    expect(found).toMatch(/^\P{C}{1,200}$/u);
  }
});

test('whois reads no labels where there are none, and no more than two thousand lines', () => {
  expect(whoisFields('https://registrar.example\nhello\n  world\nRegistrar:\n\n  nobody\n')).toEqual([]);
  expect(whoisFields('Name Server: a.example\n'.repeat(5000))).toHaveLength(2000);
});
