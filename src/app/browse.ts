import { loadBrands } from '../enrich/data-files.ts';
import type {
  Campaign,
  CampaignFacets,
  CampaignJoin,
  CampaignMap,
  CampaignQuery,
  CampaignRow,
  CampaignScript,
  SimilarCampaign,
} from '../model/campaign-view.ts';
import { HooklineError } from '../model/errors.ts';
import type { Message, MessageQuery, MessageRow, SubjectQuery, SubjectRow } from '../model/message-view.ts';
import { label } from '../model/names.ts';
import type { CustodyEntry, KeptReject, PartSighting, SenderSighting } from '../model/overview.ts';
import type { Page, PageQuery } from '../model/page.ts';
import type { TakenSource } from '../model/source.ts';
import { defang, visible } from '../model/text-safety.ts';
import { messageClasses, scamTypes } from '../model/verdict.ts';
import type { CampaignEntry, CampaignSearch, KeptMessage, Moment, SearchWord } from '../ports/browse.ts';
import { campaignAccount, languageName } from '../respond/campaign-account.ts';
import { brandName, campaignTitle } from '../respond/names.ts';
import { whyLike } from '../respond/why-like.ts';
import { markJoins } from './join-marks.ts';
import { createReader, type Reader } from './reading.ts';
import type { Workspace } from './workspace.ts';

/** The campaigns as they were at one moment, in the words of the faces, and what else an export is made of. */
export interface BrowseMoment extends Pick<Moment, 'overview' | 'indicators'> {
  campaigns(query: CampaignQuery): Promise<Page<CampaignRow>>;
}

/**
 * What people look through, in the words of the faces. Of a campaign or message that is not there `HOOKLINE_UNKNOWN_CAMPAIGN` or
 * `HOOKLINE_UNKNOWN_MESSAGE` is thrown; for a damaged cursor or a limit past 200 `HOOKLINE_OPTION_VALUE`.
 */
export interface Browse {
  /** Reads of one moment, whatever is committed while they go on. */
  atOneMoment<T>(read: (moment: BrowseMoment) => Promise<T>): Promise<T>;
  campaigns(query: CampaignQuery): Promise<Page<CampaignRow>>;
  campaignFacets(query: CampaignQuery): Promise<CampaignFacets>;
  campaign(campaignId: string): Promise<Campaign>;
  campaignScripts(campaignId: string, page: PageQuery): Promise<Page<CampaignScript>>;
  campaignSenders(campaignId: string, page: PageQuery): Promise<Page<SenderSighting>>;
  campaignDomains(campaignId: string, page: PageQuery): Promise<Page<PartSighting>>;
  campaignJoins(campaignId: string, page: PageQuery): Promise<Page<CampaignJoin>>;
  /** `limit` is of nodes: 2,000 unless told, and at most. */
  campaignMap(campaignId: string, limit?: number): Promise<CampaignMap>;
  similarCampaigns(campaignId: string): Promise<readonly SimilarCampaign[]>;
  messages(query: MessageQuery): Promise<Page<MessageRow>>;
  message(textId: string): Promise<Message>;
  senders(query: SubjectQuery): Promise<Page<SubjectRow>>;
  domains(query: SubjectQuery): Promise<Page<SubjectRow>>;
  sources(page: PageQuery): Promise<Page<TakenSource>>;
  rejects(query: PageQuery & { readonly q?: string; readonly source?: string }): Promise<Page<KeptReject>>;
  custody(page: PageQuery): Promise<Page<CustodyEntry>>;
  /** To be called when data files have changed: the catalogue of brands is read anew. */
  refresh(): void;
}

/** More nodes than this no page draws fluidly. */
const mostNodes = 2000;
const mostAlike = 20;

