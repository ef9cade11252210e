import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { investigate, listInputs, openWorkspace } from '../../src/app/index.ts';
import { noProgress } from '../../src/ports/progress.ts';
import { bCubed } from '../support/b-cubed.ts';
import { filesIn, read, root } from './documents.ts';

interface Planted {
  readonly campaigns: readonly { readonly name: string; readonly reports: readonly string[] }[];
  readonly spam: readonly { readonly name: string; readonly reports: readonly string[] }[];
  readonly passcodes: readonly string[];
  readonly genuine: readonly string[];
  readonly smallTalk: readonly string[];
}

const planted = JSON.parse(read('examples/planted.json')) as Planted;
const plantedOf = new Map(planted.campaigns.flatMap(({ name, reports }) => reports.map((id) => [id, name] as const)));

/** B-cubed over the planted text reports, rounded down from what holds. The aim for recall is 0.85. */
const least = { precision: 0.95, recall: 0.8 };

/**
 * Planted campaigns of three reports and more of which less than half hangs together so far: their wordings are paraphrases,
 * and they share neither link nor call-back number, or change domains half-way with every text rewritten. A campaign that is found leaves this list; none may join it.
 */
const notYetFound = ['accident-claim', 'wrong-number-golf', 'wrong-number-vet'];

/** Pairs that look alike, or use the same sender or shortener, and are the work of different crews. */
const apart = [
  ['evri-redelivery-a', 'evri-depot-b'],
  ['evri-depot-b', 'usps-warehouse-us'],
  ['amazon-prime-bitly', 'parking-fine-bitly'],
  ['wrong-number-vet', 'wrong-number-golf'],
  ['hi-mum-new-number', 'hi-dad-wa-me'],
  ['hmrc-refund', 'dvla-vehicle-tax'],
  ['hmrc-refund', 'energy-rebate'],
  ['dvla-vehicle-tax', 'energy-rebate'],
  ['bank-callback-0412', 'hsbc-new-payee'],
] as const;

let folder: string;
/** Campaign of each text report by the report's own id. */
let campaignOf: Map<string, string>;
let kindOf: Map<string, string>;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'hookline-planted-'));
  const workspace = await openWorkspace(folder, { create: true });
  const inputs = await listInputs([join(root, 'examples/feed.csv')], process.stdin);
  const options = { map: {}, zone: 'Europe/London', region: 'GB', actor: 'test' };
  await investigate(workspace, inputs, options, { now: () => 0 }, noProgress);
  await workspace.close();
  const instance = await DuckDBInstance.create(join(folder, 'hookline.duckdb'));
  const connection = await instance.connect();
  const found = await connection.runAndReadAll(
    'SELECT external_id, kind, campaign_id FROM reports JOIN readings USING (text_id) JOIN memberships USING (variant_key)',
  );
  const rows = found.getRows().map((row) => row.map(String));
  campaignOf = new Map(rows.map(([id = '', , campaign = '']) => [id, campaign]));
  kindOf = new Map(rows.map(([id = '', kind = '']) => [id, kind]));
  connection.closeSync();
  instance.closeSync();
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

function textReports(): string[] {
  return [...plantedOf.keys()].filter((id) => kindOf.get(id) === 'sms');
}

/** The share of a planted campaign's reports that the found campaign with most of them holds. */
function largestShare(reports: readonly string[]): number {
  const counts = new Map<string, number>();
  for (const id of reports) counts.set(campaignOf.get(id) ?? id, (counts.get(campaignOf.get(id) ?? id) ?? 0) + 1);
  return Math.max(...counts.values()) / reports.length;
}

describe('the planted campaigns of the example feed', () => {
  it('come out with their texts together and others apart', () => {
    const ids = textReports();
    const { precision, recall } = bCubed(
      ids.map((id) => campaignOf.get(id) ?? id),
      ids.map((id) => plantedOf.get(id) ?? ''),
    );
    expect(ids.length).toBe(250);
    expect(precision).toBeGreaterThanOrEqual(least.precision);
    expect(recall).toBeGreaterThanOrEqual(least.recall);
  });

  it.each(
    planted.campaigns
      .filter(({ reports, name }) => reports.length >= 3 && !notYetFound.includes(name))
      .map((one) => [one.name, one] as const),
  )('%s is found: one campaign holds the larger part of it', (_, { reports }) => {
    expect(largestShare(reports.filter((id) => kindOf.get(id) === 'sms'))).toBeGreaterThan(0.5);
  });

  it('names no campaign as not yet found that is found', () => {
    const found = planted.campaigns.filter(({ name }) => notYetFound.includes(name));
    for (const { name, reports } of found) {
      expect([name, largestShare(reports.filter((id) => kindOf.get(id) === 'sms')) > 0.5]).toEqual([name, false]);
    }
  });

  it.each(apart)('%s and %s stay apart', (one, other) => {
    const campaigns = (name: string) => new Set([...plantedOf].flatMap(([id, of]) => (of === name ? (campaignOf.get(id) ?? []) : [])));
    const theirs = campaigns(other);
    expect([...campaigns(one)].filter((campaign) => theirs.has(campaign))).toEqual([]);
  });

  it('hold no genuine notice, passcode, small talk or advertisement', () => {
    const scams = new Set([...plantedOf.keys()].flatMap((id) => campaignOf.get(id) ?? []));
    const others = [...planted.genuine, ...planted.passcodes, ...planted.smallTalk, ...planted.spam.flatMap(({ reports }) => reports)];
    expect(others.filter((id) => scams.has(campaignOf.get(id) ?? ''))).toEqual([]);
  });

  it('hold no two advertisers together', () => {
    for (const { name, reports } of planted.spam) {
      const rest = new Set(planted.spam.flatMap((one) => (one.name === name ? [] : one.reports)).map((id) => campaignOf.get(id)));
      expect([name, reports.filter((id) => rest.has(campaignOf.get(id)))]).toEqual([name, []]);
    }
  });

  it('bear the ids that the documents call them by', () => {
    const known = new Set(campaignOf.values());
    const named = ['README.md', ...filesIn('docs', /\.md$/)].flatMap((path) => read(path).match(/\bC-[0-9a-f]{10}\b/g) ?? []);
    expect(named.length).toBeGreaterThan(0);
    expect(named.filter((id) => !known.has(id))).toEqual([]);
  });

  it('keep a link report with the campaign whose link it is', () => {
    const hmrc = planted.campaigns.find(({ name }) => name === 'hmrc-refund')?.reports ?? [];
    expect(new Set(hmrc.flatMap((id) => campaignOf.get(id) ?? [])).size).toBe(1);
  });
});
