import { type SubjectKind, subjectKinds } from '../../model/observation.ts';
import type { ProviderDeclaration, SubjectSharing } from '../../ports/provider.ts';
import { subjectSharing } from '../../ports/provider.ts';
import { hostOf } from '../providers/network.ts';
import { check, type Place, Problem } from './checking.ts';
import { stepsOf } from './json-pointer.ts';

/** How the values of a field are to be read. What is not of the kind is left out. */
const readAs = ['text', 'count', 'time', 'flag', 'host', 'url', 'email', 'country', 'ip'] as const;

/** Where a field stands in an answer. */
export interface FieldRule {
  readonly field: string;
  readonly pointer: readonly string[];
  readonly as: (typeof readAs)[number];
  /** Our word for each word of the service; what is not in it is left out. */
  readonly words: Readonly<Record<string, string>> | null;
}

/** A provider of one's own, as its file describes it, checked. */
export interface OwnProvider extends Omit<ProviderDeclaration, 'settings' | 'fields' | 'takesAnyStatus'> {
  readonly address: string;
  readonly method: 'GET' | 'POST';
  readonly headers: Readonly<Record<string, string>>;
  /** Names in `${…}`, in the order of their use. */
  readonly secrets: readonly string[];
  readonly body: unknown;
  readonly fields: readonly FieldRule[];
  readonly notFound: {
    readonly status: readonly number[];
    readonly when: { readonly pointer: readonly string[]; readonly equals: unknown } | null;
  };
  readonly quotaSpent: readonly number[];
}

const known =
  'id name answers address method headers body fields notFound quotaSpent sharing quota rate cacheDays cost licence documentation privateHost';
/** Headers that say how a request is sent, which is not the file's to say. */
const barred = /^(?:host|connection|content-length|transfer-encoding|te|upgrade|proxy-.*|cookie|accept-encoding|content-type)$/;
const example = '$' + '{acme_key}';
const braces = /\{[^{}]*\}/g;

/** Reads one provider. Throws {@link Problem} with place, reason and remedy. */
export function readOwnProvider(raw: unknown, place: Place): OwnProvider {
  const file = check.object(raw, place, known.split(' '));
  const address = addressOf(check.text(file.address, [...place, 'address']), [...place, 'address']);
  const method = check.oneOf(file.method ?? 'GET', ['GET', 'POST'] as const, [...place, 'method']);
  const headers = headersOf(file.headers ?? {}, [...place, 'headers']);
  if (address.startsWith('http:') && secretsOf(headers).length > 0) {
    throw new Problem([...place, 'address'], 'would send a key unencrypted', 'Use https:// where headers have keys.');
  }
  const body = bodyOf(file.body ?? null, method, [...place, 'body']);
  if (!/\{(?:value|digits)\}/.test(address + JSON.stringify(body))) {
    throw new Problem(
      [...place, 'address'],
      'has no place for what is asked',
      'Write {value} where the number, domain or address belongs.',
    );
  }
  return {
    id: check.matching(file.id, /^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/, [...place, 'id'], 'lower-case words with hyphens, as acme-accounts'),
    name: check.text(file.name, [...place, 'name']),
    answers: check.some<SubjectKind>(file.answers, subjectKinds, [...place, 'answers']),
    ...{ address, method, headers, body, secrets: secretsOf(headers) },
    fields: fieldsOf(file.fields, [...place, 'fields']),
    notFound: notFoundOf(file.notFound ?? {}, [...place, 'notFound']),
    quotaSpent: check.statuses(file.quotaSpent ?? [402], [...place, 'quotaSpent']),
    needs: check.oneOf<Exclude<SubjectSharing, 'none'>>(
      file.sharing,
      subjectSharing.filter((level) => level !== 'none' && level !== 'hashed'),
      [...place, 'sharing'],
    ),
    ...limitsOf(file, place),
    licence: check.text(file.licence ?? 'as agreed with the provider', [...place, 'licence']),
    documentation: check.webPage(file.documentation ?? null, [...place, 'documentation']),
    ...privateHostOf(file.privateHost, address, [...place, 'privateHost']),
  };
}

