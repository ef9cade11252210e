import type { Finding, Subject, SubjectKind } from '../model/observation.ts';

/** How much of a subject may be sent to a provider. `domain`: the registrable domain alone, of hosts and links. */
export const subjectSharing = ['none', 'hashed', 'domain', 'full'] as const;
export type SubjectSharing = (typeof subjectSharing)[number];

/** A setting of a provider. Secrets are never shown, logged or exported. */
export interface ProviderSetting {
  readonly name: string;
  readonly type: 'text' | 'secret' | 'number' | 'flag' | 'address';
  readonly default: string | null;
  readonly required: boolean;
  readonly help: string;
}

/** What a provider is, as data: enough for one policy to serve all. */
export interface ProviderDeclaration {
  /** Lower case with hyphens: `virustotal`. */
  readonly id: string;
  readonly name: string;
  readonly answers: readonly SubjectKind[];
  readonly settings: readonly ProviderSetting[];
  /** Of one look-up; null for what is free. */
  readonly cost: { readonly amount: number; readonly currency: string } | null;
  /** Look-ups allowed when the settings say nothing else; null for no limit. */
  readonly quota: { readonly daily: number | null; readonly monthly: number | null };
  readonly rate: { readonly perSecond: number; readonly concurrency: number };
  /** How long an answer is good, and how long it is that nothing was found. */
  readonly cacheDays: { readonly found: number; readonly notFound: number };
  /** The least sharing that it can work with. */
  readonly needs: SubjectSharing;
  /** The fields that its findings may have; left out where the settings decide. */
  readonly fields?: readonly string[];
  /** Of its data; and where its interface is documented. */
  readonly licence: string;
  readonly documentation: string;
  /** Every status is an answer to it: also 429 and 5xx, which are asked again of all others. */
  readonly takesAnyStatus?: boolean;
  /** The one host at which it may be asked within one's own house; all else must be on the public network. */
  readonly privateHost?: string;
}

/** Values of the settings by name; what has no value has its default. */
export type ProviderSettings = Readonly<Record<string, string>>;

/** A request to be made. `secretHeaders` are left out of everything that is kept or shown. */
export interface ConnectorRequest {
  readonly method: 'GET' | 'POST' | 'HEAD';
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly secretHeaders?: Readonly<Record<string, string>>;
  readonly body?: string;
  /** Bytes of the answer that are wanted. The rest is left unread, which is no failure, as it is over the cap of the policy. */
  readonly readAtMost?: number;
  /** What the connector wants to know again when the answer comes (a step, a count). Sent nowhere, kept nowhere. */
  readonly note?: string;
}

/** What came back: bodies are cut at a cap before this, and redirects are not followed. */
export interface ConnectorResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** What a service gives to whoever signs in: a token, and until when it is good (milliseconds UTC). */
export interface Session {
  readonly token: string;
  readonly validUntil: number;
}

/**
 * What a response means. `more` asks another request before it is done (paging, a referral), as often as the policy allows;
 * the `session` of an answer to signing in is handed to the look-ups that follow in the same run. `waiting` is for services
 * that answer later: ask again after so many milliseconds. `retryAfter` is how many milliseconds a refusal holds, where the
 * answer says so elsewhere than in `Retry-After`, which goes before it.
 */
export type Reading =
  | { readonly kind: 'found'; readonly findings: readonly Finding[] }
  | { readonly kind: 'not_found' }
  | { readonly kind: 'more'; readonly findings: readonly Finding[]; readonly request: ConnectorRequest; readonly session?: Session }
  | { readonly kind: 'waiting'; readonly milliseconds: number; readonly request: ConnectorRequest }
  | {
      readonly kind: 'refused';
      readonly reason: 'bad_key' | 'quota_spent' | 'rate_limited' | 'not_allowed';
      readonly detail: string;
      readonly retryAfter?: number;
    }
  | { readonly kind: 'failed'; readonly detail: string; readonly mayRetry: boolean };

/** A provider that is asked over the network: data and two pure functions; all else is the policy's. Off until configured. */
export interface Connector {
  readonly declaration: ProviderDeclaration;
  /**
   * The request about a subject; null when it has nothing to say of such a one. `now` is milliseconds UTC, `token` that of a
   * session which is still good.
   */
  ask(subject: Subject, settings: ProviderSettings, now: number, token?: string): ConnectorRequest | null;
  /** Reads the response to the request `asked`, with HTTP status and body as they came, hostile or not. Never throws. */
  read(response: ConnectorResponse, subject: Subject, settings: ProviderSettings, asked?: ConnectorRequest): Reading;
}

/** A provider that ships with the package and answers at once, without network. */
export interface OfflineProvider {
  readonly declaration: Pick<ProviderDeclaration, 'id' | 'name' | 'answers' | 'licence'> & {
    /** Day of the data, `YYYY-MM-DD`. */
    readonly dataDate: string;
  };
  /** Why it can say nothing of any subject, such as a data file that is not there; null when it can. */
  missing?(): string | null;
  look(subject: Subject): readonly Finding[];
}
