import type { Overview } from '../model/overview.ts';
import type { PageQuery } from '../model/page.ts';

export interface WorkspaceOverview extends Overview {
  /** Changes whenever anything in the workspace does. */
  readonly revision: string;
}

export type { TakenSource as SourceRow } from '../model/source.ts';

export interface ProviderChange {
  readonly on: boolean;
  /** By name; null takes a value away. Secrets are written, never read back. */
  readonly settings?: Readonly<Record<string, string | null>>;
}

export interface RejectQuery extends PageQuery {
  /** Name of the file, or the beginning of it. */
  readonly source?: string;
  /** Words of the reason or of the row. */
  readonly q?: string;
}

/** A filter to be kept under a name. */
export interface NewView {
  readonly name: string;
  readonly query: string;
}
