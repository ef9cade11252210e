/** One cell of a row: text, or nothing. */
export type Cell = string | null;

/** Columns of the feed, by names that intake recognises. */
export const feedColumns = ['id', 'kind', 'received', 'reported', 'sender', 'recipient', 'text', 'url'] as const;

/** Columns of the truth: one row for each of the feed, in the same order. */
export const truthColumns = [
  'id',
  'class',
  'scam_type',
  'topic',
  'brand',
  'lures',
  'campaign',
  'operation',
  'family',
  'evasions',
  'hard',
  'flagged',
] as const;

/** Columns of the facts that simulated look-ups would give. */
export const factColumns = ['subject', 'field', 'value', 'source', 'observed_at'] as const;

/** Columns whose cells may hold a comma, a quote or a line break. */
export const freeColumns: readonly string[] = ['text', 'url', 'value'];

/** The rows of a day. */
export interface TwinBatch {
  readonly feed: readonly (readonly Cell[])[];
  readonly truth: readonly (readonly Cell[])[];
}

const two: readonly string[] = Array.from({ length: 60 }, (_, value) => String(value).padStart(2, '0'));
const dates = new Map<number, string>();

/** `YYYY-MM-DDTHH:MM:SSZ` of milliseconds since 1970. */
export function isoTime(at: number): string {
  const day = Math.floor(at / 86_400_000);
  const second = Math.floor((at - day * 86_400_000) / 1000);
  const hour = Math.floor(second / 3600);
  const minute = Math.floor(second / 60) % 60;
  return `${isoDay(day)}T${two[hour]}:${two[minute]}:${two[second % 60]}Z`;
}

/** `YYYY-MM-DD` of days since 1970. */
export function isoDay(day: number): string {
  const known = dates.get(day);
  if (known) return known;
  const date = new Date(day * 86_400_000).toISOString().slice(0, 10);
  dates.set(day, date);
  return date;
}
