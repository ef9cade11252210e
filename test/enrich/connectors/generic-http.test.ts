import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readProviderFile } from '../../../src/enrich/connectors/provider-file.ts';
import { askConnector } from '../../../src/enrich/providers/ask.ts';
import { HooklineError } from '../../../src/model/errors.ts';
import { type Subject, subjectKinds } from '../../../src/model/observation.ts';
import type { Connector } from '../../../src/ports/provider.ts';
import { projectFolder } from '../../support/folders.ts';
import { providerServer } from '../../support/provider-server.ts';
import { contractOf } from './contract.ts';

const guide = readFileSync(join(projectFolder, 'docs/guide/own-provider.md'), 'utf8');
const example = /```json\n([\s\S]*?)```/.exec(guide)?.[1] ?? '';
const answer = JSON.parse(/^\{\n[\s\S]*?^\}$/m.exec(guide)?.[0] ?? '') as object;
const [acme] = readProviderFile(example, 'acme-accounts.json') as [Connector];
const number = { kind: 'number', value: '+447700900123' } as const;
const settings = { acme_key: 'acme-secret-0123456789' };

// The example of the guide, held to what the guide says of it.
contractOf({
  connector: acme,
  settings,
  found: [
    {
      what: 'the example of the guide',
      subject: number,
      answers: [{ body: answer }],
      requests: ['GET https://api.acme.example/v2/phone/447700900123?details=full'],
      findings: {
        linked_account: ['chat.example', 'shop.example'],
        current_operator: 'Example Mobile',
        country: 'GB',
        line_type: 'mobile',
        breaches: '2',
        last_breached_at: '2025-01-31T00:00:00Z',
      },
    },
  ],
  notFound: { body: { found: false, accounts: [{ service: 'ignored.example' }] } },
  badKey: { status: 401, body: {} },
  quotaSpent: { status: 402, body: {} },
  others: [
    { what: 'the status for what is not known', answers: [{ status: 404, body: 'none' }], outcome: { kind: 'not_found' } },
    {
      what: 'nothing of what is mapped',
      answers: [{ body: { found: true, phone: { type: 'SATELLITE' } } }],
      outcome: { kind: 'not_found' },
    },
  ],
});

const base = JSON.parse(example) as Record<string, unknown>;
const read = (change: object): Connector => readProviderFile(JSON.stringify({ ...base, ...change }), 'own.json')[0] as Connector;
const secret = (name: string) => `\${${name}}`;
const refused = (change: object): string => {
  try {
    read(change);
  } catch (error) {
    expect(error).toBeInstanceOf(HooklineError);
    expect((error as HooklineError).code).toBe('HOOKLINE_PROVIDER_FILE');
    return (error as HooklineError).message;
  }
  throw new Error('it was taken');
};

test('the table of the guide shows what is read, and the message that it shows is the one', () => {
  const reading = acme.read({ status: 200, headers: {}, body: JSON.stringify(answer) }, number, settings);
  for (const { field, value } of 'findings' in reading ? reading.findings : [])
    expect(guide).toMatch(new RegExp(`\\| \`${field}\` \\|.*\`${value}\``));
  const message = refused({ fields: { breaches: { pointer: '/exposure/breaches', as: 'number' } } }).replace(
    'own.json',
    'acme-accounts.json',
  );
  expect(guide).toContain(`HOOKLINE_PROVIDER_FILE: ${message}`);
});

