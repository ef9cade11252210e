import type { ProviderState } from '../../ports/observations.ts';
import type { Outcome } from './ask.ts';

/** Failures in a row after which a provider is left alone. */
const failuresInARow = 5;
const minute = 60_000;
const day = 86_400_000;
/** A key that is refused is not right a minute later; a new one is tried at once. */
const afterBadKey = 60 * minute;

type State = Omit<ProviderState, 'provider'>;

export const sound: State = { failures: 0, pausedUntil: null, reason: null, changedAt: 0 };

export function isPaused({ pausedUntil }: State, now: number): boolean {
  return pausedUntil !== null && pausedUntil > now;
}

/** True where a pause has passed and one question is to show whether the provider is back. */
export function isOnTrial({ failures }: State): boolean {
  return failures >= failuresInARow;
}

/**
 * The state of a provider after an outcome: an answer makes it sound; after failures in a row it is left alone, a minute at
 * first, twice as long each time, a day at most; after a refusal as long as the provider says, or as the refusal warrants.
 */
export function stateAfter(state: State, outcome: Outcome, now: number): State {
  if (outcome.kind === 'not_asked') return state;
  if (outcome.kind === 'found' || outcome.kind === 'not_found') {
    // An answer to what was asked before the pause began does not end it.
    if (isPaused(state, now)) return state.failures === 0 ? state : { ...state, failures: 0, changedAt: now };
    return state.failures === 0 && state.reason === null ? state : { ...sound, changedAt: now };
  }
  const failures = failuresAfter(state.failures, outcome);
  const pausedUntil = pauseOf(outcome, failures, now);
  return { failures, pausedUntil, reason: outcome.detail, changedAt: now };
}

/** Without a network nobody is there, and it says nothing of the provider: it is tried again soon, however often that was. */
function failuresAfter(failures: number, outcome: Outcome): number {
  const isGone = outcome.kind === 'failed' && outcome.unreachable;
  return isGone && failures > 0 ? failuresInARow : failures + 1;
}

function pauseOf(outcome: Extract<Outcome, { kind: 'refused' | 'failed' }>, failures: number, now: number): number | null {
  const own = failures < failuresInARow ? null : now + Math.min(day, minute * 2 ** Math.min(20, failures - failuresInARow));
  const asked = outcome.retryAt === null ? null : Math.min(outcome.retryAt, now + 31 * day);
  const due = outcome.kind === 'refused' ? refusalPause(outcome.reason, now) : null;
  // What the provider says itself is better than what a refusal usually means.
  const least = asked ?? due;
  return own === null || least === null ? (own ?? least) : Math.max(own, least);
}

function refusalPause(reason: Extract<Outcome, { kind: 'refused' }>['reason'], now: number): number | null {
  if (reason === 'bad_key') return now + afterBadKey;
  if (reason === 'rate_limited') return now + minute;
  // Providers count days in zones of their own: at midnight UTC it is worth one question.
  return reason === 'quota_spent' ? (Math.floor(now / day) + 1) * day : null;
}
