/** What an analyst decided about a name of scams: under which other it counts, or that it is listed like a type, or neither any more. */
export interface TypeDecision {
  readonly name: string;
  readonly mergedInto: string | null;
  readonly promoted: boolean;
  readonly decidedBy: string;
  /** Milliseconds UTC. */
  readonly decidedAt: number;
}

/** A type of the closed list or a name from the open stage, with what is counted under it. */
export interface ListedType {
  readonly name: string;
  readonly kind: 'closed' | 'promoted' | 'open';
  /** Reports of scams, and reports of texts whose class is unknown in campaigns of that name. */
  readonly reports: number;
  readonly unsure: number;
  /** Distinct texts of both. */
  readonly texts: number;
  /** Campaigns of two reports and more. */
  readonly campaigns: number;
  /** The most reported text. */
  readonly example: string | null;
  /** Names as they were given that count under this one; its own form is left out. */
  readonly merged: readonly string[];
  /** The decision that stands on the name itself. */
  readonly decision: TypeDecision | null;
}
