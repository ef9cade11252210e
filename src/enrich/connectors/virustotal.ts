import type { Subject } from '../../model/observation.ts';
import type { Connector, ConnectorResponse, ProviderDeclaration, ProviderSettings, Reading } from '../../ports/provider.ts';
import { addressSetting, below, get, secretSetting, setting } from './asking.ts';
import { addRecord } from './dns-records.ts';
import { at, Findings, figure, hostName, isRecord, json, list, malformed, plain, refusal, time, webAddress } from './reading.ts';

const declaration: ProviderDeclaration = {
  id: 'virustotal',
  name: 'VirusTotal',
  answers: ['domain', 'host', 'url', 'ip'],
  settings: [secretSetting('api_key', 'API key of your VirusTotal account.'), addressSetting('https://www.virustotal.com/api/v3')],
  cost: null,
  // What the public API allows: 4 a minute, 500 a day, 15,500 a month.
  quota: { daily: 500, monthly: 15_500 },
  rate: { perSecond: 4 / 60, concurrency: 1 },
  cacheDays: { found: 7, notFound: 1 },
  needs: 'domain',
  fields: [
    ...['malicious_verdicts', 'suspicious_verdicts', 'harmless_verdicts', 'verdict_engines', 'listed_as'],
    ...['registrar', 'registered_at', 'changed_at', 'expires_at', 'resolves_to', 'name_server', 'dns_record'],
    ...['certificate_seen_at', 'certificate_name', 'first_seen_at', 'last_seen_at', 'page_title', 'final_url', 'http_status'],
    ...['as_number', 'as_name', 'country'],
  ],
  licence: 'VirusTotal terms of service; the public API is not for commercial products and services',
  documentation: 'https://docs.virustotal.com/reference/overview',
};

function ask(subject: Subject, settings: ProviderSettings) {
  const steps = stepsTo(subject);
  if (steps === null) return null;
  return get(below(setting(settings, declaration.settings, 'address'), steps), { secretHeaders: { 'x-apikey': settings.api_key ?? '' } });
}

function stepsTo({ kind, value }: Subject): readonly string[] | null {
  if (kind === 'domain' || kind === 'host') return ['domains', value];
  if (kind === 'ip') return ['ip_addresses', value];
  // The id of a URL is the URL in base64url without padding.
  if (kind === 'url') return ['urls', Buffer.from(value, 'utf8').toString('base64url')];
  return null;
}

function read(response: ConnectorResponse, subject: Subject): Reading {
  const body = json(response.body);
  const refused = refusalOf(response, body);
  if (refused !== null) return refused;
  const attributes = at(body, 'data', 'attributes');
  if (!isRecord(attributes)) return malformed;
  const findings = new Findings();
  addVerdicts(findings, at(attributes, 'last_analysis_stats'));
  if (subject.kind === 'url') addPage(findings, attributes);
  else if (subject.kind === 'ip') addNetwork(findings, attributes);
  else addDomain(findings, attributes);
  return findings.reading();
}

const aboveAMinute = 61_000;

function refusalOf(response: ConnectorResponse, body: unknown): Reading | null {
  const code = at(body, 'error', 'code');
  const refused = refusal(response);
  if (refused?.kind !== 'refused') return refused;
  // The quota of a minute, a day or a month alike: the shortest may be over in a minute, and asking earlier is of no use.
  if (code === 'QuotaExceededError') return { ...refused, reason: 'rate_limited', retryAfter: aboveAMinute };
  if (code === 'ForbiddenError') return { ...refused, reason: 'not_allowed' };
  return refused;
}

function addVerdicts(findings: Findings, stats: unknown): void {
  if (!isRecord(stats)) return;
  for (const verdict of ['malicious', 'suspicious', 'harmless']) findings.add(`${verdict}_verdicts`, figure(at(stats, verdict)));
  const engines = Object.values(stats).reduce<number>((sum, count) => sum + Number(figure(count) ?? 0), 0);
  findings.add('verdict_engines', figure(engines));
}

function addDomain(findings: Findings, attributes: unknown): void {
  findings.add('first_seen_at', time(at(attributes, 'first_seen_date')));
  findings.add('registrar', plain(at(attributes, 'registrar')));
  findings.add('registered_at', time(at(attributes, 'creation_date')));
  findings.add('changed_at', time(at(attributes, 'last_update_date')));
  findings.add('expires_at', time(at(attributes, 'expiration_date')));
  for (const record of list(at(attributes, 'last_dns_records')).slice(0, 100)) addRecord(findings, at(record, 'type'), at(record, 'value'));
  findings.add('certificate_seen_at', time(at(attributes, 'last_https_certificate_date')));
  for (const name of list(at(attributes, 'last_https_certificate', 'extensions', 'subject_alternative_name')).slice(0, 20)) {
    findings.add('certificate_name', hostName(name));
  }
}

function addPage(findings: Findings, attributes: unknown): void {
  findings.add('first_seen_at', time(at(attributes, 'first_submission_date')));
  findings.add('last_seen_at', time(at(attributes, 'last_submission_date')));
  findings.add('page_title', plain(at(attributes, 'title')));
  findings.add('final_url', webAddress(at(attributes, 'last_final_url')));
  findings.add('http_status', figure(at(attributes, 'last_http_response_code')));
  const names = at(attributes, 'threat_names');
  for (const name of list(names).slice(0, 10)) findings.add('listed_as', plain(name));
}

function addNetwork(findings: Findings, attributes: unknown): void {
  findings.add('as_number', figure(at(attributes, 'asn')));
  findings.add('as_name', plain(at(attributes, 'as_owner')));
  const country = at(attributes, 'country');
  findings.add('country', typeof country === 'string' && /^[A-Z]{2}$/.test(country) ? country : null);
}

export const virustotal: Connector = { declaration, ask, read };
