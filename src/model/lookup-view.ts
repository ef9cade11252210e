import type { RiskVerdict } from './lookup.ts';

/** A look-up in words, the same for screen, page and PDF. Everything in it is defanged and has nothing invisible in it; HTML still needs escaping. */
export interface LookupView {
  readonly title: string;
  readonly kind: string;
  /** As given, where it was written otherwise. */
  readonly given: string | null;
  readonly at: string;
  readonly verdict: RiskVerdict;
  readonly verdictWords: string;
  readonly score: number;
  readonly reasons: readonly { readonly points: string; readonly detail: string; readonly rule: string }[];
  readonly unknown: readonly string[];
  readonly message: LookupMessageView | null;
  /** Null without a workspace; empty where it stands in no report. */
  readonly history: readonly LookupHistoryView[] | null;
  readonly campaigns: readonly LookupCampaignView[];
  readonly facts: readonly FactsView[];
  readonly disagreements: readonly DisagreementView[];
  readonly notAsked: readonly { readonly names: string; readonly why: string }[];
}

export interface LookupMessageView {
  readonly text: string;
  readonly verdict: string;
  readonly reasons: readonly string[];
  readonly evasions: string;
}

export interface LookupHistoryView {
  readonly subject: string;
  readonly reports: string;
  readonly seen: string;
  readonly classes: string;
}

export interface LookupCampaignView {
  readonly id: string;
  readonly title: string;
  readonly reports: string;
  readonly seen: string;
  readonly through: string;
}

export interface FactsView {
  readonly heading: string;
  /** Of a part of a text. */
  readonly risk: string | null;
  readonly rows: readonly FactRow[];
}

export interface FactRow {
  readonly field: string;
  readonly value: string;
  readonly source: string;
  readonly date: string;
}

export interface DisagreementView {
  readonly what: string;
  readonly said: readonly FactRow[];
  readonly because: string;
}
