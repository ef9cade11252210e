import { isIP } from 'node:net';
import type { Subject } from '../../model/observation.ts';
import type {
  Connector,
  ConnectorRequest,
  ConnectorResponse,
  ProviderDeclaration,
  ProviderSettings,
  Reading,
} from '../../ports/provider.ts';
import { elementsAt } from './json-pointer.ts';
import type { FieldRule, OwnProvider } from './own-provider.ts';
import { country, emailAddress, Findings, figure, flag, hostName, json, malformed, plain, refusal, time, webAddress } from './reading.ts';

/** Fits no answer of sense: a mapping of `/list/*` over everything. */
const mostValues = 100;

/** A connector that a file of settings describes: see docs/guide/own-provider.md. */
export function genericHttp(own: OwnProvider): Connector {
  return {
    declaration: declarationOf(own),
    ask: (subject, settings) => ask(own, subject, settings),
    read: (response) => read(own, response),
  };
}

function declarationOf(own: OwnProvider): ProviderDeclaration {
  const { id, name, answers, cost, quota, rate, cacheDays, needs, licence, documentation, secrets, privateHost } = own;
  return {
    ...{ id, name, answers, cost, quota, rate, cacheDays, needs, licence, documentation },
    ...(privateHost === undefined ? {} : { privateHost }),
    fields: [...new Set(own.fields.map(({ field }) => field))],
    settings: secrets.map((secret) => ({
      name: secret,
      type: 'secret' as const,
      default: null,
      required: true,
      help: `What stands for \${${secret}} in the headers of ${name}.`,
    })),
  };
}

function ask(own: OwnProvider, subject: Subject, settings: ProviderSettings): ConnectorRequest | null {
  if (!own.answers.includes(subject.kind)) return null;
  const values = valuesOf(subject);
  const url = values === null ? null : addressFor(own.address, values);
  if (url === null || values === null) return null;
  const headers: Record<string, string> = { accept: 'application/json' };
  const secretHeaders: Record<string, string> = {};
  for (const [name, text] of Object.entries(own.headers)) {
    const filled = text.replace(/\$\{([^}]*)\}/g, (_, secret: string) => settings[secret] ?? '');
    if (filled === text) headers[name] = text;
    else secretHeaders[name] = filled;
  }
  if (own.body !== null) headers['content-type'] = 'application/json';
  const body = own.body === null ? {} : { body: JSON.stringify(filledIn(own.body, values)) };
  return { method: own.method, url, headers, secretHeaders, ...body };
}

/** What stands for the words in braces. */
type Values = ReadonlyMap<string, string>;

/** `{value}` as it stands, `{digits}` of a number without its plus. Null for what no address can hold. */
function valuesOf({ kind, value }: Subject): Values | null {
  if (value === '' || !value.isWellFormed()) return null;
  return new Map([
    ['{value}', value],
    ['{digits}', kind === 'number' ? value.replace(/\D/g, '') : value],
  ]);
}

/**
 * The address with values put in. Each is encoded, so that it stays one step of the path or one value of the query; null where
 * a step would become `.` or `..`, which every URL takes for a move.
 */
function addressFor(template: string, values: Values): string | null {
  const filled = template.replace(/\{(?:value|digits)\}/g, (word) => encodeURIComponent(values.get(word) ?? ''));
  const [meant, is] = [pathOf(template), pathOf(filled)];
  if (!URL.canParse(filled) || meant.length !== is.length || is.some((step) => step === '.' || step === '..')) return null;
  const [before, after] = [new URL(template.replace(/\{(?:value|digits)\}/g, 'x')), new URL(filled)];
  return before.origin === after.origin ? after.href : null;
}

function pathOf(address: string): string[] {
  return address.replace(/[?#].*$/s, '').split('/');
}

/** A body with values in its texts, which JSON then encodes. */
function filledIn(part: unknown, values: Values): unknown {
  if (typeof part === 'string') return part.replace(/\{(?:value|digits)\}/g, (word) => values.get(word) ?? '');
  if (Array.isArray(part)) return part.map((one) => filledIn(one, values));
  if (typeof part !== 'object' || part === null) return part;
  return Object.fromEntries(Object.entries(part).map(([name, one]) => [name, filledIn(one, values)]));
}

function read(own: OwnProvider, response: ConnectorResponse): Reading {
  const { status } = response;
  if (own.notFound.status.includes(status)) return { kind: 'not_found' };
  const detail = `the provider answers with status ${status}`;
  if (own.quotaSpent.includes(status)) return { kind: 'refused', reason: 'quota_spent', detail };
  const refused = refusal(response);
  // A 404 that the file does not call "not found" is an address that is wrong.
  if (refused?.kind === 'not_found') return { kind: 'failed', detail, mayRetry: false };
  if (refused !== null) return refused;
  const body = json(response.body);
  if (typeof body !== 'object' || body === null) return malformed;
  const { when } = own.notFound;
  if (when && elementsAt(body, when.pointer, 1).some((value) => isSame(value, when.equals))) return { kind: 'not_found' };
  const findings = new Findings();
  for (const rule of own.fields) {
    for (const value of elementsAt(body, rule.pointer, mostValues)) findings.add(rule.field, readValue(value, rule));
  }
  return findings.reading();
}

function isSame(value: unknown, wanted: unknown): boolean {
  if (Array.isArray(value) && Array.isArray(wanted)) return value.length === 0;
  return value === wanted;
}

/** A value of an answer as its rule wants it; null where it is not of that kind. */
function readValue(value: unknown, { as, words }: FieldRule): string | null {
  if (as === 'count') return Array.isArray(value) ? String(value.length) : figure(value);
  if (words !== null) {
    const word = plain(value, 60);
    return word !== null && Object.hasOwn(words, word) ? plain(words[word]) : null;
  }
  return readers[as](value);
}

const readers: Readonly<Record<Exclude<FieldRule['as'], 'count'>, (value: unknown) => string | null>> = {
  text: (value) => plain(value),
  time,
  flag,
  host: hostName,
  url: webAddress,
  email: emailAddress,
  country,
  ip: (value) => (typeof value === 'string' && isIP(value) !== 0 ? value.toLowerCase() : null),
};
