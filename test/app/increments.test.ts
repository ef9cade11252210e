import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { readingVersion } from '../../src/analysis/read-message.ts';
import { createReaderPool } from '../../src/app/reader-pool.ts';
import { openWorkspace } from '../../src/app/workspace.ts';
import type { CampaignSummary } from '../../src/model/overview.ts';
import { buildCampaigns } from '../../src/pipeline/build-campaigns.ts';
import { readTexts } from '../../src/pipeline/read-texts.ts';
import { noProgress } from '../../src/ports/progress.ts';
import type { Store } from '../../src/ports/store.ts';
import { feedColumns } from '../../src/simulate/rows.ts';
import { twin } from '../simulate/twin.ts';
import { look } from '../support/database.ts';
import { csvOf } from '../support/example-rows.ts';
import { freshFolder } from '../support/folders.ts';
import { takeIn } from '../support/intake.ts';
import { batchesOf } from '../support/reports.ts';

type Rows = readonly (readonly string[])[];

/** In order of time, with calls and bare links among the texts. */
const rows: Rows = twin({ reports: 1400, seed: 11 }).rows.map((row) => feedColumns.map((column) => String(row[column] ?? '')));
const cutAt = (...shares: readonly number[]) => shares.map((share) => Math.floor(rows.length * share));
const cuts = cutAt(0.87, 0.92, 0.96, 1);
/** So small a feed is otherwise always clustered anew. */
const placing = { manyPlaced: 100 };

/** What stands in a workspace after a build. */
interface State {
  /** Whether what was new was placed, not all found anew. */
  readonly isPlaced: boolean;
  /** Campaign by variant. */
  readonly campaignOf: ReadonlyMap<string, string>;
  readonly campaigns: readonly CampaignSummary[];
}

async function within<T>(workspace: string, work: (store: Store) => Promise<T>): Promise<T> {
  const { store, close } = await openWorkspace(workspace, { create: true });
  return work(store).finally(close);
}

const allOf = async (store: Store) =>
  [...(await store.campaigns({ minReports: 1, limit: 1e6 }))].sort((a, b) => (a.campaignId < b.campaignId ? -1 : 1));

/** Takes rows in, reads them, finds campaigns. */
async function grown(workspace: string, part: Rows, options: { manyPlaced?: number } = {}): Promise<State> {
  let isPlaced = false;
  const campaigns = await within(workspace, async (real) => {
    const savePlaced: Store['savePlaced'] = (...given) => {
      isPlaced = true;
      return real.savePlaced(...given);
    };
    const store = { ...real, savePlaced };
    const { reports, rejects, senders, source } = await takeIn('feed.csv', csvOf(feedColumns, part));
    await store.takeSource(batchesOf({ reports, rejects, senders }), () => source, { at: 0, actor: 'tester' });
    await readTexts(store, await createReaderPool('GB', 0), readingVersion, noProgress);
    expect(await buildCampaigns(store, noProgress, options)).toBe(true);
    expect(await buildCampaigns(store, noProgress, options)).toBe(false);
    return allOf(store);
  });
  const memberships = await look(workspace, 'SELECT variant_key, campaign_id FROM memberships');
  const campaignOf = new Map(memberships.map((row) => [String(row.variant_key), String(row.campaign_id)]));
  expect(campaignOf.size).toBe(memberships.length);
  return { isPlaced, campaignOf, campaigns };
}

/** Saves the campaigns that there are once more, as a build from the beginning does, and gives what they sum to. */
async function summedAnew(workspace: string): Promise<readonly CampaignSummary[]> {
  return within(workspace, async (store) => {
    const { previousOf } = await store.campaignGraph();
    const numbers = [...new Set(previousOf)];
    const groupOf = previousOf.map((campaign) => numbers.indexOf(campaign));
    const none = { joins: [], keptApart: [], sketches: new Uint32Array(0) };
    await store.saveCampaigns({ groupOf, groups: numbers.length, ...none }, Int32Array.from(numbers), 'anew');
    return allOf(store);
  });
}

/** Of the pairs of variants that one build holds together, how many the other does as well. */
function sharedPairs(one: State, other: State): number {
  const together = ({ campaignOf }: State) => {
    const members = new Map<string, string[]>();
    for (const [variant, campaign] of campaignOf) members.set(campaign, [...(members.get(campaign) ?? []), variant]);
    const lists = [...members.values()].map((list) => list.sort());
    return lists.flatMap((list) => list.flatMap((a, at) => list.slice(at + 1).map((b) => `${a} ${b}`)));
  };
  const others = new Set(together(other));
  const pairs = together(one);
  return pairs.filter((pair) => others.has(pair)).length / pairs.length;
}

