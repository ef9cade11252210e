import type { Subject } from '../../model/observation.ts';
import type { Connector, ConnectorResponse, ProviderDeclaration, ProviderSettings, Reading } from '../../ports/provider.ts';
import { below, get, secretSetting, setting } from './asking.ts';
import { mostPassiveRecords, passiveDnsFields, readingOfRecords } from './dns-records.ts';
import { isRecord, json, malformed, refusal } from './reading.ts';

const declaration: ProviderDeclaration = {
  id: 'passive-dns-circl',
  name: 'CIRCL passive DNS (common output format)',
  answers: ['domain', 'host', 'ip'],
  settings: [
    { name: 'user', type: 'text', default: null, required: true, help: 'User name that CIRCL gave you.' },
    secretSetting('password', 'Password that CIRCL gave you.'),
    {
      name: 'address',
      type: 'address',
      default: 'https://www.circl.lu/pdns',
      required: false,
      help: 'Another server of the same interface, up to and without /query.',
    },
  ],
  cost: null,
  quota: { daily: null, monthly: null },
  rate: { perSecond: 1, concurrency: 1 },
  cacheDays: { found: 7, notFound: 1 },
  needs: 'domain',
  fields: passiveDnsFields,
  licence: 'CIRCL passive DNS terms: for the partner that was given access, not to be passed on in bulk',
  documentation: 'https://www.circl.lu/services/passive-dns/',
};

/** Any server of the common output format answers so: set `address` to it. */
function ask({ kind, value }: Subject, settings: ProviderSettings) {
  if (!declaration.answers.includes(kind)) return null;
  const set = (name: string) => setting(settings, declaration.settings, name);
  const authorization = `Basic ${Buffer.from(`${set('user')}:${set('password')}`, 'utf8').toString('base64')}`;
  // Without this the server resolves the name itself when it is asked: whoever runs its name servers would see that.
  const headers = { 'dribble-disable-active-query': '1' };
  return get(below(set('address'), ['query', value]), { headers, secretHeaders: { authorization } });
}

function read(response: ConnectorResponse, subject: Subject): Reading {
  const refused = refusal(response);
  if (refused !== null) return refused;
  const records = response.body
    .split('\n', mostPassiveRecords)
    .filter((line) => line.trim() !== '')
    .map(json);
  // What it leaves out it tells in headers alone: `x-dribble-errors` with how many there are, `x-dribble-cursor` for more.
  const isCut = 'x-dribble-errors' in response.headers || 'x-dribble-cursor' in response.headers;
  return records.every(isRecord) ? readingOfRecords(records, subject, isCut || records.length >= mostPassiveRecords) : malformed;
}

export const passiveDnsCircl: Connector = { declaration, ask, read };
