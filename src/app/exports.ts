import { randomBytes } from 'node:crypto';
import { open, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { loadBrands } from '../enrich/data-files.ts';
import type { CampaignQuery, CampaignRow } from '../model/campaign-view.ts';
import { indicatorsCsv } from '../respond/indicators-csv.ts';
import { brandName } from '../respond/names.ts';
import { csvLine } from '../respond/text-safety.ts';
import type { Browse, BrowseMoment } from './browse.ts';
import { diskErrors } from './disk-errors.ts';
import type { Workspace } from './workspace.ts';

const columns = [
  'campaign_id',
  'title',
  'class',
  'scam_type',
  'brand',
  'language',
  'reports',
  'recent_reports',
  'growth',
  'texts',
  'senders',
  'domains',
  'calls',
  'first_seen',
  'last_seen',
  'script',
] as const;

/** Portions are fetched so large. */
const portion = 200;

/** The campaigns of a filter, in its order, each once; `cursor` and `limit` of it are passed over. */
async function* campaignsOf(
  moment: BrowseMoment,
  { cursor: _cursor, limit: _limit, ...query }: CampaignQuery,
): AsyncGenerator<readonly CampaignRow[]> {
  let cursor: string | null = null;
  do {
    const page: Awaited<ReturnType<BrowseMoment['campaigns']>> = await moment.campaigns({
      ...query,
      limit: portion,
      ...(cursor === null ? {} : { cursor }),
    });
    yield page.items;
    cursor = page.next;
  } while (cursor !== null);
}

/**
 * An export, all of one moment: it is read before any of it goes out, so that nobody who takes it slowly holds that moment. Meanwhile it
 * lies in a file of the workspace that has no name any more, and is gone with whoever reads it, or with the process.
 */
async function writtenOut({ folder }: Workspace, browse: Browse, read: (moment: BrowseMoment) => AsyncIterable<string>): Promise<Readable> {
  const path = join(folder, `export-${randomBytes(8).toString('hex')}.tmp`);
  const file = await diskErrors(() => open(path, 'wx+', 0o600));
  try {
    await rm(path, { force: true });
    await browse.atOneMoment(async (moment) => {
      for await (const piece of read(moment)) await diskErrors(() => file.writeFile(piece));
    });
    return file.createReadStream({ start: 0 });
  } catch (error) {
    await file.close();
    throw error;
  }
}

/** The campaigns of a filter as CSV. No cell of it is run by a spreadsheet. */
export function campaignsAsCsv(workspace: Workspace, browse: Browse, query: CampaignQuery): Promise<Readable> {
  const brands = new Map(loadBrands(workspace.dataFolders).map(({ id, name }) => [id, name]));
  return writtenOut(workspace, browse, async function* (moment) {
    yield csvLine(columns);
    for await (const rows of campaignsOf(moment, query)) yield rows.map((row) => csvLine(cellsOf(row, brands))).join('');
  });
}

function cellsOf(row: CampaignRow, brands: ReadonlyMap<string, string>): readonly (string | number | null)[] {
  return [
    row.campaignId,
    row.title,
    row.messageClass,
    row.typeName ?? row.scamType,
    brandName(row.brand, brands),
    row.language,
    row.reports,
    row.recent,
    row.growth === null ? null : Number(row.growth.toFixed(3)),
    row.texts,
    row.senders,
    row.domains,
    row.calls,
    iso(row.first),
    iso(row.last),
    row.script,
  ];
}

/** The campaigns of a filter as one JSON document. */
export function campaignsAsJson(workspace: Workspace, browse: Browse, query: CampaignQuery): Promise<Readable> {
  return writtenOut(workspace, browse, async function* (moment) {
    yield `{"format":"hookline-campaign-list/1","overview":${JSON.stringify(await moment.overview())},"campaigns":[`;
    let between = '';
    for await (const rows of campaignsOf(moment, query)) {
      if (rows.length === 0) continue;
      yield between + rows.map((row) => JSON.stringify(row)).join(',\n');
      between = ',\n';
    }
    yield ']}\n';
  });
}

/** The indicators of the campaigns of a filter as CSV. */
export function indicatorsAsCsv(workspace: Workspace, browse: Browse, query: CampaignQuery): Promise<Readable> {
  return writtenOut(workspace, browse, async function* (moment) {
    const wanted = new Set<string>();
    for await (const rows of campaignsOf(moment, query)) for (const { campaignId } of rows) wanted.add(campaignId);
    const indicators = (await moment.indicators()).filter(({ campaignId }) => wanted.has(campaignId));
    yield indicatorsCsv([]);
    for (let at = 0; at < indicators.length; at += 1000) {
      const [, ...lines] = indicatorsCsv(indicators.slice(at, at + 1000)).split(/(?<=\r\n)/);
      yield lines.join('');
    }
  });
}

function iso(at: number | null): string | null {
  return at === null ? null : new Date(at).toISOString();
}
