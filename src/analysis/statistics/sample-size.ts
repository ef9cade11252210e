import { z95 } from './intervals.ts';

/** The size that studies of reported texts use: a share within 5 points at 95 %, whatever the share and however many texts. */
export const usualSize = 384;
const usualMargin = 0.05;

/**
 * How many of a population must be drawn at random for a share to lie within `margin` (0 to 1) of its estimate at 95 %, the
 * share being 0.5, the worst case: Cochran (1977) with the correction for a finite population. Rounded to the nearest, which
 * is how the customary 384 comes about (384.15).
 */
export function sampleSize(population: number, margin: number = usualMargin, z: number = z95): number {
  if (population <= 0) return 0;
  const endless = (z * z * 0.25) / (margin * margin);
  return Math.min(population, Math.max(1, Math.round(endless / (1 + (endless - 1) / population))));
}

/** The margin (0 to 1) that a random sample of such a size reaches at 95 %, the share being 0.5. 0 when all are drawn. */
export function marginOf(size: number, population: number, z: number = z95): number {
  if (size <= 0) return 1;
  if (size >= population) return 0;
  return Math.min(1, z * Math.sqrt((0.25 / size) * ((population - size) / (population - 1))));
}

/** Why a random sample of this size is enough, or what it lacks, in words. */
export function sampleReason(size: number, population: number): string {
  if (size >= population) return `all ${words(population)} texts: there is no sampling error`;
  const needed = sampleSize(population);
  const usual = `for ${(usualMargin * 100).toFixed(1)} points`;
  const rest = size === needed ? '' : size > needed ? `; ${words(needed)} would do ${usual}` : `; ${words(needed)} are needed ${usual}`;
  return (
    `${words(size)} of ${words(population)} texts: a share found in a random sample of this size lies within ` +
    `${(marginOf(size, population) * 100).toFixed(1)} points of the share among all, 19 times in 20 (95 %)${rest}`
  );
}

function words(count: number): string {
  return count.toLocaleString('en-GB');
}
