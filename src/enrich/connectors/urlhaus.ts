import type { Subject } from '../../model/observation.ts';
import type { Connector, ConnectorResponse, ProviderDeclaration, ProviderSettings, Reading } from '../../ports/provider.ts';
import { addressSetting, below, postForm, secretSetting, setting } from './asking.ts';
import { at, Findings, figure, isRecord, json, list, malformed, plain, refusal, time } from './reading.ts';

/** The API gives the newest hundred of a host. */
const mostUrls = 100;

const declaration: ProviderDeclaration = {
  id: 'urlhaus',
  name: 'URLhaus',
  answers: ['url', 'host', 'domain', 'ip'],
  settings: [secretSetting('auth_key', 'Auth-Key of your abuse.ch account.'), addressSetting('https://urlhaus-api.abuse.ch/v1')],
  cost: null,
  // Fair use, which abuse.ch puts in no figures.
  quota: { daily: null, monthly: null },
  rate: { perSecond: 1, concurrency: 1 },
  cacheDays: { found: 1, notFound: 1 },
  needs: 'domain',
  fields: ['listed_as', 'listed_since', 'listed_urls', 'listed_tag', 'url_status', 'last_seen_at'],
  licence: 'CC0; fair use, commercial use by agreement with abuse.ch',
  documentation: 'https://urlhaus-api.abuse.ch/',
};

function ask({ kind, value }: Subject, settings: ProviderSettings) {
  if (!declaration.answers.includes(kind) || value === '') return null;
  const what = kind === 'url' ? 'url' : 'host';
  const url = below(setting(settings, declaration.settings, 'address'), [what]);
  return postForm(url && `${url}/`, { [what]: value }, { secretHeaders: { 'auth-key': settings.auth_key ?? '' } });
}

function read(response: ConnectorResponse, subject: Subject): Reading {
  const body = json(response.body);
  const status = at(body, 'query_status');
  const detail = `the provider answers with status ${response.status}`;
  if (status === 'unknown_auth_key' || status === 'user_blacklisted') return { kind: 'refused', reason: 'bad_key', detail };
  if (status === 'no_results') return { kind: 'not_found' };
  const refused = refusal(response);
  if (refused !== null) return refused;
  if (status === 'invalid_url' || status === 'invalid_host') return { kind: 'not_found' };
  if (status !== 'ok') return malformed;
  const findings = new Findings();
  if (subject.kind === 'url') addUrl(findings, body);
  else addHost(findings, body);
  addBlockLists(findings, at(body, 'blacklists'));
  return findings.reading();
}

function addUrl(findings: Findings, body: unknown): void {
  findings.add('listed_as', plain(at(body, 'threat')));
  findings.add('listed_since', time(at(body, 'date_added')));
  findings.add('last_seen_at', time(at(body, 'last_online')));
  addStatus(findings, at(body, 'url_status'));
  addTags(findings, at(body, 'tags'));
}

function addHost(findings: Findings, body: unknown): void {
  findings.add('listed_since', time(at(body, 'firstseen')));
  findings.add('listed_urls', figure(at(body, 'url_count')));
  const urls = list(at(body, 'urls')).slice(0, mostUrls).filter(isRecord);
  for (const url of urls) {
    findings.add('listed_as', plain(at(url, 'threat')));
    addTags(findings, at(url, 'tags'));
  }
  const states = urls.map((url) => at(url, 'url_status'));
  addStatus(findings, states.includes('online') ? 'online' : states[0]);
}

function addStatus(findings: Findings, status: unknown): void {
  if (status === 'online' || status === 'offline' || status === 'unknown') findings.add('url_status', status);
}

function addTags(findings: Findings, tags: unknown): void {
  for (const tag of list(tags).slice(0, 20)) findings.add('listed_tag', plain(tag, 60));
}

/** What other lists say, as URLhaus passes it on: `spamhaus_dbl phishing_domain`. */
function addBlockLists(findings: Findings, lists: unknown): void {
  for (const name of ['spamhaus_dbl', 'surbl']) {
    const said = plain(at(lists, name), 60);
    if (said !== null && said !== 'not listed') findings.add('listed_as', `${name} ${said}`);
  }
}

export const urlhaus: Connector = { declaration, ask, read };
