import type { Evidence, EvidenceKind } from './campaign.ts';

/** Something that variants can have in common besides wording. */
export interface SharedValue {
  readonly kind: EvidenceKind;
  readonly value: string;
  /** Of a link: the site it is under, null where many share it. */
  readonly site: string | null;
  /** Of a link: a page of a popular or official site, which anybody may link to. */
  readonly publicPage: boolean;
}

/**
 * All variants of a feed and what they have in common, in columns: half a million of them fit in little memory. A variant
 * is all reports of one normalised text; a wording is all variants whose script has the same letters. Variants and wordings
 * are numbered from 0 in the order of their keys, so that the numbers do not depend on the order of reports.
 */
export interface VariantGraph {
  readonly wordingOf: Int32Array;
  /** Script letters (`scriptLetters`) by wording. */
  readonly letters: readonly string[];
  /** Index into `brands`, `topics`, `languages` by variant; -1 for none, or a language that is not told. */
  readonly brandOf: Int32Array;
  readonly brands: readonly string[];
  readonly topicOf: Int32Array;
  readonly topics: readonly string[];
  readonly languageOf: Int32Array;
  readonly languages: readonly string[];
  /** Milliseconds UTC of the first and last report by variant; NaN when no report has a time. */
  readonly first: Float64Array;
  readonly last: Float64Array;
  readonly values: readonly SharedValue[];
  /** Variant `v` holds the values `held[heldFrom[v] .. heldFrom[v + 1]]`, in rising order. */
  readonly heldFrom: Int32Array;
  readonly held: Int32Array;
  /** Where the graph is a part of a feed: in how many campaigns of the whole each value is known to stand. */
  readonly campaignsHolding?: Int32Array;
}

/** A graph without the letters of its wordings. */
export type FeedColumns = Omit<VariantGraph, 'letters'>;

/** What analysts decided about the variants of a graph, by number. */
export interface Decided {
  /** By variant: the block it is in, which stays together; -1 where nobody decided. */
  readonly blockOf: Int32Array;
  /** By variant: the decision that put it there, an index into `decisions`; -1 where nobody decided. */
  readonly decisionOf: Int32Array;
  /** Blocks that stay apart, and the decision that parted them. */
  readonly apart: readonly { readonly a: number; readonly b: number; readonly decision: number }[];
  /** Oldest first; `words` such as `merged by ana on 2026-11-22`. */
  readonly decisions: readonly { readonly decisionId: string; readonly words: string }[];
}

/** Two variants held to belong together, by number. */
export interface GraphJoin {
  readonly a: number;
  readonly b: number;
  readonly bits: number;
  readonly evidence: readonly Evidence[];
}

/** How many band keys of a wording are kept for finding its like later. */
export const sketchLength = 12;

/** Wordings by what is kept of them: their keys, and {@link sketchLength} band keys each, one wording after another. */
export interface WordingSketches {
  readonly keys: readonly string[];
  readonly bands: Uint32Array;
}

/** What belongs together. Groups are numbered from 0 in the order of their first variants. */
export interface Clustering {
  readonly groupOf: Int32Array;
  readonly groups: number;
  /** What holds the wordings of each group together; texts of one wording need no join. Weakest first. */
  readonly joins: readonly GraphJoin[];
  /** Pairs that were looked at and kept apart, nearest to the threshold first. */
  readonly keptApart: readonly GraphJoin[];
  /** {@link sketchLength} band keys of each wording, one wording after another. */
  readonly sketches: Uint32Array;
}
