import type { Subject } from '../../model/observation.ts';
import type { Connector, ConnectorResponse, ProviderDeclaration, ProviderSettings, Reading } from '../../ports/provider.ts';
import { addressSetting, below, get, secretSetting, setting } from './asking.ts';
import { at, Findings, isRecord, json, list, malformed, refusal, time } from './reading.ts';

const threatTypes = ['MALWARE', 'SOCIAL_ENGINEERING', 'UNWANTED_SOFTWARE', 'SOCIAL_ENGINEERING_EXTENDED_COVERAGE'];

const declaration: ProviderDeclaration = {
  id: 'google-web-risk',
  name: 'Google Web Risk',
  answers: ['url', 'host', 'domain'],
  settings: [
    secretSetting('api_key', 'API key of a Google Cloud project with the Web Risk API.'),
    addressSetting('https://webrisk.googleapis.com/v1/uris:search'),
  ],
  // Beyond the first 100,000 a month.
  cost: { amount: 0.0005, currency: 'USD' },
  quota: { daily: null, monthly: 100_000 },
  rate: { perSecond: 10, concurrency: 4 },
  // Answers name a time until which they hold, some minutes to hours on; an hour is the most that is sure to be no abuse.
  cacheDays: { found: 1 / 24, notFound: 1 / 24 },
  needs: 'domain',
  fields: ['listed_as', 'listing_expires_at'],
  licence: 'Google Cloud terms of service; a warning that shows its verdicts must name Google and say that they are not perfect',
  documentation: 'https://cloud.google.com/web-risk/docs/reference/rest/v1/uris/search',
};

function ask({ kind, value }: Subject, settings: ProviderSettings) {
  if (!declaration.answers.includes(kind)) return null;
  const uri = kind === 'url' ? value : `http://${value}/`;
  const query = threatTypes.map((type) => ['threatTypes', type] as const);
  // The key may stand in the query too; there it would be written down by whatever lies between.
  return get(below(setting(settings, declaration.settings, 'address'), [], [...query, ['uri', uri]]), {
    secretHeaders: { 'x-goog-api-key': settings.api_key ?? '' },
  });
}

function read(response: ConnectorResponse): Reading {
  const body = json(response.body);
  const refused = refusalOf(response, body);
  if (refused !== null) return refused;
  if (!isRecord(body)) return malformed;
  const threat = at(body, 'threat');
  // An empty object: on none of the lists.
  if (threat === undefined) return { kind: 'not_found' };
  const findings = new Findings();
  for (const type of list(at(threat, 'threatTypes'))) {
    if (typeof type === 'string' && /^[A-Z_]{3,60}$/.test(type)) findings.add('listed_as', type.toLowerCase());
  }
  if (findings.list.length === 0) return malformed;
  return findings.add('listing_expires_at', time(at(threat, 'expireTime'))).reading();
}

function refusalOf(response: ConnectorResponse, body: unknown): Reading | null {
  const detail = `the provider answers with status ${response.status}`;
  const reasons = list(at(body, 'error', 'details')).map((one) => at(one, 'reason'));
  if (reasons.includes('API_KEY_INVALID')) return { kind: 'refused', reason: 'bad_key', detail };
  if (reasons.includes('SERVICE_DISABLED') || reasons.includes('BILLING_DISABLED'))
    return { kind: 'refused', reason: 'not_allowed', detail };
  const limit = list(at(body, 'error', 'details')).map((one) => at(one, 'metadata', 'quota_limit'));
  const isOfDay = limit.some((one) => typeof one === 'string' && /per.?(?:day|month)/i.test(one));
  if (response.status === 429 && isOfDay) return { kind: 'refused', reason: 'quota_spent', detail };
  return refusal(response);
}

export const googleWebRisk: Connector = { declaration, ask, read };
