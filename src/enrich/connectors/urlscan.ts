import type { Subject } from '../../model/observation.ts';
import type { Connector, ConnectorResponse, ProviderDeclaration, ProviderSettings, Reading } from '../../ports/provider.ts';
import { addressSetting, below, get, secretSetting, setting } from './asking.ts';
import { addSpan, at, Findings, figure, hostName, isRecord, json, malformed, plain, refusal, time, webAddress } from './reading.ts';

/** Scans of a page repeat each other; the newest tell what it looks like. */
const mostScans = 50;
const mostPictures = 3;

const declaration: ProviderDeclaration = {
  id: 'urlscan',
  name: 'urlscan.io search',
  answers: ['domain', 'host', 'url', 'ip'],
  settings: [secretSetting('api_key', 'API key of your urlscan.io account.'), addressSetting('https://urlscan.io/api/v1/search/')],
  cost: null,
  // A free account may search 120 times a minute and 1,000 times a day.
  quota: { daily: 1000, monthly: null },
  rate: { perSecond: 1, concurrency: 1 },
  cacheDays: { found: 3, notFound: 1 },
  needs: 'domain',
  fields: [
    ...['scans', 'first_seen_at', 'last_seen_at', 'screenshot', 'page_title', 'page_url', 'final_url', 'http_status'],
    ...['hosted_name', 'resolves_to', 'listed_as'],
  ],
  licence: 'urlscan.io terms of service; results of public scans',
  documentation: 'https://docs.urlscan.io/apis/urlscan-openapi',
};

/** Searches what others had scanned. Nothing is ever submitted: a scan would visit the page and show that somebody looks. */
function ask(subject: Subject, settings: ProviderSettings) {
  const query = queryFor(subject);
  if (query === null) return null;
  const url = below(
    setting(settings, declaration.settings, 'address'),
    [],
    [
      ['q', query],
      ['size', String(mostScans)],
    ],
  );
  return get(url, { secretHeaders: { 'api-key': settings.api_key ?? '' } });
}

function queryFor({ kind, value }: Subject): string | null {
  const quoted = `"${value.replace(/[\\"]/g, '\\$&')}"`;
  if (kind === 'domain') return `page.domain:${quoted} OR page.apexDomain:${quoted}`;
  if (kind === 'host') return `page.domain:${quoted} OR task.domain:${quoted}`;
  if (kind === 'url') return `task.url:${quoted} OR page.url:${quoted}`;
  if (kind === 'ip') return `page.ip:${quoted}`;
  return null;
}

function read(response: ConnectorResponse, subject: Subject): Reading {
  const body = json(response.body);
  const refused = refusalOf(response);
  if (refused !== null) return refused;
  const results = at(body, 'results');
  if (!Array.isArray(results)) return malformed;
  const findings = new Findings();
  const scans = results.slice(0, mostScans).filter(isRecord);
  if (scans.length === 0) return { kind: 'not_found' };
  const times = scans.map((scan) => time(at(scan, 'task', 'time')));
  findings.add('scans', figure(at(body, 'total')));
  addSpan(findings, times, times);
  scans.forEach((scan, place) => {
    if (place < mostPictures) findings.add('screenshot', webAddress(at(scan, 'screenshot')));
    addScan(findings, scan, subject);
  });
  return findings.reading();
}

function addScan(findings: Findings, scan: unknown, subject: Subject): void {
  const { kind } = subject;
  const page = at(scan, 'page');
  findings.add('page_title', plain(at(page, 'title')));
  if (kind === 'url') findings.add('final_url', webAddress(at(page, 'url')));
  else findings.add('page_url', webAddress(at(page, 'url')));
  if (kind === 'ip') findings.add('hosted_name', hostName(at(page, 'domain')));
  else if (isOn(hostName(at(page, 'domain')), subject)) findings.add('resolves_to', hostName(at(page, 'ip')));
  findings.add('http_status', figure(at(page, 'status')));
  if (at(scan, 'verdicts', 'malicious') === true) findings.add('listed_as', 'malicious');
}

/** True where a page stands on what was asked about: a scan that was sent on ends on another site, whose address is not this one's. */
function isOn(host: string | null, { kind, value }: Subject): boolean {
  if (host === null) return false;
  if (kind === 'url') return URL.canParse(value) && new URL(value).hostname === host;
  return host === value || (kind === 'domain' && host.endsWith(`.${value}`));
}

function refusalOf(response: ConnectorResponse): Reading | null {
  const refused = refusal(response);
  if (response.status !== 429 || refused?.kind !== 'refused') return refused;
  // Which limit was met, and in how many seconds it is over, stands in headers of its own: a day's is a quota, the others pass.
  const { 'x-rate-limit-window': window, 'x-rate-limit-reset-after': seconds = '' } = response.headers;
  const told = /^\d{1,7}$/.test(seconds) ? { retryAfter: Number(seconds) * 1000 } : {};
  return { ...refused, ...told, reason: window === 'day' ? 'quota_spent' : 'rate_limited' };
}

export const urlscan: Connector = { declaration, ask, read };
