import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Outcome } from '../../../src/enrich/providers/ask.ts';
import { type Finding, type Subject, type SubjectKind, subjectKinds } from '../../../src/model/observation.ts';
import { type Connector, type ProviderSettings, type Reading, subjectSharing } from '../../../src/ports/provider.ts';
import {
  type Answer,
  type Asked,
  askAt,
  askedAt,
  type Behaviour,
  misbehaviour,
  type ProviderServer,
  providerServer,
} from '../../support/provider-server.ts';
import { hostileForms, hostileValues } from './hostile.ts';

/** The findings of an answer, by field; more values of one field as a list, in any order. */
export type ExpectedFindings = Readonly<Record<string, string | readonly string[]>>;

/** One exchange: what is asked, what the provider answers (one answer a request), what is read from it. */
export interface FoundExample {
  readonly what: string;
  readonly subject: Subject;
  readonly settings?: ProviderSettings;
  readonly answers: readonly Answer[];
  readonly findings: ExpectedFindings;
  /** The requests that it takes, as `GET https://…`, with a space and the body where there is one. */
  readonly requests?: readonly string[];
}

/** A case that the provider's documentation has; or why it has none. */
export type DocumentedCase = Answer | { readonly none: string };

export interface ConnectorExamples {
  readonly connector: Connector;
  /** All that is required; secrets that stand nowhere else in the examples. */
  readonly settings: ProviderSettings;
  /** At least one; the first is the one whose answer is made hostile. */
  readonly found: readonly FoundExample[];
  /** Answers that say that nothing is known of the first example's subject. */
  readonly notFound: DocumentedCase;
  readonly badKey: DocumentedCase;
  readonly quotaSpent: DocumentedCase;
  /** Subjects of a kind that it answers of which it has nothing to say. */
  readonly unasked?: readonly Subject[];
  /** Any other answer of its documentation, about the first example's subject. */
  readonly others?: readonly { readonly what: string; readonly answers: readonly Answer[]; readonly outcome: Partial<Outcome> }[];
  /** True for a connector that asks the subject itself (a redirect expander): its address is not the provider's. */
  readonly asksTheSubject?: boolean;
  /** True for a connector that does not read the body, or reads any body: then none is too long or broken. */
  readonly bodyUnread?: boolean;
}

type Example = Pick<FoundExample, 'subject' | 'settings'>;

const longestValue = 2000;
const mostFindings = 500;

