import type { Subject } from '../../model/observation.ts';
import type {
  Connector,
  ConnectorRequest,
  ConnectorResponse,
  ProviderDeclaration,
  ProviderSettings,
  Reading,
} from '../../ports/provider.ts';
import { addressSetting, below, get, setting } from './asking.ts';
import { mostPassiveRecords, passiveDnsFields, readingOfRecords } from './dns-records.ts';
import { at, json, malformed } from './reading.ts';
import { bearer, isLogin, loginRequest, loginSettings, readLogin, refusalSignedIn } from './spamhaus-login.ts';

const declaration: ProviderDeclaration = {
  id: 'spamhaus-pdns',
  name: 'Spamhaus passive DNS',
  answers: ['domain', 'host', 'ip'],
  settings: [...loginSettings, addressSetting('https://api-pdns.spamhaustech.com/v2')],
  cost: null,
  quota: { daily: null, monthly: null },
  rate: { perSecond: 1, concurrency: 1 },
  cacheDays: { found: 7, notFound: 1 },
  needs: 'domain',
  fields: passiveDnsFields,
  licence: 'Spamhaus passive DNS terms; not to be passed on',
  documentation: 'https://www.spamhaus.com/product/passive-dns/',
};

function ask(subject: Subject, settings: ProviderSettings, _: number, token?: string) {
  const asked = search(subject, settings, token ?? '');
  if (asked === null || token !== undefined) return asked;
  return loginRequest(below(setting(settings, declaration.settings, 'address'), ['login']), settings);
}

/**
 * By owner of the records, or by what they point at. `stype` says which names match: `em` the very name, `rm` what ends with it
 * too, which are the names below a domain.
 */
function search({ kind, value }: Subject, settings: ProviderSettings, token: string) {
  if (!declaration.answers.includes(kind)) return null;
  const steps = kind === 'ip' ? ['rdata', value] : ['rrset', value, 'ANY'];
  const query = [
    ['stype', kind === 'domain' ? 'rm' : 'em'],
    ['limit', String(mostPassiveRecords)],
  ] as const;
  return get(below(setting(settings, declaration.settings, 'address'), ['_search', ...steps], query), { secretHeaders: bearer(token) });
}

function read(response: ConnectorResponse, subject: Subject, settings: ProviderSettings, asked?: ConnectorRequest): Reading {
  if (isLogin(asked)) return readLogin(response, (token) => search(subject, settings, token));
  const refused = refusalSignedIn(response);
  if (refused !== null) return refused;
  const answer = json(response.body);
  if (at(answer, 'error') === true) return { kind: 'failed', detail: 'the provider could not answer', mayRetry: false };
  const records = at(answer, 'records');
  return Array.isArray(records) ? readingOfRecords(records, subject, records.length >= mostPassiveRecords) : malformed;
}

export const spamhausPdns: Connector = { declaration, ask, read };
