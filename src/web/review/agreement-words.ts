import type { AgreementRow } from '../../api/review.ts';
import { enoughTexts } from '../../model/labelling.ts';

/** `0.81 (0.76–0.85)`, `−0.07 (−0.44 to 0.30)`, or a dash where nothing can be said. */
export function rangeWords(estimate: AgreementRow['kappa']): string {
  if (estimate === null) return '–';
  const [value, low, high] = [estimate.value, estimate.low, estimate.high].map((one) => one.toFixed(2).replace('-', '−'));
  return `${value} (${low}${estimate.low < 0 ? ' to ' : '–'}${high})`;
}

/** What has to be said of the figures of a row before anybody goes by them; null where they can stand by themselves. */
export function cautionOf({ texts }: AgreementRow): string | null {
  if (texts === 0) return 'nothing to compare yet';
  return texts < enoughTexts ? `too few yet: ${texts} of the ${enoughTexts} that intervals need` : null;
}

/** How the rows are read: those of one pair together, in the order in which they came. */
export function pairsOf(
  rows: readonly AgreementRow[],
): readonly { readonly a: string; readonly b: string; readonly rows: readonly AgreementRow[] }[] {
  const pairs = new Map<string, { a: string; b: string; rows: AgreementRow[] }>();
  for (const row of rows) {
    const key = `${row.a}\n${row.b}`;
    const pair = pairs.get(key) ?? { a: row.a, b: row.b, rows: [] };
    pairs.set(key, pair);
    pair.rows.push(row);
  }
  return [...pairs.values()];
}
