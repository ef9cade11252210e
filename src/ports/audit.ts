import type { AuditEntry, AuditedChange } from '../model/access.ts';
import type { LookupHistoryEntry } from '../model/lookup.ts';
import type { Page, PageQuery } from '../model/page.ts';

/** Says what is to stand in the log of a change, from what came of it: null for nothing. The entry is written in the transaction of the change itself. */
export type AuditOf<T> = (result: T) => AuditedChange | null;

/** The part of the store that keeps who did what. It may be written to at any time, also while a run goes on. */
export interface AuditStore {
  /** Adds a change to the log, chained to the one before; what was noted of it beforehand goes with that. */
  keepChange(change: AuditedChange, noted?: string): Promise<AuditEntry>;
  /** Notes what is about to be done outside of the store, and gives the id of the note: a process that is killed then leaves it behind. */
  noteChange(change: AuditedChange): Promise<string>;
  /** Lets a note go of which nothing came. */
  dropNote(noted: string): Promise<void>;
  /** Adds to the log what earlier processes had noted and did not say what came of. */
  keepNotes(): Promise<void>;
  /** Latest first. A damaged cursor throws `HOOKLINE_OPTION_VALUE`. */
  browseAudit(page: PageQuery): Promise<Page<AuditEntry>>;
  /** All of it, oldest first. */
  audit(): Promise<readonly AuditEntry[]>;
  keepLookups(lookups: readonly LookupHistoryEntry[]): Promise<void>;
  /** Latest first. A damaged cursor throws `HOOKLINE_OPTION_VALUE`. */
  browseLookups(page: PageQuery): Promise<Page<LookupHistoryEntry>>;
}
