import type { Connector, ConnectorRequest, ProviderDeclaration, Reading } from '../../ports/provider.ts';
import { contactPhone, country, emailAddress, Findings, hostName, malformed, plain, refusal } from './reading.ts';
import { type WhoisField, whoisFields, whoisTime } from './whois-fields.ts';

const declaration: ProviderDeclaration = {
  id: 'whois',
  name: 'WHOIS',
  answers: ['domain'],
  settings: [],
  cost: null,
  quota: { daily: 1000, monthly: null },
  // Registries shut out who asks faster.
  rate: { perSecond: 0.5, concurrency: 1 },
  cacheDays: { found: 7, notFound: 1 },
  needs: 'domain',
  fields: [
    ...['registrar', 'registrar_id', 'registrar_abuse_email', 'registrar_abuse_phone'],
    ...['registered_at', 'changed_at', 'expires_at', 'registration_status', 'name_server', 'registrant_country'],
  ],
  licence: 'Public registration data; terms of each registry',
  documentation: 'https://www.rfc-editor.org/rfc/rfc3912',
};

const root = 'whois.iana.org';
/** The step after the referral: its answer is the last, whatever it refers to. */
const last = 'registry';

/** Registries whose question is not the bare name. */
const questions: Readonly<Record<string, (domain: string) => string>> = {
  'whois.denic.de': (domain) => `-T dn,ace ${domain}`,
  'whois.verisign-grs.com': (domain) => `domain ${domain}`,
  'whois.jprs.jp': (domain) => `${domain}/e`,
};

const nothing =
  /^[%#>* \t]{0,10}(?:no match|not found|no data found|no entries found|no object found|domain not found|nothing found|the queried object does not exist|status:[ \t]*(?:free|available)|domain status:[ \t]*(?:no object found|available)|this domain name has not been registered|.{0,80} is (?:free|available for registration))/im;
const tooFast =
  /(?:rate limit|query rate|too many (?:requests|queries)|quota|limit) (?:exceeded|reached)|exceeded (?:the|your) .{0,40}(?:limit|quota)|excessive querying|try again later/i;

/**
 * WHOIS (RFC 3912), for what has no RDAP. Addresses `whois://server/query` are asked at port 43. The root at IANA names the
 * registry of the top-level domain; that referral is followed once, and no other.
 */
export const whois: Connector = {
  declaration,

  ask({ kind, value }) {
    const domain = kind === 'domain' ? hostName(value) : null;
    const top = domain?.match(/^[^:*]+\.([a-z0-9-]+)$/)?.[1];
    return top === undefined ? null : question(root, top, 'root');
  },

  read(response, { value: domain }, _, asked) {
    const refused = refusal(response);
    if (refused !== null) return refused;
    const text = response.body;
    if (text.trim() === '' || /^\s*[<{]/.test(text)) return malformed;
    if (asked?.note !== last) return referral(text, domain);
    const { list } = factsOf(text);
    const isFree = nothing.test(text.slice(0, 20_000));
    if (list.some(({ field }) => !isFree || field !== 'registration_status')) return { kind: 'found', findings: list };
    if (isFree) return { kind: 'not_found' };
    // Only of an answer without facts: terms of use below a good one speak of limits as well.
    return tooFast.test(text.slice(0, 4000))
      ? { kind: 'refused', reason: 'rate_limited', detail: 'the registry wants to be asked more slowly' }
      : malformed;
  },
};

function question(server: string, query: string, note: string): ConnectorRequest {
  return { method: 'GET', url: `whois://${server}/${encodeURIComponent(query)}`, note };
}

/** IANA's answer has a line `refer:`, or `whois:` of a top-level domain's own record; none means that there is no such server. */
function referral(text: string, domain: string): Reading {
  const server = hostName(/^(?:refer|whois):[ \t]*(\S{1,253})[ \t]*\r?$/im.exec(text.slice(0, 20_000))?.[1]);
  if (server === null || !server.includes('.') || /[:*]/.test(server) || server === root) return { kind: 'not_found' };
  const query = Object.hasOwn(questions, server) ? questions[server]?.(domain) : undefined;
  return { kind: 'more', findings: [], request: question(server, query ?? domain, last) };
}

const readers: Readonly<Record<WhoisField, (value: string) => string | null>> = {
  registrar: (value) => (isBlackedOut(value) ? null : plain(value)),
  registrar_id: (value) => (/^\d{1,6}$/.test(value) ? value : null),
  registrar_abuse_email: emailAddress,
  registrar_abuse_phone: contactPhone,
  registered_at: whoisTime,
  changed_at: whoisTime,
  expires_at: whoisTime,
  // `clientHold https://icann.org/epp#clientHold`
  registration_status: (value) =>
    /^[a-z][a-z -]{0,60}/i
      .exec(value.split(/\(?https?:/i)[0] ?? '')?.[0]
      ?.trim()
      .toLowerCase() ?? null,
  // Addresses may follow the name.
  name_server: (value) => nameServer(value.split(/[\s,[(]/)[0] ?? ''),
  registrant_country: country,
};

/** Of each field but status and name servers the first value: registries come before what registrars add. */
function factsOf(text: string): Findings {
  const findings = new Findings();
  for (const [field, value] of whoisFields(text)) {
    const isOne = field !== 'registration_status' && field !== 'name_server';
    if (isOne && findings.list.some((known) => known.field === field)) continue;
    findings.add(field, readers[field](value));
  }
  return findings;
}

function nameServer(value: string): string | null {
  const server = hostName(value);
  return server?.includes('.') && !server.includes(':') ? server : null;
}

function isBlackedOut(value: string): boolean {
  return /^(?:redacted\b|not disclosed|data protected|n\/a$)/i.test(value);
}
