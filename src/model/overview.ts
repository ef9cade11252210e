import type { Evidence } from './campaign.ts';

/** A campaign as it is listed. Times are UTC milliseconds; null where no report had one. */
export interface CampaignSummary {
  readonly campaignId: string;
  /** What an analyst called it. */
  readonly name: string | null;
  /** The commonest script, its slots in braces. */
  readonly script: string;
  readonly messageClass: string;
  /** Of the closed list, or a name that an analyst promoted. */
  readonly scamType: string | null;
  /** What it is called where its type is `others` or its class unknown, and something told. */
  readonly typeName: string | null;
  readonly brand: string | null;
  readonly language: string;
  readonly reports: number;
  /** Distinct texts as received, and distinct normalised texts. */
  readonly texts: number;
  readonly variants: number;
  readonly senders: number;
  readonly domains: number;
  readonly first: number | null;
  readonly last: number | null;
  /** Reports in the last seven days of the feed. */
  readonly recent: number;
  /** Call reports whose caller is a sender or call-back number of the campaign. */
  readonly calls: number;
}

/** A value seen in a campaign with how often and when. */
export interface Sighting {
  readonly value: string;
  readonly reports: number;
  readonly first: number | null;
  readonly last: number | null;
}

export interface ScriptSighting {
  readonly script: string;
  /** One text as received. */
  readonly example: string;
  readonly reports: number;
  readonly messageClass: string;
  readonly reasons: readonly string[];
}

export interface JoinSighting {
  readonly bits: number;
  readonly evidence: readonly Evidence[];
  /** One text as received from either side. */
  readonly a: string;
  readonly b: string;
}

export interface FactSource {
  readonly source: string;
  readonly date: string;
}

/** A domain or call-back value with its kind and facts. */
export interface PartSighting extends Sighting {
  readonly kind: string;
  readonly facts: Readonly<Record<string, string>>;
  /** By field where its fact is from, and the day of that data (`YYYY-MM-DD`; empty for what is as received); where it is asked for. */
  readonly sources?: Readonly<Record<string, FactSource>>;
}

export interface SenderSighting extends Sighting {
  readonly kind: string;
  readonly facts: Readonly<Record<string, string>>;
  /** By field where its fact is from, and the day of that data (`YYYY-MM-DD`; empty for what is as received); where it is asked for. */
  readonly sources?: Readonly<Record<string, FactSource>>;
}

export interface CampaignDetail extends CampaignSummary {
  /** Commonest first; `scriptCount` is how many there are in all. */
  readonly scripts: readonly ScriptSighting[];
  readonly scriptCount: number;
  readonly senderList: readonly SenderSighting[];
  readonly domainList: readonly PartSighting[];
  /** Call-back numbers, chat handles, e-mail addresses, bank and crypto details. */
  readonly contacts: readonly PartSighting[];
  /** Weakest first. */
  readonly joins: readonly JoinSighting[];
  readonly joinCount: number;
  /** Reports a day, `YYYY-MM-DD`. */
  readonly timeline: readonly { readonly day: string; readonly reports: number }[];
  /** Which scripts, senders and domains were seen together, for the map. */
  readonly edges: readonly { readonly script: string; readonly sender: string; readonly domain: string; readonly reports: number }[];
}

/** Counts over the whole workspace. */
export interface Overview {
  readonly reports: number;
  readonly kinds: Readonly<Record<string, number>>;
  readonly texts: number;
  readonly senders: number;
  readonly rejects: number;
  readonly sources: number;
  readonly first: number | null;
  readonly last: number | null;
  readonly classes: Readonly<Record<string, number>>;
  readonly types: Readonly<Record<string, number>>;
  readonly senderKinds: Readonly<Record<string, number>>;
  readonly languages: Readonly<Record<string, number>>;
  /** Campaigns of two reports and more, and reports in them; reports of texts that stand alone. */
  readonly campaigns: number;
  readonly inCampaigns: number;
  readonly alone: number;
  readonly volumes: readonly { readonly day: string; readonly messageClass: string; readonly reports: number }[];
}

export interface FoundMessage {
  readonly text: string;
  readonly reports: number;
  readonly senders: readonly string[];
  readonly first: number | null;
  readonly messageClass: string;
  readonly scamType: string | null;
  readonly brand: string | null;
  readonly confidence: number;
  readonly reasons: readonly string[];
  /** What the verdict comes from: `person:<name>`, or a classifier. */
  readonly producer: string;
  readonly campaignId: string | null;
}

export interface KeptReject {
  readonly source: string;
  readonly line: number;
  readonly lines: number;
  readonly reason: string;
  readonly excerpt: string;
}

export interface KeptSource {
  readonly sourceId: string;
  readonly name: string;
  readonly bytes: number;
  readonly format: string;
  readonly records: number;
  readonly added: number;
  readonly rejected: number;
}

/** One entry of the custody log. `hash` covers the entry and the hash before it. */
export interface CustodyEntry {
  readonly seq: number;
  readonly at: number;
  readonly actor: string;
  readonly action: string;
  readonly subject: string;
  readonly detail: string;
  readonly hash: string;
}

export interface IndicatorRow {
  readonly kind: string;
  readonly value: string;
  readonly campaignId: string;
  readonly messageClass: string;
  readonly scamType: string | null;
  readonly brand: string | null;
  readonly reports: number;
  readonly first: number | null;
  readonly last: number | null;
  /** True where many share it (a shortener, a popular site): context, not for a block list. */
  readonly shared: boolean;
}
