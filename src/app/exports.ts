import { loadBrands } from '../enrich/data-files.ts';
import type { CampaignQuery, CampaignRow } from '../model/campaign-view.ts';
import { indicatorsCsv } from '../respond/indicators-csv.ts';
import { brandName } from '../respond/names.ts';
import { csvLine } from '../respond/text-safety.ts';
import type { Browse } from './browse.ts';
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
  browse: Browse,
  { cursor: _cursor, limit: _limit, ...query }: CampaignQuery,
): AsyncGenerator<readonly CampaignRow[]> {
  let cursor: string | null = null;
  do {
    const page: Awaited<ReturnType<Browse['campaigns']>> = await browse.campaigns({
      ...query,
      limit: portion,
      ...(cursor === null ? {} : { cursor }),
    });
    yield page.items;
    cursor = page.next;
  } while (cursor !== null);
}

/** The campaigns of a filter as CSV, piece by piece. No cell of it is run by a spreadsheet. */
export async function* campaignsAsCsv({ dataFolders }: Workspace, browse: Browse, query: CampaignQuery): AsyncGenerator<string> {
  const brands = new Map(loadBrands(dataFolders).map(({ id, name }) => [id, name]));
  yield csvLine(columns);
  for await (const rows of campaignsOf(browse, query)) {
    yield rows
      .map((row) =>
        csvLine([
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
        ]),
      )
      .join('');
  }
}

/** The campaigns of a filter as one JSON document, piece by piece. */
export async function* campaignsAsJson({ store }: Workspace, browse: Browse, query: CampaignQuery): AsyncGenerator<string> {
  yield `{"format":"hookline-campaign-list/1","overview":${JSON.stringify(await store.overview())},"campaigns":[`;
  let between = '';
  for await (const rows of campaignsOf(browse, query)) {
    if (rows.length === 0) continue;
    yield between + rows.map((row) => JSON.stringify(row)).join(',\n');
    between = ',\n';
  }
  yield ']}\n';
}

/** The indicators of the campaigns of a filter as CSV, piece by piece. */
export async function* indicatorsAsCsv({ store }: Workspace, browse: Browse, query: CampaignQuery): AsyncGenerator<string> {
  const wanted = new Set<string>();
  for await (const rows of campaignsOf(browse, query)) for (const { campaignId } of rows) wanted.add(campaignId);
  const indicators = (await store.indicators()).filter(({ campaignId }) => wanted.has(campaignId));
  yield indicatorsCsv([]);
  for (let at = 0; at < indicators.length; at += 1000) {
    const [, ...lines] = indicatorsCsv(indicators.slice(at, at + 1000)).split(/(?<=\r\n)/);
    yield lines.join('');
  }
}

function iso(at: number | null): string | null {
  return at === null ? null : new Date(at).toISOString();
}
