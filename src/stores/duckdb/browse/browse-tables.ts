import type { BrowseStore } from '../../../ports/browse.ts';
import type { Readers } from '../readers.ts';
import { browseCampaigns, campaignFacets } from './campaign-entries.ts';
import { campaignFront } from './campaign-front.ts';
import { domainsOf, joinsOf, sendersOf } from './campaign-lists.ts';
import { mapOf } from './campaign-map.ts';
import { scriptsOf } from './campaign-scripts.ts';
import { campaignsLike } from './campaigns-like.ts';
import { keptMessage } from './message.ts';
import { browseMessages } from './messages.ts';
import { browseDomains, browseSenders } from './subjects.ts';
import { browseCustody, browseRejects, browseSources } from './workspace-lists.ts';

/** What people look through, read on connections of their own; by `searches` what takes longer. */
export function browseTables(readers: Readers, searches: Readers): BrowseStore {
  return {
    browseCampaigns: (search) => readers.read((database) => browseCampaigns(database, search)),
    campaignFacets: (search) => readers.read((database) => campaignFacets(database, search)),
    campaignFront: (campaignId) => readers.read((database) => campaignFront(database, campaignId)),
    scriptsOf: (campaignId, page) => readers.read((database) => scriptsOf(database, campaignId, page)),
    sendersOf: (campaignId, page) => readers.read((database) => sendersOf(database, campaignId, page)),
    domainsOf: (campaignId, page) => readers.read((database) => domainsOf(database, campaignId, page)),
    joinsOf: (campaignId, page) => readers.read((database) => joinsOf(database, campaignId, page)),
    mapOf: (campaignId, limit) => searches.read((database) => mapOf(database, campaignId, limit)),
    campaignsLike: (campaignId, limit) => searches.read((database) => campaignsLike(database, campaignId, limit)),
    browseMessages: (query) => searches.read((database) => browseMessages(database, query)),
    keptMessage: (textId) => readers.read((database) => keptMessage(database, textId)),
    browseSenders: (query) => readers.read((database) => browseSenders(database, query)),
    browseDomains: (query) => readers.read((database) => browseDomains(database, query)),
    browseSources: (page) => readers.read((database) => browseSources(database, page)),
    browseRejects: (query) => readers.read((database) => browseRejects(database, query)),
    browseCustody: (page) => readers.read((database) => browseCustody(database, page)),
  };
}
