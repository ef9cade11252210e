import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { decide, undoDecision } from '../../src/app/decide.ts';
import { openFeed } from '../../src/app/feed.ts';
import type { Workspace } from '../../src/app/workspace.ts';
import type { NewDecision } from '../../src/model/decision.ts';
import { look, tamper } from '../support/database.ts';
import { csvOf } from '../support/example-rows.ts';
import { freshFolder } from '../support/folders.ts';
import { campaignsByText, grow, placing, within } from '../support/growing.ts';

const by = { actor: 'ana', clock: { now: () => Date.UTC(2026, 10, 22) } };

const parcel = (name: string, fee = 'evri-fee.example/a') =>
  `Evri: we tried to deliver your parcel but nobody was ${name}. Pay £1.99 at ${fee} to book another day`;
const mum = (place: string) =>
  `Hi mum, my phone fell in the ${place} so I am using a friends number, can you text me back when you get a second please`;
const lunch = 'Lunch at one then? The usual place, I will bring the tickets for the match';

const parcels = ['home', 'at home', 'in today', 'there'].map((name) => parcel(name));
/** The wording of the first with another link. */
const elsewhere = parcel('home', 'parcel-rebook.test/q');
const mums = ['sink', 'bath', 'lake'].map(mum);

let count = 0;
/** Reports a day apart, each from a sender of its own. */
const csv = (texts: readonly string[]) =>
  csvOf(
    ['message', 'sender', 'received_at'],
    texts.map((text) => {
      count++;
      return [text, `+4477009001${String(count % 100).padStart(2, '0')}`, `2026-03-${String((count % 27) + 1).padStart(2, '0')} 10:00`];
    }),
  );

/** What campaigns, joins and sums a workspace has, to be compared. */
const stateOf = async (folder: string) => ({
  memberships: await look(folder, 'SELECT * FROM memberships ORDER BY ALL'),
  joins: await look(folder, 'SELECT campaign_id, a, b, round(bits, 2) AS bits, evidence FROM joins ORDER BY ALL'),
  keptApart: await look(folder, 'SELECT a, b, round(bits, 2) AS bits, evidence FROM kept_apart ORDER BY ALL'),
  campaigns: await look(folder, 'SELECT * FROM campaigns ORDER BY campaign_id'),
  sightings: await look(folder, 'SELECT * FROM sightings ORDER BY ALL'),
  messages: await look(folder, 'SELECT * FROM messages ORDER BY text_id'),
  scripts: await look(folder, 'SELECT * FROM campaign_scripts ORDER BY ALL'),
  parts: await look(folder, 'SELECT * FROM campaign_parts ORDER BY ALL'),
});

