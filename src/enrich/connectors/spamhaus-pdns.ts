import type { Subject } from '../../model/observation.ts';
import type { Connector, ConnectorResponse, ProviderDeclaration, ProviderSettings, Reading } from '../../ports/provider.ts';
import { addressSetting, below, get, secretSetting, setting } from './asking.ts';
import { mostPassiveRecords, passiveDnsFields, readingOfRecords } from './dns-records.ts';
import { at, json, malformed, refusal } from './reading.ts';

const declaration: ProviderDeclaration = {
  id: 'spamhaus-pdns',
  name: 'Spamhaus passive DNS',
  answers: ['domain', 'host', 'ip'],
  settings: [
    secretSetting('api_key', 'Token of your Spamhaus passive DNS account.'),
    addressSetting('https://api-pdns.spamhaustech.com/v2/_search'),
  ],
  cost: null,
  quota: { daily: null, monthly: null },
  rate: { perSecond: 1, concurrency: 1 },
  cacheDays: { found: 7, notFound: 1 },
  needs: 'domain',
  fields: passiveDnsFields,
  licence: 'Spamhaus passive DNS terms; not to be passed on',
  documentation: 'https://www.spamhaus.com/product/passive-dns/',
};

/** By owner of the records, or by what they point at. */
function ask({ kind, value }: Subject, settings: ProviderSettings) {
  if (!declaration.answers.includes(kind)) return null;
  const steps = kind === 'ip' ? ['rdata', value] : ['rrset', value, 'ANY'];
  const url = below(setting(settings, declaration.settings, 'address'), steps, [['limit', String(mostPassiveRecords)]]);
  return get(url, { secretHeaders: { authorization: `Bearer ${settings.api_key ?? ''}` } });
}

function read(response: ConnectorResponse, subject: Subject): Reading {
  const refused = refusal(response);
  if (refused !== null) return refused;
  const records = at(json(response.body), 'records');
  return Array.isArray(records) ? readingOfRecords(records, subject) : malformed;
}

export const spamhausPdns: Connector = { declaration, ask, read };
