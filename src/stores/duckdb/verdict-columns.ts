import type { BulkColumn } from './bulk.ts';

/** The columns of a verdict, as they stand in every table that holds one. Lures and asks are names with a space between, reasons a JSON list. */
export const verdictColumns: readonly BulkColumn[] = [
  ['producer', 'VARCHAR'],
  ['class', 'VARCHAR'],
  ['scam_type', 'VARCHAR'],
  ['topic', 'VARCHAR'],
  ['brand', 'VARCHAR'],
  ['lures', 'VARCHAR'],
  ['asks', 'VARCHAR'],
  ['confidence', 'FLOAT'],
  ['reasons', 'VARCHAR'],
];

/** A confidence as it was given: what a number of 32 bits says behind four places is noise. */
export function confidenceOf(kept: unknown): number {
  return Math.round(Number(kept) * 1e4) / 1e4;
}
