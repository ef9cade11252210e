import { readingVersion } from '../../src/analysis/read-message.ts';
import { createReaderPool } from '../../src/app/reader-pool.ts';
import { openWorkspace, type Workspace } from '../../src/app/workspace.ts';
import type { Page, PageQuery } from '../../src/model/page.ts';
import { buildCampaigns } from '../../src/pipeline/build-campaigns.ts';
import { readTexts } from '../../src/pipeline/read-texts.ts';
import { noProgress } from '../../src/ports/progress.ts';
import { feedColumns } from '../../src/simulate/rows.ts';
import { twin } from '../simulate/twin.ts';
import { csvOf } from './example-rows.ts';
import { freshFolder } from './folders.ts';
import { takeIn } from './intake.ts';
import { batchesOf } from './reports.ts';

/** Rows of a small twin, in order of time. */
export function twinRows(reports: number, seed = 11): readonly (readonly string[])[] {
  return twin({ reports, seed }).rows.map((row) => feedColumns.map((column) => String(row[column] ?? '')));
}

/** A workspace of its own, open. */
export function openFresh(): Promise<Workspace> {
  return openWorkspace(freshFolder(), { create: true });
}

/** Takes rows in, reads them and finds campaigns: anew, or placed among those there are where they are as many as said. */
export async function grow(
  { store }: Workspace,
  rows: readonly (readonly string[])[],
  options: { manyPlaced?: number } = {},
): Promise<void> {
  const { reports, rejects, senders, source } = await takeIn('feed.csv', csvOf(feedColumns, rows));
  await store.takeSource(batchesOf({ reports, rejects, senders }), () => source, { at: 0, actor: 'tester' });
  await readTexts(store, await createReaderPool('GB', 0), readingVersion, noProgress);
  await buildCampaigns(store, noProgress, options);
}

/** All portions of a list, put together. */
export async function wholeList<T>(portion: (page: PageQuery) => Promise<Page<T>>, limit = 200): Promise<T[]> {
  const all: T[] = [];
  for (let cursor: string | undefined; ; ) {
    const page = await portion(cursor === undefined ? { limit } : { limit, cursor });
    all.push(...page.items);
    if (page.next === null) return all;
    cursor = page.next;
  }
}
