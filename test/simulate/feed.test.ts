import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { describe, expect, it } from 'vitest';
import { recogniseColumns } from '../../src/intake/columns.ts';
import { feedColumns, truthColumns } from '../../src/simulate/rows.ts';
import { hookline } from '../support/cli.ts';
import { freshFolder } from '../support/folders.ts';
import { twin, twinData } from './twin.ts';

async function written(ending: string, ...options: readonly string[]): Promise<{ feed: unknown[]; truth: unknown[]; facts: unknown[] }> {
  const folder = freshFolder();
  const path = (name: string) => join(folder, `${name}.${ending}`);
  const files = ['--out', path('feed'), '--truth', path('truth'), '--facts', path('facts')];
  const { status, err } = await hookline(['simulate', '--reports', '3000', '--seed', '7', ...files, ...options]);
  expect([status, err]).toEqual([0, '']);
  return { feed: await read(path('feed')), truth: await read(path('truth')), facts: await read(path('facts')) };
}

async function read(path: string): Promise<unknown[]> {
  if (path.endsWith('.jsonl')) {
    const lines = readFileSync(path, 'utf8').trimEnd().split('\n');
    return lines.map((line) => JSON.parse(line) as unknown);
  }
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  const from = path.endsWith('.csv')
    ? `read_csv('${path}', all_varchar = true, header = true, quote = '"', escape = '"')`
    : `read_parquet('${path}')`;
  const rows = (await connection.runAndReadAll(`SELECT * FROM ${from}`)).getRowObjectsJS();
  connection.closeSync();
  instance.closeSync();
  return rows;
}

describe('hookline simulate', () => {
  it('writes the same rows as CSV, JSONL and Parquet', async () => {
    const [csv, jsonl, parquet] = [await written('csv'), await written('jsonl'), await written('parquet')];
    expect(parquet.feed.length).toBe(3000);
    expect(csv).toEqual(parquet);
    const given = (rows: readonly unknown[]) =>
      rows.map((row) => Object.fromEntries(Object.entries(row as object).filter(([, value]) => value !== null)));
    for (const name of ['feed', 'truth', 'facts'] as const) expect(jsonl[name]).toEqual(given(parquet[name]));
  });

  it('gives equal bytes for equal seeds, and other rows for another', async () => {
    const bytes = async (seed: string) => {
      const path = join(freshFolder(), 'feed.csv');
      await hookline(['simulate', '--reports', '1500', '--seed', seed, '--out', path]);
      return readFileSync(path, 'utf8');
    };
    const first = await bytes('3');
    expect(await bytes('3')).toBe(first);
    expect(await bytes('4')).not.toBe(first);
  });

  it('leaves nothing but its files', async () => {
    const folder = freshFolder();
    await hookline(['simulate', '--reports', '500', '--out', join(folder, 'feed.parquet')]);
    expect(readdirSync(folder)).toEqual(['feed.parquet']);
  });

  it('prints what it made as JSON', async () => {
    const path = join(freshFolder(), 'feed.csv');
    const { out } = await hookline(['simulate', '--reports', '500', '--seed', '9', '--out', path, '--json']);
    expect(JSON.parse(out)).toMatchObject({ reports: 500, seed: 9, evasion: 'default', grammar: 'first', facts: 0 });
  });

  it.each([
    [['--out', 'feed.txt'], "'feed.txt' must end in .parquet, .csv, .jsonl"],
    [['--out', 'feed.csv', '--reports', '5'], 'a feed has 100 reports or more'],
    [['--out', 'feed.csv', '--evasion', 'total'], "'total' is not one of none, light"],
  ])('refuses %j', async (options, message) => {
    const { status, err } = await hookline(['simulate', ...options]);
    expect(status).toBe(2);
    expect(err).toContain(message);
  });
});

describe('a place that cannot be written', () => {
  it('is named, and nothing is left behind', async () => {
    const folder = freshFolder();
    const { status, err } = await hookline(['simulate', '--reports', '200', '--out', join(folder, 'nowhere', 'feed.csv')]);
    expect(status).toBe(5);
    expect(err).toContain('HOOKLINE_WRITE_FAILED: there is no folder for');
    expect(readdirSync(folder)).toEqual([]);
  });
});

describe('a small grammar', () => {
  it('makes a whole feed', () => {
    const families = twinData.families.filter(({ file }) => file === 'delivery' || file === 'banking');
    const { rows, plan } = twin({ reports: 3000 }, { ...twinData, families });
    expect(rows.length).toBe(3000);
    expect(new Set(plan.campaigns.map(({ family }) => family.file))).toEqual(new Set(['delivery', 'banking']));
  });

  it('without anything to send is refused', () => {
    expect(() => twin({}, { ...twinData, families: [] })).toThrow('no English family');
  });
});

describe('the feed', () => {
  const { rows } = twin({ reports: 5000 });

  it('has columns that intake knows', () => {
    const sample = rows.slice(0, 50).map((row) => feedColumns.map((column) => row[column]));
    expect(recogniseColumns([...feedColumns], sample, {})).toEqual({
      id: 0,
      kind: 1,
      received: 2,
      reported: 3,
      sender: 4,
      recipient: 5,
      text: 6,
      url: 7,
    });
  });

  it('comes in order of the time of reporting, each message received before', () => {
    const times = rows.map(({ reported }) => reported as string);
    expect([...times].sort()).toEqual(times);
    expect(rows.filter(({ received, reported }) => (received as string) > (reported as string))).toEqual([]);
    expect(rows.every(({ reported }) => /^2024-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(reported as string))).toBe(true);
  });

  it('holds texts in messages, links in link reports, senders in calls', () => {
    for (const { kind, text, url, sender } of rows) {
      expect([kind, text !== null, url !== null, sender !== null]).toEqual([kind, kind === 'sms', kind === 'url', kind !== 'url']);
    }
  });

  it('has a truth for each report under its id', () => {
    expect(truthColumns[0]).toBe('id');
    expect(new Set(rows.map(({ id }) => id)).size).toBe(5000);
    for (const row of rows) {
      if (row.class === 'scam') expect(row.campaign && row.operation && row.scam_type && row.family).toBeTruthy();
      if (row.class !== 'scam') expect(row.operation).toBeNull();
      if (row.flagged === 'true') expect(row.class).toBe('scam');
    }
  });

  it('is not bent where nobody evades', () => {
    const plain = twin({ reports: 2000, evasion: 'none' }).rows;
    expect(plain.filter(({ evasions }) => evasions !== null && evasions !== 'senders')).toEqual([]);
    expect(plain.filter(({ text }) => text !== null && /[\u200b-\u200f]|\p{M}|\p{Script=Cyrillic}/u.test(text))).toEqual([]);
  });

  it('bends only scams; forwarders damage any', () => {
    const others = twin({ reports: 4000, evasion: 'strongest' }).rows.filter((row) => row.class !== 'scam' && row.evasions !== null);
    const names = new Set(others.flatMap(({ evasions }) => (evasions as string).split(' ')));
    expect([...names].filter((name) => !['forward', 'senders', 'links'].includes(name))).toEqual([]);
    expect(names.has('forward')).toBe(true);
  });
});
