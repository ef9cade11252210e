import { checkOriginal } from '../intake/originals.ts';
import type { CustodyEntry } from '../model/overview.ts';
import { custodyHash } from '../stores/duckdb/intake.ts';
import type { Workspace } from './workspace.ts';

/** One original and what became of it. */
export interface CheckedOriginal {
  readonly sourceId: string;
  readonly name: string;
  readonly state: 'ok' | 'missing' | 'changed';
}

export interface Verification {
  readonly originals: readonly CheckedOriginal[];
  readonly custodyEntries: number;
  /** Number of the first custody entry that does not fit, or is missing though its source is there; else null. */
  readonly brokenAt: number | null;
  readonly auditEntries: number;
  /** Number of the first entry of the audit that does not fit; else null. */
  readonly auditBrokenAt: number | null;
}

/** Holds every kept original against its hash, and the custody log and the audit against their chains. Throws the signal's reason. */
export async function verifyWorkspace({ store, originals }: Workspace, signal?: AbortSignal): Promise<Verification> {
  const checked: CheckedOriginal[] = [];
  for (const { sourceId, name } of await store.sources()) {
    signal?.throwIfAborted();
    checked.push({ sourceId, name, state: await checkOriginal(originals, sourceId) });
  }
  const entries = await store.custody();
  const logged = new Set(entries.map(({ subject }) => subject));
  const cutOff = checked.some(({ sourceId }) => !logged.has(sourceId));
  const audit = await store.audit();
  return {
    originals: checked,
    custodyEntries: entries.length,
    brokenAt: firstBreak(entries) ?? (cutOff ? entries.length + 1 : null),
    auditEntries: audit.length,
    auditBrokenAt: firstBreak(audit),
  };
}

function firstBreak(entries: readonly CustodyEntry[]): number | null {
  let previous = '';
  for (const [index, entry] of entries.entries()) {
    if (entry.seq !== index + 1 || custodyHash(previous, entry) !== entry.hash) return index + 1;
    previous = entry.hash;
  }
  return null;
}
