import { type CrossTable, marginsOf } from './cross-table.ts';
import { type Estimate, noEstimate, z95 } from './intervals.ts';

/** Agreement of two raters beyond what chance gives. */
export interface Kappa extends Estimate {
  readonly standardError: number | null;
}

/**
 * Cohen's kappa (1960) with the large-sample standard error of Fleiss, Cohen and Everitt (1969, formula 13) and the 95 %
 * interval from it. Null where chance alone would make the two agree on every item, as when both know one category only.
 */
export function cohensKappa(table: CrossTable): Kappa {
  const { counts, items } = table;
  if (items === 0) return { ...noEstimate, standardError: null };
  const margins = marginsOf(table);
  const rows = margins.rows.map((count) => count / items);
  const columns = margins.columns.map((count) => count / items);
  const agreed = counts.reduce((sum, row, at) => sum + (row[at] as number), 0) / items;
  const chance = rows.reduce((sum, share, at) => sum + share * (columns[at] as number), 0);
  if (1 - chance < 1e-12) return { ...noEstimate, standardError: null };
  const value = (agreed - chance) / (1 - chance);
  // Full agreement has none; rounding would leave a trace of it.
  const standardError = agreed === 1 ? 0 : Math.sqrt(variance(counts, items, rows, columns, value, chance));
  const reach = z95 * standardError;
  return { value, low: Math.max(-1, value - reach), high: Math.min(1, value + reach), standardError };
}

function variance(
  counts: CrossTable['counts'],
  items: number,
  rows: readonly number[],
  columns: readonly number[],
  kappa: number,
  chance: number,
): number {
  let onDiagonal = 0;
  let offDiagonal = 0;
  counts.forEach((line, row) => {
    line.forEach((count, column) => {
      const share = count / items;
      if (row === column) onDiagonal += share * (1 - ((rows[row] as number) + (columns[row] as number)) * (1 - kappa)) ** 2;
      else offDiagonal += share * ((columns[row] as number) + (rows[column] as number)) ** 2;
    });
  });
  const rest = (kappa - chance * (1 - kappa)) ** 2;
  return Math.max(0, (onDiagonal + (1 - kappa) ** 2 * offDiagonal - rest) / ((1 - chance) ** 2 * items));
}

/** The two-by-two table of one category against all others. */
export function binaryTable(items: number, first: number, second: number, both: number): CrossTable {
  const counts = [
    [both, first - both],
    [second - both, items - first - second + both],
  ];
  return { categories: ['yes', 'no'], counts, items };
}

/** Cohen's kappa of such a table alone, for bootstraps. */
export function binaryKappa(items: number, first: number, second: number, both: number): number | null {
  if (items === 0) return null;
  const agreed = (items - first - second + 2 * both) / items;
  const chance = (first * second + (items - first) * (items - second)) / (items * items);
  return 1 - chance < 1e-12 ? null : (agreed - chance) / (1 - chance);
}