/** Opens a workspace for looking through. `region` (ISO 3166) is where numbers without a prefix are read where the source does not say. */
export function openBrowse({ store, dataFolders }: Workspace, region: string): Browse {
  let names: ReadonlyMap<string, string> | null = null;
  const brands = () => {
    names ??= new Map(loadBrands(dataFolders).map((brand) => [brand.id, brand.name]));
    return names;
  };
  const readers = new Map<string, Promise<Reader>>();
  const readerOf = (country: string) => {
    const reader = readers.get(country) ?? createReader(country, dataFolders);
    readers.set(country, reader);
    reader.catch(() => readers.delete(country)); // a data file that cannot be read may be put right
    return reader;
  };
  const row = <T extends CampaignEntry>(entry: T) => ({ ...entry, title: campaignTitle(entry, brands()), isNamed: entry.name !== null });
  const known = async (campaignId: string): Promise<void> => {
    if (!(await store.campaignsById([campaignId])).has(campaignId)) throw unknownCampaign(campaignId);
  };
  /** A list of a campaign that holds nothing may be of no campaign. */
  const listed = async <T>(campaignId: string, page: Page<T>): Promise<Page<T>> => {
    if (page.items.length === 0) await known(campaignId);
    return page;
  };
  const campaigns = async ({ browseCampaigns }: Pick<Moment, 'browseCampaigns'>, query: CampaignQuery): Promise<Page<CampaignRow>> => {
    const page = await browseCampaigns(searchOf(query, brands()));
    return { ...page, items: page.items.map(row) };
  };
  return {
    atOneMoment: (read) => store.atOneMoment((moment) => read({ ...moment, campaigns: (query) => campaigns(moment, query) })),
    campaigns: (query) => campaigns(store, query),
    campaignFacets: async (query) => facetsInWords(await store.campaignFacets(searchOf(query, brands())), brands()),
    campaign: async (campaignId) => {
      const front = await store.campaignFront(campaignId);
      if (!front) throw unknownCampaign(campaignId);
      const { items: decisions } = await store.decisions({ campaignId, standing: true, limit: 200 });
      return { ...row(front), account: campaignAccount(front, brands()), decisions };
    },
    campaignScripts: async (id, page) => listed(id, await store.scriptsOf(id, page)),
    campaignSenders: async (id, page) => listed(id, await store.sendersOf(id, page)),
    campaignDomains: async (id, page) => listed(id, await store.domainsOf(id, page)),
    campaignJoins: async (id, page) => {
      const joins = await listed(id, await store.joinsOf(id, page));
      return { ...joins, items: markJoins(joins.items, await readerOf(region)) };
    },
    campaignMap: async (campaignId, limit = mostNodes) => {
      const map = await store.mapOf(campaignId, Math.max(8, Math.min(mostNodes, Math.trunc(limit))));
      if (map.nodes.length === 0) await known(campaignId);
      return { ...map, nodes: map.nodes.map((node) => ({ ...node, label: labelOf(node) })) };
    },
    similarCampaigns: async (campaignId) => {
      const alike = await store.campaignsLike(campaignId, mostAlike);
      if (alike.length === 0) await known(campaignId);
      return alike.map((like) => ({ ...row(like.campaign), why: whyLike(like, brands()) }));
    },
    messages: (query) => store.browseMessages(query),
    message: async (textId) => {
      const kept = await store.keptMessage(textId);
      if (!kept) throw new HooklineError('HOOKLINE_UNKNOWN_MESSAGE', `there is no message ${visible(textId.slice(0, 60))}`);
      return pointedAt(kept, await readerOf(kept.region ?? region));
    },
    senders: (query) => store.browseSenders(query),
    domains: (query) => store.browseDomains(query),
    sources: (page) => store.browseSources(page),
    rejects: (query) => store.browseRejects(query),
    custody: (page) => store.browseCustody(page),
    refresh: () => {
      names = null;
      readers.clear();
    },
  };
}

function unknownCampaign(campaignId: string): HooklineError {
  return new HooklineError('HOOKLINE_UNKNOWN_CAMPAIGN', `there is no campaign ${visible(campaignId.slice(0, 60))}`);
}

/** The words of a search, each with the brands, types and classes that people call so. */
function searchOf({ q, ...query }: CampaignQuery, brands: ReadonlyMap<string, string>): CampaignSearch {
  const words = (q ?? '').split(/\s+/).filter(Boolean).slice(0, 12);
  if (words.length === 0) return query;
  const named = (word: string, codes: readonly string[]) => codes.filter((code) => label(code).includes(word.toLowerCase()));
  const read = (text: string): SearchWord => ({
    text,
    brands: [...brands].flatMap(([id, name]) => (name.toLowerCase().includes(text.toLowerCase()) ? [id] : [])),
    scamTypes: named(text, scamTypes),
    messageClasses: named(text, messageClasses),
  });
  return { ...query, words: words.map(read) };
}

function facetsInWords(
  counts: Awaited<ReturnType<Workspace['store']['campaignFacets']>>,
  brands: ReadonlyMap<string, string>,
): CampaignFacets {
  const inWords = (list: (typeof counts)['brand'], words: (value: string) => string) =>
    list.map((one) => ({ ...one, label: words(one.value) }));
  return {
    messageClass: inWords(counts.messageClass, label),
    scamType: inWords(counts.scamType, label),
    brand: inWords(counts.brand, (brand) => brandName(brand, brands) ?? brand),
    language: inWords(counts.language, languageName),
  };
}

const restWords = { script: 'scripts', sender: 'senders', domain: 'domains', host: 'hosts' } as const;

function labelOf({ kind, label: value, standsFor }: CampaignMap['nodes'][number]): string {
  if (standsFor > 1) return `${standsFor.toLocaleString('en-GB')} more ${restWords[kind]}`;
  return kind === 'domain' || kind === 'host' ? defang(visible(value)) : visible(value);
}

/** The parts of a message with where in the text they stand: the text is read again, for places are not kept. */
function pointedAt({ urls, region: _, parts: kept, ...message }: KeptMessage, reader: Reader): Message {
  const { reading } = reader({ textId: message.textId, text: message.text, urls });
  const found = reading.parts.map(({ kind, value, start, end, from }) => ({ kind, value, at: from === 'report' ? null : { start, end } }));
  const seen = new Set(found.map(({ kind, value }) => `${kind} ${value}`));
  const others = kept.filter(({ kind, value }) => !seen.has(`${kind} ${value}`)).map((part) => ({ ...part, at: null }));
  return { ...message, parts: [...found, ...others] };
}
