/** What a look-up can be about. */
export const subjectKinds = ['number', 'sender_name', 'domain', 'host', 'url', 'ip', 'email'] as const;
export type SubjectKind = (typeof subjectKinds)[number];

/**
 * What a look-up is about, in canonical form: a number in E.164, a sender name as written, a registrable domain and a host
 * in lower-case ASCII, a URL as `Link.url` has it, an IP address, an e-mail address in lower case.
 */
export interface Subject {
  readonly kind: SubjectKind;
  readonly value: string;
}

/** The key of a subject in tables, such as `tel:+447700900123`, `name:EVRI`, `domain:…`, `host:…`, `url:…`, `ip:…`, `email:…`. */
export type SubjectKey = string;

const prefixes: Readonly<Record<SubjectKind, string>> = {
  number: 'tel',
  sender_name: 'name',
  domain: 'domain',
  host: 'host',
  url: 'url',
  ip: 'ip',
  email: 'email',
};

export function subjectKey({ kind, value }: Subject): SubjectKey {
  return `${prefixes[kind]}:${value}`;
}

/** One thing that a source says of a subject. A field has as many findings as it has values. */
export interface Finding {
  /** Lower-case words with underscores, the same for all sources: `line_type`, `registrar`, `registered_at`, `malicious_verdicts`. */
  readonly field: string;
  /** As text; times are ISO 8601 in UTC, shares and counts plain figures. */
  readonly value: string;
}

/** A finding with where and when it comes from. */
export interface Observation extends Finding {
  readonly subject: SubjectKey;
  /** Id of the provider. */
  readonly source: string;
  /** Milliseconds UTC: when it was asked, or the date of the data for what ships. */
  readonly observedAt: number;
  /** Until when it need not be asked again; null for what does not age. */
  readonly validUntil: number | null;
}
