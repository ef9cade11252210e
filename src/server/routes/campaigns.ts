import { decide, dropView, listDecisions, listViews, saveView, undoDecision } from '../../app/index.ts';
import { type Context, type Handlers, wholePage } from '../context.ts';

type Ids =
  | 'campaigns'
  | 'campaignFacets'
  | 'campaign'
  | 'campaignScripts'
  | 'campaignSenders'
  | 'campaignDomains'
  | 'campaignJoins'
  | 'campaignMap'
  | 'similarCampaigns'
  | 'decisions'
  | 'decide'
  | 'undoDecision'
  | 'views'
  | 'saveView'
  | 'dropView';

/** Campaigns, what analysts decide on them, and saved filters. */
export function campaignHandlers({ desk, browse, clock }: Context): Handlers<Ids> {
  return {
    campaigns: ({ query }) => browse.campaigns(query),
    campaignFacets: ({ query }) => browse.campaignFacets(query),
    campaign: ({ params }) => browse.campaign(params.campaignId),
    campaignScripts: ({ params, query }) => browse.campaignScripts(params.campaignId, query),
    campaignSenders: ({ params, query }) => browse.campaignSenders(params.campaignId, query),
    campaignDomains: ({ params, query }) => browse.campaignDomains(params.campaignId, query),
    campaignJoins: ({ params, query }) => browse.campaignJoins(params.campaignId, query),
    campaignMap: ({ params, query }) => browse.campaignMap(params.campaignId, query.limit),
    similarCampaigns: async ({ params, query }) => {
      const all = await browse.similarCampaigns(params.campaignId);
      return wholePage(all.slice(0, query.limit ?? all.length));
    },
    decisions: ({ query: { campaign, ...page } }) =>
      listDecisions(desk.workspace, { ...page, ...(campaign === undefined ? {} : { campaignId: campaign }) }),
    decide: ({ body, who: { actor }, audit }) => desk.change((workspace) => decide(workspace, body, { actor, clock }, audit)),
    undoDecision: ({ params: { decisionId }, who: { actor }, audit }) =>
      desk.change((workspace) => undoDecision(workspace, decisionId, { actor, clock }, audit)),
    views: async () => wholePage(await listViews(desk.workspace)),
    saveView: ({ body, who: { actor }, audit }) => desk.append((workspace) => saveView(workspace, body, { actor, clock }, audit)),
    dropView: async ({ params, audit }) => {
      await desk.append((workspace) => dropView(workspace, params.viewId, () => audit(null)));
      return null;
    },
  };
}