describe('a feed that grows a little at a time', () => {
  const workspace = join(freshFolder(), 'grown');
  const states: State[] = [];
  let whole: State;

  beforeAll(async () => {
    for (const [at, cut] of cuts.entries()) states.push(await grown(workspace, rows.slice(cuts[at - 1] ?? 0, cut), placing));
    whole = await grown(join(freshFolder(), 'whole'), rows);
  }, 120_000);

  test('is clustered once, and its increments are placed', () => {
    expect(states.map(({ isPlaced }) => isPlaced)).toEqual([false, true, true, true]);
    expect(whole.isPlaced).toBe(false);
  });

  test('has every variant in a campaign after each step', async () => {
    const variants = (await look(workspace, 'SELECT DISTINCT variant_key FROM readings')).map((row) => String(row.variant_key));
    expect([...(states.at(-1)?.campaignOf.keys() ?? [])].sort()).toEqual(variants.sort());
    expect(states.map(({ campaignOf }) => campaignOf.size)).toEqual(states.map(({ campaignOf }) => campaignOf.size).sort((a, b) => a - b));
    expect(states.at(-1)?.campaignOf.size).toBeGreaterThan((states[0]?.campaignOf.size ?? 0) * 1.1);
    expect([...(states.at(-1)?.campaignOf.keys() ?? [])].sort()).toEqual([...whole.campaignOf.keys()].sort());
  });

  test('leaves what was placed before where it was, under the id that it had', () => {
    for (const [at, { campaignOf }] of states.slice(0, -1).entries()) {
      const later = states[at + 1]?.campaignOf;
      expect([...campaignOf].filter(([variant, campaign]) => later?.get(variant) !== campaign)).toEqual([]);
    }
  });

  test('puts what is new into old campaigns and new ones', () => {
    const [before, after] = [states[0], states.at(-1)] as [State, State];
    const old = new Set(before.campaignOf.values());
    const fresh = [...after.campaignOf].filter(([variant]) => !before.campaignOf.has(variant));
    const joined = fresh.filter(([, campaign]) => old.has(campaign));
    expect(joined.length).toBeGreaterThan(fresh.length / 10);
    expect(joined.length).toBeLessThan(fresh.length);
  });

  test('holds together nearly what a build of the whole does, and little else', () => {
    const last = states.at(-1) as State;
    expect(sharedPairs(whole, last)).toBeGreaterThan(0.9);
    expect(sharedPairs(last, whole)).toBeGreaterThan(0.9);
  });

  test('sums reports, the last week, dates and all else as a build from the beginning does', async () => {
    const placed = states.at(-1)?.campaigns ?? [];
    expect(placed.filter(({ recent }) => recent > 0).length).toBeGreaterThan(0);
    expect(placed.some(({ calls }) => calls > 0)).toBe(true);
    expect(new Set(placed.map(({ campaignId }) => campaignId))).toEqual(new Set(states.at(-1)?.campaignOf.values()));
    expect(await summedAnew(workspace)).toEqual(placed);
  });
});

test('a large increment has all found anew, as if the feed had come at once', async () => {
  const workspace = join(freshFolder(), 'large');
  const half = Math.floor(rows.length / 2);
  await grown(workspace, rows.slice(0, half), placing);
  const { campaigns, isPlaced } = await grown(workspace, rows.slice(half), placing);
  expect(isPlaced).toBe(false);
  const { campaigns: whole } = await grown(join(freshFolder(), 'whole'), rows, placing);
  const unnamed = (list: readonly CampaignSummary[]) => list.map(({ campaignId, ...rest }) => JSON.stringify(rest)).sort();
  expect(unnamed(campaigns)).toEqual(unnamed(whole));
});

test('small increments that come to more than a fifth since all was found anew have it found anew once more', async () => {
  const workspace = join(freshFolder(), 'steps');
  const steps = cutAt(0.6, 0.67, 0.76, 0.82);
  const placed: boolean[] = [];
  for (const [at, cut] of steps.entries()) placed.push((await grown(workspace, rows.slice(steps[at - 1] ?? 0, cut), placing)).isPlaced);
  expect(placed).toEqual([false, true, false, true]);
});
