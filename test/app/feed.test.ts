import { spawn } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { type Feed, type FeedOptions, openFeed, type PlacedReport } from '../../src/app/feed.ts';
import type { PushedReport } from '../../src/app/journal.ts';
import { verifyWorkspace } from '../../src/app/verify.ts';
import { openWorkspace } from '../../src/app/workspace.ts';
import { feedColumns } from '../../src/simulate/rows.ts';
import { twin } from '../simulate/twin.ts';
import { investigated } from '../support/cli.ts';
import { look } from '../support/database.ts';
import { csvOf } from '../support/example-rows.ts';
import { fileOf, freshFolder, projectFolder } from '../support/folders.ts';

/** In order of time, with calls and bare links among the texts. */
const pushed: readonly PushedReport[] = twin({ reports: 1000, seed: 23 }).rows.map((row) =>
  Object.fromEntries(feedColumns.map((column) => [column, row[column] === null || row[column] === undefined ? null : String(row[column])])),
);
const cut = 850;
const before = csvOf(
  feedColumns,
  pushed.slice(0, cut).map((report) => feedColumns.map((column) => String((report as Record<string, string | null>)[column] ?? ''))),
);
const options: FeedOptions = { actor: 'tester', zone: 'UTC', region: 'GB' };
const clock = { now: () => Date.UTC(2026, 3, 6) };

async function within<T>(folder: string, more: Partial<FeedOptions>, work: (feed: Feed) => Promise<T>): Promise<T> {
  const workspace = await openWorkspace(folder, { create: true });
  try {
    const feed = await openFeed(workspace, { ...options, ...more }, clock);
    const result = await work(feed);
    await feed.close();
    return result;
  } finally {
    await workspace.close();
  }
}

const count = async (folder: string, table: string) => Number((await look(folder, `SELECT count(*) AS n FROM ${table}`))[0]?.n);
const journals = (folder: string) => (existsSync(join(folder, 'feed')) ? readdirSync(join(folder, 'feed')) : []);

describe('reports handed to an open workspace', () => {
  let folder = '';
  let placed: PlacedReport[] = [];

  beforeAll(async () => {
    folder = (await investigated(fileOf('feed.csv', before))).workspace;
    placed = await within(folder, { settleAfter: 60 }, async (feed) => {
      const list: PlacedReport[] = [];
      for (const report of pushed.slice(cut)) list.push(await feed.place(report));
      return list;
    });
  }, 60_000);

  test('each have a campaign if they are texts, old ones and new ones', () => {
    const texts = placed.filter((_, at) => pushed[cut + at]?.text || pushed[cut + at]?.kind === 'url');
    expect(texts.length).toBeGreaterThan(80);
    expect(texts.every(({ campaignId }) => campaignId !== null)).toBe(true);
    expect(new Set(texts.map(({ how }) => how))).toEqual(new Set(['known', 'joined', 'new']));
    expect(texts.filter(({ how }) => how === 'joined').every(({ joins }) => joins.every(({ evidence }) => evidence.length > 0))).toBe(true);
  });

  test('stand in the database once each, under the campaign that was said', async () => {
    expect(await count(folder, 'reports')).toBe(pushed.length);
    const rows = await look(
      folder,
      'SELECT report_id, campaign_id FROM reports JOIN readings USING (text_id) JOIN memberships USING (variant_key)',
    );
    const campaignOf = new Map(rows.map((row) => [row.report_id, row.campaign_id]));
    const told = placed.flatMap(({ reportId, campaignId }) => (campaignId === null ? [] : [[reportId, campaignId]]));
    expect(told.filter(([report, campaign]) => campaignOf.get(report as string) !== campaign)).toEqual([]);
    const sums = await look(folder, 'SELECT sum(reports) AS n FROM campaigns');
    expect(Number(sums[0]?.n)).toBe(rows.length);
  });

  test('leave no text without a campaign', async () => {
    expect(await count(folder, 'readings ANTI JOIN memberships USING (variant_key)')).toBe(0);
  });

  test('leave no journal, and evidence that verifies', async () => {
    expect(journals(folder)).toEqual([]);
    const workspace = await openWorkspace(folder, { create: false });
    const { originals, brokenAt } = await verifyWorkspace(workspace).finally(() => workspace.close());
    expect(brokenAt).toBeNull();
    expect(originals.length).toBeGreaterThanOrEqual(3);
    expect(originals.every(({ state }) => state === 'ok')).toBe(true);
  });

  test('need no work of the next investigation', async () => {
    const again = await investigated(fileOf('feed.csv', before), '--workspace', folder, '--json');
    expect(JSON.parse(again.outcome.out)).toMatchObject({ textsRead: 0 });
  });

  test('are held by what the store says of the values they share', async () => {
    const workspace = await openWorkspace(folder, { create: false });
    const { values } = await workspace.store.residentFeed().finally(() => workspace.close());
    expect(new Set(values.map(({ kind }) => kind))).toContain('same_sender');
    // The same text from the same sender once more: nothing new is held, so the graph is the same.
    const known = pushed.findLast(({ kind }) => kind === 'sms') as PushedReport;
    await within(folder, {}, (feed) => feed.place({ ...known, id: 'once more' }));
    const later = await openWorkspace(folder, { create: false });
    expect((await later.store.residentFeed().finally(() => later.close())).values).toEqual(values);
  });
});