function limitsOf(file: Readonly<Record<string, unknown>>, place: Place): Pick<OwnProvider, 'quota' | 'rate' | 'cacheDays' | 'cost'> {
  const quota = check.object(file.quota ?? {}, [...place, 'quota'], ['daily', 'monthly']);
  const rate = check.object(file.rate ?? {}, [...place, 'rate'], ['perSecond', 'concurrency']);
  const days = check.object(file.cacheDays ?? {}, [...place, 'cacheDays'], ['found', 'notFound']);
  const cost = file.cost === undefined || file.cost === null ? null : check.object(file.cost, [...place, 'cost'], ['amount', 'currency']);
  const limit = (name: 'daily' | 'monthly') => {
    const value = quota[name] ?? null;
    return value === null ? null : check.number(value, 1, 1e9, [...place, 'quota', name]);
  };
  return {
    quota: { daily: limit('daily'), monthly: limit('monthly') },
    rate: {
      perSecond: check.number(rate.perSecond ?? 1, 0.001, 1000, [...place, 'rate', 'perSecond']),
      concurrency: check.number(rate.concurrency ?? 1, 1, 64, [...place, 'rate', 'concurrency']),
    },
    cacheDays: {
      found: check.number(days.found ?? 7, 0.001, 3650, [...place, 'cacheDays', 'found']),
      notFound: check.number(days.notFound ?? 1, 0.001, 3650, [...place, 'cacheDays', 'notFound']),
    },
    cost: cost && {
      amount: check.number(cost.amount, 0, 1e6, [...place, 'cost', 'amount']),
      currency: check.matching(cost.currency, /^[A-Z]{3}$/, [...place, 'cost', 'currency'], 'three capitals, as EUR'),
    },
  };
}

