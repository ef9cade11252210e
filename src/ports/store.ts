import type { Evidence } from '../model/campaign.ts';
import type { Fact } from '../model/fact.ts';
import type { DrawChoice, Label, RatedText, Sample, SampleText, Withdrawal } from '../model/opinion.ts';
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
import type { Clustering, Decided, VariantGraph, WordingSketches } from '../model/variant-graph.ts';
import type { MessageClass, Verdict } from '../model/verdict.ts';
import type { AuditOf, AuditStore } from './audit.ts';
import type { BrowseStore } from './browse.ts';
import type { Spending, TextToClassify } from './classifier.ts';
import type { DecisionStore } from './decisions.ts';
import type { HistoryStore } from './history.ts';
import type { ObservationStore } from './observations.ts';
import type { PackedReadings, UnreadText } from './reader-pool.ts';
import type { TypeNameStore } from './type-names.ts';

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
  /** What analysts decided, where the graph is of the whole feed and they decided anything. */
  readonly decided: Decided | null;
  /** Numbers of the campaigns that analysts keep apart from another. */
  readonly parted: ReadonlySet<number>;
}

/** Everything about a feed that placing a report needs; numbers hold in it only. */
export interface ResidentFeed extends Omit<FeedGraph, 'campaignsHolding' | 'decided'> {
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
export interface Store extends AuditStore, BrowseStore, DecisionStore, TypeNameStore, HistoryStore, ObservationStore {
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

  /**
   * Changes whenever readings or reports change, or what people and language models have said: the campaigns were made from this state, or
   * were not. What stands behind its last slash changes with what was said alone.
   */
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

  /** Texts that a language model has not answered, most reported first; `after` goes on behind the last one of the portion before. */
  textsToAsk(choice: AskChoice, limit: number, after?: TextToAsk): Promise<readonly TextToAsk[]>;
  countTextsToAsk(choice: AskChoice): Promise<number>;
  /** Keeps what was answered together with what it cost. Answers of a text that has one by the same producer are passed over. */
  saveAnswers(answers: readonly GivenAnswer[], spent: Spending & { readonly producer: string }, at: number): Promise<void>;
  /** What all language models together were paid since then (milliseconds UTC). */
  modelSpending(since: number): Promise<Spending>;

  /** Draws texts of text reports; equal choices draw equal texts. `population` is how many there are to draw from. */
  drawTexts(choice: DrawChoice): Promise<{ readonly population: number; readonly textIds: readonly string[] }>;
  /** Throws `HOOKLINE_SAMPLE_EXISTS`. */
  saveSample(sample: Omit<Sample, 'texts'>, textIds: readonly string[], audit?: AuditOf<void>): Promise<void>;
  /** Oldest first. */
  samples(): Promise<readonly Sample[]>;
  /** In the order in which they are to be labelled. */
  sampleTexts(name: string): Promise<readonly SampleText[]>;
  /** Adds labels; the latest of a person counts. Nothing is taken out: a withdrawal is a row as well. */
  saveLabels(labels: readonly (Label | Withdrawal)[], audit?: AuditOf<void>): Promise<void>;
  /** The labels that stand, by person, oldest first. */
  labels(filter: LabelFilter): Promise<readonly KeptLabel[]>;
  /** Those of the texts that the workspace has. */
  knownTexts(textIds: readonly string[]): Promise<ReadonlySet<string>>;
  /** What people and classifiers say of the texts of a sample, or, of none, of every text that a person has labelled. */
  opinions(sample: string | null): Promise<readonly RatedText[]>;

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
  /**
   * Ends the statement at hand of what writes, as soon as the engine can: it throws `HOOKLINE_RUN_CANCELLED`, and its transaction is undone.
   * Where none is under way nothing happens. For whoever is the only writer.
   */
  interrupt(): void;
  close(): Promise<void>;
}

/** Which texts a language model is asked about. */
export interface AskChoice {
  /** Not those that it has answered before. */
  readonly producer: string;
  /** Only texts whose verdict that counts is of this class. */
  readonly messageClass?: MessageClass;
}

export interface TextToAsk extends TextToClassify {
  readonly reports: number;
}

/** A language model's answer; its producer stands in the verdict. */
export interface GivenAnswer {
  readonly textId: string;
  readonly verdict: Verdict;
}

export interface LabelFilter {
  readonly sample?: string;
  readonly labelledBy?: string;
}

/** A label with the text it is of. */
export interface KeptLabel extends Label {
  readonly text: string;
}

export interface CampaignFilter {
  readonly minReports: number;
  readonly limit: number;
  readonly messageClass?: string;
  readonly scamType?: string;
  readonly brand?: string;
}