/** What every connector must do: call it once, at the top of a test file. */
export function contractOf(examples: ConnectorExamples): void {
  const { connector, settings, found } = examples;
  const { id } = connector.declaration;
  const first = found[0] as FoundExample;
  let server: ProviderServer;
  beforeAll(async () => {
    server = await providerServer();
  });

  /** Asks of an example while the server answers so, and checks whatever was read. */
  const asked = async (answers: readonly Behaviour[], { subject, settings: own }: Example = first, timeout?: number): Promise<Asked> => {
    server.behave(...answers);
    const all = await askAt(server, connector, subject, { ...settings, ...own }, timeout);
    for (const reading of all.readings) sane(connector, reading);
    return all;
  };
  const outcomeOf = async (...answers: Behaviour[]): Promise<Outcome> => (await asked(answers)).outcome;

  describe(`${id} declares`, () => declared(connector, settings));
  describe(`${id} asks`, () => asks(examples, first));

  describe(`${id} reads`, () => {
    test.each(found.map((example) => [example.what, example] as const))('%s', async (_, example) => {
      const { outcome } = await asked(example.answers, example);
      if (outcome.kind !== 'found') return expect(outcome).toMatchObject({ kind: 'found' });
      expect(grouped(outcome.observations)).toEqual(grouped(flat(example.findings)));
      if (example.requests) expect(server.seen.map(written)).toEqual(example.requests);
    });

    documented('that nothing is known', examples.notFound, { kind: 'not_found' });
    documented('that the key is bad', examples.badKey, { kind: 'refused', reason: 'bad_key' });
    documented('that the quota is spent', examples.quotaSpent, { kind: 'refused', reason: 'quota_spent' });
    for (const { what, answers, outcome } of examples.others ?? []) {
      test(what, async () => expect(await outcomeOf(...answers)).toMatchObject(outcome));
    }

    function documented(what: string, answer: DocumentedCase, outcome: Partial<Outcome>): void {
      if ('none' in answer) test.skip(`${what}: ${answer.none}`, () => {});
      else test(what, async () => expect(await outcomeOf(answer)).toMatchObject(outcome));
    }

    test('429 with Retry-After as a limit of its rate, and waits as long as it says', async () => {
      const { outcome, waits } = await asked([{ status: 429, headers: { 'retry-after': '7' }, body: {} }]);
      expect(outcome).toMatchObject({ kind: 'refused', reason: 'rate_limited', retryAt: askedAt + 7000 });
      expect(waits).toEqual([7000, 7000]);
    });

    test.each([500, 502, 503, 504])('status %d as a failure that may pass', async (status) => {
      const { outcome, waits } = await asked([{ status, body: '<html>busy</html>' }]);
      expect(outcome.kind).toBe('failed');
      expect(waits).toHaveLength(2);
    });

    test.each([301, 302, 303, 307, 308])('a redirect (%d) to a private address as a failure, and goes nowhere', async (status) => {
      expect((await outcomeOf({ status, headers: { location: 'http://169.254.169.254/latest/meta-data/' } })).kind).toBe('failed');
      expect(server.seen).toHaveLength(1);
    });
  });

  describe(`${id} survives`, () => {
    test('an answer that is slow', async () => {
      const { outcome } = await asked([misbehaviour.slow], first, 150);
      expect(outcome).toMatchObject({ kind: 'failed', detail: 'no answer within 0.2 s' });
    });

    test('an answer that is cut off', async () => {
      expect(await outcomeOf(misbehaviour.cutOff)).toMatchObject({ kind: 'failed', detail: expect.stringMatching('broke off') });
    });

    test.skipIf(examples.bodyUnread)('a body without end', async () => {
      const isCut = connector.ask(first.subject, settings, 0)?.readAtMost !== undefined;
      const detail = isCut ? 'the answer is not what the provider documents' : 'it sent more than 2 MB';
      expect(await outcomeOf(misbehaviour.huge)).toMatchObject({ kind: 'failed', detail });
    });

    test.skipIf(examples.bodyUnread).each(brokenBodies)('%s', async (_, body) => {
      expect((await outcomeOf({ body })).kind).toMatch(/^(?:failed|not_found)$/);
    });

    test.each(hostileValues)('%s in every field', async (_, value) => {
      for (const example of found) for (const hostile of hostileForms(example.answers, value)) await asked(hostile, example);
    });

    test('any JSON and any text at all', () => {
      const inJson = fc.json().map((inner) => `{"data":${inner},"results":[${inner}],"answer":{"list":[${inner}]}}`);
      fc.assert(
        fc.property(fc.oneof(fc.json(), fc.string(), inJson), fc.constantFrom(200, 204, 302, 400, 403, 404, 429, 500), (body, status) => {
          sane(connector, connector.read({ status, headers: {}, body }, first.subject, settings));
        }),
      );
    });

    test('an answer that repeats the key: it stands in nothing that comes of it', async () => {
      for (const secret of secretsOf(connector, settings)) {
        for (const status of [200, 400, 401, 403, 429, 500]) {
          const body = { message: secret, error: { info: secret, message: secret, code: secret }, detail: [`key ${secret}`] };
          expect(JSON.stringify(await outcomeOf({ status, body }))).not.toContain(secret);
        }
      }
    });
  });
}

