import { type Observation, type Subject, type SubjectKey, subjectKey } from '../../model/observation.ts';
import type { KeptLookup, ObservationStore, ProviderState } from '../../ports/observations.ts';
import type { ConnectorRequest, ProviderDeclaration, Session, SubjectSharing } from '../../ports/provider.ts';
import { askConnector, type Outcome, type WhyNot } from './ask.ts';
import { isOnTrial, isPaused, sound, stateAfter } from './breaker.ts';
import { gated, showsTooMuch } from './gate.ts';
import { Pace } from './pace.ts';
import type { LookupSurroundings, NotAsked, ProviderAnswer } from './policy.ts';
import type { ReadyProvider } from './registry.ts';
import { lifeOf, perSecondOf, quotaOf, sharingOf } from './settings.ts';

const day = 86_400_000;

/** What is asked once, and the subjects that it answers for. */
interface Task {
  readonly asked: Subject;
  readonly subjects: Subject[];
}

/** One provider at work on a list of subjects. */
export class ProviderRun {
  readonly id: string;
  readonly answers: ProviderAnswer[] = [];
  readonly notAsked: NotAsked[] = [];
  sent = 0;
  readonly #provider: ReadyProvider;
  readonly #declaration: ProviderDeclaration;
  readonly #store: ObservationStore;
  readonly #around: LookupSurroundings;
  readonly #level: SubjectSharing;
  readonly #pace: Pace;
  readonly #signedIn: { session: Session | null } = { session: null };
  #state: Omit<ProviderState, 'provider'>;
  #quotaSpent: string | null = null;

  constructor(provider: ReadyProvider, store: ObservationStore, around: LookupSurroundings, state: ProviderState | undefined) {
    const { declaration } = provider.connector;
    this.#provider = provider;
    this.#declaration = declaration;
    this.#store = store;
    this.#around = around;
    this.id = declaration.id;
    this.#level = sharingOf(declaration, provider.settings);
    this.#pace = new Pace(perSecondOf(declaration, provider.settings), around);
    this.#state = state ?? sound;
  }