describe('what an analyst decides on campaigns', () => {
  let folder = '';
  const inside = <T>(work: (workspace: Workspace) => Promise<T>) => within(folder, work);
  let base = '';
  let campaigns: Map<string, string>;
  let textIds: Map<string, string>;
  /** The campaign and the id of a text that was there at first. */
  const idOf = (text = '') => campaigns.get(text) ?? '';
  const textId = (text = '') => textIds.get(text) ?? '';
  const made = (request: NewDecision) => inside((workspace) => decide(workspace, request, by));
  const undone = (decisionId: string) => inside((workspace) => undoDecision(workspace, decisionId, by));
  const take = (texts: readonly string[], options: { manyPlaced?: number } = {}) => inside(({ store }) => grow(store, csv(texts), options));

  beforeAll(async () => {
    base = join(freshFolder(), 'base');
    await within(base, ({ store }) => grow(store, csv([...parcels, ...mums, lunch, elsewhere])));
    campaigns = await campaignsByText(base);
    const rows = await look(base, 'SELECT text, text_id FROM texts');
    textIds = new Map(rows.map((row) => [String(row.text), String(row.text_id)]));
  });
  beforeEach(() => {
    folder = join(freshFolder(), 'workspace');
    cpSync(base, folder, { recursive: true });
  });

  test.each([
    ['found anew', {}],
    ['placed', placing],
  ])('a merge holds when more reports come and are %s', async (_, options) => {
    const [a, b] = [idOf(parcels[0]), idOf(mums[0])];
    expect(a).not.toBe(b);
    expect(await made({ kind: 'merge', campaignId: a, with: [b] })).toMatchObject({
      decisionId: 'D-1',
      campaigns: [a, b],
      blockedBy: null,
    });
    await take([parcel('around'), mum('pond'), 'Your vet has a slot for Rex on Friday at noon'], options);
    const after = await campaignsByText(folder);
    for (const text of [...parcels, ...mums, parcel('around'), mum('pond')]) expect([text, after.get(text)]).toEqual([text, a]);
    expect(after.get(lunch)).not.toBe(a);
    const joins = await look(folder, `SELECT evidence FROM joins WHERE campaign_id = '${a}'`);
    const said = joins.flatMap(({ evidence }) =>
      (JSON.parse(String(evidence)) as { kind: string; detail: string; value: string }[]).filter(({ kind }) => kind === 'analyst'),
    );
    expect(said).toEqual([{ kind: 'analyst', bits: 100, value: 'D-1', detail: 'merged by ana on 2026-11-22' }]);
    // Every other join is by evidence, one fewer than there are wordings; one of these has two texts.
    expect(joins.length).toBe([...after].filter(([, id]) => id === a).length - 2);
  });

  test.each([
    ['found anew', {}],
    ['placed', placing],
  ])('a split holds when something like both sides comes and is %s', async (_, options) => {
    const whole = idOf(parcels[0]);
    const decision = await made({
      kind: 'split',
      campaignId: whole,
      texts: [textId(parcels[0]), textId(parcels[1])],
    });
    const part = decision.campaigns[0] as string;
    await take(
      ['around', 'to be seen', 'home now'].map((name) => parcel(name)),
      options,
    );
    const after = await campaignsByText(folder);
    expect(parcels.map((text) => after.get(text))).toEqual([part, part, whole, whole]);
    for (const name of ['around', 'to be seen', 'home now']) expect([part, whole]).toContain(after.get(parcel(name)));
    const apart = await look(folder, 'SELECT bits, evidence FROM kept_apart WHERE contains(evidence, \'"analyst"\')');
    expect(apart.length).toBeGreaterThan(0);
    expect(apart.every(({ bits }) => Number(bits) < 0)).toBe(true);
  });

  test('one text of a wording can be split off, and new texts of the wording go where they are likest', async () => {
    const [one, two] = [parcels[0] as string, elsewhere];
    const whole = idOf(one);
    expect(idOf(two)).toBe(whole);
    const [part] = (await made({ kind: 'split', campaignId: whole, texts: [textId(two)] })).campaigns;
    for (const [at, options] of [{}, placing].entries()) {
      const [like, unlike] = [parcel('home', `parcel-rebook.test/new${at}`), parcel('home', `evri-fee.example/new${at}`)];
      await take([like, unlike], options);
      const after = await campaignsByText(folder);
      expect([after.get(one), after.get(two), after.get(like), after.get(unlike)]).toEqual([whole, part, part, whole]);
    }
  });

  test('a moved message stays where it was put', async () => {
    const [from, to] = [idOf(parcels[0]), idOf(mums[0])];
    await made({ kind: 'move', campaignId: from, to, texts: [textId(parcels[3])] });
    for (const options of [{}, placing, {}]) {
      await take([`${parcel('anywhere')} ${count}`, `${mum('loo')} ${count}`], options);
      const after = await campaignsByText(folder);
      expect([...parcels, ...mums].map((text) => after.get(text))).toEqual([from, from, from, to, to, to, to]);
    }
  });

  test('holds for reports handed in one by one', async () => {
    const [a, b] = [idOf(parcels[0]), idOf(mums[0])];
    await made({ kind: 'merge', campaignId: b, with: [idOf(lunch)] });
    const [part] = (await made({ kind: 'split', campaignId: a, texts: [textId(elsewhere)] })).campaigns;
    const placed = await inside(async (workspace) => {
      const feed = await openFeed(workspace, { actor: 'tester', zone: 'UTC', region: 'GB' }, by.clock);
      const texts = [parcel('home', 'parcel-rebook.test/z'), parcel('home', 'evri-fee.example/z'), `${lunch} and drinks`, elsewhere];
      const answers = [];
      for (const text of texts)
        answers.push((await feed.place({ text, sender: '+447700900199', received: '2026-03-28T10:00:00Z' })).campaignId);
      await feed.close();
      return answers;
    });
    expect(placed).toEqual([part, a, b, part]);
    await take(['The vet has a slot for Rex at noon on Friday']);
    expect((await campaignsByText(folder)).get(parcel('home', 'parcel-rebook.test/z'))).toBe(part);
  });

  test('taken back at once, everything is as it was', async () => {
    const [a, b] = [idOf(parcels[0]), idOf(mums[0])];
    const before = await stateOf(folder);
    const requests: NewDecision[] = [
      { kind: 'merge', campaignId: a, with: [b, idOf(lunch)] },
      { kind: 'split', campaignId: a, texts: [textId(parcels[1])] },
      { kind: 'move', campaignId: a, to: b, texts: [textId(parcels[0]), textId(parcels[1])] },
    ];
    for (const request of requests) {
      const { decisionId } = await made(request);
      expect(await stateOf(folder)).not.toEqual(before);
      expect(await undone(decisionId)).toMatchObject({ undoneBy: 'ana', undoneAt: by.clock.now() });
      expect(await stateOf(folder)).toEqual(before);
    }
    expect(await look(folder, 'SELECT * FROM decided_texts')).toEqual([]);
  });

  test('taken back in the opposite order, everything is as it was; in another order it is refused and says why', async () => {
    const [a, b] = [idOf(parcels[0]), idOf(mums[0])];
    const before = await stateOf(folder);
    await made({ kind: 'merge', campaignId: a, with: [b] });
    await made({ kind: 'split', campaignId: a, texts: [textId(mums[0]), textId(parcels[0])] });
    await expect(undone('D-1')).rejects.toMatchObject({
      code: 'HOOKLINE_DECISION_BLOCKED',
      message: expect.stringContaining('D-2 builds on it'),
    });
    await undone('D-2');
    await expect(undone('D-2')).rejects.toMatchObject({
      code: 'HOOKLINE_DECISION_BLOCKED',
      message: expect.stringContaining('taken back by ana'),
    });
    await undone('D-1');
    expect(await stateOf(folder)).toEqual(before);
  });

  test.each([
    ['found anew', {}],
    ['placed', placing],
  ])('a merge taken back after more reports came, %s, parts them again; what is new follows what it is tied to', async (_, options) => {
    const [a, b] = [idOf(parcels[0]), idOf(mums[0])];
    await made({ kind: 'merge', campaignId: a, with: [b] });
    await take([parcel('around'), mum('pond')], options);
    await undone('D-1');
    const after = await campaignsByText(folder);
    for (const text of [...parcels, parcel('around')]) expect(after.get(text)).toBe(a);
    for (const text of [...mums, mum('pond')]) expect(after.get(text)).toBe(b);
    await take([parcel('away'), mum('pool')]);
    const later = await campaignsByText(folder);
    expect([later.get(parcel('away')), later.get(mum('pool'))]).toEqual([a, b]);
  });

  test('a split taken back after more reports came makes it one again', async () => {
    const whole = idOf(parcels[0]);
    await made({ kind: 'split', campaignId: whole, texts: [textId(parcels[0]), textId(parcels[1])] });
    await take(['around', 'to be seen', 'home now'].map((name) => parcel(name)));
    await undone('D-1');
    const after = await campaignsByText(folder);
    for (const [text, id] of after) if (text.startsWith('Evri')) expect([text, id]).toEqual([text, whole]);
    expect(await look(folder, "SELECT * FROM kept_apart WHERE contains(evidence, 'analyst')")).toEqual([]);
  });

  test('what was split off never gets the id of what stayed, though it grew more, nor when all that is derived is made anew', async () => {
    const whole = idOf(parcels[0]);
    // The campaign is called after the least of its keys: that one leaves.
    const [head] = await look(
      folder,
      `SELECT min(text) AS text FROM texts JOIN readings USING (text_id) WHERE starts_with(variant_key, '${whole.slice(2)}')`,
    );
    const leaves = String(head?.text);
    const stays = parcels.find((text) => text !== leaves) as string;
    const [part] = (await made({ kind: 'split', campaignId: whole, texts: [textId(leaves)] })).campaigns;
    await take(Array.from({ length: 12 }, (_, at) => `${leaves} ${'abcdefghijkl'[at]}`));
    await tamper(folder, 'DELETE FROM memberships', "DELETE FROM meta WHERE name = 'campaign_state'");
    await take([mum('lagoon')]);
    const after = await campaignsByText(folder);
    expect([after.get(leaves), after.get(stays)]).toEqual([part, whole]);
  });

  test('names and notes come along into what a campaign becomes part of, and go back with it', async () => {
    const [a, b] = [idOf(parcels[0]), idOf(mums[0])];
    await made({ kind: 'rename', campaignId: b, name: '  Mum,  new number ' });
    await made({ kind: 'note', campaignId: b, text: 'Seen at the bank as well.' });
    const shown = () =>
      inside(async ({ store }) => new Map((await store.browseCampaigns({})).items.map((one) => [one.campaignId, [one.name, one.notes]])));
    expect((await shown()).get(b)).toEqual(['Mum, new number', 1]);
    await made({ kind: 'merge', campaignId: a, with: [b] });
    expect((await shown()).get(a)).toEqual(['Mum, new number', 1]);
    await made({ kind: 'rename', campaignId: a, name: 'Both' });
    await take([parcel('around')]);
    expect((await shown()).get(a)).toEqual(['Both', 1]);
    await made({ kind: 'rename', campaignId: a, name: '' });
    expect((await shown()).get(a)).toEqual([null, 1]);
    await undone('D-3');
    const after = await shown();
    expect([after.get(a)?.[0] ?? null, after.get(b)]).toEqual([null, ['Mum, new number', 1]]);
  });

  test('what cannot be is refused, and changes nothing', async () => {
    const [a, b] = [idOf(parcels[0]), idOf(mums[0])];
    const before = await stateOf(folder);
    const all = mums.map((text) => textId(text));
    const wrong: [NewDecision, string][] = [
      [{ kind: 'merge', campaignId: a, with: [a] }, 'HOOKLINE_OPTION_VALUE'],
      [{ kind: 'merge', campaignId: a, with: ['C-none'] }, 'HOOKLINE_UNKNOWN_CAMPAIGN'],
      [{ kind: 'split', campaignId: a }, 'HOOKLINE_OPTION_VALUE'],
      [{ kind: 'split', campaignId: a, texts: all }, 'HOOKLINE_OPTION_VALUE'],
      [{ kind: 'split', campaignId: b, texts: all }, 'HOOKLINE_OPTION_VALUE'],
      [{ kind: 'split', campaignId: a, scripts: ["x' OR 1=1 --"] }, 'HOOKLINE_OPTION_VALUE'],
      [{ kind: 'move', campaignId: a, to: a, texts: all }, 'HOOKLINE_OPTION_VALUE'],
      [{ kind: 'rename', campaignId: 'C-none', name: 'x' }, 'HOOKLINE_UNKNOWN_CAMPAIGN'],
      [{ kind: 'note', campaignId: a, text: '  ' }, 'HOOKLINE_OPTION_VALUE'],
      [{ kind: 'rename', campaignId: a, name: 'x'.repeat(201) }, 'HOOKLINE_OPTION_VALUE'],
    ];
    for (const [request, code] of wrong) await expect(made(request)).rejects.toMatchObject({ code });
    await expect(undone('D-9')).rejects.toMatchObject({ code: 'HOOKLINE_UNKNOWN_DECISION' });
    expect(await stateOf(folder)).toEqual(before);
    expect(await look(folder, 'SELECT * FROM decisions')).toEqual([]);
  });
});
