import type { Observation, SubjectKey } from '../model/observation.ts';

/** How a look-up ended. */
export type LookupEnd = 'found' | 'not_found' | 'refused' | 'failed';

/** One look-up that was made: a provider, a subject, and what came of it. Times are milliseconds UTC. */
export interface KeptLookup {
  readonly provider: string;
  readonly subject: SubjectKey;
  readonly askedAt: number;
  readonly outcome: LookupEnd;
  /** Of what was refused or failed; never a secret. */
  readonly detail: string | null;
  /** Until when it need not be made again; null for what gave no answer. */
  readonly validUntil: number | null;
}

/** Requests allowed, of days and months that began at those times; null for no limit. */
export interface RequestLimits {
  readonly daily: number | null;
  readonly monthly: number | null;
  readonly dayBegan: number;
  readonly monthBegan: number;
}

/** How a provider has been faring. */
export interface ProviderState {
  readonly provider: string;
  /** Failures in a row. */
  readonly failures: number;
  /** Before then (milliseconds UTC) it is left alone; null when it is not. */
  readonly pausedUntil: number | null;
  /** Why. */
  readonly reason: string | null;
  readonly changedAt: number;
}

/** What look-ups found and cost: the part of the store that one look-up policy works with. */
export interface ObservationStore {
  /**
   * Counts a request about to be sent, unless its provider has had as many as the limits allow: then false, and nothing is
   * counted. Committed when this returns, so that a request is never sent uncounted, whatever happens then.
   */
  countRequest(
    request: { readonly provider: string; readonly subject: SubjectKey; readonly at: number },
    limits: RequestLimits,
  ): Promise<boolean>;
  /** How many requests have been counted for a provider since then. */
  requestsSince(provider: string, since: number): Promise<number>;
  /** Keeps how a look-up ended together with what it found. */
  saveLookup(lookup: KeptLookup, observations: readonly Observation[]): Promise<void>;
  /** Of those subjects the last look-ups by a provider that gave an answer, found or not, where that is good at `now`. */
  validLookups(provider: string, subjects: readonly SubjectKey[], now: number): Promise<ReadonlyMap<SubjectKey, KeptLookup>>;
  /** The last look-up of a provider that was refused or failed; null for none. */
  lastFailure(provider: string): Promise<KeptLookup | null>;
  /** Keeps observations that need no look-up. */
  saveObservations(observations: readonly Observation[]): Promise<void>;
  /** What each source said last of those subjects, by subject, source, field, value; nothing of one that has found nothing since. */
  observations(subjects: readonly SubjectKey[]): Promise<readonly Observation[]>;
  /** All that was ever said of a subject, oldest first. */
  observationHistory(subject: SubjectKey): Promise<readonly Observation[]>;
  providerStates(): Promise<ReadonlyMap<string, ProviderState>>;
  saveProviderState(state: ProviderState): Promise<void>;
}