describe('a request of one’s own provider', () => {
  const asked = (change: object, subject: Subject = number) => read(change).ask(subject, settings, 0);

  test('has the key in a header that is not shown', () => {
    expect(asked({})).toMatchObject({ headers: { accept: 'application/json' }, secretHeaders: { 'x-acme-key': 'acme-secret-0123456789' } });
    expect(asked({})?.headers).not.toHaveProperty('x-acme-key');
    expect(acme.declaration.settings).toMatchObject([{ name: 'acme_key', type: 'secret', required: true, default: null }]);
  });

  test('posts a body with the value in its texts', () => {
    const body = { query: { phones: ['{value}', 'tel:{digits}'], limit: 5, all: true, none: null } };
    const request = asked({ method: 'POST', address: 'https://api.acme.example/search', body });
    expect(request).toMatchObject({
      method: 'POST',
      url: 'https://api.acme.example/search',
      headers: { 'content-type': 'application/json' },
    });
    expect(JSON.parse(request?.body ?? '')).toEqual({
      query: { phones: ['+447700900123', 'tel:447700900123'], limit: 5, all: true, none: null },
    });
  });

  const templates = [
    'https://api.acme.example/v1/{value}',
    'https://api.acme.example/v1/{value}/facts',
    'https://api.acme.example/q?a=1&n={value}&z=2',
  ];
  test.each(templates)('stays on its host and path, whatever is asked: %s', (address) => {
    const connector = read({ address, answers: [...subjectKinds] });
    const shape = (url: URL) => [url.origin, url.pathname.split('/').length, [...url.searchParams.keys()].join(), url.hash, url.username];
    const meant = shape(new URL(address.replace('{value}', 'x')));
    const hostile = fc.constantFrom(
      '..',
      '.',
      '%2e%2e',
      '../../admin',
      '//evil.example',
      '@evil.example',
      'a&key=1',
      'a#b',
      'a?b',
      '\\\\evil',
      'a\r\nX: 1',
      '\u0000',
      '{value}',
    );
    fc.assert(
      fc.property(fc.oneof(hostile, fc.string({ unit: 'binary' }), fc.webUrl()), fc.constantFrom(...subjectKinds), (value, kind) => {
        const request = connector.ask({ kind, value }, settings, 0);
        if (request === null) return;
        const url = new URL(request.url);
        expect(shape(url)).toEqual(meant);
        const put = address.includes('?') ? url.searchParams.get('n') : decodeURIComponent(url.pathname.split('/')[2] ?? '');
        expect(put).toBe(value);
      }),
    );
  });

  test('asks nothing where the value would be a move in the path', () => {
    for (const value of ['.', '..', ''])
      expect(asked({ answers: ['domain'], address: templates[0] }, { kind: 'domain', value })).toBeNull();
  });

  test('keeps the texts of a body apart from its form', () => {
    const connector = read({ method: 'POST', address: 'https://api.acme.example/s', body: { n: '{value}' }, answers: ['sender_name'] });
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), (value) => {
        const { body = '' } = connector.ask({ kind: 'sender_name', value }, settings, 0) ?? {};
        expect(JSON.parse(body)).toEqual({ n: value });
      }),
    );
  });
});

describe('an answer of one’s own provider', () => {
  const reading = (change: object, body: unknown, status = 200) =>
    read(change).read({ status, headers: {}, body: JSON.stringify(body) }, number, settings);

  test.each<[string, unknown, string | null]>([
    ['text', ' two\n words ', 'two words'],
    ['count', ['a', 'b', 'c'], '3'],
    ['count', 12, '12'],
    ['count', 'many', null],
    ['time', 1775088000, '2026-04-02T00:00:00Z'],
    ['time', 'yesterday', null],
    ['flag', false, 'false'],
    ['flag', 'perhaps', null],
    ['host', 'WWW.Parcel-Fee.example.', 'www.parcel-fee.example'],
    ['host', '<script>', null],
    ['url', 'https://parcel-fee.example/a', 'https://parcel-fee.example/a'],
    ['url', 'javascript:alert(1)', null],
    ['email', 'Desk@Parcel-Fee.example', 'desk@parcel-fee.example'],
    ['country', 'gb', 'GB'],
    ['country', 'Great Britain', null],
    ['ip', '2001:DB8::1', '2001:db8::1'],
    ['ip', '300.1.1.1', null],
  ])('is read as %s: %j is %j', (as, given, value) => {
    const got = reading({ fields: { x: { pointer: '/a', as } } }, { a: given });
    expect(got).toEqual(value === null ? { kind: 'not_found' } : { kind: 'found', findings: [{ field: 'x', value }] });
  });

  test('is read by pointers as RFC 6901 has them, and own names alone', () => {
    const body = { 'a/b': { '~c': [{ d: 1 }, { d: 2 }, 'e'] }, __proto__x: 1 };
    expect(reading({ fields: { x: '/a~1b/~0c/*/d' } }, body)).toMatchObject({ findings: [{ value: '1' }, { value: '2' }] });
    expect(reading({ fields: { x: '/a~1b/~0c/2' } }, body)).toMatchObject({ findings: [{ value: 'e' }] });
    for (const pointer of ['/constructor/name', '/__proto__', '/a~1b/length', '/nothing/there']) {
      expect(reading({ fields: { x: pointer } }, body)).toEqual({ kind: 'not_found' });
    }
  });

  test.each<[object, unknown, number, string]>([
    [{ pointer: '/count', equals: 0 }, { count: 0, a: 1 }, 200, 'not_found'],
    [{ pointer: '/hits', equals: [] }, { hits: [], a: 1 }, 200, 'not_found'],
    [{ pointer: '/hits', equals: [] }, { hits: [1], a: 1 }, 200, 'found'],
    [{ pointer: '/error', equals: null }, { a: 1 }, 200, 'found'],
    [{ status: [204, 422] }, {}, 422, 'not_found'],
    [{ status: 410 }, {}, 404, 'failed'],
  ])('with the rule %j: %j with %d is %s', (notFound, body, status, kind) => {
    expect(reading({ notFound, fields: { x: '/a' } }, body, status).kind).toBe(kind);
  });
});