/** `{value}` may stand in the path and in values of the query only: it cannot choose who is asked, or for what. */
function addressOf(template: string, place: Place): string {
  const other = [...template.matchAll(braces)].map(([word]) => word).find((word) => word !== '{value}' && word !== '{digits}');
  check.that(!other, place, `has ${other}`, 'Write {value}, or {digits} for a number without its plus; keys go into headers.');
  const [, origin = '', rest = ''] = /^(https?:\/\/[^/?#]*)(.*)$/s.exec(template) ?? [];
  const isFixed = !/[{}@\s\\]/.test(origin);
  check.that(isFixed, place, 'has something variable, or a name and password, in its host', 'Write the host in full; {value} may follow.');
  const isAddress = origin !== '' && URL.canParse(template.replace(braces, 'x'));
  check.that(isAddress, place, 'is no web address', 'Write it whole, as https://api.example/v1/{value}.');
  check.that(!rest.includes('#'), place, 'has a part after #, which is never sent', 'Leave out # and what follows.');
  const [path = '', query = ''] = rest.split('?', 2);
  const hasDots = path.split('/').some((step) => /^(?:\.|%2e){1,2}$/i.test(step));
  check.that(!hasDots, place, 'has a step of dots', 'Write the path as it is without such steps.');
  const isValue = query.split('&').every((pair) => !pair.split('=', 1)[0]?.includes('{'));
  check.that(isValue, place, 'has {value} as a name in the query', 'Write it as a value: ?number={value}.');
  return template;
}

/** Written out a second time, so that nobody lets a provider into the house without meaning it. */
function privateHostOf(raw: unknown, address: string, place: Place): Pick<OwnProvider, 'privateHost'> {
  if (raw === undefined) return {};
  const host = hostOf(new URL(address.replace(braces, 'x')));
  check.that(
    raw === host,
    place,
    'is not the host of the address',
    `Write "${host}", or leave it out for a service on the public network.`,
  );
  return { privateHost: host };
}

function headersOf(raw: unknown, place: Place): Readonly<Record<string, string>> {
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(check.object(raw, place, null))) {
    headers[name.toLowerCase()] = headerOf(name.toLowerCase(), value, [...place, name]);
  }
  return headers;
}

function headerOf(name: string, value: unknown, place: Place): string {
  check.that(/^[a-z0-9!#$%&'*+.^_`|~-]{1,60}$/.test(name), place, 'is no name of a header', 'Use letters, figures and hyphens.');
  check.that(!barred.test(name), place, 'is a header that Hookline sets', 'Leave it out.');
  const text = check.text(value, place);
  check.that(/^[\x20-\x7e]*$/.test(text), place, 'has signs that a header cannot hold', 'Write it on one line in plain ASCII.');
  check.that(!/\$\{(?![a-z][a-z0-9_]*\})/.test(text), place, 'has a secret without a proper name', `Name it in lower case: ${example}.`);
  const isBare = /(?:^|[-_])(?:authorization|auth|api-?key|key|token|secret|password)(?:$|[-_])/.test(name) && !text.includes('${');
  check.that(!isBare, place, 'looks like a key written into the file', `Write ${example} and give the key as that setting.`);
  return text;
}

function secretsOf(headers: Readonly<Record<string, string>>): string[] {
  const names = Object.values(headers).flatMap((text) => [...text.matchAll(/\$\{([^}]*)\}/g)].map(([, name = '']) => name));
  return [...new Set(names)];
}

function bodyOf(raw: unknown, method: string, place: Place): unknown {
  if (raw === null) return null;
  if (method !== 'POST') throw new Problem(place, 'stands with a method that sends none', 'Write "method": "POST", or leave the body out.');
  if (JSON.stringify(raw).includes('${')) throw new Problem(place, 'has a secret', 'Put it into a header: bodies are kept and shown.');
  return check.object(raw, place, null);
}

function fieldsOf(raw: unknown, place: Place): readonly FieldRule[] {
  const rules = Object.entries(check.object(raw, place, null)).map(([field, rule]) => ruleOf(field, rule, [...place, field]));
  if (rules.length === 0) throw new Problem(place, 'names no field', 'Map at least one: "linked_account": "/accounts/*/service".');
  return rules;
}

function ruleOf(field: string, raw: unknown, place: Place): FieldRule {
  check.matching(field, /^[a-z][a-z0-9_]{0,63}$/, place, 'lower-case words with underscores, as line_type');
  if (typeof raw === 'string') return { field, pointer: pointerOf(raw, place), as: 'text', words: null };
  const rule = check.object(raw, place, ['pointer', 'as', 'words']);
  const words = rule.words === undefined ? null : check.object(rule.words, [...place, 'words'], null);
  for (const [word, ours] of Object.entries(words ?? {})) check.text(ours, [...place, 'words', word]);
  return {
    field,
    pointer: pointerOf(rule.pointer, [...place, 'pointer']),
    as: check.oneOf(rule.as ?? 'text', readAs, [...place, 'as']),
    words: words as Readonly<Record<string, string>> | null,
  };
}

function pointerOf(raw: unknown, place: Place): readonly string[] {
  const steps = stepsOf(check.text(raw, place));
  if (steps === null)
    throw new Problem(place, 'is no JSON pointer', 'Begin each step with /, as /data/carrier/name; * stands for each element of a list.');
  return steps;
}

function notFoundOf(raw: unknown, place: Place): OwnProvider['notFound'] {
  const rule = check.object(raw, place, ['status', 'pointer', 'equals']);
  const status = check.statuses(rule.status ?? [404], [...place, 'status']);
  if (rule.pointer === undefined) {
    if (rule.equals !== undefined) throw new Problem([...place, 'equals'], 'has nothing to be compared with', 'Name a pointer beside it.');
    return { status, when: null };
  }
  const { equals } = rule;
  const isPlain =
    equals === null || ['string', 'number', 'boolean'].includes(typeof equals) || (Array.isArray(equals) && equals.length === 0);
  if (!isPlain)
    throw new Problem([...place, 'equals'], 'is no plain value', 'Give a text, a figure, true, false, null, or [] for an empty list.');
  return { status, when: { pointer: pointerOf(rule.pointer, [...place, 'pointer']), equals } };
}
