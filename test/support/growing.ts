import { readingVersion } from '../../src/analysis/read-message.ts';
import { createReaderPool } from '../../src/app/reader-pool.ts';
import { openWorkspace, type Workspace } from '../../src/app/workspace.ts';
import { buildCampaigns } from '../../src/pipeline/build-campaigns.ts';
import { readTexts } from '../../src/pipeline/read-texts.ts';
import { noProgress } from '../../src/ports/progress.ts';
import type { Store } from '../../src/ports/store.ts';
import { look } from './database.ts';
import { takeIn } from './intake.ts';
import { batchesOf } from './reports.ts';

/** So small a feed is otherwise always clustered anew. */
export const placing = { manyPlaced: 1 };

/** Reads in this process, and is made once. */
let pool: ReturnType<typeof createReaderPool> | null = null;

/** Takes a CSV in, reads it, finds campaigns: anew, or, told so, by placing what is new. */
export async function grow(store: Store, csv: string, options: { readonly manyPlaced?: number } = {}): Promise<void> {
  const { reports, rejects, senders, source } = await takeIn('feed.csv', csv);
  await store.takeSource(batchesOf({ reports, rejects, senders }), () => source, { at: 0, actor: 'tester' });
  pool ??= createReaderPool('GB', 0);
  await readTexts(store, await pool, readingVersion, noProgress);
  await buildCampaigns(store, noProgress, options);
}

/** Opens a workspace for as long as the work takes. */
export async function within<T>(folder: string, work: (workspace: Workspace) => Promise<T>): Promise<T> {
  const workspace = await openWorkspace(folder, { create: true });
  return work(workspace).finally(() => workspace.close());
}

/** The campaign of each variant. */
export async function campaignsOf(folder: string): Promise<Map<string, string>> {
  const rows = await look(folder, 'SELECT variant_key, campaign_id FROM memberships ORDER BY variant_key');
  return new Map(rows.map((row) => [String(row.variant_key), String(row.campaign_id)]));
}

/** The campaign of each text as received. */
export async function campaignsByText(folder: string): Promise<Map<string, string>> {
  const rows = await look(
    folder,
    'SELECT text, campaign_id FROM texts JOIN readings USING (text_id) JOIN memberships USING (variant_key) ORDER BY text',
  );
  return new Map(rows.map((row) => [String(row.text), String(row.campaign_id)]));
}
