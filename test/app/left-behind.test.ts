import { join } from 'node:path';
import { expect, test } from 'vitest';
import { type Desk, openDesk } from '../../src/app/desk.ts';
import { JournalWriter, journalsOf } from '../../src/app/journal.ts';
import { labelText } from '../../src/app/label-text.ts';
import { openWorkspace, type Workspace } from '../../src/app/workspace.ts';
import { freshFolder } from '../support/folders.ts';

const clock = { now: () => Date.UTC(2026, 3, 6) };
const options = { create: true, actor: 'tester', zone: 'UTC', region: 'GB', uploadLimit: 1_000_000, environment: {} };
const texts = [
  'Evri: your parcel is held at the depot, pay the redelivery fee of £1.45 at https://evri-fee.example/pay',
  'Evri: your parcel is being held at our depot today, please pay the redelivery fee £1.99 at https://evri-fee.example/now',
];

/** Two messages of one brand, held together by that among other things. */
async function withTwo(): Promise<Desk> {
  const desk = await openDesk(join(freshFolder(), 'desk'), options, clock);
  const { uploadId } = await desk.uploads.paste(texts.join('\n\n'));
  expect(await desk.runs.finished((await desk.runs.start({ job: 'investigate', uploads: [uploadId] }, 'ann')).runId)).toMatchObject({
    state: 'done',
  });
  expect(await evidence(desk)).toContain('same_brand');
  return desk;
}

async function evidence({ store }: Pick<Workspace, 'store'>): Promise<string[]> {
  const [campaign] = await store.campaigns({ minReports: 2, limit: 1 });
  const { items } = await store.joinsOf(campaign?.campaignId ?? '', {});
  return items.flatMap((one) => one.evidence.map(({ kind }) => kind));
}

/** A person says that one of the two imitates somebody else. */
async function label(workspace: Workspace): Promise<void> {
  const { items } = await workspace.store.browseMessages({ q: 'being held' });
  const said = { messageClass: 'scam', scamType: 'delivery', topic: null, brand: 'dhl', lures: null, asks: null, note: null } as const;
  await labelText(workspace, { ...said, textId: items[0]?.textId ?? '' }, 'ann', clock);
}

test('reports that a killed server had answered and not yet settled are there when the next one is, though nobody hands in another', async () => {
  const folder = join(freshFolder(), 'desk');
  const before = await openDesk(folder, options, clock);
  await before.close();
  const journal = await JournalWriter.begin(folder, clock.now());
  await journal.add({ text: 'Evri: your parcel is held, pay at https://evri-fee.example/pay', received: '2026-04-05T10:00:00Z' });
  await journal.end();
  const desk = await openDesk(folder, options, clock);
  await desk.settle();
  expect((await desk.store.overview()).reports).toBe(1);
  expect(await journalsOf(folder)).toEqual([]);
  await desk.close();
});

test('campaigns follow a label that a killed server had not come to yet', async () => {
  const before = await withTwo();
  const { folder } = before.workspace;
  await before.close();
  const workspace = await openWorkspace(folder, { create: false });
  await label(workspace);
  expect(await evidence(workspace)).toContain('same_brand');
  await workspace.close();
  const desk = await openDesk(folder, options, clock);
  await desk.settle();
  expect(await evidence(desk)).not.toContain('same_brand');
  expect(desk.runs.list()).toHaveLength(2);
  await desk.close();
  const again = await openDesk(folder, options, clock);
  expect(again.runs.list()).toHaveLength(2);
  await again.close();
});

test('an upload that is let go while somebody looks at it is unknown from then on, and no fault', async () => {
  const desk = await openDesk(join(freshFolder(), 'desk'), options, clock);
  for (let n = 0; n < 30; n++) {
    const { uploadId } = await desk.uploads.paste(texts.join('\n\n'));
    const [previewed] = await Promise.allSettled([desk.uploads.preview(uploadId, {}), desk.uploads.drop(uploadId)]);
    if (previewed.status === 'rejected') expect(previewed.reason).toMatchObject({ code: 'HOOKLINE_UNKNOWN_UPLOAD' });
  }
  await desk.close();
});

test('campaigns follow a label though reports are handed in meanwhile', async () => {
  const desk = await withTwo();
  const [placed] = await desk.push([{ text: 'Hi mum my phone broke, text me on 07700 900123', received: '2026-03-05T10:00:00Z' }]);
  expect(placed?.how).toBe('new');
  await desk.append(label, { settle: true });
  await desk.settle();
  expect(await evidence(desk)).not.toContain('same_brand');
  await desk.close();
});
