import type {
  Campaign,
  CampaignFacets,
  CampaignJoin,
  CampaignMap,
  CampaignNote,
  CampaignQuery,
  CampaignRow,
  CampaignScript,
  JoinSide,
} from '../model/campaign-view.ts';
import type { Message, MessageQuery, MessageRow, SubjectQuery, SubjectRow } from '../model/message-view.ts';
import type { CustodyEntry, IndicatorRow, KeptReject, Overview, PartSighting, SenderSighting } from '../model/overview.ts';
import type { Page, PageQuery } from '../model/page.ts';
import type { TakenSource } from '../model/source.ts';

/** A word that campaigns are searched by, with the coded values that people call so. */
export interface SearchWord {
  /** As typed: upper and lower case are the same. */
  readonly text: string;
  readonly brands: readonly string[];
  readonly scamTypes: readonly string[];
  readonly messageClasses: readonly string[];
}

/** A {@link CampaignQuery} whose words are read; every one must stand in title, script, a sender or a domain. */
export interface CampaignSearch extends Omit<CampaignQuery, 'q'> {
  readonly words?: readonly SearchWord[];
}

/** A campaign as it is listed, without the words that only faces know. */
export type CampaignEntry = Omit<CampaignRow, 'title' | 'isNamed'>;

/** Counts by value, most first. */
export type ValueCounts = { readonly [K in keyof CampaignFacets]: readonly { readonly value: string; readonly campaigns: number }[] };

/** What a campaign's page shows first, without what is written of it in words and without its decisions. */
export interface CampaignFront
  extends CampaignEntry,
    Pick<
      Campaign,
      | 'lures'
      | 'asks'
      | 'languages'
      | 'classes'
      | 'timeline'
      | 'senderList'
      | 'domainList'
      | 'contacts'
      | 'scriptCount'
      | 'joinCount'
      | 'targets'
    > {
  readonly noteList: readonly CampaignNote[];
}

/** A campaign like another: what they share, and the strongest join between them that was considered and refused. */
export interface LikeCampaign {
  readonly campaign: CampaignEntry;
  readonly keptApart: { readonly bits: number; readonly pairs: number; readonly evidence: CampaignJoin['evidence'] } | null;
  /** Of those that stand in few campaigns. */
  readonly sharedSenders: number;
  readonly sharedDomains: number;
  readonly sharedContacts: number;
  /** Words that their commonest scripts have in common, of all words in both: 0 to 1. */
  readonly likeness: number;
  readonly sharesBrand: boolean;
  readonly sharesType: boolean;
}

/** A join without the places of its evidence, which only the reader of texts knows. */
export interface KeptJoin extends Omit<CampaignJoin, 'a' | 'b'> {
  readonly a: Omit<JoinSide, 'marks'>;
  readonly b: Omit<JoinSide, 'marks'>;
}

/** A message without the places of its parts, which only the reader of texts knows. */
export interface KeptMessage extends Omit<Message, 'parts'> {
  readonly parts: readonly { readonly kind: string; readonly value: string }[];
  /** Links that reports gave beside the text. */
  readonly urls: readonly string[];
  /** ISO 3166: where numbers without a prefix were read in the latest report's source. */
  readonly region: string | null;
}

/** The workspace as it was at one moment. */
export interface Moment {
  browseCampaigns(search: CampaignSearch): Promise<Page<CampaignEntry>>;
  overview(): Promise<Overview>;
  indicators(): Promise<readonly IndicatorRow[]>;
}

/**
 * The part of the store that people look through. Lists are given in portions: a cursor is good for the same query only, a
 * damaged or foreign one throws `HOOKLINE_OPTION_VALUE`; portions put together are the whole list, each row once. All
 * of it sees the last committed state and waits for no writer. Of a campaign or text that is not there lists are empty.
 */
export interface BrowseStore {
  /** Reads of one moment, whatever is committed while they go on: what is to be whole, such as an export in portions. */
  atOneMoment<T>(read: (moment: Moment) => Promise<T>): Promise<T>;
  browseCampaigns(search: CampaignSearch): Promise<Page<CampaignEntry>>;
  campaignFacets(search: CampaignSearch): Promise<ValueCounts>;
  campaignFront(campaignId: string): Promise<CampaignFront | null>;
  /** Most reported first. */
  scriptsOf(campaignId: string, page: PageQuery): Promise<Page<CampaignScript>>;
  sendersOf(campaignId: string, page: PageQuery): Promise<Page<SenderSighting>>;
  domainsOf(campaignId: string, page: PageQuery): Promise<Page<PartSighting>>;
  /** Weakest first. */
  joinsOf(campaignId: string, page: PageQuery): Promise<Page<KeptJoin>>;
  /** At most `limit` nodes; the least seen of each kind are summed up in one. */
  mapOf(campaignId: string, limit: number): Promise<CampaignMap>;
  /** Most alike first. */
  campaignsLike(campaignId: string, limit: number): Promise<readonly LikeCampaign[]>;
  browseMessages(query: MessageQuery): Promise<Page<MessageRow>>;
  keptMessage(textId: string): Promise<KeptMessage | null>;
  browseSenders(query: SubjectQuery): Promise<Page<SubjectRow>>;
  browseDomains(query: SubjectQuery): Promise<Page<SubjectRow>>;
  /** Latest first. */
  browseSources(page: PageQuery): Promise<Page<TakenSource>>;
  browseRejects(query: PageQuery & { readonly q?: string; readonly source?: string }): Promise<Page<KeptReject>>;
  /** Latest first. */
  browseCustody(page: PageQuery): Promise<Page<CustodyEntry>>;
}
