import { statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readUrl } from '../../src/analysis/links/find.ts';
import { readPhone } from '../../src/analysis/senders/phone.ts';
import { readSender } from '../../src/analysis/senders/read-sender.ts';
import { findParts } from '../../src/analysis/text/find-parts.ts';
import { fold, foldCompatible } from '../../src/analysis/text/fold.ts';
import { dataFiles } from '../../src/enrich/data-catalogue.ts';
import { readText } from '../../src/enrich/data-folder.ts';
import { readCsv } from '../../src/intake/formats/csv.ts';
import type { Brand } from '../../src/model/brand.ts';
import type { Part } from '../../src/model/message.ts';
import { filesIn, read, root } from './documents.ts';

/** Files of the digital twin are grammars, not lists; the README beside them speaks for all. */
const isGrammar = (path: string) => path.startsWith('data/twin/');
const lists = filesIn('data', /\.(?:txt|tsv)(?:\.gz)?$/).filter((path) => !isGrammar(path));
const textOf = (path: string) => readText(join(root, path));

describe('each shipped list', () => {
  it.each(lists)('%s opens with its source, date and licence', (path) => {
    const head = textOf(path)
      .split('\n')
      .filter((line) => line.startsWith('#'))
      .join('\n');
    expect(head).toMatch(/Sources?\b/);
    expect(head).toMatch(/Licen[cs]ed?\b/);
    expect(head).toMatch(/^# Date: 20\d\d-\d\d-\d\d$/m);
  });

  it.each(lists)('%s has each row once', (path) => {
    const rows = textOf(path)
      .split('\n')
      .filter((line) => line !== '' && !line.startsWith('#'))
      .map((line) => line.split('\t')[0]);
    expect(new Set(rows).size).toBe(rows.length);
  });

  it.each(dataFiles.filter(({ file }) => lists.includes(`data/${file}`)).map((one) => [one.file, one] as const))(
    '%s is as it would be kept if a user brought it: each row well-formed, in order',
    (file, { remake }) => {
      const text = textOf(`data/${file}`);
      const { body, leftOut } = remake(text);
      expect(leftOut).toBe(0);
      expect(body).toBe(text.replace(/^(?:#.*\n)*/, ''));
    },
  );

  it('can be looked at and replaced with hookline data', () => {
    expect(lists.filter((path) => !dataFiles.some(({ file }) => path === `data/${file}`))).toEqual([]);
  });

  it.each(dataFiles.filter(({ file }) => file.endsWith('.json')))('$file would be taken if a user brought it', ({ file, remake }) => {
    expect(remake(read(`data/${file}`)).rows).toBeGreaterThan(100);
  });

  it('is small: the lists of numbers and of headers, names and words together stay under 1.3 MB', () => {
    const packed = lists.filter((path) => path.endsWith('.gz')).map((path) => statSync(join(root, path)).size);
    expect(Math.max(...packed)).toBeLessThan(1_000_000);
    expect(packed.reduce((sum, bytes) => sum + bytes, 0)).toBeLessThan(1_300_000);
  });

  it('stands in the README of the folder and in NOTICE', () => {
    const named = filesIn('data', /\.(?:txt|tsv|json)(?:\.gz)?$/).filter((path) => !isGrammar(path));
    for (const path of named) {
      expect(read('data/README.md')).toContain(`\`${path.slice('data/'.length)}\``);
      expect(read('NOTICE')).toContain(path);
    }
  });
});

describe('the shorteners', () => {
  /** Those of the study's table that it names, and as many more that everybody knows as make its 27. */
  const common =
    'bit.ly tinyurl.com is.gd wa.me rb.gy cutt.ly qrco.de rebrand.ly t.ly tiny.cc t.co ow.ly goo.gl buff.ly shorturl.at bl.ink v.gd s.id adf.ly lnkd.in tiny.one clck.ru u.to soo.gd short.gy linktr.ee bit.do'.split(
      ' ',
    );

  it('hold the 27 common ones', () => {
    const { shortenersUniqueUrls } = JSON.parse(read('data/paper-7726.json')) as { shortenersUniqueUrls: Record<string, unknown> };
    expect(common).toEqual(expect.arrayContaining(Object.keys(shortenersUniqueUrls)));
    const listed = new Set(textOf('data/shorteners.txt').split('\n'));
    expect(new Set(common).size).toBe(27);
    expect(common.filter((host) => !listed.has(host))).toEqual([]);
  });
});

describe('the grammars of the digital twin', () => {
  it('have a README that names their source and licence', () => {
    const readme = read('data/twin/README.md');
    expect(readme).toMatch(/^Source: \S/m);
    expect(readme).toMatch(/^Licence: Apache-2\.0/m);
  });

  it('are all in folders that the README of the data and NOTICE name', () => {
    const folders = new Set(
      filesIn('data', /\.txt$/)
        .filter(isGrammar)
        .map((path) => path.split('/').slice(0, -1).join('/')),
    );
    expect(folders.has('data/twin/first')).toBe(true);
    for (const folder of folders) {
      expect(read('data/twin/README.md')).toContain(`\`${folder.slice('data/twin/'.length)}/\``);
      expect(read('data/README.md')).toContain(`\`${folder.slice('data/'.length)}/\``);
      expect(read('NOTICE')).toContain(`${folder}/`);
    }
  });
});

describe('paper-7726.json', () => {
  it('opens with source, date and licence, and names the paper', () => {
    const { source, date, licence } = JSON.parse(read('data/paper-7726.json')) as Record<string, unknown>;
    expect(source).toContain('10.14722/ndss.2026.240987');
    expect(date).toMatch(/^20\d\d-\d\d-\d\d$/);
    expect(licence).toMatch(/\S/);
    expect(read('NOTICE')).toContain('10.14722/ndss.2026.240987');
  });
});

describe('brands.json', () => {
  const { brands, ...head } = JSON.parse(read('data/brands.json')) as { brands: Brand[]; source: string; date: string; licence: string };

  it('has source, date and licence', () => {
    expect(head).toEqual({
      source: expect.stringMatching(/\S/),
      date: expect.stringMatching(/^20\d\d-\d\d-\d\d$/),
      licence: expect.stringMatching(/\S/),
    });
  });

  it('has some hundred and fifty brands and more, each with an id of its own', () => {
    expect(brands.length).toBeGreaterThanOrEqual(150);
    expect(new Set(brands.map(({ id }) => id)).size).toBe(brands.length);
  });

  it('has well-formed entries', () => {
    for (const brand of brands) {
      const { id, name, sector, countries, aliases, senders, domains, ambiguous } = brand;
      expect(Object.keys(brand).sort()).toEqual(['aliases', 'ambiguous', 'countries', 'domains', 'id', 'name', 'sector', 'senders']);
      expect(id).toMatch(/^[a-z0-9]+(?:-[a-z0-9]+)*$/);
      expect([name, sector].every((word) => word.trim() === word && word !== '')).toBe(true);
      expect(countries.length, id).toBeGreaterThan(0);
      expect(countries.every((code) => /^[A-Z]{2}$/.test(code))).toBe(true);
      expect(
        aliases.every((alias) => alias === alias.trim() && alias !== ''),
        id,
      ).toBe(true);
      expect(typeof ambiguous).toBe('boolean');
      // 3GPP TS 23.040: an alphanumeric sender has at most eleven characters.
      expect(
        senders.filter((sender) => sender.length > 11),
        id,
      ).toEqual([]);
      expect(
        domains.filter((domain) => !/^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,24}$/.test(domain)),
        id,
      ).toEqual([]);
    }
  });
});

describe('the example feed', () => {
  const reserved = /\.(?:example|test|invalid)$/;
  /** Real services whose links have invented paths; the README of the folder says so. */
  const allowed = new Set(['bit.ly', 'tinyurl.com', 'is.gd', 't.ly', 'wa.me']);
  const isFiction = (number: string) => readPhone(number, 'GB')?.lineType === 'reserved for fiction';

  const found = (async () => {
    const lines = read('examples/feed.csv').split('\n');
    const table = await readCsv(
      (async function* () {
        yield { lines };
      })(),
      'feed.csv',
    );
    const rows: Record<string, string>[] = [];
    for await (const batch of table.batches) {
      for (const { cells } of batch.rows) rows.push(Object.fromEntries(table.columns.map((name, index) => [name, cells[index] ?? ''])));
    }
    const parts = rows.flatMap(({ message = '', url = '' }): Part[] =>
      [message, url].flatMap((text) => findParts(foldCompatible(text), fold(text), 'GB')),
    );
    return { rows, parts };
  })();

  it('has links only on reserved domains and on the named shorteners', async () => {
    const { rows, parts } = await found;
    const raw = rows
      .flatMap(
        (row) =>
          Object.values(row)
            .join(' ')
            .match(/https?:\/\/[^/\s"'<>]+/gi) ?? [],
      )
      .map((url) => readUrl(url)?.host);
    const hosts = [...parts.flatMap(({ link }) => (link ? [link.host] : [])), ...raw.flatMap((host) => host ?? [])];
    expect(hosts.length).toBeGreaterThan(200);
    expect([...new Set(hosts)].filter((host) => !reserved.test(host) && !allowed.has(host))).toEqual([]);
  });

  it('has e-mail addresses only on reserved domains', async () => {
    const { rows, parts } = await found;
    const senders = rows.flatMap(({ sender = '' }) => readSender(sender, 'GB') ?? []).filter(({ kind }) => kind === 'email');
    const addresses = [...parts.filter(({ kind }) => kind === 'email').map(({ value }) => value), ...senders.map(({ display }) => display)];
    expect(addresses.length).toBeGreaterThan(0);
    expect(addresses.filter((address) => !reserved.test(address))).toEqual([]);
  });

  it('has only telephone numbers that regulators keep for fiction', async () => {
    const { rows, parts } = await found;
    const numbers = [
      ...parts.filter(({ kind }) => kind === 'phone').map(({ value }) => value),
      ...rows
        .flatMap(({ sender = '' }) => readSender(sender, 'GB') ?? [])
        .flatMap(({ kind, display }) => (kind === 'phone' ? [display] : [])),
      ...rows.flatMap(({ recipient = '' }) => (recipient === '' ? [] : [recipient])),
    ];
    expect(numbers.length).toBeGreaterThan(200);
    expect([...new Set(numbers)].filter((number) => !isFiction(number))).toEqual([]);
  });

  it('has each planted report once, and no report beside', async () => {
    const { rows } = await found;
    const planted = JSON.parse(read('examples/planted.json')) as Record<string, (string | { reports: string[] })[]>;
    const ids = Object.values(planted).flatMap((group) => group.flatMap((one) => (typeof one === 'string' ? [one] : one.reports)));
    expect(ids.sort()).toEqual(rows.map(({ id }) => id).sort());
  });
});