test('a workspace may begin as a feed', async () => {
  const folder = join(freshFolder(), 'empty');
  const text = 'Your parcel is held at our depot, pay the fee of £1.99 at depot-fee.example/x7 to have it sent';
  const answers = await within(folder, {}, async (feed) => [
    await feed.place({ text, sender: '+447700900111', received: '2026-04-01T10:00:00Z' }),
    await feed.place({ text: text.replace('1.99', '2.49'), sender: '+447700900112', received: '2026-04-01T11:00:00Z' }),
    await feed.place({ text: 'Lunch at one then? The usual place, I will bring the tickets', sender: '+447700900113' }),
  ]);
  expect(answers.map(({ how }) => how)).toEqual(['new', 'joined', 'new']);
  expect(answers[1]?.campaignId).toBe(answers[0]?.campaignId);
  expect(await count(folder, 'memberships')).toBe(3);
});

test('what is settled is settled with its place, the last report of a journal too', async () => {
  const workspace = await openWorkspace(join(freshFolder(), 'settled'), { create: true });
  const feed = await openFeed(workspace, { ...options, settleAfter: 2 }, clock);
  await feed.place({ text: 'Your parcel is held, pay the fee of £1.99 at depot-fee.example/x7', sender: '+447700900111' });
  await feed.place({ text: 'Lunch at one then? The usual place, I will bring the tickets', sender: '+447700900113' });
  await feed.settle();
  expect(await workspace.store.variantCounts()).toEqual({ placed: 2, fresh: 0 });
  await feed.close();
  await workspace.close();
});

test('a name as written speaks neither for a join nor against it, as in a build of the whole', async () => {
  const text = (bank: string) =>
    `${bank}: a new device was added to your account on 4 March. If this was not you, stop it at stop-device.example/q`;
  const answers = await within(join(freshFolder(), 'names'), {}, async (feed) => [
    await feed.place({ text: text('Zorblatt Savings'), sender: '+447700900111' }),
    await feed.place({ text: text('Quimby Mutual'), sender: '+447700900112' }),
  ]);
  const kinds = answers.flatMap(({ joins }) => joins.flatMap(({ evidence }) => evidence.map(({ kind }) => kind)));
  expect(answers[1]?.how).toBe('joined');
  expect(kinds).not.toContain('different_brand');
});

test('a text is read with every link that came beside it, in one journal and the next', async () => {
  const folder = join(freshFolder(), 'links');
  const report = (link: string) => ({
    text: 'Your parcel is held at our depot, pay the fee in the link below',
    sender: '+447700900111',
    url: `https://${link}.example/pay`,
    received: `2026-04-01T10:0${link.length}:00Z`,
  });
  await within(folder, {}, async (feed) => {
    await feed.place(report('depot'));
    await feed.place(report('fee'));
    await feed.settle();
    await feed.place(report('held'));
  });
  const domains = await look(folder, 'SELECT domain FROM parts ORDER BY domain');
  expect(domains.map(({ domain }) => domain)).toEqual(['depot.example', 'fee.example', 'held.example']);
  expect(await look(folder, 'SELECT domains, reports FROM campaigns')).toEqual([{ domains: 3n, reports: 3n }]);
});

test('what cannot be read is put aside with its reason, and kept', async () => {
  const folder = join(freshFolder(), 'bad');
  const answers = await within(folder, {}, async (feed) => [
    await feed.place({ text: 'Hello there, is this still your number?', sender: '+447700900111' }),
    await feed.place({ recipient: '+447700900114', received: '2026-04-01' }),
    await feed.place({}),
  ]);
  expect(answers.map(({ reason }) => reason === null)).toEqual([true, false, false]);
  expect(await count(folder, 'rejects')).toBe(2);
});

test('a killed feed loses nothing and doubles nothing', async () => {
  const folder = join(freshFolder(), 'killed');
  const reports = pushed.slice(0, 120);
  const told = await new Promise<string[]>((resolve) => {
    const child = spawn(process.execPath, [join(projectFolder, 'test', 'support', 'feed-child.mjs'), folder], {
      stdio: ['pipe', 'pipe', 'ignore'],
    });
    let out = '';
    child.stdout.on('data', (chunk: Buffer) => {
      out += chunk.toString();
      // In the second journal, the first going into the database or just gone.
      if (out.split('\n').length > 70) child.kill('SIGKILL');
    });
    child.once('exit', () => resolve(out.split('\n').slice(0, -1)));
    child.stdin.on('error', () => undefined);
    child.stdin.end(reports.map((report) => JSON.stringify(report)).join('\n'));
  });
  expect(told.length).toBeGreaterThanOrEqual(70);
  expect(told.length).toBeLessThan(reports.length);
  await within(folder, {}, async (feed) => {
    for (const report of reports.slice(told.length + 1)) await feed.place(report);
  });
  const kept = await count(folder, 'reports');
  // One more may have been kept than was told of: killed between keeping and telling.
  expect(kept).toBeGreaterThanOrEqual(reports.length - 1);
  expect(kept).toBeLessThanOrEqual(reports.length);
  expect(await count(folder, '(SELECT DISTINCT external_id FROM reports)')).toBe(kept);
  expect(journals(folder)).toEqual([]);
}, 60_000);
