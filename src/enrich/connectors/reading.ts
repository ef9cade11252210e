import type { Finding, Subject } from '../../model/observation.ts';
import type { ConnectorResponse, Reading } from '../../ports/provider.ts';

/** Names, registrars and titles are shorter; who sends more sends something else. */
const longestValue = 200;
/** A subject with more facts from one source than this is a shared one, and the rest tells nothing new. */
const mostFindings = 200;
/** 1980 and 2100: times outside are errors of the sender. */
const earliest = 315_532_800_000;
const latest = 4_102_444_800_000;

/** A value of an answer as one short line without control and invisible characters; null for what is no plain value. */
export function plain(value: unknown, longest = longestValue): string | null {
  if (typeof value === 'number') return Number.isFinite(value) ? String(value) : null;
  if (typeof value === 'boolean') return String(value);
  if (typeof value !== 'string') return null;
  const line = value
    .slice(0, longest * 4)
    .toWellFormed()
    .replace(/[\s\p{Cc}\p{Cf}\p{Cs}\p{Co}]+/gu, ' ')
    .trim();
  const cut = line
    .slice(0, longest)
    .replace(/[\uD800-\uDBFF]$/, '')
    .trimEnd();
  return cut === '' ? null : cut;
}

/** A count or a score: a plain figure from 0 on; null for all else. */
export function figure(value: unknown): string | null {
  const number = typeof value === 'string' && /^\d{1,15}(?:\.\d{1,9})?$/.test(value) ? Number(value) : value;
  return typeof number === 'number' && Number.isFinite(number) && number >= 0 && number < 1e15 ? String(number) : null;
}

/** A time as ISO 8601 in UTC, of seconds or milliseconds since 1970, or of text with a date; null when it is none. */
export function time(value: unknown): string | null {
  const at = typeof value === 'number' ? (value < 1e11 ? value * 1000 : value) : textTime(value);
  if (!Number.isFinite(at) || at < earliest || at > latest) return null;
  return new Date(at).toISOString().replace('.000Z', 'Z');
}

/** Text without a zone is taken for UTC, as all these services mean it. */
function textTime(value: unknown): number {
  if (typeof value !== 'string' || value.length > 40) return Number.NaN;
  if (/^\d{9,13}$/.test(value)) return Number(value) * (value.length > 11 ? 1 : 1000);
  const parts = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?))?\s*(Z|UTC|[+-]\d{2}:?\d{2})?$/.exec(value.trim());
  if (parts === null) return Number.NaN;
  const [, day = '', clock = '00:00:00', zone = 'Z'] = parts;
  return Date.parse(`${day}T${clock}${zone === 'UTC' ? 'Z' : zone}`);
}

/** A host name or an IP address in lower case, without the final dot; null when it cannot be one. */
export function hostName(value: unknown): string | null {
  if (typeof value !== 'string' || value.length > 254) return null;
  const host = value.trim().toLowerCase().replace(/\.$/, '');
  return /^(?:[a-z0-9_*-]+(?:\.[a-z0-9_-]+)*|[0-9a-f:.]*:[0-9a-f:.]*)$/.test(host) ? host : null;
}

/** A web address as text; null when it is none, or bears a name and password. */
export function webAddress(value: unknown, longest = 2000): string | null {
  if (typeof value !== 'string' || value.length > longest || !URL.canParse(value)) return null;
  const url = new URL(value);
  return (url.protocol === 'http:' || url.protocol === 'https:') && !url.username && !url.password ? url.href : null;
}

/** Gathers findings without repeating one, and no more than a source can sensibly have. */
export class Findings {
  readonly list: Finding[] = [];
  readonly #seen = new Set<string>();