describe('a service in one’s own house', async () => {
  const server = await providerServer();
  const { port } = new URL(server.origin);
  const inHouse = { address: `http://cases.bank.example:${port}/numbers/{digits}`, headers: {}, privateHost: 'cases.bank.example' };
  const found = { body: { ...answer } };

  const asked = (change: object, addresses: readonly string[] = ['127.0.0.1']) =>
    askConnector(read({ ...inHouse, ...change }), number, settings, {
      now: () => 0,
      sleep: async () => undefined,
      random: () => 0.5,
      signal: new AbortController().signal,
      timeout: 5000,
      resolve: async () => addresses,
    });
  const forbidden = { kind: 'failed', detail: 'the address is not on the public network' };

  test('is asked where its file says so, and not otherwise', async () => {
    server.behave(found);
    expect(await asked({ privateHost: undefined })).toMatchObject(forbidden);
    expect(server.seen).toHaveLength(0);
    expect(await asked({})).toMatchObject({ kind: 'found' });
    expect(server.seen.map(({ method }) => method)).toEqual(['GET']);
    expect(read(inHouse).declaration.privateHost).toBe('cases.bank.example');
    expect(acme.declaration).not.toHaveProperty('privateHost');
  });

  test('may stand there by its address', async () => {
    server.behave(found);
    const address = `http://127.0.0.1:${port}/numbers/{digits}`;
    expect(await asked({ address, privateHost: undefined })).toMatchObject(forbidden);
    expect(await asked({ address, privateHost: '127.0.0.1' })).toMatchObject({ kind: 'found' });
    expect(read({ address: 'http://[fd12::1]/{digits}', headers: {}, privateHost: 'fd12::1' }).declaration.privateHost).toBe('fd12::1');
  });

  test.each([301, 302, 303, 307, 308])('sends nobody on to another place in the house (%d)', async (status) => {
    server.behave({ status, headers: { location: `http://cases.bank.example:${port}/admin` } });
    expect((await asked({})).kind).toBe('failed');
    expect(server.seen).toHaveLength(1);
  });

  test.each([
    ['where a cloud keeps its keys', ['169.254.169.254']],
    ['where a cloud keeps its keys, by an IPv6 form', ['::ffff:169.254.169.254']],
    ['nowhere', ['0.0.0.0']],
    ['where a cloud keeps its keys, as one address of several', ['127.0.0.1', '169.254.169.254']],
  ])('is not asked where its name leads %s', async (_, addresses) => {
    server.behave(found);
    expect(await asked({}, addresses)).toMatchObject(forbidden);
    expect(server.seen).toHaveLength(0);
  });
});

