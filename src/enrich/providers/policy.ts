import { type Observation, type Subject, type SubjectKey, subjectKey } from '../../model/observation.ts';
import type { LookupEnd, ObservationStore } from '../../ports/observations.ts';
import type { AskSurroundings, WhyNot } from './ask.ts';
import { ProviderRun } from './provider-run.ts';
import type { ReadyProvider } from './registry.ts';

export interface LookupSurroundings extends Omit<AskSurroundings, 'beforeSend'> {
  /** Milliseconds: an answer that is older is asked for again, though it is still good. */
  readonly maxAge?: number;
  /** Told of each answer as it comes, kept ones too. */
  readonly onAnswer?: (answer: ProviderAnswer) => void;
}

/** What one provider said of one subject, now or before. */
export interface ProviderAnswer {
  readonly provider: string;
  readonly subject: Subject;
  /** What it was asked about: the subject, or at sharing level `domain` its domain. */
  readonly asked: Subject;
  readonly outcome: LookupEnd;
  /** Of what was refused or failed. */
  readonly detail: string | null;
  /** Milliseconds UTC. */
  readonly askedAt: number;
  /** True where it was kept from before, and nothing was sent. */
  readonly kept: boolean;
  readonly observations: readonly Observation[];
}

/** A provider that knows of such subjects and was not asked. */
export interface NotAsked {
  readonly provider: string;
  readonly subject: Subject;
  readonly reason: WhyNot;
  readonly detail: string;
  /** True where it is asked another time: the quota is spent, the provider is left alone for now, the run was ended. */
  readonly waiting: boolean;
}

export interface LookedUp {
  /** In the order of the subjects, then of the providers. */
  readonly answers: readonly ProviderAnswer[];
  readonly notAsked: readonly NotAsked[];
  /** Requests that went out, by provider. */
  readonly sent: Readonly<Record<string, number>>;
}

/**
 * Asks every provider about every subject of a kind that it knows; `subjects` come in order of risk, highest first, and are
 * asked about in that order. An answer that is good is not asked for again; what may be sent, how fast and how often, is kept
 * to; a request is counted in the store before it is sent. Of each provider and subject there is an answer or the reason why
 * there is none. Throws only what the store throws, and what was answered until then is kept.
 */
export async function lookUp(
  subjects: readonly Subject[],
  providers: readonly ReadyProvider[],
  store: ObservationStore,
  surroundings: LookupSurroundings,
): Promise<LookedUp> {
  const distinct = [...new Map(subjects.map((subject) => [subjectKey(subject), subject])).values()];
  const ended = new AbortController();
  const signal = AbortSignal.any([surroundings.signal, ended.signal]);
  const states = await store.providerStates();
  const runs = providers.map(
    (provider) => new ProviderRun(provider, store, { ...surroundings, signal }, states.get(provider.connector.declaration.id)),
  );
  const done = await Promise.allSettled(
    runs.map((run) =>
      run.ask(distinct).catch((error) => {
        ended.abort();
        throw error;
      }),
    ),
  );
  for (const one of done) if (one.status === 'rejected') throw one.reason;
  const places = new Map(distinct.map((subject, place) => [subjectKey(subject), place]));
  const inOrder = <T extends { readonly subject: Subject }>(lists: readonly (readonly T[])[]) =>
    lists.flat().sort((a, b) => placeOf(places, a.subject) - placeOf(places, b.subject));
  return {
    answers: inOrder(runs.map(({ answers }) => answers)),
    notAsked: inOrder(runs.map(({ notAsked }) => notAsked)),
    sent: Object.fromEntries(runs.map(({ id, sent }) => [id, sent])),
  };
}

function placeOf(places: ReadonlyMap<SubjectKey, number>, subject: Subject): number {
  return places.get(subjectKey(subject)) ?? 0;
}
