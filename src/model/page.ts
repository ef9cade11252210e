/** One portion of a list. `next` is handed back as `cursor` for the portion behind it; null at the end. */
export interface Page<T> {
  readonly items: readonly T[];
  readonly next: string | null;
  /** How many there are in all under the same filter; null where counting would cost more than it tells. */
  readonly total: number | null;
}

/** What may be asked of every list. */
export interface PageQuery {
  readonly cursor?: string;
  /** 50 unless told; at most 200. */
  readonly limit?: number;
}
