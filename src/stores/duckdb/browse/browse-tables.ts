import type { BrowseStore } from '../../../ports/browse.ts';
import { overview } from '../overview.ts';
import { indicators } from '../queries.ts';
import type { Readers } from '../readers.ts';
import { browseCampaigns, campaignFacets } from './campaign-entries.ts';
import { campaignFront } from './campaign-front.ts';
import { joinsOf } from './campaign-joins.ts';
import { domainsOf, sendersOf } from './campaign-lists.ts';
import { mapOf } from './campaign-map.ts';
import { scriptsOf } from './campaign-scripts.ts';
import { campaignsLike } from './campaigns-like.ts';
import { keptMessage } from './message.ts';
import { browseMessages } from './messages.ts';
import { browseDomains, browseSenders } from './subjects.ts';
import { browseCustody, browseRejects, browseSources } from './workspace-lists.ts';

/** Connections to read by: for short questions, for searches, for the parts of a page that are asked for behind its head, and for exports. */
export interface BrowseReaders {
  readonly short: Readers;
  readonly searches: Readers;
  readonly parts: Readers;
  readonly exports: Readers;
}

/** What people look through, read on connections of their own: what takes long holds up nothing that does not. */
export function browseTables({ short, searches, parts, exports }: BrowseReaders): BrowseStore {
  return {
    atOneMoment: (read) =>
      exports.read((database) =>
        read({
          browseCampaigns: (search) => browseCampaigns(database, search),
          overview: () => overview(database),
          indicators: () => indicators(database),
        }),
      ),
    browseCampaigns: (search) => short.read((database) => browseCampaigns(database, search)),
    campaignFacets: (search) => short.read((database) => campaignFacets(database, search)),
    campaignFront: (campaignId) => short.read((database) => campaignFront(database, campaignId)),
    scriptsOf: (campaignId, page) => parts.read((database) => scriptsOf(database, campaignId, page)),
    sendersOf: (campaignId, page) => short.read((database) => sendersOf(database, campaignId, page)),
    domainsOf: (campaignId, page) => short.read((database) => domainsOf(database, campaignId, page)),
    joinsOf: (campaignId, page) => parts.read((database) => joinsOf(database, campaignId, page)),
    mapOf: (campaignId, limit) => parts.read((database) => mapOf(database, campaignId, limit)),
    campaignsLike: (campaignId, limit) => parts.read((database) => campaignsLike(database, campaignId, limit)),
    browseMessages: (query) => searches.read((database) => browseMessages(database, query)),
    keptMessage: (textId) => parts.read((database) => keptMessage(database, textId)),
    browseSenders: (query) => short.read((database) => browseSenders(database, query)),
    browseDomains: (query) => short.read((database) => browseDomains(database, query)),
    browseSources: (page) => short.read((database) => browseSources(database, page)),
    browseRejects: (query) => short.read((database) => browseRejects(database, query)),
    browseCustody: (page) => short.read((database) => browseCustody(database, page)),
  };
}
