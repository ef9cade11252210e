import type { LookupKind, LookupReport } from '../model/lookup.ts';
import type { LookupView } from '../model/lookup-view.ts';

export type { LookupHistoryEntry } from '../model/lookup.ts';

export interface NewLookup {
  /** A number, sender name, domain, link, address or whole text. */
  readonly given: string;
  readonly as?: LookupKind;
  /** True asks the connectors that are switched on; false uses only what is at hand. */
  readonly ask?: boolean;
  readonly region?: string;
}

/** Many things, each looked up by itself; what the others say holds for all. */
export interface ManyLookups extends Omit<NewLookup, 'given'> {
  readonly given: readonly string[];
}

/** What is known of one of many. */
export interface OneOfMany {
  readonly given: string;
  /** Null where it cannot be read. */
  readonly report: LookupReport | null;
  /** Why it cannot be read, else null. */
  readonly reason: string | null;
}

/** One result for each that was given, in their order. */
export interface ManyLookupsAnswer {
  readonly results: readonly OneOfMany[];
  /** Ids of sources to their names. */
  readonly sources: Readonly<Record<string, string>>;
}

/** A look-up with the words its page and file say it in. */
export interface LookupAnswer {
  readonly report: LookupReport;
  /** The same in words, defanged, with nothing invisible in it. Reasons and campaigns stand in the order of `report`. */
  readonly view: LookupView;
  /** Ids of sources to their names. */
  readonly sources: Readonly<Record<string, string>>;
}
