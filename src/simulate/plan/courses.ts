import type { Random } from '../random.ts';
import type { Course } from './calendar.ts';
import type { Draft } from './drafts.ts';
import { quietDays } from './hard-cases.ts';

/** How strong each day of a campaign is, before it is fitted to the weeks of the feed. */
export function courseOf(draft: Draft, random: Random): Course {
  const weights = new Float64Array(Math.max(1, draft.length));
  if (draft.hard === 'quiet') fillQuiet(weights, random);
  else if (draft.stratum.kind === 'scam') fillBurst(weights, 0, weights.length, random);
  else if (draft.stratum.messageClass === 'spam') fillMailings(weights, random);
  else weights.fill(1);
  return { first: draft.start, weights };
}

/** A quick rise, then a decay, uneven from day to day. */
function fillBurst(weights: Float64Array, from: number, to: number, random: Random): void {
  const length = to - from;
  const rise = Math.max(1, length * (0.1 + random.next() * 0.25));
  const decay = Math.max(1, (length - rise) * (0.3 + random.next() * 0.5));
  for (let day = 0; day < length; day++) {
    const level = day < rise ? (day + 1) / rise : Math.exp(-(day - rise) / decay);
    weights[from + day] = (level + 0.02) * (0.6 + random.next() * 0.8);
  }
}

function fillQuiet(weights: Float64Array, random: Random): void {
  const active = weights.length - quietDays;
  const before = Math.max(2, Math.floor(active / 2));
  fillBurst(weights, 0, before, random);
  fillBurst(weights, before + quietDays, weights.length, random);
}

/** Mailings on some days, with a few stragglers on the next. */
function fillMailings(weights: Float64Array, random: Random): void {
  const every = random.between(2, 14);
  for (let day = random.below(Math.min(every, weights.length)); day < weights.length; day += Math.max(1, every + random.between(-1, 1))) {
    weights[day] = 0.5 + random.next();
    if (day + 1 < weights.length) weights[day + 1] = 0.12;
  }
  if (weights.every((weight) => weight === 0)) weights[0] = 1;
}
