import type { Cluster, Join } from '../model/campaign.ts';
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
import type { ReadText, UnreadText } from './reader-pool.ts';

/** A batch of one source. */
export interface StoreBatch {
  readonly reports: readonly Report[];
  readonly rejects: readonly Reject[];
  readonly senders: readonly Sender[];
}

/** What a variant is made of: one row a text of it. Rows come ordered by variant, then text. */
export interface VariantRow {
  readonly variantKey: string;
  readonly evidence: string;
  readonly language: string;
  readonly brand: string | null;
  readonly topic: string | null;
}

/** Who sent a variant, and when. */
export interface VariantSpread {
  readonly variantKey: string;
  readonly senders: readonly string[];
  readonly first: number | null;
  readonly last: number | null;
}

/**
 * The truth of a workspace. Every writing call is one transaction: done wholly or, after a failure or a kill, not at all.
 * Reading calls see the last committed state.
 */
export interface Store {
  /** Takes in one source; `describe` is called when the batches are read. Known reports are counted, not added. */
  takeSource(batches: AsyncIterable<StoreBatch>, describe: () => Source, custody: { at: number; actor: string }): Promise<Taken>;
  hasSource(sourceId: string): Promise<boolean>;

  /** Forgets readings made by another version of the reader. */
  dropReadings(exceptVersion: number): Promise<void>;
  countUnread(): Promise<number>;
  unreadTexts(limit: number): Promise<readonly UnreadText[]>;
  saveReadings(readings: readonly ReadText[], version: number): Promise<void>;

  sendersWithoutFacts(): Promise<readonly Sender[]>;
  hostsWithoutFacts(): Promise<readonly string[]>;
  saveFacts(facts: readonly Fact[]): Promise<void>;

  /** Changes whenever readings or reports change: the campaigns were made from this state, or were not. */
  campaignInputState(): Promise<string>;
  campaignState(): Promise<string | null>;
  variantRows(): Promise<readonly VariantRow[]>;
  variantSpreads(): Promise<readonly VariantSpread[]>;
  previousCampaigns(): Promise<ReadonlyMap<string, string>>;
  saveCampaigns(clusters: readonly Cluster[], keptApart: readonly Join[], state: string): Promise<void>;

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
