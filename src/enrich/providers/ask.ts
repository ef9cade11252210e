import { type Finding, type Observation, type Subject, subjectKey } from '../../model/observation.ts';
import type { Connector, ConnectorRequest, ConnectorResponse, ProviderSettings, Reading, Session } from '../../ports/provider.ts';
import { backOff, failureCode, readBody, retryAfter, shortLine } from '../http.ts';
import { plainFindings } from './findings.ts';
import { holdsSecret, secretsIn, secretsOf } from './mask.ts';
import { checkUrl, ForbiddenAddress, type NetworkOptions, send } from './network.ts';
import { lifeOf } from './settings.ts';

/** The world outside, so that tests need no clock and no chance. */
export interface AskSurroundings extends NetworkOptions {
  /** Milliseconds UTC. */
  readonly now: () => number;
  /** Waits so many milliseconds, or until the signal; never throws. */
  readonly sleep: (milliseconds: number, signal: AbortSignal) => Promise<void>;
  /** Numbers in [0, 1). */
  readonly random: () => number;
  /** Ends the look-up when it is aborted. */
  readonly signal: AbortSignal;
  /** Milliseconds for one request, its body included; 15 seconds where it is not said. */
  readonly timeout?: number;
  /** Asked before each request, retries included, and told of it: a reason given is why it may not be sent. */
  readonly beforeSend?: (request: ConnectorRequest) => Promise<WhyNot | null>;
  /** Where the session of a provider is kept between look-ups; without it each look-up signs in by itself. */
  readonly signedIn?: { session: Session | null };
}

/** Why a provider was not asked: it has no question for this subject, or one of the policy's reasons. */
export type WhyNot = 'no_question' | 'quota' | 'paused' | 'sharing' | 'cancelled';

export type RefusalReason = Extract<Reading, { kind: 'refused' }>['reason'];

/** What came of asking one provider about one subject. No secret of the settings stands in any of it. */
export type Outcome =
  | {
      readonly kind: 'found';
      readonly observations: readonly Observation[];
      /** True where a later step failed: what was found until then is kept, and good for a day at most. */
      readonly partial: boolean;
    }
  | { readonly kind: 'not_found' }
  | { readonly kind: 'refused'; readonly reason: RefusalReason; readonly detail: string; readonly retryAt: number | null }
  | {
      readonly kind: 'failed';
      readonly detail: string;
      /** True where no connection came about at all. */
      readonly unreachable: boolean;
      /** Milliseconds UTC before which the provider asks not to be asked again. */
      readonly retryAt: number | null;
    }
  | { readonly kind: 'not_asked'; readonly reason: WhyNot };

type End = Exclude<Outcome, { kind: 'found' } | { kind: 'not_found' }>;
type Step = Exclude<Reading, { kind: 'refused' | 'failed' }> | End;

/** Facts of one subject take some kilobytes; who sends more than this sends something else. */
const largestBody = 2 << 20;
const usualTimeout = 15_000;
/** Times that one request is sent at most. */
const attempts = 3;
/** Whoever asks for a longer wait is not to be waited for. */
const longestWait = 60_000;
/** Further requests of one look-up: pages, referrals, hops of a redirect. */
const mostSteps = 20;
/** Milliseconds that a look-up is waited for altogether, and the least between two questions. */
const longestAnswer = 120_000;
const shortestPause = 200;
const day = 86_400_000;
/** A session that ends sooner than this is as good as over. */
const shortestSession = 60_000;

/**
 * Asks one provider about one subject, and gives what came of it; never throws. Redirects are not followed but handed to the
 * connector; nothing that is not on the public network is reached; answers are capped; what passes is asked again.
 */
export async function askConnector(
  connector: Connector,
  subject: Subject,
  settings: ProviderSettings,
  surroundings: AskSurroundings,
): Promise<Outcome> {
  const { session = null } = surroundings.signedIn ?? {};
  const now = surroundings.now();
  const token = session !== null && session.validUntil - now >= shortestSession ? session.token : undefined;
  const first = connector.ask(subject, settings, now, token);
  if (first === null) return { kind: 'not_asked', reason: 'no_question' };
  return new Asking(connector, subject, settings, surroundings, first).run();
}

/** One look-up under way. */
class Asking {
  readonly #connector: Connector;
  readonly #subject: Subject;
  readonly #settings: ProviderSettings;
  readonly #around: AskSurroundings;
  readonly #network: NetworkOptions;
  readonly #first: ConnectorRequest;
  readonly #secrets: string[];
  readonly #findings: Finding[] = [];
  #waited = 0;

