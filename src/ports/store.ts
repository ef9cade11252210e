import type { Evidence } from '../model/campaign.ts';
import type { Fact } from '../model/fact.ts';
import type {
  CampaignDetail,
  CampaignSummary,
  CustodyEntry,
  FoundMessage,
  IndicatorRow,
  KeptReject,
  KeptSource,
  Overview,
} from '../model/overview.ts';
import type { Reject, Report } from '../model/report.ts';
import type { Sender } from '../model/sender.ts';
import type { Source, Taken } from '../model/source.ts';
import type { Clustering, VariantGraph, WordingSketches } from '../model/variant-graph.ts';
import type { PackedReadings, UnreadText } from './reader-pool.ts';

/** A batch of one source. */
export interface StoreBatch {
  readonly reports: readonly Report[];
  readonly rejects: readonly Reject[];
  readonly senders: readonly Sender[];
}

/** All that campaigns are found by, as the store knows it: scripts instead of their letters. */
export interface FeedGraph extends Omit<VariantGraph, 'letters'> {
  /** By wording. */
  readonly scripts: readonly string[];
  /** Number of the campaign of each variant in the last run, -1 for none. */
  readonly previousOf: Int32Array;
}

/** Everything about a feed that placing a report needs; numbers hold in it only. */
export interface ResidentFeed extends Omit<FeedGraph, 'campaignsHolding'> {
  readonly wordingKeys: readonly string[];
  /** Band keys of each wording, `sketchLength` of them, one wording after another. */
  readonly sketches: Uint32Array;
  readonly variantKeys: readonly string[];
  /** By campaign number. */
  readonly campaignIds: readonly string[];
}

/** A variant placed in memory, to be saved: by keys, for numbers do not outlive a graph. */
export interface PlacedVariant {
  readonly variantKey: string;
  readonly wordingKey: string;
  readonly sketch: Uint32Array;
  readonly campaignId: string;
  readonly joins: readonly { readonly a: string; readonly b: string; readonly bits: number; readonly evidence: readonly Evidence[] }[];
}

/**
 * The truth of a workspace. Every writing call is one transaction: done wholly or, after a failure or a kill, not at all.
 * Reading calls see the last committed state.
 */
export interface Store {
  /** Takes in one source; `describe` gives its id from the start and is complete when the batches are read. Known reports are counted, not added. */
  takeSource(batches: AsyncIterable<StoreBatch>, describe: () => Source, custody: { at: number; actor: string }): Promise<Taken>;
  hasSource(sourceId: string): Promise<boolean>;

  /** Forgets readings made by another version of the reader, and from which state the campaigns were made of them. */
  dropReadings(exceptVersion: number): Promise<void>;
  countUnread(): Promise<number>;
  /** The texts without a reading, in portions; what is saved meanwhile does not disturb it. */
  unreadTexts(portion: number): AsyncIterable<readonly UnreadText[]>;
  /** Commits all that `work` saves, or nothing. Saving may be called again before the last call is done. */
  saveReadings(work: (save: (readings: PackedReadings) => Promise<void>) => Promise<void>): Promise<void>;

  sendersWithoutFacts(): Promise<readonly Sender[]>;
  hostsWithoutFacts(): Promise<readonly string[]>;
  saveFacts(facts: readonly Fact[]): Promise<void>;

  /** Changes whenever readings or reports change: the campaigns were made from this state, or were not. */
  campaignInputState(): Promise<string>;
  campaignState(): Promise<string | null>;
  /** Numbers all variants, wordings and values; the numbers hold until the campaigns are saved. */
  campaignGraph(): Promise<FeedGraph>;
  /** How many variants have a campaign, and how many have none yet. */
  variantCounts(): Promise<{ placed: number; fresh: number }>;
  /** Scripts of the wordings without a sketch, and of a sample of all: what is new, and what is common. */
  freshScripts(): Promise<readonly string[]>;
  sampleScripts(count: number): Promise<readonly string[]>;
  wordingSketches(): Promise<WordingSketches>;
  /** The graph of the variants without a campaign, of those of the given wordings, and of some that share a value with them. */
  placementGraph(wordingKeys: readonly string[]): Promise<FeedGraph>;
  /** Saves where the variants of `placementGraph` without a campaign belong; all others stay where they are. */
  savePlaced(clustering: Clustering, kept: Int32Array, state: string): Promise<void>;
  /** The whole feed with every value that a variant holds, for placing single reports in memory. */
  residentFeed(): Promise<ResidentFeed>;
  /** Saves where variants belong that were placed in memory: each once; those that have a campaign stay in it. */
  savePlacements(placements: readonly PlacedVariant[], state: string): Promise<void>;
  /** Saves what belongs together. `kept` gives for each group the number of the campaign it keeps, -1 for a new one. */
  saveCampaigns(clustering: Clustering, kept: Int32Array, state: string): Promise<void>;

  overview(): Promise<Overview>;
  /** Ranked by harm, then size; `minReports` leaves out what was seen less often. */
  campaigns(filter: CampaignFilter): Promise<readonly CampaignSummary[]>;
  /** Those of the named campaigns that exist, by id, each list cut at `limit`. */
  campaignsInFull(campaignIds: readonly string[], limit: number): Promise<ReadonlyMap<string, CampaignDetail>>;
  searchMessages(query: string, limit: number): Promise<readonly FoundMessage[]>;
  rejects(limit: number): Promise<readonly KeptReject[]>;
  sources(): Promise<readonly KeptSource[]>;
  custody(): Promise<readonly CustodyEntry[]>;
  indicators(): Promise<readonly IndicatorRow[]>;
  close(): Promise<void>;
}

export interface CampaignFilter {
  readonly minReports: number;
  readonly limit: number;
  readonly messageClass?: string;
  readonly scamType?: string;
  readonly brand?: string;
}
