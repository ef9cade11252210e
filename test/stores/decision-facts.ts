import { expect, test } from 'vitest';
import type { Store } from '../../src/ports/store.ts';
import { batchOf, readingOf, reportOf, saveRead } from '../support/reports.ts';
import type { TakeIn } from './contract.ts';

const by = (at: number) => ({ actor: 'ana', at });

/** The facts about what analysts decide that a store keeps. */
export function decisionFacts(store: () => Store, take: TakeIn): void {
  /** Four variants of a wording each: two in one campaign, two alone. */
  const prepared = async () => {
    const numbers = [1, 2, 3, 4];
    await take('s1', batchOf(numbers.map((number) => reportOf(number))));
    await saveRead(store(), 7, ...numbers.map((number) => readingOf(`t${number}`, `v${number}`, { wordingKey: `w${number}` })));
    await store().campaignGraph();
    const none = { joins: [], keptApart: [], sketches: new Uint32Array(0) };
    await store().saveCampaigns({ groupOf: Int32Array.of(0, 0, 1, 2), groups: 3, ...none }, Int32Array.of(-1, -1, -1), 'a');
  };
  const listed = async () => (await store().campaigns({ minReports: 1, limit: 10 })).map((one) => [one.campaignId, one.reports]).sort();

  test('does what was decided, says what it was, and undoes it', async () => {
    await prepared();
    const merged = await store().decide({ kind: 'merge', campaignId: 'C-v3', with: ['C-v4'] }, by(5));
    expect(merged).toEqual({
      decisionId: 'D-1',
      kind: 'merge',
      at: 5,
      actor: 'ana',
      campaigns: ['C-v3', 'C-v4'],
      detail: 'C-v4 merged into C-v3',
      undoneAt: null,
      undoneBy: null,
      blockedBy: null,
    });
    expect(await listed()).toEqual([
      ['C-v1', 2],
      ['C-v3', 2],
    ]);
    const split = await store().decide({ kind: 'split', campaignId: 'C-v1', scripts: ['w2'] }, by(6));
    expect(split.campaigns).toEqual(['C-v2', 'C-v1']);
    expect(await listed()).toEqual([
      ['C-v1', 1],
      ['C-v2', 1],
      ['C-v3', 2],
    ]);
    await store().undoDecision('D-1', by(7));
    expect(await listed()).toEqual([
      ['C-v1', 1],
      ['C-v2', 1],
      ['C-v3', 1],
      ['C-v4', 1],
    ]);
    expect((await store().decisions({})).items.map(({ decisionId, undoneAt, blockedBy }) => [decisionId, undoneAt, blockedBy])).toEqual([
      ['D-2', null, null],
      ['D-1', 7, 'it was taken back by ana'],
    ]);
    expect((await store().decisions({ standing: true })).items.map(({ decisionId }) => decisionId)).toEqual(['D-2']);
  });

  test('gives the graph what was decided about its variants, and which campaigns stay apart', async () => {
    await prepared();
    expect((await store().campaignGraph()).decided).toBeNull();
    await store().decide({ kind: 'merge', campaignId: 'C-v3', with: ['C-v4'] }, by(Date.UTC(2026, 10, 22)));
    await store().decide({ kind: 'split', campaignId: 'C-v1', texts: ['t2'] }, by(Date.UTC(2026, 10, 23)));
    const { decided, parted } = await store().campaignGraph();
    const [first, second, third, fourth] = decided?.blockOf ?? [];
    expect([third === fourth, new Set([first, second, third]).size]).toEqual([true, 3]);
    expect([...(decided?.decisionOf ?? [])]).toEqual([1, 1, 0, 0]);
    expect(decided?.apart.map(({ a, b, decision }) => [[a, b].sort(), decision])).toEqual([[[first, second].sort(), 1]]);
    expect(decided?.decisions).toEqual([
      { decisionId: 'D-1', words: 'merged by ana on 2026-11-22' },
      { decisionId: 'D-2', words: 'split off by ana on 2026-11-23' },
    ]);
    // C-v1, C-v2, C-v3 in the order of their ids.
    expect([...parted]).toEqual([0, 1]);
  });

  test('names the decision that parted two campaigns, though others have moved since all that it moved', async () => {
    await prepared();
    await store().decide({ kind: 'split', campaignId: 'C-v1', texts: ['t2'] }, by(Date.UTC(2026, 10, 21)));
    await store().decide({ kind: 'merge', campaignId: 'C-v3', with: ['C-v1'] }, by(Date.UTC(2026, 10, 22)));
    await store().decide({ kind: 'merge', campaignId: 'C-v4', with: ['C-v2'] }, by(Date.UTC(2026, 10, 23)));
    const { decided } = await store().campaignGraph();
    expect(decided?.apart.map(({ decision }) => decided.decisions[decision]?.words)).toEqual(['split off by ana on 2026-11-21']);
  });

  test('forgets nothing that stands when another decision is taken back before texts are read anew', async () => {
    await prepared();
    await store().decide({ kind: 'merge', campaignId: 'C-v3', with: ['C-v4'] }, by(5));
    await store().decide({ kind: 'split', campaignId: 'C-v1', texts: ['t2'] }, by(6));
    await store().dropReadings(8);
    await store().undoDecision('D-2', by(7));
    const numbers = [1, 2, 3, 4];
    await saveRead(store(), 8, ...numbers.map((number) => readingOf(`t${number}`, `v${number}`, { wordingKey: `w${number}` })));
    const { decided } = await store().campaignGraph();
    const [first, second, third, fourth] = decided?.blockOf ?? [];
    expect([first, second, third === fourth, decided?.apart]).toEqual([-1, -1, true, []]);
    expect(third).toBeGreaterThanOrEqual(0);
  });

  test('gives decisions in portions, all of them or those about a campaign', async () => {
    await prepared();
    for (const text of ['one', 'two', 'three', 'four', 'five']) await store().decide({ kind: 'note', campaignId: 'C-v1', text }, by(1));
    await store().decide({ kind: 'rename', campaignId: 'C-v3', name: 'Three' }, by(2));
    const first = await store().decisions({ limit: 4, campaignId: 'C-v1' });
    expect([first.items.length, first.total]).toEqual([4, 5]);
    const rest = await store().decisions({ limit: 4, campaignId: 'C-v1', cursor: first.next ?? '' });
    expect([...first.items, ...rest.items].map(({ decisionId }) => decisionId)).toEqual(['D-5', 'D-4', 'D-3', 'D-2', 'D-1']);
    expect(rest.next).toBeNull();
    await expect(store().decisions({ cursor: first.next ?? '' })).rejects.toMatchObject({ code: 'HOOKLINE_OPTION_VALUE' });
    expect((await store().campaignsById(['C-v3'])).get('C-v3')?.name).toBe('Three');
  });

  test('finds the texts of a campaign that hold all the words', async () => {
    await prepared();
    expect(await store().textsHolding('C-v1', ['MESSAGE', 'number'])).toEqual(['t1', 't2']);
    expect(await store().textsHolding('C-v1', ['message', '2'])).toEqual(['t2']);
    expect(await store().textsHolding('C-v3', ["'; DROP TABLE decisions; --"])).toEqual([]);
  });

  test('keeps views by name and person, the latest of each', async () => {
    const view = (name: string, query: string, savedBy = 'ana') => ({ name, query, savedBy, savedAt: 9 });
    await store().saveView(view('scams', 'messageClass=scam'));
    await store().saveView(view('all', ''));
    await store().saveView(view('scams', 'sort=growth', 'ben'));
    const again = await store().saveView(view('scams', 'messageClass=scam&sort=growth'));
    expect(again).toMatchObject({ name: 'scams', savedBy: 'ana', savedAt: 9 });
    expect((await store().savedViews()).map(({ name, query, savedBy }) => [name, query, savedBy])).toEqual([
      ['all', '', 'ana'],
      ['scams', 'messageClass=scam&sort=growth', 'ana'],
      ['scams', 'sort=growth', 'ben'],
    ]);
    expect(await store().dropView(again.viewId)).toBe(true);
    expect(await store().dropView(again.viewId)).toBe(false);
    expect(await store().savedViews()).toHaveLength(2);
  });

  test('lets a view go for good, though something else that was being written fails meanwhile', async () => {
    for (let turn = 0; turn < 20; turn++) {
      const { viewId } = await store().saveView({ name: 'scams', query: '', savedBy: 'ana', savedAt: 9 });
      const failing = store().keepChange({ at: Number.NaN, actor: 'ana', action: 'tried', subject: '', detail: '' });
      const dropping = new Promise((resolve) => setImmediate(() => resolve(store().dropView(viewId))));
      await expect(failing).rejects.toThrow();
      expect([await dropping, await store().savedViews()]).toEqual([true, []]);
    }
  });
}
