/** A connector as it is listed; no secret stands in it. */
export interface ProviderRow {
  readonly id: string;
  readonly name: string;
  readonly state: 'off' | 'incomplete' | 'paused' | 'ready';
  /** What is missing, or until when and why it is left alone. */
  readonly detail: string | null;
  /** The kinds of subject that it knows of. */
  readonly answers: readonly string[];
  /** The least that it must be told of a subject, and what it is told as set: `none`, `hashed`, `domain` or `full`. */
  readonly needs: string;
  readonly sharing: string;
  /** Of one look-up; null for what is free. */
  readonly cost: { readonly amount: number; readonly currency: string } | null;
  /** Null for no limit. */
  readonly quota: { readonly daily: number | null; readonly monthly: number | null };
  /** Requests counted today and this month, UTC. */
  readonly used: { readonly today: number; readonly month: number };
  readonly lastError: { readonly at: number; readonly detail: string } | null;
  readonly settings: readonly ProviderSettingRow[];
  readonly licence: string;
  readonly documentation: string;
  /** The host within one's own house at which it is asked; null for all that are asked on the public network. */
  readonly privateHost: string | null;
}

export interface ProviderSettingRow {
  readonly name: string;
  readonly type: 'text' | 'secret' | 'number' | 'flag' | 'address';
  readonly required: boolean;
  readonly default: string | null;
  readonly help: string;
  /** Where its value comes from; null where it has none. */
  readonly from: 'environment' | 'workspace' | 'default' | null;
  /** Null for secrets and for what has no value. */
  readonly value: string | null;
}

export interface NewProviderTest {
  /** A number, sender name, domain, link or address. */
  readonly subject: string;
  readonly region?: string;
}

/** What came of asking one connector about one subject. */
export interface ProviderTest {
  readonly answers: readonly {
    /** What it was asked about. */
    readonly asked: string;
    /** `found`, `not_found`, `refused` or `failed`. */
    readonly outcome: string;
    readonly detail: string | null;
    readonly findings: readonly { readonly field: string; readonly value: string }[];
  }[];
  readonly notAsked: readonly { readonly reason: string; readonly detail: string }[];
  /** Requests that went out. */
  readonly requests: number;
}

/** A data file as it is in use. */
export interface DataFileRow {
  readonly name: string;
  readonly file: string;
  readonly what: string;
  readonly form: string;
  /** `none` where nothing ships and nothing was brought. */
  readonly state: 'shipped' | 'updated' | 'none';
  /** `YYYY-MM-DD`; null where there is no file. */
  readonly date: string | null;
  readonly source: string | null;
  readonly licence: string | null;
  readonly bytes: number;
}

export interface UpdatedDataFile {
  readonly name: string;
  readonly date: string;
  readonly rows: number;
  /** Rows that stood twice, or say nothing. */
  readonly leftOut: number;
}
