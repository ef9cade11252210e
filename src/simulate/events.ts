import type { Random } from './random.ts';
import type { Cell } from './rows.ts';

/** A report before it has its place in the order of the day. */
export interface Event {
  readonly reported: number;
  readonly received: number;
  readonly kind: 'sms' | 'call' | 'url';
  readonly sender: string | null;
  readonly text: string | null;
  readonly url: string | null;
  /** All columns of the truth but the id. */
  readonly truth: readonly Cell[];
}

/** People report within minutes mostly, sometimes after days. */
export function receivedBefore(reported: number, random: Random): number {
  const seconds = Math.min(432_000, Math.floor(Math.exp(6.6 + random.normal() * 1.7)));
  return reported - seconds * 1000;
}
