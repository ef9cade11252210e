import type { Subject } from '../../model/observation.ts';
import type { Connector, ConnectorRequest, ProviderDeclaration, ProviderSettings } from '../../ports/provider.ts';
import { below, get, setting } from './asking.ts';
import { addRecord, recordTypeOf } from './dns-records.ts';
import { at, Findings, hostName, isRecord, json, list, malformed, refusal } from './reading.ts';

const declaration: ProviderDeclaration = {
  id: 'dns-over-https',
  name: 'DNS over HTTPS',
  answers: ['domain', 'host'],
  settings: [
    {
      name: 'address',
      type: 'address',
      default: 'https://cloudflare-dns.com/dns-query',
      required: false,
      help: 'Address of the JSON form: Cloudflare where nothing is set; https://dns.google/resolve for Google.',
    },
  ],
  cost: null,
  quota: { daily: null, monthly: null },
  rate: { perSecond: 20, concurrency: 4 },
  cacheDays: { found: 1, notFound: 1 },
  needs: 'domain',
  fields: ['resolves_to', 'name_server', 'dns_record'],
  licence: 'Facts of the public DNS; terms of the resolver',
  documentation: 'https://developers.cloudflare.com/1.1.1.1/encryption/dns-over-https/make-api-requests/dns-json/',
};

/** What is asked for, one request each. Aliases (CNAME) come with the addresses that they lead to. */
const questions = ['A', 'AAAA', 'NS', 'MX'] as const;

/** DNS over HTTPS in the JSON form that Google and Cloudflare share: addresses, name servers, mail servers and aliases. */
export const dnsOverHttps: Connector = {
  declaration,

  ask: (subject, settings) => question(subject, settings, questions[0]),

  read(response, subject, settings, asked) {
    const refused = refusal(response);
    if (refused?.kind === 'not_found') return { kind: 'failed', detail: 'the resolver knows no such path (404)', mayRetry: false };
    if (refused !== null) return refused;
    const answer = json(response.body);
    const status = at(answer, 'Status');
    if (!isRecord(answer) || typeof status !== 'number') return malformed;
    if (status === 3) return { kind: 'not_found' };
    if (status === 5) return { kind: 'refused', reason: 'not_allowed', detail: 'the resolver refuses the question (REFUSED)' };
    if (status !== 0) return { kind: 'failed', detail: 'the resolver could not find out', mayRetry: true };
    const findings = new Findings();
    for (const record of list(at(answer, 'Answer')).slice(0, 50)) {
      addRecord(findings, recordTypeOf(at(record, 'type')), at(record, 'data'));
    }
    const following = questions[questions.indexOf((asked?.note ?? 'A') as 'A') + 1];
    const request = following === undefined ? null : question(subject, settings, following);
    return request === null ? findings.reading() : { kind: 'more', findings: findings.list, request };
  },
};

function question({ kind, value }: Subject, settings: ProviderSettings, type: string): ConnectorRequest | null {
  const host = kind === 'domain' || kind === 'host' ? hostName(value) : null;
  if (host === null || !host.includes('.') || /[:*]/.test(host)) return null;
  const address = setting(settings, declaration.settings, 'address');
  const query: (readonly [string, string])[] = [
    ['name', host],
    ['type', type],
  ];
  // Google passes on part of the address of whoever asks to the name servers of the name, unless it is told not to.
  if (URL.canParse(address) && new URL(address).hostname === 'dns.google') query.push(['edns_client_subnet', '0.0.0.0/0']);
  return get(below(address, [], query), { headers: { accept: 'application/dns-json' }, note: type });
}
