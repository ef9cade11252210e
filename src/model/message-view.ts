import type { PageQuery } from './page.ts';
import type { MessageClass, Verdict } from './verdict.ts';

export const messageSorts = ['reports', 'last', 'first', 'confidence'] as const;
export type MessageSort = (typeof messageSorts)[number];

/** Which texts. Everything given must hold. */
export interface MessageQuery extends PageQuery {
  /** Every word must stand in the text as received or in its normalised view; upper and lower case are the same. */
  readonly q?: string;
  /** Words that stand in the script. */
  readonly script?: string;
  /** A sender as shown, or the beginning of one. */
  readonly sender?: string;
  /** A registrable domain or host, or the beginning of one. */
  readonly domain?: string;
  readonly messageClass?: readonly MessageClass[];
  readonly scamType?: readonly string[];
  readonly campaign?: string;
  readonly from?: number;
  readonly to?: number;
  /** `reports` unless told. */
  readonly sort?: MessageSort;
  readonly ascending?: boolean;
}

/** A distinct text as it is listed. */
export interface MessageRow {
  readonly textId: string;
  readonly text: string;
  readonly reports: number;
  /** The first few. */
  readonly senders: readonly string[];
  readonly first: number | null;
  readonly last: number | null;
  readonly messageClass: MessageClass;
  readonly scamType: string | null;
  readonly brand: string | null;
  readonly confidence: number;
  /** The person whose label the verdict is; null where it is a classifier's. */
  readonly saidBy: string | null;
  readonly campaignId: string | null;
}

/** One text with all that was read in it. */
export interface Message extends MessageRow {
  /** What is compared: evasions undone, links and numbers made plain. */
  readonly normalised: string;
  readonly script: string;
  readonly scriptId: string;
  readonly language: string;
  /** Evasions that were undone, in words. */
  readonly evasions: readonly string[];
  readonly verdict: Verdict;
  /** What others say of it: people, language models, the embedded classifier; the one that counts is `verdict`. */
  readonly opinions: readonly Verdict[];
  /** Links, numbers, amounts, codes as found. `at` is where in `text` they stand (UTF-16 units), null where they cannot be pointed at. */
  readonly parts: readonly MessagePart[];
  /** The reports of it, latest first, at most 200. */
  readonly reportList: readonly MessageReport[];
}

export interface MessagePart {
  readonly kind: string;
  readonly value: string;
  readonly at: { readonly start: number; readonly end: number } | null;
}

export interface MessageReport {
  readonly reportId: string;
  readonly kind: string;
  readonly sender: string | null;
  readonly senderId: string | null;
  readonly receivedAt: number | null;
  readonly reportedAt: number | null;
  readonly channel: string | null;
  /** Name of the file, and line, it came from. */
  readonly source: string;
  readonly line: number;
  readonly notes: readonly string[];
}

/** A sender or a domain over the whole workspace. */
export interface SubjectRow {
  /** Such as `tel:+447700900123`; what a look-up takes is `value`. */
  readonly subject: string;
  readonly kind: string;
  readonly value: string;
  readonly reports: number;
  readonly campaigns: number;
  readonly first: number | null;
  readonly last: number | null;
  readonly facts: Readonly<Record<string, string>>;
}

export interface SubjectQuery extends PageQuery {
  /** What it begins with, or holds. */
  readonly q?: string;
  readonly kind?: string;
  readonly campaign?: string;
}
