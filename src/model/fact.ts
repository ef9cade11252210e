/** A fact about a sender or domain, with its source and the day of that source's data (`YYYY-MM-DD`; empty for what is as received). */
export interface Fact {
  readonly subject: string;
  readonly field: string;
  readonly value: string;
  readonly source: string;
  readonly sourceDate: string;
}
