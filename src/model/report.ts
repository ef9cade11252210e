/** What people report: a text message, a phone call, or a bare link. */
export type ReportKind = 'sms' | 'call' | 'url';

/** The fields that a source may hold, by the names used everywhere: columns, options, documents. */
export const reportFields = ['id', 'kind', 'text', 'sender', 'recipient', 'url', 'received', 'reported', 'channel'] as const;
export type ReportField = (typeof reportFields)[number];

/** How exactly a time was given; a month is kept as its first instant and never shown as more. */
export type TimePrecision = 'second' | 'minute' | 'day' | 'month';

/** One report as stored. Times are milliseconds since 1970 in UTC; `recipient` is a keyed pseudonym, never the number. */
export interface Report {
  readonly reportId: string;
  readonly line: number;
  readonly kind: ReportKind;
  /** 128 bits of SHA-256 of the text, in hexadecimal; null for calls without a text. */
  readonly textId: string | null;
  readonly text: string | null;
  /** As received. */
  readonly sender: string | null;
  /** The identity it was read as (`tel:+447…`), null when it identifies nobody. */
  readonly senderId: string | null;
  readonly recipient: string | null;
  readonly url: string | null;
  readonly receivedAt: number | null;
  readonly receivedPrecision: TimePrecision | null;
  readonly reportedAt: number | null;
  readonly channel: string | null;
  readonly externalId: string | null;
  /** What was repaired or could not be read in this row, in words. */
  readonly notes: readonly string[];
}

/** A row that could not be taken in: kept with its place and reason. `lines` is how many physical lines it took. */
export interface Reject {
  readonly line: number;
  readonly lines: number;
  readonly reason: string;
  readonly excerpt: string;
}
