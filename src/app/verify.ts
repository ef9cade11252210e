import { checkOriginal } from '../intake/originals.ts';
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
  /** Number of the first custody entry whose hash does not fit, or null. */
  readonly brokenAt: number | null;
}

/** Holds every kept original against its hash, and the custody log against its chain. */
export async function verifyWorkspace({ store, originals }: Workspace): Promise<Verification> {
  const checked: CheckedOriginal[] = [];
  for (const { sourceId, name } of await store.sources()) {
    checked.push({ sourceId, name, state: await checkOriginal(originals, sourceId) });
  }
  const entries = await store.custody();
  let previous = '';
  let brokenAt: number | null = null;
  for (const [index, entry] of entries.entries()) {
    if (entry.seq !== index + 1 || custodyHash(previous, entry) !== entry.hash) {
      brokenAt = entry.seq;
      break;
    }
    previous = entry.hash;
  }
  return { originals: checked, custodyEntries: entries.length, brokenAt };
}