describe('a file of one’s own provider', () => {
  test('holds one provider or a list of them, each with an id of its own', () => {
    const two = JSON.stringify([base, { ...base, id: 'acme-two' }]);
    expect(readProviderFile(two, 'own.json').map(({ declaration }) => declaration.id)).toEqual(['acme-accounts', 'acme-two']);
    expect(() => readProviderFile(JSON.stringify([base, base]), 'own.json')).toThrow(
      'own.json: /1/id is acme-accounts, which another provider has.',
    );
    expect(() => readProviderFile(example, 'own.json', ['acme-accounts'])).toThrow('which another provider has');
  });

  test('that is no JSON is refused with line and column, and nothing of it is repeated', () => {
    const broken = `{\n  "id": "acme",\n  "key": "acme-secret" "oops"\n}`;
    expect(() => readProviderFile(broken, 'own.json')).toThrow(/^own\.json: is no JSON: something is wrong at line 3, column 2\d$/);
  });

  test.each<[object, string]>([
    [{ id: 'Acme Accounts' }, '/id is "Acme Accounts", not of the right form. Write lower-case words with hyphens'],
    [{ name: '' }, '/name is "", not a text.'],
    [{ answers: [] }, '/answers is empty. Write a list of some of number'],
    [{ answers: ['number', 'phone'] }, '/answers/1 is "phone", not one of those known. Write one of number, sender_name'],
    [{ adress: 'x' }, '/adress is not known. Known are id, name, answers, address'],
    [{ address: 'https://{value}.acme.example/' }, '/address has something variable, or a name and password, in its host.'],
    [{ address: 'https://api.acme.example:{value}/' }, '/address has something variable'],
    [{ address: 'https://desk:{value}@api.acme.example/' }, '/address has something variable'],
    [{ address: '{value}' }, '/address is no web address. Write it whole'],
    [{ address: 'ftp://api.acme.example/{value}' }, '/address is no web address.'],
    [{ address: 'https://api.acme.example/{number}' }, '/address has {number}. Write {value}, or {digits}'],
    [{ address: 'https://api.acme.example/?{value}=1' }, '/address has {value} as a name in the query.'],
    [{ address: 'https://api.acme.example/a/../{value}' }, '/address has a step of dots.'],
    [{ address: 'https://api.acme.example/#{value}' }, '/address has a part after #'],
    [{ address: 'https://api.acme.example/all' }, '/address has no place for what is asked. Write {value}'],
    [{ address: 'http://api.acme.example/{value}' }, '/address would send a key unencrypted.'],
    [{ method: 'DELETE' }, '/method is "DELETE", not one of those known. Write one of GET, POST.'],
    [
      { headers: { 'X-Acme-Key': 'k3y-in-the-file' } },
      `/headers/X-Acme-Key looks like a key written into the file. Write ${secret('acme_key')}`,
    ],
    [{ headers: { 'X Acme': 'a' } }, '/headers/X Acme is no name of a header.'],
    [{ headers: { 'X-Acme': 'a\r\nX-Evil: 1' } }, '/headers/X-Acme has signs that a header cannot hold.'],
    [{ headers: { Host: 'other.example' } }, '/headers/Host is a header that Hookline sets. Leave it out.'],
    [{ headers: { Cookie: 'a=1' } }, '/headers/Cookie is a header that Hookline sets.'],
    [{ headers: { 'X-Acme': secret('Acme Key') } }, '/headers/X-Acme has a secret without a proper name.'],
    [{ body: { a: '{value}' } }, '/body stands with a method that sends none.'],
    [{ method: 'POST', body: { key: secret('acme_key') } }, '/body has a secret. Put it into a header'],
    [{ fields: {} }, '/fields names no field.'],
    [{ fields: { 'Line Type': '/a' } }, '/fields/Line Type is "Line Type", not of the right form.'],
    [{ fields: { line_type: 'a.b' } }, '/fields/line_type is no JSON pointer. Begin each step with /'],
    [{ fields: { line_type: { as: 'text' } } }, '/fields/line_type/pointer is missing.'],
    [{ fields: { line_type: { pointer: '/a', words: { A: 1 } } } }, '/fields/line_type/words/A is 1, not a text.'],
    [{ notFound: { equals: 1 } }, '/notFound/equals has nothing to be compared with.'],
    [{ notFound: { pointer: '/a', equals: { b: 1 } } }, '/notFound/equals is no plain value.'],
    [{ notFound: { status: [20] } }, '/notFound/status/0 is 20, not a fitting figure. Write a figure from 200 to 599.'],
    [{ sharing: 'everything' }, '/sharing is "everything", not one of those known. Write one of domain, full.'],
    [{ quota: { daily: 0 } }, '/quota/daily is 0, not a fitting figure.'],
    [{ rate: { perSecond: '1' } }, '/rate/perSecond is "1", not a fitting figure.'],
    [{ cost: { amount: 1, currency: 'euro' } }, '/cost/currency is "euro", not of the right form. Write three capitals'],
    [{ documentation: undefined }, '/documentation is missing.'],
    [{ privateHost: true }, '/privateHost is not the host of the address. Write "api.acme.example", or leave it out'],
    [{ privateHost: 'acme.example' }, '/privateHost is not the host of the address.'],
    [{ privateHost: '10.0.0.0/8' }, '/privateHost is not the host of the address.'],
  ])('with %j is refused: %s', (change, message) => {
    expect(refused(change)).toContain(`own.json: ${message}`);
  });

  test('is refused in no other way than by a message, whatever it holds', () => {
    const anything = fc.oneof(
      fc.jsonValue(),
      fc.dictionary(fc.constantFrom(...Object.keys(base)), fc.jsonValue()).map((change) => ({ ...base, ...change })),
    );
    fc.assert(
      fc.property(anything, (content) => {
        try {
          readProviderFile(JSON.stringify(content), 'own.json');
        } catch (error) {
          expect(error).toMatchObject({ code: 'HOOKLINE_PROVIDER_FILE', message: expect.stringMatching(/^own\.json: /) });
        }
      }),
    );
  });
});
