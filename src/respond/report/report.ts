import type { CampaignDetail, CampaignSummary, KeptSource, Overview } from '../../model/overview.ts';
import { campaignTitle, dayOf, dayRange, label, plural, thousands } from '../names.ts';
import { defangWithin, escapeHtml } from '../text-safety.ts';
import { campaignSection } from './campaign-section.ts';
import { classColours, sparkline, volumeChart } from './charts.ts';
import { style } from './style.ts';

/** All that the report shows. `details` are the campaigns shown in full. */
export interface ReportInput {
  readonly overview: Overview;
  readonly campaigns: readonly CampaignSummary[];
  readonly details: ReadonlyMap<string, CampaignDetail>;
  readonly sources: readonly KeptSource[];
  readonly brandNames: ReadonlyMap<string, string>;
  /** When it was written, UTC milliseconds. */
  readonly at: number;
  readonly version: string;
}

/** `report.html`: one file without script, network or outside parts; message text stands in it as text. */
export function reportHtml(input: ReportInput): string {
  const { overview, campaigns } = input;
  const scams = campaigns.filter((campaign) => campaign.messageClass === 'scam').length;
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>Hookline report</title><style>${style}</style></head><body>
<header><h1>Hookline report</h1>
<p class="soft">${plural(overview.reports, 'report')} from ${plural(overview.sources, 'source')}, ${dayRange(overview.first, overview.last)}. Written ${new Date(input.at).toISOString().slice(0, 16).replace('T', ' ')} UTC by Hookline ${escapeHtml(input.version)}. Links are written so that nobody follows them by mistake.</p></header>
<ul class="figures"><li><b>${thousands(overview.campaigns)}</b>campaigns</li><li><b>${thousands(scams)}</b>of them scams</li><li><b>${thousands(overview.inCampaigns)}</b>reports in campaigns</li><li><b>${thousands(overview.alone)}</b>reports that stand alone</li><li><b>${thousands(overview.senders)}</b>senders</li><li><b>${thousands(overview.rejects)}</b>rows put aside</li></ul>
<h2>Reports over time</h2>
${overview.volumes.length > 0 ? `${legend(overview)}<div class="wide">${volumeChart(overview.volumes)}</div>` : '<p class="soft">No report has a time, so there is nothing to draw.</p>'}
<div class="two"><div><h4>By class</h4>${countTable(overview.classes)}</div><div><h4>Scam types</h4>${countTable(overview.types)}</div>
<div><h4>Kinds of report</h4>${countTable(overview.kinds)}</div><div><h4>Kinds of sender</h4>${countTable(overview.senderKinds)}</div></div>
<h2>Campaigns</h2>
<p class="soft">Ranked by harm (scams, then unclear, then advertisements), then by reports. A campaign is two reports or more. Classes come from a trained model and are a first telling apart; where it is unsure they are called unknown.</p>
<div class="wide">${ranking(input)}</div>
<h2>Campaign by campaign</h2>
${campaigns
  .flatMap((campaign) => input.details.get(campaign.campaignId) ?? [])
  .map((campaign) => campaignSection(campaign, input.brandNames))
  .join('\n')}
${input.details.size < overview.campaigns ? `<p class="soft">${plural(overview.campaigns - input.details.size, 'further campaign')} in campaigns.json, or by <code>hookline campaign &lt;id&gt;</code>.</p>` : ''}
<h2>Sources</h2>${sourceTable(input.sources)}
</body></html>
`;
}

function legend(overview: Overview): string {
  const seen = new Set(overview.volumes.map((one) => one.messageClass));
  const items = Object.entries(classColours).filter(([name]) => seen.has(name));
  return `<p class="legend">${items.map(([name, colour]) => `<span><i style="background:${colour}"></i>${escapeHtml(label(name))}</span>`).join('')}</p>`;
}

function countTable(counts: Readonly<Record<string, number>>): string {
  const entries = Object.entries(counts);
  const total = entries.reduce((sum, [, count]) => sum + count, 0);
  if (entries.length === 0) return '<p class="soft">None.</p>';
  const rows = entries
    .slice(0, 15)
    .map(
      ([name, count]) =>
        `<tr><td>${escapeHtml(label(name))}</td><td class="n">${thousands(count)}</td><td class="n">${((count / total) * 100).toFixed(1)} %</td></tr>`,
    );
  return `<table>${rows.join('')}</table>`;
}

function ranking({ campaigns, details, brandNames, overview }: ReportInput): string {
  const from = overview.first ?? 0;
  const to = overview.last ?? 0;
  const rows = campaigns.slice(0, 100).map((campaign, index) => {
    const detail = details.get(campaign.campaignId);
    const title = escapeHtml(defangWithin(campaignTitle(campaign, brandNames)));
    const name = detail ? `<a href="#${escapeHtml(campaign.campaignId)}">${title}</a>` : title;
    return `<tr><td class="n">${index + 1}</td><td dir="auto">${name}</td><td>${escapeHtml(label(campaign.messageClass))}</td><td class="n">${thousands(campaign.reports)}</td><td class="n">${campaign.recent}</td><td class="n">${campaign.senders}</td><td class="n">${campaign.domains}</td><td class="t">${dayOf(campaign.first)}</td><td class="t">${dayOf(campaign.last)}</td><td>${detail ? sparkline(detail.timeline, from, to) : ''}</td></tr>`;
  });
  return `<table><tr><th class="n">#</th><th>campaign</th><th>class</th><th class="n">reports</th><th class="n">last 7 days</th><th class="n">senders</th><th class="n">domains</th><th>first</th><th>last</th><th>over time</th></tr>${rows.join('')}</table>`;
}

function sourceTable(sources: readonly KeptSource[]): string {
  const rows = sources.map(
    (source) =>
      `<tr><td><bdi>${escapeHtml(source.name)}</bdi></td><td>${escapeHtml(source.format)}</td><td class="n">${thousands(source.records)}</td><td class="n">${thousands(source.added)}</td><td class="n">${thousands(source.rejected)}</td><td class="mono">${source.sourceId.slice(0, 16)}…</td></tr>`,
  );
  return `<table><tr><th>source</th><th>format</th><th class="n">records</th><th class="n">new reports</th><th class="n">put aside</th><th>SHA-256</th></tr>${rows.join('')}</table>`;
}
