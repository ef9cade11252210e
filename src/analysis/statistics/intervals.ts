/** The 0.975 quantile of the normal distribution: what a 95 % interval reaches out to. */
export const z95 = 1.959963984540054;

/** An estimate between its bounds. Null where there is nothing to estimate it from. */
export interface Estimate {
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
}

export const noEstimate: Estimate = { value: null, low: null, high: null };

/**
 * A share with its 95 % interval after Wilson (1927), which holds for small counts and near 0 and 1, where the textbook
 * interval does not.
 */
export function wilson(hits: number, of: number, z: number = z95): Estimate {
  if (of <= 0) return noEstimate;
  const share = hits / of;
  const spread = (z * z) / of;
  const centre = (share + spread / 2) / (1 + spread);
  const half = (z / (1 + spread)) * Math.sqrt((share * (1 - share)) / of + spread / (4 * of));
  return { value: share, low: hits === 0 ? 0 : Math.max(0, centre - half), high: hits === of ? 1 : Math.min(1, centre + half) };
}

/** The middle 95 % of the values that a bootstrap drew (percentile method, Efron 1979). `values` is sorted in place. */
export function middle95(values: Float64Array): { readonly low: number; readonly high: number } | null {
  if (values.length === 0) return null;
  values.sort();
  return { low: quantile(values, 0.025), high: quantile(values, 0.975) };
}

/** Between the two nearest of sorted values, as most programs have it (type 7 of Hyndman and Fan). */
function quantile(sorted: Float64Array, share: number): number {
  const at = (sorted.length - 1) * share;
  const below = Math.floor(at);
  const low = sorted[below] as number;
  return low + ((sorted[below + 1] ?? low) - low) * (at - below);
}
