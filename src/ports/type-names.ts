import type { TypeDecision } from '../model/type-name.ts';
import type { AuditOf } from './audit.ts';

/** A name that verdicts give what is among `others`, with its reports. */
export interface TopicCount {
  readonly name: string;
  readonly count: number;
}

/** Under which name a topic counts; `type` where that is a type of the closed list or a promoted name. */
export interface TopicName {
  readonly topic: string;
  readonly name: string | null;
  readonly type: string | null;
}

/** The commonest scripts of a campaign, with reports. */
export interface CampaignScripts {
  readonly campaignId: string;
  readonly scripts: readonly { readonly script: string; readonly count: number }[];
}

/** A name made of a campaign's own words: as found, and under which it counts. Both are null where the words tell too little. */
export interface FoundName {
  readonly campaignId: string;
  readonly found: string | null;
  readonly terms: readonly string[];
  readonly name: string | null;
  readonly type: string | null;
}

/** What is counted under a name; `name` is null for scams of type `others` without one. */
export interface NameTally {
  readonly name: string | null;
  readonly reports: number;
  readonly unsure: number;
  readonly texts: number;
  readonly campaigns: number;
  readonly example: string;
}

/** The part of a store that keeps names of scams, what people decided about them, and what they were given to. */
export interface TypeNameStore {
  /** Topics of scams of type `others` and of texts whose class is unknown, with their reports. */
  topicCounts(): Promise<readonly TopicCount[]>;
  /** The decision that stands on each name. */
  typeDecisions(): Promise<readonly TypeDecision[]>;
  /** Adds a decision; the latest on a name counts. One that neither merges nor promotes takes back the one before. */
  decideType(decision: TypeDecision, audit?: AuditOf<void>): Promise<void>;
  /** Changes with the campaigns and with every decision; and what the names were last made from, or null. */
  namingInput(): Promise<{ readonly campaigns: string; readonly decisions: number }>;
  namingState(): Promise<string | null>;
  /**
   * Replaces the names of topics, and names the campaigns half of whose reports bear one name. Names found in campaigns' own words
   * stay until others are saved, but for campaigns that have one by this.
   */
  saveTopicNames(topics: readonly TopicName[]): Promise<void>;
  /** Campaigns of two reports and more that are of type `others`, or of no known class, and have no name by their topics, largest first. */
  campaignsToName(limit: number): Promise<readonly CampaignScripts[]>;
  /** The commonest script of each of so many campaigns. */
  campaignScripts(limit: number): Promise<readonly string[]>;
  /** Names found in campaigns' own words. */
  foundNames(): Promise<readonly FoundName[]>;
  /** In place of those found before. */
  saveFoundNames(names: readonly FoundName[], state: string): Promise<void>;
  nameTallies(): Promise<readonly NameTally[]>;
  /** Topics and words found, with the names under which they count. */
  nameForms(): Promise<readonly { readonly form: string; readonly name: string }[]>;
}
