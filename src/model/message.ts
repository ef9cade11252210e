import type { Link } from './link.ts';
import type { Verdict } from './verdict.ts';

/** What can be found in a message text. Each kind is also a slot of the script. */
export const partKinds = [
  'url',
  'phone',
  'email',
  'handle',
  'iban',
  'bank_account',
  'crypto',
  'amount',
  'code',
  'date',
  'time',
  'reference',
  'number',
  'name',
] as const;
export type PartKind = (typeof partKinds)[number];

/** One found part. `start` and `end` are UTF-16 offsets into the text as received. */
export interface Part {
  readonly kind: PartKind;
  readonly value: string;
  readonly start: number;
  readonly end: number;
  readonly link?: Link;
  /** `report` when the link stood in the report's own url column, not in the text; `link` when it stood in another link, which leads on to it. */
  readonly from?: 'report' | 'link';
}

/** What reading one distinct text gave. */
export interface MessageReading {
  /** The text with evasion undone, for people and for matching; the text as received stays beside it. */
  readonly normalised: string;
  /** The message with its variable parts as slots, such as `Your parcel {reference} is held: {url}`. */
  readonly script: string;
  readonly parts: readonly Part[];
  /** ISO 639-1 code, or `und` when the text is too short or unclear. */
  readonly language: string;
  readonly languageConfidence: number;
  /** Evasions that were undone, such as `lookalike letters`. */
  readonly evasions: readonly string[];
  readonly verdict: Verdict;
  /** True when only the head of an overlong text was read. */
  readonly partial: boolean;
}
