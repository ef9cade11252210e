import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { decide } from '../../src/app/decide.ts';
import type { Decision, NewDecision } from '../../src/model/decision.ts';
import { feedColumns } from '../../src/simulate/rows.ts';
import { twin } from '../simulate/twin.ts';
import { look, tamper } from '../support/database.ts';
import { csvOf } from '../support/example-rows.ts';
import { freshFolder } from '../support/folders.ts';
import { campaignsOf, grow, placing, within } from '../support/growing.ts';
import { seeded } from '../support/random.ts';

/** In order of time. */
const rows = twin({ reports: 2400, seed: 31 }).rows.map((row) => feedColumns.map((column) => String(row[column] ?? '')));
const cut = Math.floor(rows.length * 0.86);
const csv = (part: readonly (readonly string[])[]) => csvOf(feedColumns, part);
const by = { actor: 'ana', clock: { now: () => Date.UTC(2026, 10, 22) } };

/** A decision of each kind in turn on campaigns chosen at random, of those that still have so many variants. */
async function decideAtRandom(folder: string, count: number): Promise<Decision[]> {
  const random = seeded(5);
  const made: Decision[] = [];
  const texts = await look(folder, 'SELECT variant_key, min(text_id) AS text_id FROM readings GROUP BY variant_key');
  const textOf = new Map(texts.map((row) => [String(row.variant_key), String(row.text_id)]));
  for (let turn = 0; turn < count; turn++) {
    const members = new Map<string, string[]>();
    for (const [key, id] of await campaignsOf(folder)) members.set(id, [...(members.get(id) ?? []), key]);
    const large = [...members].filter(([, keys]) => keys.length >= 3).map(([id]) => id);
    const one = (list: readonly string[]) => list[Math.floor(random() * list.length)] as string;
    const campaignId = one(large);
    const other = one(large.filter((id) => id !== campaignId));
    const picked = (members.get(campaignId) as string[]).filter((_, at, { length }) => at < length - 1 && (at === 0 || random() < 0.4));
    const some = { texts: picked.map((key) => textOf.get(key) as string) };
    const requests: NewDecision[] = [
      { kind: 'merge', campaignId, with: [other] },
      { kind: 'split', campaignId, ...some },
      { kind: 'move', campaignId, to: other, ...some },
    ];
    made.push(await within(folder, (workspace) => decide(workspace, requests[turn % 3] as NewDecision, by)));
  }
  return made;
}

describe('decisions on campaigns of a twin', () => {
  let base = '';
  let before: Map<string, string>;
  let made: Decision[];

  beforeAll(async () => {
    base = join(freshFolder(), 'base');
    await within(base, ({ store }) => grow(store, csv(rows.slice(0, cut))));
    made = await decideAtRandom(base, 9);
    before = await campaignsOf(base);
  }, 240_000);

  /** Of what was decided on: each campaign is whole, under its id, and none holds two that were parted. */
  async function expectHeld(folder: string): Promise<void> {
    const after = await campaignsOf(folder);
    const concerned = new Set(made.flatMap(({ campaigns }) => campaigns));
    const now = new Map<string, Set<string>>();
    for (const [key, id] of before) if (concerned.has(id)) now.set(id, new Set([...(now.get(id) ?? []), after.get(key) as string]));
    expect(now.size).toBeGreaterThan(6);
    for (const [id, ids] of now) expect([id, [...ids]]).toEqual([id, [id]]);
    expect(after.size).toBeGreaterThan(before.size);
    const blocks = await look(folder, 'SELECT a, b FROM decided_apart');
    expect(blocks.length).toBeGreaterThan(3);
  }

  test.each([
    ['found anew', {}],
    ['placed', placing],
  ])(
    'hold when a week more comes and is %s',
    async (_, options) => {
      const folder = join(freshFolder(), 'week');
      cpSync(base, folder, { recursive: true });
      await within(folder, ({ store }) => grow(store, csv(rows.slice(cut)), options));
      await expectHeld(folder);
    },
    120_000,
  );

  test('hold, whatever the order in which the week comes, and make the same campaigns', async () => {
    const states: Map<string, string>[] = [];
    for (const week of [rows.slice(cut), rows.slice(cut).reverse()]) {
      const folder = join(freshFolder(), 'order');
      cpSync(base, folder, { recursive: true });
      await within(folder, ({ store }) => grow(store, csv(week)));
      states.push(await campaignsOf(folder));
    }
    expect(states[0]).toEqual(states[1]);
  }, 120_000);

  test('hold when all that is derived is made anew', async () => {
    const folder = join(freshFolder(), 'anew');
    cpSync(base, folder, { recursive: true });
    await tamper(folder, 'DELETE FROM memberships', 'DELETE FROM campaigns', "DELETE FROM meta WHERE name = 'campaign_state'");
    await within(folder, ({ store }) => grow(store, csv(rows.slice(cut))));
    await expectHeld(folder);
  }, 120_000);
});
