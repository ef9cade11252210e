import { mkdirSync, readFileSync, utimesSync } from 'node:fs';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { refreshThreatLists, threatListPlaces, threatLists } from '../../../src/enrich/connectors/threat-list-files.ts';
import { threatList } from '../../../src/enrich/connectors/threat-lists.ts';
import type { SubjectKind } from '../../../src/model/observation.ts';
import { fileOf, freshFolder } from '../../support/folders.ts';

const source = { id: 'list', name: 'A list', threat: 'phishing', licence: 'CC0', dataDate: '2026-04-06' };
const said = (text: string, kind: SubjectKind, value: string) =>
  threatList(source, text)
    .look({ kind, value })
    .map((finding) => `${finding.field} ${finding.value}`);

const openPhish = `https://www.parcel-fee.example/pay
http://parcel-fee.example/a,b?x=1#top
https://mine.free-host.example/
http://192.0.2.10/kit/
`;

const urlhaus = `################################################################
# abuse.ch URLhaus Database Dump (CSV - recent URLs only)      #
################################################################
#
# id,dateadded,url,url_status,last_online,threat,tags,urlhaus_link,reporter
"3","2026-04-05 10:00:00","http://192.0.2.10:8080/bin.sh","online","2026-04-05 11:00:00","malware_download","sh,mirai","https://urlhaus.abuse.ch/url/3/","desk"
"2","2026-04-03 09:30:00","https://parcel-fee.example/a.apk?q=""x"",y","offline","","malware_download","apk","https://urlhaus.abuse.ch/url/2/","desk"
"1","2026-04-02 08:00:00","https://www.parcel-fee.example/b.apk","online","","botnet_cc","None","https://urlhaus.abuse.ch/url/1/","desk"
`;

describe('a list of one address a line, as OpenPhish has it', () => {
  test.each<[SubjectKind, string, string[]]>([
    ['url', 'https://www.parcel-fee.example/pay', ['listed_as phishing']],
    ['url', 'http://WWW.parcel-fee.example/pay#x', ['listed_as phishing']],
    ['url', 'http://parcel-fee.example/a,b?x=1', ['listed_as phishing']],
    ['url', 'https://www.parcel-fee.example/other', ['listed_on_host 1']],
    ['url', 'https://elsewhere.example/pay', []],
    ['host', 'www.parcel-fee.example', ['listed_as phishing', 'listed_urls 1']],
    ['domain', 'parcel-fee.example', ['listed_as phishing', 'listed_urls 2']],
    ['domain', 'fee.example', []],
    ['ip', '192.0.2.10', ['listed_as phishing', 'listed_urls 1']],
    ['number', '+447700900123', []],
  ])('says of the %s %s: %j', (kind, value, findings) => {
    expect(said(openPhish, kind, value)).toEqual(findings);
  });
});

describe('a list with columns, as URLhaus has it', () => {
  test.each<[SubjectKind, string, string[]]>([
    ['url', 'http://192.0.2.10:8080/bin.sh', ['listed_as malware_download', 'listed_since 2026-04-05T10:00:00Z', 'url_status online']],
    ['url', 'http://192.0.2.10/bin.sh', ['listed_on_host 1']],
    [
      'url',
      'https://parcel-fee.example/a.apk?q="x",y',
      ['listed_as malware_download', 'listed_since 2026-04-03T09:30:00Z', 'url_status offline'],
    ],
    [
      'domain',
      'parcel-fee.example',
      ['listed_as malware_download', 'listed_as botnet_cc', 'listed_since 2026-04-02T08:00:00Z', 'listed_urls 2', 'url_status online'],
    ],
  ])('says of the %s %s: %j', (kind, value, findings) => {
    expect(said(urlhaus, kind, value)).toEqual(findings);
  });

  test('reads the columns of PhishTank as well', () => {
    const phishTank = `phish_id,url,phish_detail_url,submission_time,verified,verification_time,online,target
7,https://parcel-fee.example/pay,http://www.phishtank.example/7,2026-04-02T08:00:00+00:00,yes,2026-04-02T09:00:00+00:00,yes,Other
`;
    expect(said(phishTank, 'url', 'http://parcel-fee.example/pay')).toEqual([
      'listed_as phishing',
      'listed_since 2026-04-02T08:00:00Z',
      'url_status online',
    ]);
  });
});

