import type { CampaignDetail, CampaignSummary, Overview } from '../model/overview.ts';
import { campaignTitle } from './names.ts';

/** The campaigns as one JSON document. It depends on the reports alone: no clock, no path, no run in it. */
export function campaignsJson(
  overview: Overview,
  campaigns: readonly CampaignSummary[],
  details: ReadonlyMap<string, CampaignDetail>,
  brandNames: ReadonlyMap<string, string>,
): string {
  const document = {
    format: 'hookline-campaigns/1',
    overview,
    campaigns: campaigns.map((campaign) => ({
      title: campaignTitle(campaign, brandNames),
      ...(details.get(campaign.campaignId) ?? campaign),
    })),
  };
  return `${JSON.stringify(document, null, 1)}\n`;
}
