/** What a join needs to hold: odds of 256 to 1 (docs/reference/evidence.md). */
export const joinThreshold = 8;

export interface Strength {
  readonly word: 'weak' | 'fair' | 'strong' | 'decided';
  /** Such as `odds of 4,096 to 1`. */
  readonly odds: string;
}

/**
 * How strongly a join holds, in words. Within four bits of the threshold, one piece of evidence less would part it: weak.
 * From twenty bits on (a million to one) one may go: strong. A join that a person decided has no odds.
 */
export function strengthOf(bits: number, decided = false): Strength {
  if (decided) return { word: 'decided', odds: 'joined by a person' };
  const word = bits < joinThreshold + 4 ? 'weak' : bits < 20 ? 'fair' : 'strong';
  return { word, odds: oddsWords(bits) };
}

/** `odds of 256 to 1`; beyond a million in words. */
export function oddsWords(bits: number): string {
  if (bits < 0) return `odds of 1 to ${rounded(2 ** -bits)}`;
  return `odds of ${rounded(2 ** bits)} to 1`;
}

function rounded(value: number): string {
  if (value >= 1e12) return 'over a trillion';
  if (value >= 1e9) return 'over a billion';
  if (value >= 1e6) return `${Math.round(value / 1e6).toLocaleString('en-GB')} million`;
  return Number(value.toPrecision(value < 1000 ? 3 : 2)).toLocaleString('en-GB');
}

/** Length of a piece of evidence's bar, 0 to 1, against the strongest of its join. */
export function barLength(bits: number, evidence: readonly { readonly bits: number }[]): number {
  const most = Math.max(1, ...evidence.map((one) => Math.abs(one.bits)));
  return Math.min(1, Math.abs(bits) / most);
}