test.each([
  ['a hosts file', '# hosts\n0.0.0.0 parcel-fee.example\n127.0.0.1\tparcel-fee.example # again'],
  ['bare names', '\uFEFFparcel-fee.example\r\nPARCEL-FEE.example.\r\n'],
  ['a filter list', '! filters\n||parcel-fee.example^\n||parcel-fee.example/pay\n@@||good.example^\n'],
])('%s is a list of hosts', (_, text) => {
  expect(said(text, 'host', 'parcel-fee.example')[0]).toBe('listed_as phishing');
  expect(said(text, 'domain', 'good.example')).toEqual([]);
});

test('whatever a list holds, it is read without an error and gives clean values', () => {
  const line = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.webUrl(),
    fc.constantFrom('url,threat', '"', '"",', 'url,online', '# url,status', '://', '||^', '0.0.0.0 '),
  );
  fc.assert(
    fc.property(fc.array(line), (lines) => {
      const list = threatList(source, lines.join('\n'));
      for (const one of lines) {
        for (const { value } of list.look({ kind: 'url', value: one })) expect(value).not.toMatch(/^$|[\p{Cc}\p{Cs}]/u);
      }
    }),
  );
});

describe('lists of a workspace', () => {
  /** A data folder with these files in `threat-lists`. */
  const folderWith = (files: Readonly<Record<string, string | Uint8Array>>): string => {
    const folder = freshFolder();
    mkdirSync(join(folder, 'threat-lists'));
    for (const [name, content] of Object.entries(files)) fileOf(name, content, join(folder, 'threat-lists'));
    return folder;
  };
  const place = (folder: string, name: string) => join(folder, 'threat-lists', name);

  test('are its files, gzipped or not, dated by them; the first folder that has a name wins', () => {
    const first = folderWith({ 'openphish.txt': openPhish, 'notes.md': 'no list' });
    const second = folderWith({ 'openphish.txt': 'https://other.example/', 'urlhaus.csv.gz': gzipSync(urlhaus) });
    utimesSync(place(first, 'openphish.txt'), new Date('2026-04-01T12:00:00Z'), new Date('2026-04-01T12:00:00Z'));
    const [one, two, ...more] = threatLists([freshFolder(), first, second]);
    expect(more).toEqual([]);
    expect(one?.declaration).toMatchObject({ id: 'list-openphish', name: 'openphish', dataDate: '2026-04-01' });
    expect(one?.look({ kind: 'domain', value: 'parcel-fee.example' })).toContainEqual({ field: 'listed_as', value: 'harmful' });
    expect(two?.declaration.id).toBe('list-urlhaus');
    expect(two?.look({ kind: 'ip', value: '192.0.2.10' })).toContainEqual({ field: 'listed_as', value: 'malware_download' });
  });

  test('are said more of in lists.json, which names those to be fetched', () => {
    const notes = {
      openphish: { name: 'OpenPhish', threat: 'phishing', licence: 'own use' },
      feed: { address: 'https://lists.example/feed' },
    };
    const [one, two] = threatLists([folderWith({ 'openphish.txt': openPhish, 'lists.json': JSON.stringify(notes) })]);
    expect(one?.declaration).toMatchObject({ id: 'list-openphish', name: 'OpenPhish', licence: 'own use' });
    expect(one?.look({ kind: 'domain', value: 'parcel-fee.example' })).toContainEqual({ field: 'listed_as', value: 'phishing' });
    expect(one?.missing?.()).toBeNull();
    expect(two?.missing?.()).toBe('it was never fetched');
    expect(two?.look({ kind: 'domain', value: 'parcel-fee.example' })).toEqual([]);
  });

  test.each<[string, string]>([
    ['{"a": ', 'the file is no JSON.'],
    ['[]', 'the file is a list, not an object.'],
    ['{"Open Phish": {}}', '/Open Phish is "Open Phish", not of the right form. Write lower-case words with hyphens.'],
    ['{"a": {"adress": "x"}}', '/a/adress is not known. Known are name, threat, licence, address.'],
    ['{"a": {"address": "file:///etc/passwd"}}', '/a/address is no web address.'],
  ])('with the lists.json %s are refused: %s', (text, message) => {
    const folder = folderWith({ 'lists.json': text });
    expect(() => threatLists([folder])).toThrow(`lists.json: ${message}`);
  });

  describe('with an address', () => {
    const seen: string[] = [];
    let answer = (response: ServerResponse): void => void response.end(openPhish);
    const server = createServer((request, response) => {
      seen.push(`${request.method} ${request.url}`);
      answer(response);
    });
    const listening = new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    afterAll(() => {
      server.closeAllConnections();
      server.close();
    });

    const hours = (count: number) => Date.now() + count * 3_600_000;
    const listed = async (url?: string) => {
      await listening;
      const address = url ?? `http://lists.example:${(server.address() as AddressInfo).port}/feed.txt?key=list-secret`;
      return folderWith({ 'lists.json': JSON.stringify({ feed: { address } }) });
    };
    const refresh = async (folder: string, now = hours(0)) => {
      seen.length = 0;
      const options = { now: () => now, signal: new AbortController().signal, allowLoopback: true, resolve: async () => ['127.0.0.1'] };
      const [done] = await refreshThreatLists(threatListPlaces([folder]), options);
      return { ...done, asked: [...seen] };
    };

    test('are fetched once in twelve hours', async () => {
      const folder = await listed();
      expect(await refresh(folder)).toMatchObject({ outcome: 'fetched', asked: ['GET /feed.txt?key=list-secret'] });
      expect(readFileSync(place(folder, 'feed.txt'), 'utf8')).toBe(openPhish);
      expect(threatLists([folder])[0]?.look({ kind: 'domain', value: 'parcel-fee.example' })).toHaveLength(2);
      expect(await refresh(folder, hours(11))).toMatchObject({ outcome: 'fresh', asked: [] });
      expect(await refresh(folder, hours(13))).toMatchObject({ outcome: 'fetched' });
    });

    test.each<[string, (response: ServerResponse) => void, string]>([
      ['refuses', (response) => void response.writeHead(403).end('no'), 'its address answers with status 403'],
      [
        'sends elsewhere',
        (response) => void response.writeHead(302, { location: 'http://10.0.0.5/' }).end(),
        'its address sends elsewhere',
      ],
      ['gives a web page', (response) => void response.end('<!DOCTYPE html><p>Log in'), 'its address answers with a web page'],
      ['gives nothing', (response) => void response.end('# empty'), 'no address was found in it'],
      ['breaks off', (response) => void response.destroy(), 'it could not be fetched'],
    ])('keep to the older copy when the address %s', async (_, bad, detail) => {
      const folder = await listed();
      fileOf('feed.txt', openPhish, join(folder, 'threat-lists'));
      answer = bad;
      const done = await refresh(folder, hours(13));
      answer = (response) => void response.end(openPhish);
      expect(done).toMatchObject({ id: 'list-feed', outcome: 'failed', detail: expect.stringContaining(detail) });
      expect(JSON.stringify({ ...done, asked: [] })).not.toContain('list-secret');
      expect(readFileSync(place(folder, 'feed.txt'), 'utf8')).toBe(openPhish);
    });

    test.each(['http://172.16.0.1/list', 'http://10.0.0.5/list', 'http://192.168.0.1/list'])(
      'go to no private address: %s',
      async (url) => {
        expect(await refresh(await listed(url))).toMatchObject({ outcome: 'failed', asked: [] });
      },
    );
  });
});
