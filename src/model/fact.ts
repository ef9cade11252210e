/** A fact about a sender or domain, with its source and that source's date (`YYYY-MM-DD`). */
export interface Fact {
  readonly subject: string;
  readonly field: string;
  readonly value: string;
  readonly source: string;
  readonly sourceDate: string;
}