function asks({ connector, settings, unasked = [], asksTheSubject }: ConnectorExamples, { subject, settings: own }: FoundExample): void {
  const set = { ...settings, ...own };
  const others = subjectKinds.filter((kind) => !connector.declaration.answers.includes(kind));
  test.each(others)('nothing of a %s', (kind) => {
    expect(connector.ask(exampleSubjects[kind], set, 0)).toBeNull();
  });

  for (const one of unasked) {
    test(`nothing of the ${one.kind} ${one.value}`, () => expect(connector.ask(one, set, 0)).toBeNull());
  }

  test('the same thing each time, and shows no secret in its headers', () => {
    const request = connector.ask(subject, set, askedAt);
    expect(request).toEqual(connector.ask(subject, set, askedAt));
    if (!asksTheSubject) expect(request?.url).toMatch(/^(?:https|whois):\/\//);
    for (const secret of secretsOf(connector, set)) expect(JSON.stringify(request?.headers ?? {})).not.toContain(secret);
  });

  test.skipIf(asksTheSubject).each(hostileSubjects)('of %j nothing that leaves its place in the address', (value) => {
    // Signed in already, where that is needed: then the request is the one with the subject.
    const [plain, hostile] = [subject.value, value].map((one) => connector.ask({ kind: subject.kind, value: one }, set, 0, 'token-1234'));
    if (!plain || !hostile) return expect(hostile).toBeNull();
    const [from, to] = [new URL(plain.url), new URL(hostile.url)];
    expect([to.host, to.hash, to.username]).toEqual([from.host, '', '']);
    expect([...to.searchParams.keys()]).toEqual([...from.searchParams.keys()]);
    expect(to.pathname.split('/').length).toBe(from.pathname.split('/').length);
  });
}

function declared({ declaration }: Connector, settings: ProviderSettings): void {
  test('what it is, where it is documented and under which licence', () => {
    expect(declaration.id).toMatch(/^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/);
    expect(declaration.name.trim()).not.toBe('');
    expect(declaration.licence.trim()).not.toBe('');
    expect(declaration.documentation).toMatch(/^https:\/\//);
    expect(subjectSharing).toContain(declaration.needs);
    expect(declaration.needs).not.toBe('none');
    expect(declaration.answers.length).toBeGreaterThan(0);
    for (const kind of declaration.answers) expect(subjectKinds).toContain(kind);
  });

  test('limits that can be kept', () => {
    expect(declaration.rate.perSecond).toBeGreaterThan(0);
    expect(declaration.rate.concurrency).toBeGreaterThanOrEqual(1);
    expect(declaration.cacheDays.found).toBeGreaterThan(0);
    expect(declaration.cacheDays.notFound).toBeGreaterThan(0);
    for (const quota of Object.values(declaration.quota)) expect(quota === null || quota > 0).toBe(true);
  });

  test('its fields and settings, and no secret has a default', () => {
    for (const field of declaration.fields ?? []) expect(field).toMatch(/^[a-z][a-z0-9_]*$/);
    const names = declaration.settings.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    for (const { name, type, default: value, required, help } of declaration.settings) {
      expect(name).toMatch(/^[a-z][a-z0-9_]*$/);
      expect(help.trim()).not.toBe('');
      if (type === 'secret') expect(value).toBeNull();
      if (required) expect(Object.keys(settings)).toContain(name);
    }
  });
}

/** Whatever came: the fields are documented ones, the values short, clean and not empty. */
function sane({ declaration }: Connector, reading: Reading): void {
  const findings: readonly Finding[] = 'findings' in reading ? reading.findings : [];
  expect(findings.length).toBeLessThanOrEqual(mostFindings);
  for (const { field, value } of findings) {
    if (declaration.fields) expect(declaration.fields).toContain(field);
    expect(typeof value).toBe('string');
    expect(value.length).toBeLessThanOrEqual(longestValue);
    expect(value).toBe(value.trim());
    expect(value).not.toBe('');
    expect(value).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]|\[object|^(?:undefined|null|NaN)$/u);
  }
  if ('detail' in reading) {
    expect(reading.detail).not.toBe('');
    expect(reading.detail.length).toBeLessThanOrEqual(300);
    expect(reading.detail).not.toMatch(/[\p{Cc}\p{Cf}]/u);
  }
}

function flat(expected: ExpectedFindings): Finding[] {
  return Object.entries(expected).flatMap(([field, values]) => [values].flat().map((value) => ({ field, value: value as string })));
}

function grouped(findings: readonly Finding[]): string[] {
  return findings.map(({ field, value }) => `${field} = ${value}`).sort();
}

function written({ method, url, body }: { method: string; url: string; body: string }): string {
  return [method, url, ...(body === '' ? [] : [body])].join(' ');
}

function secretsOf({ declaration }: Connector, settings: ProviderSettings): string[] {
  return declaration.settings.flatMap(({ name, type }) => (type === 'secret' && settings[name] ? [settings[name]] : []));
}

const exampleSubjects: Readonly<Record<SubjectKind, Subject>> = {
  number: { kind: 'number', value: '+447700900123' },
  sender_name: { kind: 'sender_name', value: 'PARCELCO' },
  domain: { kind: 'domain', value: 'parcel-fee.example' },
  host: { kind: 'host', value: 'www.parcel-fee.example' },
  url: { kind: 'url', value: 'https://www.parcel-fee.example/pay' },
  ip: { kind: 'ip', value: '192.0.2.1' },
  email: { kind: 'email', value: 'desk@parcel-fee.example' },
};

/** Subjects are canonical when they come here; a connector must not depend on that. */
const hostileSubjects = ['../../admin', 'a?x=1&y=2#z', 'a b\r\nX-Evil: 1', '@127.0.0.1/', '//127.0.0.1/', '%2e%2e/%00', '..', ''];

const brokenBodies: readonly (readonly [string, string])[] = [
  ['no body', ''],
  ['JSON that is broken', '{"status": "ok", "data": [{'],
  ['markup', '<html><body>Welcome to the hotel network</body></html>'],
  ['a text', '"ok"'],
  ['null', 'null'],
  ['a number', '7'],
  ['an empty list', '[]'],
  ['an empty object', '{}'],
  ['a prototype', '{"__proto__": {"status": "live"}, "constructor": {"prototype": {}}}'],
  ['lists in lists, a hundred thousand deep', '['.repeat(100_000) + ']'.repeat(100_000)],
  ['objects in objects, a hundred thousand deep', `${'{"data":'.repeat(100_000)}1${'}'.repeat(100_000)}`],
];
