import { createReadStream } from 'node:fs';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { brandFinder, importLabels, openWorkspace, type Workspace } from '../../src/app/index.ts';
import type { Label } from '../../src/model/opinion.ts';
import { asks, lures, messageClasses, scamTypes } from '../../src/model/verdict.ts';
import { buildCampaigns } from '../../src/pipeline/build-campaigns.ts';
import { noProgress } from '../../src/ports/progress.ts';
import { labelsCsv } from '../../src/respond/evaluation-csv.ts';
import { investigated } from '../support/cli.ts';
import { fileOf } from '../support/folders.ts';

const at = Date.UTC(2026, 3, 6);
const rows = Array.from({ length: 6 }, (_, n) => `Evri: your parcel ${n}23456 is held. Pay £1.45 at https://evri-fee.example/p${n}`);
let workspace: Workspace;
let textIds: string[];

beforeAll(async () => {
  const { workspace: folder } = await investigated(fileOf('feed.csv', `text\n${rows.join('\n')}\n`));
  workspace = await openWorkspace(folder, { create: false });
  const drawn = await workspace.store.drawTexts({ by: 'random', messageClass: null, size: 6, seed: 1 });
  textIds = [...drawn.textIds];
});
afterAll(() => workspace.close());

const inputOf = (content: string) => {
  const path = fileOf('labels.csv', content);
  return { name: path, bytes: 0, open: () => createReadStream(path) };
};

test('any labels that are exported come back as they were', async () => {
  // A spreadsheet's apostrophe cannot be told from one that was there, and spaces at the ends are nobody's words.
  const words = fc.string({ unit: 'grapheme', maxLength: 30 }).filter((text) => text.trim() === text && !/^'|\r/.test(text));
  const named = words.map((text) => text || null);
  const opinion = fc.record({
    messageClass: fc.constantFrom(...messageClasses),
    scamType: fc.option(fc.constantFrom(...scamTypes)),
    topic: named,
    brand: fc.constantFrom(null, '', 'evri', 'royal-mail', 'Gronk & Sons'),
    lures: fc.option(fc.subarray([...lures])),
    asks: fc.option(fc.subarray([...asks])),
    note: named,
  });
  let round = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(opinion, { minLength: 1, maxLength: 6 }), async (opinions) => {
      const [from, to] = [`from-${++round}`, `to-${round}`];
      const given = opinions.map((one, index): Label => {
        const scam = one.messageClass === 'scam';
        const scamType = scam ? one.scamType : null;
        const topic = one.topic ?? (scamType === 'others' ? null : scamType);
        const who = { textId: textIds[index] ?? '', labelledBy: from, labelledAt: at };
        return { ...one, ...who, scamType, topic, lures: scam ? one.lures : [] };
      });
      await workspace.store.saveLabels(given);
      const csv = labelsCsv(await workspace.store.labels({ labelledBy: from }));
      const taken = await importLabels(workspace, inputOf(csv), { labelledBy: to }, { now: () => at });
      expect(taken).toMatchObject({ rows: given.length, saved: given.length, refused: [] });
      const plain = async (labelledBy: string) => (await workspace.store.labels({ labelledBy })).map(({ labelledBy: _, ...rest }) => rest);
      expect(await plain(to)).toEqual(await plain(from));
    }),
    { numRuns: 40 },
  );
});

test('whatever a file of labels holds, each row is kept, refused with its line, or without an answer', async () => {
  const cell = fc.oneof(
    fc.constantFrom('scam', 'spam', 'delivery', 'none', 'herd', '', 'evri', '"', '\n', "'"),
    fc.string({ unit: 'grapheme', maxLength: 10 }),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(fc.array(cell, { minLength: 1, maxLength: 8 }), { maxLength: 8 }), async (table) => {
      const body = table.map((cells, index) => [textIds[index % 6], ...cells].join(',')).join('\n');
      const csv = `id,class,type,brand,lures,asks,note\n${textIds[0]},spam,,,,,\n${body}\n`;
      const taken = await importLabels(workspace, inputOf(csv), { labelledBy: 'anybody' }, { now: () => at });
      expect(taken.saved + taken.unchanged + taken.empty + taken.refused.length).toBe(taken.rows);
      expect(taken.refused.every(({ line, reason }) => line > 1 && reason !== '')).toBe(true);
    }),
    { numRuns: 40 },
  );
});

test('where a feed is large, a label changes the campaign without finding all of them anew', async () => {
  const { store } = workspace;
  await buildCampaigns(store, noProgress);
  const list = () => store.campaigns({ minReports: 2, limit: 10 });
  const [before] = await list();
  await store.saveLabels(
    textIds.map((textId) => ({
      ...{ textId, messageClass: 'legitimate' as const, scamType: null, topic: null, brand: null, lures: [], asks: null, note: null },
      ...{ labelledBy: 'zoe', labelledAt: at + 10 },
    })),
  );
  expect(await buildCampaigns(store, noProgress, { manyPlaced: 1 })).toBe(true);
  expect(await list()).toMatchObject([{ campaignId: before?.campaignId, messageClass: 'legitimate', reports: 6 }]);
  expect(await buildCampaigns(store, noProgress, { manyPlaced: 1 })).toBe(false);
});

test('a brand is found however it is written, and what is like it is offered', () => {
  const find = brandFinder();
  for (const words of ['royal-mail', 'Royal Mail', 'ROYALMAIL', ' royal  mail '])
    expect(find(words)).toMatchObject({ id: 'royal-mail', known: true });
  expect(find('Royal')).toMatchObject({ known: false, near: expect.arrayContaining(['Royal Mail']) });
  expect(find('gronk & Sons\u202e Ltd.')).toEqual({ id: 'Gronk & Sons Ltd.', known: false, near: [] });
  expect(find('!?')).toMatchObject({ id: '', known: false });
});