  /** Adds what has a value. */
  add(field: string, value: string | null): this {
    const key = `${field}\n${value}`;
    if (value === null || this.list.length >= mostFindings || this.#seen.has(key)) return this;
    this.#seen.add(key);
    this.list.push({ field, value });
    return this;
  }

  /** Found, or not found when there is nothing. */
  reading(): Reading {
    return this.list.length === 0 ? { kind: 'not_found' } : { kind: 'found', findings: this.list };
  }
}

/** The earliest and the latest of times, added to findings. */
export function addSpan(findings: Findings, firsts: readonly (string | null)[], lasts: readonly (string | null)[]): void {
  const sorted = (times: readonly (string | null)[]) => times.filter((one) => one !== null).sort();
  findings.add('first_seen_at', sorted(firsts)[0] ?? null).add('last_seen_at', sorted(lasts).at(-1) ?? null);
}

/** JSON of a body; undefined when it is none. */
export function json(body: string): unknown {
  try {
    return JSON.parse(body) as unknown;
  } catch {
    return undefined;
  }
}

/** What stands at a path of names and places, undefined where there is nothing. Reads own properties alone. */
export function at(value: unknown, ...path: readonly (string | number)[]): unknown {
  let here = value;
  for (const step of path) {
    if (typeof here !== 'object' || here === null || !Object.hasOwn(here, step)) return undefined;
    here = (here as Readonly<Record<string | number, unknown>>)[step];
  }
  return here;
}

/** An array as it stands, or none. */
export function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** Whether something is an object with names. */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export const malformed: Reading = { kind: 'failed', detail: 'the answer is not what the provider documents', mayRetry: false };

/**
 * What a status says that is no success, as nearly all services use them; null for 200. Other meanings (a 403 for a spent quota,
 * a 404 for an unknown path) are the connector's to read before. What the service says in words is left out: it may repeat the key.
 */
export function refusal({ status }: ConnectorResponse): Reading | null {
  const detail = `the provider answers with status ${status}`;
  if (status >= 200 && status < 300) return null;
  if (status === 401 || status === 403) return { kind: 'refused', reason: 'bad_key', detail };
  if (status === 402) return { kind: 'refused', reason: 'quota_spent', detail };
  if (status === 404) return { kind: 'not_found' };
  if (status === 429) return { kind: 'refused', reason: 'rate_limited', detail };
  return { kind: 'failed', detail, mayRetry: status === 408 || status === 425 || status >= 500 };
}

/** A country by its two letters (ISO 3166-1 alpha-2), in capitals; null for all else. */
export function country(value: unknown): string | null {
  return typeof value === 'string' && /^[A-Za-z]{2}$/.test(value) ? value.toUpperCase() : null;
}

/** Yes or no, as `true` and `false`, however the service writes it; null for all else. */
export function flag(value: unknown): string | null {
  if (typeof value === 'boolean') return String(value);
  if (value === 'YES' || value === 'true') return 'true';
  return value === 'NO' || value === 'false' ? 'false' : null;
}

/** An e-mail address in lower case; null for what is none. */
export function emailAddress(value: unknown): string | null {
  if (typeof value !== 'string' || value.length > 254) return null;
  const address = value.trim().replace(/^mailto:/i, '');
  return /^[\w.!#$%&'*+/=?^`{|}~-]{1,64}@(?:[a-z0-9-]{1,63}\.)+[a-z0-9-]{2,63}$/i.test(address) ? address.toLowerCase() : null;
}

/** A telephone number of a contact as written, without scheme and extension; null for what is none. */
export function contactPhone(value: unknown): string | null {
  if (typeof value !== 'string' || value.length > 60) return null;
  const number = value.replace(/^tel:/i, '').split(';')[0]?.trim() ?? '';
  return /^\+?[\d .()/-]{5,30}$/.test(number) ? number : null;
}

/** The number of a subject as E.164; null for subjects of other kinds, and for what is no such number. */
export function numberOf({ kind, value }: Subject): string | null {
  return kind === 'number' && /^\+[1-9]\d{5,14}$/.test(value) ? value : null;
}

/** Our word for a word of the service; null for what is not in the table. */
export function worded(words: Readonly<Record<string, string>>, value: unknown): string | null {
  return typeof value === 'string' && Object.hasOwn(words, value) ? (words[value] ?? null) : null;
}
