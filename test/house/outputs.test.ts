import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { investigate, listInputs, openWorkspace } from '../../src/app/index.ts';
import { noProgress } from '../../src/ports/progress.ts';
import { read, section, tableRows } from './documents.ts';

const document = read('docs/reference/outputs.md');
const documented = (heading: string) => tableRows(section(document, heading)).map(([name = '']) => name.replaceAll('`', ''));

interface Campaigns {
  readonly overview: object;
  readonly campaigns: readonly Record<string, unknown>[];
}

let folder: string;
let campaigns: Campaigns;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'hookline-outputs-'));
  const rows = [1, 2, 3].map(
    (day) =>
      `+44770090000${day},2026-03-0${day} 10:00,Evri: your parcel ${day}234567 is held. Pay £1.45 at https://evri-fee${day === 3 ? 's' : ''}.example/p${day} or call 020 7946 0123`,
  );
  // Of another wording, so that a join is to be told.
  rows.push('+447700900004,2026-03-04 10:00,Evri wants your house number on the label: https://evri-fee.example/label');
  writeFileSync(join(folder, 'feed.csv'), `sender,received,text\n${rows.join('\n')}\n`);
  const workspace = await openWorkspace(join(folder, 'case'), { create: true });
  const options = { map: {}, zone: 'UTC', region: 'GB', actor: 'test' };
  await investigate(workspace, await listInputs([join(folder, 'feed.csv')], process.stdin), options, { now: () => 0 }, noProgress);
  await workspace.close();
  campaigns = JSON.parse(readFileSync(join(folder, 'case/campaigns.json'), 'utf8')) as Campaigns;
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('outputs.md', () => {
  it('gives the columns of indicators.csv in order', () => {
    const head = readFileSync(join(folder, 'case/indicators.csv'), 'utf8').split('\r\n')[0];
    expect(documented('### Columns').join(',')).toBe(head);
  });

  it('documents every field of campaigns.json, and no other', () => {
    expect(documented('### The document')).toEqual(Object.keys(campaigns));
    expect(documented('### Overview').sort()).toEqual(Object.keys(campaigns.overview).sort());
    const [campaign = {}] = campaigns.campaigns;
    expect([...documented('### Each campaign'), ...documented('### Campaigns in detail')].sort()).toEqual(Object.keys(campaign).sort());
  });

  it('documents the fields of the lists of a campaign', () => {
    const [campaign = {}] = campaigns.campaigns;
    const fields = tableRows(section(document, '### Fields of the lists')).map(([list = '', names = '']) => [
      list.replaceAll('`', ''),
      [...names.matchAll(/`(\w+)`/g)].map((match) => match[1]).sort(),
    ]);
    const real = Object.entries(campaign).flatMap(([list, value]) =>
      Array.isArray(value) ? [[list, Object.keys((value[0] ?? {}) as object).sort()]] : [],
    );
    expect(Object.fromEntries(fields)).toEqual(Object.fromEntries(real));
  });

  it('names every file of a workspace', () => {
    expect(documented('## The workspace folder')).toEqual([
      'hookline.duckdb',
      'originals/',
      'pseudonym.key',
      'report.html',
      'indicators.csv',
      'campaigns.json',
    ]);
  });
});
