import type { AuditEntry, AuditedChange } from '../model/access.ts';
import type { LookupHistoryEntry } from '../model/lookup.ts';
import type { Page, PageQuery } from '../model/page.ts';

/** The part of the store that keeps who did what. It may be written to at any time, also while a run goes on. */
export interface AuditStore {
  /** Adds a change to the log, chained to the one before. */
  keepChange(change: AuditedChange): Promise<AuditEntry>;
  /** Latest first. A damaged cursor throws `HOOKLINE_OPTION_VALUE`. */
  browseAudit(page: PageQuery): Promise<Page<AuditEntry>>;
  /** All of it, oldest first. */
  audit(): Promise<readonly AuditEntry[]>;
  keepLookup(lookup: LookupHistoryEntry): Promise<void>;
  /** Latest first. A damaged cursor throws `HOOKLINE_OPTION_VALUE`. */
  browseLookups(page: PageQuery): Promise<Page<LookupHistoryEntry>>;
}