  async ask(subjects: readonly Subject[]): Promise<void> {
    const tasks = await this.#unanswered(this.#tasks(subjects));
    let next = 0;
    const work = async (most: number) => {
      for (let taken = 0; taken < most; taken++) {
        const task = tasks[next++];
        if (task === undefined) return;
        await this.#run(task);
      }
    };
    // A provider that was left alone is asked one thing first, to see whether it is back.
    if (isOnTrial(this.#state)) await work(1);
    const workers = Math.max(1, Math.min(this.#declaration.rate.concurrency, tasks.length));
    const done = await Promise.allSettled(Array.from({ length: workers }, () => work(Number.POSITIVE_INFINITY)));
    for (const one of done) if (one.status === 'rejected') throw one.reason;
  }

  /** What is to be asked, each thing once, in the order of the subjects; what may not be is put down. */
  #tasks(subjects: readonly Subject[]): readonly Task[] {
    const tasks = new Map<SubjectKey, Task>();
    for (const subject of subjects) {
      if (!this.#declaration.answers.includes(subject.kind)) continue;
      const asked = gated(subject, this.#declaration, this.#level);
      if ('refused' in asked) {
        this.notAsked.push({ provider: this.id, subject, reason: 'sharing', detail: asked.refused, waiting: false });
        continue;
      }
      const task = tasks.get(subjectKey(asked));
      if (task) task.subjects.push(subject);
      else tasks.set(subjectKey(asked), { asked, subjects: [subject] });
    }
    return [...tasks.values()];
  }

  /** Answers from the store what it can; gives the rest. */
  async #unanswered(tasks: readonly Task[]): Promise<readonly Task[]> {
    const now = this.#around.now();
    const keys = tasks.map(({ asked }) => subjectKey(asked));
    const valid = await this.#store.validLookups(this.id, keys, now);
    const isKept = (lookup: KeptLookup | undefined): lookup is KeptLookup =>
      lookup !== undefined && now - lookup.askedAt < (this.#around.maxAge ?? Number.POSITIVE_INFINITY);
    const found = keys.filter((key) => isKept(valid.get(key)) && valid.get(key)?.outcome === 'found');
    const said = new Map<SubjectKey, Observation[]>();
    for (const observation of await this.#store.observations(found)) {
      if (observation.source !== this.id) continue;
      const list = said.get(observation.subject) ?? [];
      if (list.push(observation) === 1) said.set(observation.subject, list);
    }
    return tasks.filter((task) => {
      const key = subjectKey(task.asked);
      const lookup = valid.get(key);
      if (!isKept(lookup)) return true;
      const { outcome, detail, askedAt } = lookup;
      this.#answered(task, { outcome, detail, askedAt, kept: true, observations: outcome === 'found' ? (said.get(key) ?? []) : [] });
      return false;
    });
  }

  async #run(task: Task): Promise<void> {
    const barred = this.#barred();
    if (barred !== null) return this.#passOver(task, barred);
    const { connector, settings } = this.#provider;
    const beforeSend = (request: ConnectorRequest) => this.#mayClear(task.asked, request);
    const signedIn = this.#signedIn;
    const outcome = await askConnector(connector, task.asked, settings, { ...this.#around, beforeSend, signedIn });
    if (outcome.kind === 'not_asked') return this.#passOver(task, outcome.reason);
    await this.#keep(task, outcome);
  }

  /** Why nothing more is asked now. */
  #barred(): WhyNot | null {
    if (this.#around.signal.aborted) return 'cancelled';
    if (this.#quotaSpent !== null) return 'quota';
    return isPaused(this.#state, this.#around.now()) ? 'paused' : null;
  }

  /** Waits for a request's turn and counts it; the reason where it may not go out. */
  async #mayClear(asked: Subject, request: ConnectorRequest): Promise<WhyNot | null> {
    if (showsTooMuch(request, asked, this.#level)) return 'sharing';
    await this.#pace.turn();
    const barred = this.#barred();
    if (barred !== null) return barred;
    const at = this.#around.now();
    const quota = quotaOf(this.#declaration, this.#provider.settings);
    const limits = { ...quota, ...periodOf(at) };
    if (!(await this.#store.countRequest({ provider: this.id, subject: subjectKey(asked), at }, limits))) {
      this.#quotaSpent = [
        ...(quota.daily === null ? [] : [`${quota.daily} a day`]),
        ...(quota.monthly === null ? [] : [`${quota.monthly} a month`]),
      ].join(', ');
      return 'quota';
    }
    this.sent++;
    return null;
  }

  async #keep(task: Task, outcome: Exclude<Outcome, { kind: 'not_asked' }>): Promise<void> {
    const now = this.#around.now();
    const observations = outcome.kind === 'found' ? outcome.observations : [];
    const detail = 'detail' in outcome ? outcome.detail : null;
    const validUntil =
      outcome.kind === 'not_found'
        ? now + lifeOf(this.#declaration, this.#provider.settings).notFound * day
        : (observations[0]?.validUntil ?? null);
    const lookup = { provider: this.id, subject: subjectKey(task.asked), askedAt: observations[0]?.observedAt ?? now };
    await this.#store.saveLookup({ ...lookup, outcome: outcome.kind, detail, validUntil }, observations);
    // Where each subject is a server of its own, the failure of one says nothing of the others.
    const isOwn = this.#declaration.takesAnyStatus === true && outcome.kind === 'failed';
    const state = isOwn ? this.#state : stateAfter(this.#state, outcome, now);
    if (state !== this.#state) {
      this.#state = state;
      await this.#store.saveProviderState({ provider: this.id, ...state });
    }
    this.#answered(task, { outcome: outcome.kind, detail, askedAt: lookup.askedAt, kept: false, observations });
  }

  #answered({ asked, subjects }: Task, answer: Omit<ProviderAnswer, 'provider' | 'subject' | 'asked'>): void {
    for (const subject of subjects) {
      const whole = { provider: this.id, subject, asked, ...answer };
      this.answers.push(whole);
      this.#around.onAnswer?.(whole);
    }
  }

  #passOver({ subjects }: Task, reason: WhyNot): void {
    const waiting = reason === 'quota' || reason === 'paused' || reason === 'cancelled';
    for (const subject of subjects) this.notAsked.push({ provider: this.id, subject, reason, detail: this.#why(reason), waiting });
  }

  #why(reason: WhyNot): string {
    if (reason === 'quota') return `its quota is spent (${this.#quotaSpent})`;
    if (reason === 'cancelled') return 'the run was ended';
    if (reason === 'sharing') return `its question would have shown more than sharing level ${this.#level} allows`;
    if (reason === 'no_question') return 'it knows nothing of such a subject';
    const { pausedUntil, reason: said } = this.#state;
    return `left alone until ${new Date(pausedUntil ?? 0).toISOString()}${said ? `: ${said}` : ''}`;
  }
}

/** Days and months begin at midnight UTC. */
export function periodOf(at: number): { readonly dayBegan: number; readonly monthBegan: number } {
  const date = new Date(at);
  return {
    dayBegan: Date.UTC(date.getUTCFullYear(), date.getUTCMonth(), date.getUTCDate()),
    monthBegan: Date.UTC(date.getUTCFullYear(), date.getUTCMonth()),
  };
}
