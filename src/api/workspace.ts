import type { Overview } from '../model/overview.ts';

export interface WorkspaceOverview extends Overview {
  /** Changes whenever anything in the workspace does. */
  readonly revision: string;
}

/** A file or paste that was taken in, with how it was understood. */
export interface SourceRow {
  readonly sourceId: string;
  readonly name: string;
  readonly bytes: number;
  readonly format: string;
  readonly records: number;
  readonly accepted: number;
  readonly added: number;
  readonly rejected: number;
  readonly takenAt: number | null;
  readonly actor: string | null;
  readonly columns: Readonly<Record<string, string>>;
  readonly zone: string;
  readonly region: string;
  readonly notes: readonly string[];
}

/** What a check of the evidence found. */
export interface CustodyCheck {
  readonly originals: readonly { readonly sourceId: string; readonly name: string; readonly state: 'ok' | 'missing' | 'changed' }[];
  readonly custodyEntries: number;
  readonly brokenAt: number | null;
  readonly auditEntries: number;
  readonly auditBrokenAt: number | null;
}

export interface ProviderChange {
  readonly on: boolean;
  /** By name; null takes a value away. Secrets are written, never read back. */
  readonly settings?: Readonly<Record<string, string | null>>;
}
