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
