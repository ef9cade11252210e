import type { Evidence, EvidenceKind } from './campaign.ts';
import type { Decision } from './decision.ts';
import type { CampaignSummary, PartSighting, SenderSighting } from './overview.ts';
import type { PageQuery } from './page.ts';
import type { MessageClass } from './verdict.ts';

/** A campaign as it is listed. */
export interface CampaignRow extends CampaignSummary {
  /** What an analyst called it, else made of brand, type and opening words. */
  readonly title: string;
  readonly isNamed: boolean;
  /** Reports of the last seven days of the feed over those of the seven before; null where there were none before. */
  readonly growth: number | null;
  /** Reports in equal steps over the time of the whole feed, oldest first. */
  readonly spark: readonly number[];
  readonly notes: number;
}

export const campaignSorts = ['harm', 'growth', 'reports', 'recent', 'senders', 'domains', 'first', 'last'] as const;
export type CampaignSort = (typeof campaignSorts)[number];

/** Which campaigns. Everything given must hold; of several classes, types or brands, one. */
export interface CampaignQuery extends PageQuery {
  /** Words that stand in the title, the script, a sender or a domain of the campaign. */
  readonly q?: string;
  readonly messageClass?: readonly MessageClass[];
  readonly scamType?: readonly string[];
  readonly brand?: readonly string[];
  readonly language?: readonly string[];
  /** 2 unless told: what stands alone is no campaign yet. */
  readonly minReports?: number;
  /** Seen at this time or later, and before that one: UTC milliseconds. */
  readonly from?: number;
  readonly to?: number;
  /** `harm` unless told. */
  readonly sort?: CampaignSort;
  /** Most first unless told. */
  readonly ascending?: boolean;
}

/** What there is to filter by, with how many campaigns under the same filter but for itself. Most first, at most 200 each. */
export interface CampaignFacets {
  readonly messageClass: readonly FacetCount[];
  readonly scamType: readonly FacetCount[];
  readonly brand: readonly FacetCount[];
  readonly language: readonly FacetCount[];
}

export interface FacetCount {
  readonly value: string;
  /** As people say it. */
  readonly label: string;
  readonly campaigns: number;
}

/** One campaign with what its page shows first; the longer lists are asked for by themselves. */
export interface Campaign extends CampaignRow {
  /** One paragraph in words: who is imitated, how, since when, how fast, from where. */
  readonly account: string;
  readonly lures: Readonly<Record<string, number>>;
  readonly asks: Readonly<Record<string, number>>;
  readonly languages: Readonly<Record<string, number>>;
  readonly classes: Readonly<Record<string, number>>;
  /** Reports a day, `YYYY-MM-DD` in UTC. */
  readonly timeline: readonly { readonly day: string; readonly reports: number }[];
  /** Most seen first, the first twelve of each. */
  readonly senderList: readonly SenderSighting[];
  readonly domainList: readonly PartSighting[];
  readonly contacts: readonly PartSighting[];
  readonly scriptCount: number;
  readonly joinCount: number;
  readonly targets: Targets;
  readonly noteList: readonly CampaignNote[];
  /** Decisions on this campaign that stand, latest first. */
  readonly decisions: readonly Decision[];
}

/** Who was written to: recipients are pseudonyms, so what can be said is how many, how often, when and by which channel. */
export interface Targets {
  readonly recipients: number;
  readonly reportsWithRecipient: number;
  /** Recipients by how many of the campaign's messages they reported: `1`, `2`, `3 and more`. */
  readonly repeated: Readonly<Record<string, number>>;
  readonly channels: Readonly<Record<string, number>>;
  /** Reports by hour of the day (0 to 23) and weekday (0 is Monday), UTC: `hours[weekday][hour]`. */
  readonly hours: readonly (readonly number[])[];
}

export interface CampaignNote {
  readonly decisionId: string;
  readonly at: number;
  readonly actor: string;
  readonly text: string;
}

/** One script of a campaign: its slots in braces, and texts as received that follow it. */
export interface CampaignScript {
  readonly scriptId: string;
  readonly script: string;
  readonly reports: number;
  readonly texts: number;
  readonly first: number | null;
  readonly last: number | null;
  readonly messageClass: MessageClass;
  readonly scamType: string | null;
  readonly confidence: number;
  /** The person whose label the verdict is; null where it is a classifier's. */
  readonly saidBy: string | null;
  readonly reasons: readonly string[];
  /** A few texts as received, most reported first. */
  readonly examples: readonly { readonly textId: string; readonly text: string; readonly reports: number }[];
}

/** A join with what speaks for and against it, and a text of either side. */
export interface CampaignJoin {
  readonly bits: number;
  readonly evidence: readonly Evidence[];
  readonly a: JoinSide;
  readonly b: JoinSide;
}

/** Of the texts of one wording the one that holds most of a join's evidence; the most reported where none does. */
export interface JoinSide {
  readonly textId: string;
  readonly text: string;
  readonly scriptId: string;
  /** Which of the evidence it holds, in itself or in its reports. */
  readonly holds: readonly EvidenceKind[];
  /** Where in the text evidence stands, in UTF-16 units. */
  readonly marks: readonly TextMark[];
}

/** A stretch of a text that bears evidence. */
export interface TextMark {
  readonly start: number;
  readonly end: number;
  readonly kind: EvidenceKind;
}

/** The map: what was seen together. Above the limit the least seen are summed up in one node of each kind. */
export interface CampaignMap {
  readonly nodes: readonly MapNode[];
  readonly edges: readonly { readonly from: string; readonly to: string; readonly reports: number }[];
  /** How many nodes there would be without the limit. */
  readonly total: number;
}

export interface MapNode {
  readonly nodeId: string;
  readonly kind: 'script' | 'sender' | 'domain' | 'host';
  /** Defanged where it is a host or domain. */
  readonly label: string;
  readonly reports: number;
  /** How many it stands for: 1, or more for those summed up. */
  readonly standsFor: number;
}

/** A campaign like this one, and why it was kept apart. */
export interface SimilarCampaign extends CampaignRow {
  readonly why: readonly string[];
}

/** A filter kept under a name. */
export interface SavedView {
  readonly viewId: string;
  readonly name: string;
  /** The filter as the address of the page has it, such as `scamType=delivery&sort=growth`. */
  readonly query: string;
  readonly savedBy: string;
  readonly savedAt: number;
}
