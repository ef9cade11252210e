import type { Observation, Subject, SubjectKey } from './observation.ts';
import { subjectKinds } from './observation.ts';
import type { CampaignSummary } from './overview.ts';
import type { Verdict } from './verdict.ts';

/** What a look-up can be asked about: a subject, or a whole message. */
export const lookupKinds = [...subjectKinds, 'text'] as const;
export type LookupKind = (typeof lookupKinds)[number];

/** What somebody asked about, read. */
export interface ReadLookup {
  readonly kind: LookupKind;
  /** Canonical, as subjects are; of a text the text as given. */
  readonly value: string;
  /** What is looked at, the thing itself first: a link leads to its host and domain. None of a text before it is read. */
  readonly subjects: readonly Subject[];
}

/** What our own reports know of a subject. Times are milliseconds UTC; null where no report had one. */
export interface SubjectHistory {
  /** Reports in which it stood, and in how many of them as the sender. */
  readonly reports: number;
  readonly asSender: number;
  readonly first: number | null;
  readonly last: number | null;
  /** Reports by class and, of scams, by type; reports of calls and of links without a verdict are left out. */
  readonly classes: Readonly<Record<string, number>>;
  readonly types: Readonly<Record<string, number>>;
  /** Campaigns with it, those with most of its reports first; `campaignCount` is how many there are in all. */
  readonly campaigns: readonly { readonly campaignId: string; readonly reports: number }[];
  readonly campaignCount: number;
}

/** One reason of a risk score: a rule of docs/reference/risk.md, its points, and what made it hold. */
export interface RiskReason {
  readonly rule: string;
  readonly points: number;
  readonly detail: string;
}

export const riskVerdicts = ['scam', 'suspicious', 'legitimate', 'unknown'] as const;
export type RiskVerdict = (typeof riskVerdicts)[number];

export interface Risk {
  readonly verdict: RiskVerdict;
  /** 0 to 100. */
  readonly score: number;
  /** Heaviest first. The score is their sum, kept between 0 and 100. */
  readonly reasons: readonly RiskReason[];
  /** What would weigh and is not known. */
  readonly unknown: readonly string[];
}

/** Sources that do not say the same of one field of one subject. */
export interface Disagreement {
  readonly subject: SubjectKey;
  readonly field: string;
  /** What each source last said, the preferred one first. */
  readonly said: readonly Observation[];
  /** Why the first one is preferred. */
  readonly because: string;
}

/** `no_data`: a shipped source whose file is not here. `waiting`: it is left alone for now, or the run was ended. */
export type NotAskedReason = 'not_configured' | 'no_data' | 'offline' | 'no_workspace' | 'sharing' | 'quota_spent' | 'waiting' | 'failed';

/** A source that could have said something and was not asked, or gave no answer. */
export interface NotAsked {
  /** Id of the provider. */
  readonly source: string;
  readonly name: string;
  readonly reason: NotAskedReason;
  readonly detail: string;
}

/** A campaign in which something of the look-up stands. */
export interface LookupCampaign extends CampaignSummary {
  /** The subjects that stand in it, with how many of their reports. */
  readonly through: readonly { readonly subject: SubjectKey; readonly reports: number }[];
}

/** All that one look-up says. Nothing in it is safe to show as it is: faces escape and defang. */
export interface LookupReport {
  readonly given: string;
  readonly kind: LookupKind;
  readonly value: string;
  /** Milliseconds UTC. */
  readonly at: number;
  readonly risk: Risk;
  /** Of a text. */
  readonly message: MessageSummary | null;
  /** The thing itself first, then what it leads to; with the risk of each part of a text. */
  readonly groups: readonly FactGroup[];
  /** By subject, of those that stand in reports; null without a workspace. */
  readonly history: Readonly<Record<SubjectKey, SubjectHistory>> | null;
  readonly campaigns: readonly LookupCampaign[];
  readonly disagreements: readonly Disagreement[];
  readonly notAsked: readonly NotAsked[];
}

export interface FactGroup {
  readonly subject: SubjectKey;
  readonly kind: Subject['kind'];
  readonly value: string;
  /** Of a part of a text: the risk that it has by itself. */
  readonly risk: Risk | null;
  readonly observations: readonly Observation[];
}

export interface MessageSummary {
  readonly verdict: Verdict;
  readonly script: string;
  readonly language: string;
  readonly evasions: readonly string[];
}

/** A look-up that somebody made, as it stands in the history. */
export interface LookupHistoryEntry {
  readonly at: number;
  readonly actor: string;
  /** As it was typed, at most 500 characters. */
  readonly given: string;
  readonly kind: string;
  readonly verdict: string;
  readonly score: number;
}
