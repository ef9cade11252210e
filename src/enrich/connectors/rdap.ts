import { isIP } from 'node:net';
import type { Connector, ConnectorRequest, ConnectorResponse, ProviderDeclaration, Reading } from '../../ports/provider.ts';
import type { DataFolders } from '../data-folder.ts';
import { below, get } from './asking.ts';
import { loadRdapBootstrap, type RdapBootstrap } from './rdap-bootstrap.ts';
import {
  at,
  contactPhone,
  country,
  emailAddress,
  Findings,
  hostName,
  isRecord,
  json,
  list,
  malformed,
  plain,
  refusal,
  time,
} from './reading.ts';

const declaration: ProviderDeclaration = {
  id: 'rdap',
  name: 'RDAP',
  answers: ['domain', 'ip'],
  settings: [],
  cost: null,
  quota: { daily: null, monthly: null },
  // Registries say no figure; some shut out who asks faster than this.
  rate: { perSecond: 1, concurrency: 2 },
  cacheDays: { found: 7, notFound: 1 },
  needs: 'domain',
  fields: [
    ...['registrar', 'registrar_id', 'registrar_abuse_email', 'registrar_abuse_phone'],
    ...['registered_at', 'changed_at', 'expires_at', 'registration_status', 'name_server', 'registrant_country'],
    ...['network', 'network_name', 'network_holder', 'country', 'abuse_contact'],
  ],
  licence: 'Public registration data; terms of each registry',
  documentation: 'https://www.rfc-editor.org/rfc/rfc9083',
};

/** The events of RFC 9083 that we keep. */
const events: Readonly<Record<string, string>> = {
  registration: 'registered_at',
  'last changed': 'changed_at',
  expiration: 'expires_at',
};

/** How deep entities are looked for within entities: registrars keep their abuse contact one level down, networks two. */
const deepest = 3;
const mostEntities = 60;

/** RDAP (RFC 9082, RFC 9083) at the server that the bootstrap names for a top-level domain or a block of addresses. */
export function rdapConnector(bootstrap: () => RdapBootstrap): Connector {
  return {
    declaration,
    ask({ kind, value }) {
      const isDomain = kind === 'domain' && /^[^:*]+\.[^:*]+$/.test(hostName(value) ?? '');
      if (!isDomain && !(kind === 'ip' && isIP(value) !== 0 && !value.includes('%'))) return null;
      const base = isDomain ? bootstrap().forDomain(value) : bootstrap().forIp(value);
      return question(base === null ? null : below(base, [isDomain ? 'domain' : 'ip', value.toLowerCase()]), 0);
    },
    read: (response, _, __, asked) => referral(response, asked) ?? read(response),
  };
}

/** RDAP with the bootstrap of these folders, which is read when it is first needed. */
export function rdapFrom(folders: DataFolders): Connector {
  let loaded: RdapBootstrap | undefined;
  return rdapConnector(() => {
    loaded ??= loadRdapBootstrap(folders);
    return loaded;
  });
}

export const rdap: Connector = rdapFrom([]);

function question(url: string | null, referrals: number): ConnectorRequest | null {
  return get(url, { headers: { accept: 'application/rdap+json' }, note: String(referrals) });
}

/** Registries refer by redirect to where a block was moved (RFC 7480, 5.2); as often as this, and to TLS alone. */
const mostReferrals = 3;

/** The further question where a server refers to another; null for all other answers. */
function referral({ status, headers }: ConnectorResponse, asked?: ConnectorRequest): Reading | null {
  if (!asked || ![301, 302, 303, 307, 308].includes(status)) return null;
  const { location = '' } = headers;
  const to = URL.canParse(location, asked.url) ? new URL(location, asked.url) : null;
  const referrals = Number(asked.note) + 1;
  const request = to?.protocol === 'https:' && referrals <= mostReferrals ? question(to.href, referrals) : null;
  return request && { kind: 'more', findings: [], request };
}

function read(response: ConnectorResponse): Reading {
  // A server that has nothing may say so, or say that it is not allowed to: neither is about a key.
  if (response.status === 401 || response.status === 403) {
    return { kind: 'refused', reason: 'not_allowed', detail: `the registry refuses to answer (${response.status})` };
  }
  const refused = refusal(response);
  if (refused !== null) return refused;
  const answer = json(response.body);
  const type = at(answer, 'objectClassName');
  if (!isRecord(answer) || (type !== 'domain' && type !== 'ip network')) return malformed;
  const findings = new Findings();
  const entities = entitiesOf(answer);
  for (const event of list(at(answer, 'events')).slice(0, 50)) {
    const action = at(event, 'eventAction');
    const field = typeof action === 'string' && Object.hasOwn(events, action) ? events[action] : undefined;
    if (field !== undefined) findings.add(field, time(at(event, 'eventDate')));
  }
  for (const status of list(at(answer, 'status')).slice(0, 20)) findings.add('registration_status', word(status));
  if (type === 'domain') addDomain(findings, answer, entities);
  else addNetwork(findings, answer, entities);
  return findings.reading();
}

