import type { SubjectHistory } from '../model/lookup.ts';
import type { Subject, SubjectKey } from '../model/observation.ts';
import type { CampaignSummary } from '../model/overview.ts';

/** A subject as our own reports may know it. */
export interface HistoryQuery {
  readonly subject: SubjectKey;
  readonly kind: Subject['kind'] | 'text';
  /** As subjects are; of a text the id of the text. */
  readonly value: string;
  /** The identity that it is as a sender (`tel:…`, `name:…`, `short:…`); null where it cannot be one. */
  readonly senderId: string | null;
  /** Of a text: the key of its normalised text and of its wording, so that copies and near copies count. */
  readonly variantKey?: string;
  readonly wordingKey?: string;
}

/** The part of the store that knows what stood in our own reports. */
export interface HistoryStore {
  /** What reports know of each subject; those that stand in none are left out. One pass for all of them. */
  histories(queries: readonly HistoryQuery[]): Promise<ReadonlyMap<SubjectKey, SubjectHistory>>;
  /** Those of the named campaigns that exist, by id. */
  campaignsById(campaignIds: readonly string[]): Promise<ReadonlyMap<string, CampaignSummary>>;
  /** Numbers whose last status is live, and domains of scams that were asked about before; those of most scam reports first. */
  watched(choice: WatchChoice): Promise<readonly WatchedSubject[]>;
}

/** What is due. Times are milliseconds UTC. */
export interface WatchChoice {
  /** Numbers, and domains, that were last asked about before then. */
  readonly numbersBefore: number;
  readonly domainsBefore: number;
  /** Domains that no report has had since then are let go. */
  readonly reportedSince: number;
}

export interface WatchedSubject {
  readonly subject: SubjectKey;
  readonly kind: Subject['kind'];
  readonly value: string;
  /** Ids of the providers to ask again. */
  readonly sources: readonly string[];
  readonly askedAt: number;
  /** Scam reports in which it stands. */
  readonly reports: number;
}
