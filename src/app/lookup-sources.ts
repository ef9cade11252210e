import { brandKey } from '../analysis/classify/brands.ts';
import { loadBrandIndex } from '../enrich/data-files.ts';
import { lookUp, type NotAsked as PassedOver, type ProviderAnswer } from '../enrich/providers/policy.ts';
import type { ProviderEntry, ReadyProvider } from '../enrich/providers/registry.ts';
import type { NotAsked, NotAskedReason } from '../model/lookup.ts';
import { type Observation, type Subject, type SubjectKey, subjectKey } from '../model/observation.ts';
import type { Clock } from '../ports/clock.ts';
import type { OfflineProvider } from '../ports/provider.ts';
import { type ProviderWorld, providersOf, surroundingsOf } from './providers.ts';
import type { Workspace } from './workspace.ts';

/** All that a look-up can draw on beside the store. */
export interface LookupSources {
  /** What ships with the package says of a subject. */
  readonly offline: (subject: Subject) => Observation[];
  /** Ids of those sources. */
  readonly shipped: ReadonlySet<string>;
  /** Ids of all sources to their names. */
  readonly names: ReadonlyMap<string, string>;
  /** True for words that are a name in the brand catalogue. */
  readonly isName: (words: string) => boolean;
  /** Sources that know of such subjects and are asked nothing at all, with why. */
  readonly neverAsked: (kind: Subject['kind']) => readonly NotAsked[];
  /** False where there is nobody to ask. */
  readonly canAsk: boolean;
  /** Asks what is configured about subjects, the first before the others; says of what there was no answer, and why. */
  readonly ask: (subjects: readonly Subject[]) => Promise<Asked>;
}

export interface Asked {
  readonly observations: readonly Observation[];
  readonly notAsked: ReadonlyMap<SubjectKey, readonly NotAsked[]>;
}

export interface SourceChoice {
  readonly workspace: Workspace | null;
  /** Ask nothing over the network. */
  readonly offline: boolean;
  readonly providers: readonly OfflineProvider[];
  /** Where data files of a user's own are looked for. */
  readonly folders: readonly string[];
  readonly world: ProviderWorld;
}

export async function openSources({ workspace, offline, providers, folders, world }: SourceChoice, clock: Clock): Promise<LookupSources> {
  const entries = await providersOf(workspace, world);
  const { byName } = loadBrandIndex(folders);
  const declarations = [...providers.map(({ declaration }) => declaration), ...entries.map(({ connector }) => connector.declaration)];
  const names = new Map(declarations.map(({ id, name }) => [id, name]));
  const shut = entries.flatMap((entry) => {
    const { id: source, name, answers } = entry.connector.declaration;
    const why = closed(entry, workspace !== null, offline);
    return why ? [{ source, answers, why: { source, name, ...why } }] : [];
  });
  const lacking = providers.flatMap(({ declaration, missing }) => {
    const detail = missing?.();
    const { id: source, name, answers } = declaration;
    return detail ? [{ answers, why: { source, name, reason: 'no_data' as const, detail } }] : [];
  });
  const neverAsked = new Map<Subject['kind'], readonly NotAsked[]>();
  const ready = entries.filter(
    (entry): entry is ReadyProvider => entry.state === 'ready' && !shut.some(({ source }) => source === entry.connector.declaration.id),
  );
  return {
    offline: lookOffline(providers),
    shipped: new Set(providers.map(({ declaration }) => declaration.id)),
    names,
    isName: (words) => byName.has(brandKey(words)),
    neverAsked: (kind) => {
      const known = neverAsked.get(kind) ?? [...lacking, ...shut].flatMap((one) => (one.answers.includes(kind) ? [one.why] : []));
      neverAsked.set(kind, known);
      return known;
    },
    canAsk: workspace !== null && ready.length > 0,
    ask: async (subjects) => {
      const notAsked = new NotAskedList(names);
      if (workspace === null || ready.length === 0) return { observations: [], notAsked: notAsked.bySubject };
      const found = await lookUp(subjects, ready, workspace.store, surroundingsOf(clock, world.surroundings));
      for (const one of found.notAsked) notAsked.passedOver(one);
      for (const one of found.answers) notAsked.unanswered(one);
      return { observations: found.answers.flatMap(({ observations }) => observations), notAsked: notAsked.bySubject };
    },
  };
}

/** Who was not asked about which subject, or gave no answer. */
class NotAskedList {
  readonly bySubject = new Map<SubjectKey, NotAsked[]>();
  readonly #names: ReadonlyMap<string, string>;

  constructor(names: ReadonlyMap<string, string>) {
    this.#names = names;
  }

  passedOver({ provider, subject, reason, detail }: PassedOver): void {
    const reasons: Readonly<Record<string, NotAskedReason>> = { quota: 'quota_spent', sharing: 'sharing' };
    if (reason !== 'no_question') this.#add(subject, provider, reasons[reason] ?? 'waiting', detail);
  }

  unanswered({ provider, subject, outcome, detail }: ProviderAnswer): void {
    if (outcome === 'refused' || outcome === 'failed') this.#add(subject, provider, 'failed', detail ?? '');
  }

  #add(subject: Subject, source: string, reason: NotAskedReason, detail: string): void {
    const key = subjectKey(subject);
    const list = this.bySubject.get(key) ?? [];
    list.push({ source, name: this.#names.get(source) ?? source, reason, detail });
    this.bySubject.set(key, list);
  }
}

function lookOffline(providers: readonly OfflineProvider[]): LookupSources['offline'] {
  return (subject) => {
    const key = subjectKey(subject);
    return providers.flatMap((provider) => {
      const found = provider.declaration.answers.includes(subject.kind) ? provider.look(subject) : [];
      if (found.length === 0) return [];
      // Only now: the date of a list is that of its file, which is fetched anew while a desk stays open.
      const observedAt = Date.parse(provider.declaration.dataDate) || 0;
      return found.map(({ field, value }) => ({
        subject: key,
        field,
        value,
        source: provider.declaration.id,
        observedAt,
        validUntil: null,
      }));
    });
  };
}

interface WhyShut {
  readonly reason: NotAskedReason;
  readonly detail: string;
}

/** Why a provider is not asked at all; null for one that is. */
function closed(entry: ProviderEntry, hasWorkspace: boolean, offline: boolean): WhyShut | null {
  if (!hasWorkspace) return { reason: 'no_workspace', detail: '' };
  if (entry.state === 'off') return { reason: 'not_configured', detail: '' };
  if (entry.state === 'incomplete') return { reason: 'not_configured', detail: entry.problem };
  return offline ? { reason: 'offline', detail: '' } : null;
}
