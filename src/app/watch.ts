import { type RefreshedList, refreshThreatLists, threatListPlaces } from '../enrich/connectors/threat-list-files.ts';
import { lookUp } from '../enrich/providers/policy.ts';
import type { ReadyProvider } from '../enrich/providers/registry.ts';
import type { SubjectKey } from '../model/observation.ts';
import type { Clock } from '../ports/clock.ts';
import type { WatchedSubject } from '../ports/history.ts';
import type { Progress } from '../ports/progress.ts';
import { type ProviderWorld, readyProviders, surroundingsOf } from './providers.ts';
import type { Workspace } from './workspace.ts';

const hour = 3_600_000;
const day = 24 * hour;
/** A run at the same hour each day asks some minutes after it began, and what it asks last is to be due at the next one all the same. */
const slack = 4 * hour;
/** Numbers that were live are asked about weekly, domains of scams daily, until so long after their last report. */
const numbersEvery = 7 * day - slack;
const domainsEvery = day - slack;
const watchedFor = 90 * day;

/** What one run of the watch came to. */
export interface WatchRun {
  /** What was due: numbers and domains. */
  readonly due: { readonly numbers: number; readonly domains: number };
  readonly providers: readonly WatchedBy[];
  /** Numbers that are no longer live, with what is said of them now. */
  readonly changed: readonly { readonly subject: SubjectKey; readonly provider: string; readonly status: string }[];
  /** Due, but every provider that answered before is off now. */
  readonly unasked: number;
  /** Lists of harmful addresses that have an address to be fetched from. */
  readonly lists: readonly RefreshedList[];
}

export interface WatchedBy {
  readonly provider: string;
  readonly due: number;
  readonly answered: number;
  readonly failed: number;
  /** Left for a later run: the quota is spent, or the provider is left alone for now. */
  readonly waiting: number;
  /** Why, where something waits. */
  readonly why: string | null;
  readonly sent: number;
}

/**
 * Asks again about what is due, those of most scam reports first, by the providers that answered before, within their quotas. Each
 * answer is kept when it comes, so that a run that is ended goes on with the next one.
 */
export async function runWatch(workspace: Workspace, world: ProviderWorld, clock: Clock, progress: Progress): Promise<WatchRun> {
  const { store } = workspace;
  const now = clock.now();
  const due = await store.watched({
    numbersBefore: now - numbersEvery,
    domainsBefore: now - domainsEvery,
    reportedSince: now - watchedFor,
  });
  const lists = await refreshThreatLists(threatListPlaces(workspace.dataFolders), surroundingsOf(clock, world.surroundings));
  const ready = await readyProviders(workspace, world);
  const asked = ready.map((provider) => ({
    provider,
    subjects: due.filter(({ sources }) => sources.includes(provider.connector.declaration.id)),
  }));
  progress.begin(
    'watching',
    asked.reduce((sum, { subjects }) => sum + subjects.length, 0),
  );
  const runs: { by: WatchedBy; changed: WatchRun['changed'] }[] = [];
  for (const { provider, subjects } of asked)
    if (subjects.length > 0) runs.push(await askAgain(provider, subjects, workspace, world, clock, progress));
  progress.end();
  const isReady = new Set(ready.map(({ connector }) => connector.declaration.id));
  const numbers = due.filter(({ kind }) => kind === 'number').length;
  return {
    due: { numbers, domains: due.length - numbers },
    providers: runs.map(({ by }) => by),
    changed: runs.flatMap(({ changed }) => changed),
    unasked: due.filter(({ sources }) => !sources.some((id) => isReady.has(id))).length,
    lists,
  };
}

async function askAgain(
  provider: ReadyProvider,
  due: readonly WatchedSubject[],
  { store }: Workspace,
  world: ProviderWorld,
  clock: Clock,
  progress: Progress,
): Promise<{ by: WatchedBy; changed: WatchRun['changed'] }> {
  const subjects = due.map(({ kind, value }) => ({ kind, value }));
  const maxAge = due.some(({ kind }) => kind === 'domain') ? domainsEvery : numbersEvery;
  const surroundings = { ...surroundingsOf(clock, world.surroundings), maxAge, onAnswer: () => progress.advance(1) };
  const { answers, notAsked, sent } = await lookUp(subjects, [provider], store, surroundings);
  const id = provider.connector.declaration.id;
  const failed = answers.filter(({ outcome }) => outcome === 'failed' || outcome === 'refused').length;
  const changed = answers.flatMap(({ observations }) =>
    observations
      .filter(({ field, value, subject }) => field === 'status' && value !== 'live' && subject.startsWith('tel:'))
      .map(({ subject, value }) => ({ subject, provider: id, status: value })),
  );
  const waiting = notAsked.filter(({ waiting }) => waiting);
  return {
    by: {
      provider: id,
      due: due.length,
      answered: answers.length - failed,
      failed,
      waiting: waiting.length,
      why: waiting[0]?.detail ?? null,
      sent: sent[id] ?? 0,
    },
    changed,
  };
}
