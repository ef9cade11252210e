import { join } from 'node:path';
import { loadBrands } from '../enrich/data-files.ts';
import type { CampaignSummary, Overview } from '../model/overview.ts';
import type { Clock } from '../ports/clock.ts';
import type { Progress } from '../ports/progress.ts';
import { campaignsJson } from '../respond/campaigns-json.ts';
import { indicatorsCsv } from '../respond/indicators-csv.ts';
import { version } from './version.ts';
import { type Workspace, writeOutput } from './workspace.ts';

/** Where the results lie, and the figures in them. */
export interface Outputs {
  readonly report: string;
  readonly indicators: string;
  readonly campaignsFile: string;
  readonly overview: Overview;
  readonly top: readonly CampaignSummary[];
}

/** Campaigns shown in full in the report: as many as anybody reads. The others stand in campaigns.json and the commands. */
const shownInFull = 40;
const listed = 10_000;

/** Writes `report.html`, `indicators.csv` and `campaigns.json` into the workspace. */
export async function writeOutputs(workspace: Workspace, clock: Clock, progress: Progress): Promise<Outputs> {
  const { store, folder, dataFolders } = workspace;
  const overview = await store.overview();
  const campaigns = await store.campaigns({ minReports: 2, limit: listed });
  const brandNames = new Map(loadBrands(dataFolders).map((brand) => [brand.id, brand.name]));
  progress.begin('writing results', Math.min(shownInFull, campaigns.length) + 1);
  const shown = campaigns.slice(0, shownInFull).map(({ campaignId }) => campaignId);
  const details = await store.campaignsInFull(shown, 25);
  progress.advance(shown.length);
  // Only here: loading what draws takes a third of a second, which the other commands need not wait for.
  const { reportHtml } = await import('../respond/report/report.ts');
  const html = reportHtml({ overview, campaigns, details, sources: await store.sources(), brandNames, at: clock.now(), version });
  await writeOutput(folder, 'report.html', html);
  await writeOutput(folder, 'indicators.csv', indicatorsCsv(await store.indicators()));
  await writeOutput(folder, 'campaigns.json', campaignsJson(overview, campaigns, details, brandNames));
  progress.end();
  return {
    report: join(folder, 'report.html'),
    indicators: join(folder, 'indicators.csv'),
    campaignsFile: join(folder, 'campaigns.json'),
    overview,
    top: campaigns.slice(0, 10),
  };
}
