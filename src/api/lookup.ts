import type { LookupKind, LookupReport } from '../model/lookup.ts';

export interface NewLookup {
  /** A number, sender name, domain, link, address or whole text. */
  readonly given: string;
  readonly as?: LookupKind;
  /** True asks the connectors that are switched on; false uses only what is at hand. */
  readonly ask?: boolean;
  readonly region?: string;
}

/** A look-up with the words its page and file say it in. */
export interface LookupAnswer {
  readonly report: LookupReport;
  /** Ids of sources to their names. */
  readonly sources: Readonly<Record<string, string>>;
}

export interface LookupHistoryEntry {
  readonly at: number;
  readonly actor: string;
  readonly given: string;
  readonly kind: string;
  readonly verdict: string;
  readonly score: number;
}