function addDomain(findings: Findings, answer: unknown, entities: readonly Entity[]): void {
  const registrar = entities.find(({ roles, depth }) => depth === 0 && roles.includes('registrar'));
  const abuse = entities.find(({ roles, within }) => roles.includes('abuse') && (within === null || within.includes('registrar')));
  findings.add('registrar', registrar?.name ?? null);
  findings.add('registrar_id', registrar?.ianaId ?? null);
  findings.add('registrar_abuse_email', abuse?.email ?? null);
  findings.add('registrar_abuse_phone', abuse?.phone ?? null);
  findings.add('registrant_country', entities.find(({ roles }) => roles.includes('registrant'))?.country ?? null);
  for (const server of list(at(answer, 'nameservers')).slice(0, 20)) findings.add('name_server', hostName(at(server, 'ldhName')));
}

function addNetwork(findings: Findings, answer: unknown, entities: readonly Entity[]): void {
  const [start, end] = [at(answer, 'startAddress'), at(answer, 'endAddress')].map(ipAddress);
  findings.add('network', start && end ? `${start} - ${end}` : null);
  findings.add('network_name', plain(at(answer, 'name')));
  findings.add('network_holder', entities.find(({ roles }) => roles.includes('registrant'))?.name ?? null);
  findings.add('country', country(at(answer, 'country')));
  for (const { roles, email } of entities) if (roles.includes('abuse')) findings.add('abuse_contact', email);
}

/** Some servers give networks as `192.0.2.0/32`. */
function ipAddress(value: unknown): string | null {
  const address = typeof value === 'string' ? (value.split('/')[0] ?? '') : '';
  return isIP(address) === 0 || address.includes('%') ? null : address.toLowerCase();
}

function word(value: unknown): string | null {
  return typeof value === 'string' && /^[a-z][a-z -]{0,60}$/i.test(value.trim()) ? value.trim().toLowerCase() : null;
}

/** Who stands behind a registration, as far as it is told. */
interface Entity {
  readonly roles: readonly unknown[];
  /** The roles of the entity that it stands in; null at the top. */
  readonly within: readonly unknown[] | null;
  readonly depth: number;
  readonly name: string | null;
  readonly email: string | null;
  readonly phone: string | null;
  readonly country: string | null;
  readonly ianaId: string | null;
}

function entitiesOf(answer: unknown): Entity[] {
  const found: Entity[] = [];
  const visit = (holder: unknown, within: readonly unknown[] | null, depth: number): void => {
    for (const entity of list(at(holder, 'entities'))) {
      if (found.length >= mostEntities) return;
      const one = readEntity(entity, within, depth);
      found.push(one);
      if (depth + 1 < deepest) visit(entity, one.roles, depth + 1);
    }
  };
  visit(answer, null, 0);
  return found;
}

function readEntity(entity: unknown, within: readonly unknown[] | null, depth: number): Entity {
  const card = list(at(entity, 'vcardArray', 1)).slice(0, 100);
  const textAt = (name: string) =>
    at(
      card.find((line) => at(line, 0) === name),
      3,
    );
  const ids = list(at(entity, 'publicIds')).slice(0, 10);
  const ianaId = at(
    ids.find((id) => at(id, 'type') === 'IANA Registrar ID'),
    'identifier',
  );
  return {
    roles: list(at(entity, 'roles')).slice(0, 20),
    within,
    depth,
    name: textOf(textAt('fn')) ?? textOf(textAt('org')),
    email: emailAddress(textAt('email')),
    phone: contactPhone(textAt('tel')),
    country: countryOf(card.find((line) => at(line, 0) === 'adr')),
    ianaId: typeof ianaId === 'string' && /^\d{1,6}$/.test(ianaId) ? ianaId : null,
  };
}

/** What was blacked out (RFC 9537) is often left as an empty or a telling text: neither is a name. */
function textOf(value: unknown): string | null {
  return typeof value === 'string' && !/^redacted\b/i.test(value.trim()) ? plain(value) : null;
}

/** The country of a jCard address: in its parameter `cc` (RFC 8605), or as the last part of the address. */
function countryOf(address: unknown): string | null {
  return country(at(address, 1, 'cc')) ?? country(list(at(address, 3))[6]);
}