  constructor(connector: Connector, subject: Subject, settings: ProviderSettings, around: AskSurroundings, first: ConnectorRequest) {
    this.#connector = connector;
    this.#subject = subject;
    this.#settings = settings;
    this.#around = around;
    const { privateHost } = connector.declaration;
    this.#network = privateHost === undefined ? around : { ...around, privateHost };
    this.#first = first;
    this.#secrets = [...new Set([...secretsOf(connector.declaration, settings), ...secretsIn(first)])];
  }

  async run(): Promise<Outcome> {
    let request = this.#first;
    for (let steps = 0; ; steps++) {
      const step = await this.#repeat(request);
      if (step.kind === 'found' || step.kind === 'more') this.#findings.push(...step.findings);
      if (step.kind === 'more' && step.session) this.#signIn(step.session);
      if (step.kind === 'found' || step.kind === 'not_found') return this.#ended(null);
      if (step.kind !== 'more' && step.kind !== 'waiting') return this.#ended(step);
      if (steps >= mostSteps) return this.#ended(failed('it sends from one request to the next without end'));
      if (this.#givesAway(step.request)) return this.#ended(failed('a further request would have shown a key to another server'));
      if (step.kind === 'waiting' && !(await this.#pause(step.milliseconds))) return this.#ended(failed('its answer takes too long'));
      request = step.request;
    }
  }

  /** Keeps a token for the next look-ups, and from now on out of everything that is shown. */
  #signIn(session: Session): void {
    this.#secrets.push(session.token);
    if (this.#around.signedIn) this.#around.signedIn.session = session;
  }

  /** Waits before it asks for an answer again; false when all the waiting comes to too much. */
  async #pause(asked: number): Promise<boolean> {
    const pause = Number.isFinite(asked) ? Math.max(shortestPause, asked) : Number.POSITIVE_INFINITY;
    this.#waited += pause;
    if (this.#waited > longestAnswer) return false;
    await this.#around.sleep(pause, this.#around.signal);
    return true;
  }

  /** Sends a request until it is answered, or until it is of no use to send it again. */
  async #repeat(request: ConnectorRequest): Promise<Step> {
    const url = reachable(request.url, this.#network);
    if (!(url instanceof URL)) return url;
    for (let attempt = 1; ; attempt++) {
      if (this.#around.signal.aborted) return { kind: 'not_asked', reason: 'cancelled' };
      const barred = (await this.#around.beforeSend?.(request)) ?? null;
      if (barred !== null) return { kind: 'not_asked', reason: barred };
      const sent = await this.#once(request, url);
      if (!sent.again) return sent.step;
      const pause = sent.wait ?? backOff(attempt - 1, this.#around.random());
      if (pause > longestWait || attempt >= attempts) return later(sent.step, sent.wait, this.#around.now());
      await this.#around.sleep(pause, this.#around.signal);
    }
  }

  /** One request: what came of it, whether to send it again, and after how many milliseconds where the answer says so. */
  async #once(request: ConnectorRequest, url: URL): Promise<Sent> {
    const answer = await this.#exchange(request, url);
    if (!('status' in answer)) return answer;
    const reading = this.#read(answer, request);
    const told = reading.kind === 'refused' ? (reading.retryAfter ?? null) : null;
    const wait = retryAfter(answer.headers['retry-after'], this.#around.now()) ?? told;
    const isBusy = answer.status === 408 || answer.status === 425 || answer.status === 429 || answer.status >= 500;
    const isPassing = isBusy && !this.#connector.declaration.takesAnyStatus;
    if (reading.kind === 'refused') {
      const { reason, detail } = reading;
      const step = { kind: reading.kind, reason, detail: this.#line(detail), retryAt: null };
      return reason === 'rate_limited' ? { step, again: true, wait } : ending(later(step, wait, this.#around.now()));
    }
    if (reading.kind === 'failed' || isPassing) {
      const detail = reading.kind === 'failed' ? this.#line(reading.detail) : `it is busy or broken (${answer.status})`;
      return isPassing || (reading.kind === 'failed' && reading.mayRetry)
        ? { step: failed(detail), again: true, wait }
        : ending(failed(detail));
    }
    return ending(reading);
  }

  async #exchange(request: ConnectorRequest, url: URL): Promise<ConnectorResponse | Sent> {
    const timeout = this.#around.timeout ?? usualTimeout;
    const clock = AbortSignal.timeout(timeout);
    const signal = AbortSignal.any([clock, this.#around.signal]);
    const headers = {
      accept: 'application/json',
      'user-agent': 'hookline',
      ...lowerCase(request.headers),
      ...lowerCase(request.secretHeaders),
    };
    try {
      const response = await send({ method: request.method, url, headers, body: request.body, signal }, this.#network);
      const body = await bounded(readBody(response.body, largestBody, request.readAtMost), signal);
      if (body === null) return ending(failed(`it sent more than ${largestBody >> 20} MB`));
      return { status: response.status, headers: response.headers, body };
    } catch (error) {
      if (this.#around.signal.aborted) return ending({ kind: 'not_asked', reason: 'cancelled' });
      if (clock.aborted) return { step: failed(`no answer within ${Math.round(timeout / 100) / 10} s`), again: true, wait: null };
      return broken(error);
    }
  }

  #read(response: ConnectorResponse, asked: ConnectorRequest): Reading {
    try {
      return this.#connector.read(response, this.#subject, this.#settings, asked);
    } catch {
      return { kind: 'failed', detail: 'what it sent cannot be read', mayRetry: false };
    }
  }

  /** A later request takes the keys to the server that was asked first, and to no other. */
  #givesAway(request: ConnectorRequest): boolean {
    const [from, to] = [this.#first.url, request.url].map((url) => (URL.canParse(url) ? new URL(url) : null));
    if (from && to && from.protocol === to.protocol && from.host === to.host) return false;
    if (Object.keys(request.secretHeaders ?? {}).length > 0) return true;
    const { url, headers = {}, body = '' } = request;
    return holdsSecret([url, ...Object.values(headers), body].join('\n'), this.#secrets);
  }

  #ended(end: End | null): Outcome {
    const findings = plainFindings(this.#findings, this.#secrets);
    if (findings.length === 0) return end ?? { kind: 'not_found' };
    const observedAt = this.#around.now();
    const life = lifeOf(this.#connector.declaration, this.#settings).found * day;
    const validUntil = observedAt + (end === null ? life : Math.min(day, life));
    const about = { subject: subjectKey(this.#subject), source: this.#connector.declaration.id, observedAt, validUntil };
    return { kind: 'found', observations: findings.map((finding) => ({ ...finding, ...about })), partial: end !== null };
  }

  #line(detail: string): string {
    return shortLine(detail, this.#secrets);
  }
}

type Sent =
  | { readonly step: Step; readonly again: false }
  | { readonly step: Repeatable; readonly again: true; readonly wait: number | null };
type Repeatable = Extract<End, { retryAt: number | null }>;

/** The address of a request, or why nothing is sent there: found out before it is counted, as far as the address itself tells. */
function reachable(address: string, options: NetworkOptions): URL | End {
  if (!URL.canParse(address)) return failed('the address of the request is none');
  const url = new URL(address);
  try {
    checkUrl(url, options);
    return url;
  } catch (error) {
    return failed((error as Error).message);
  }
}

function later(end: Repeatable, wait: number | null, now: number): End {
  return wait === null ? end : { ...end, retryAt: now + wait };
}

function failed(detail: string, unreachable = false): Extract<Outcome, { kind: 'failed' }> {
  return { kind: 'failed', detail, unreachable, retryAt: null };
}

function ending(step: Step): Sent {
  return { step, again: false };
}

/** What the system says when nobody is there: asking again at once is of no use. */
const nobody = new Set(['ENOTFOUND', 'EAI_AGAIN', 'ECONNREFUSED', 'ENETUNREACH', 'EHOSTUNREACH', 'ENETDOWN', 'EADDRNOTAVAIL']);

function broken(error: unknown): Sent {
  if (error instanceof ForbiddenAddress) return ending(failed(error.message));
  const code = failureCode(error);
  const said = code === null ? '' : ` (${code})`;
  if (code !== null && nobody.has(code)) return ending(failed(`it cannot be reached${said}`, true));
  return { step: failed(`it broke off${said}`), again: true, wait: null };
}

function lowerCase(headers: Readonly<Record<string, string>> = {}): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
}

/** Ends a reading that does not heed the signal by itself. */
async function bounded<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  if (signal.aborted) throw signal.reason;
  let stop = () => {};
  const aborted = new Promise<never>((_, reject) => {
    stop = () => reject(signal.reason);
    signal.addEventListener('abort', stop, { once: true });
  });
  try {
    return await Promise.race([work, aborted]);
  } finally {
    signal.removeEventListener('abort', stop);
    work.catch(() => undefined);
  }
}
