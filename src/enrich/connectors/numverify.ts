import type { Connector, ProviderDeclaration, Reading } from '../../ports/provider.ts';
import { addressSetting, below, get, secretSetting, setting } from './asking.ts';
import { at, country, Findings, flag, isRecord, json, malformed, numberOf, plain, refusal, worded } from './reading.ts';

const lineTypes: Readonly<Record<string, string>> = {
  mobile: 'mobile',
  landline: 'fixed_line',
  toll_free: 'toll_free',
  premium_rate: 'premium_rate',
  paging: 'pager',
  special_services: 'special_services',
  satellite: 'satellite',
};

/** Errors by the number that the documentation gives them. */
const refusals: Readonly<Record<number, Reading>> = {
  101: { kind: 'refused', reason: 'bad_key', detail: 'the provider refuses the key (error 101)' },
  102: { kind: 'refused', reason: 'bad_key', detail: 'the account is not active (error 102)' },
  104: { kind: 'refused', reason: 'quota_spent', detail: 'the quota of the month is spent (error 104)' },
  105: { kind: 'refused', reason: 'not_allowed', detail: 'the plan of the account does not include this (error 105)' },
  106: { kind: 'refused', reason: 'rate_limited', detail: 'too many requests at once (error 106)' },
};

const declaration: ProviderDeclaration = {
  id: 'numverify',
  name: 'Numverify',
  answers: ['number'],
  settings: [secretSetting('access_key', 'API access key of your account.'), addressSetting('https://apilayer.net/api')],
  cost: null,
  // What the free plan allows.
  quota: { daily: null, monthly: 100 },
  rate: { perSecond: 1, concurrency: 1 },
  cacheDays: { found: 30, notFound: 30 },
  needs: 'full',
  fields: ['valid', 'country', 'region', 'current_operator', 'line_type'],
  licence: 'Terms of apilayer; for own use, on the free plan not for commercial use',
  documentation: 'https://numverify.com/documentation',
};

/** Numverify (apilayer): validity, carrier and line type by the numbering plans. */
export const numverify: Connector = {
  declaration,

  // The documented place of the key is the query; the policy keeps addresses with secrets out of all that is shown.
  ask(subject, settings) {
    const number = numberOf(subject);
    if (number === null) return null;
    const value = (name: string) => setting(settings, declaration.settings, name);
    const query = [
      ['access_key', value('access_key')],
      ['number', number.slice(1)],
    ] as const;
    return get(below(value('address'), ['validate'], query));
  },

  read(response) {
    const answer = json(response.body);
    const code = at(answer, 'error', 'code');
    const refused = (typeof code === 'number' ? refusals[code] : undefined) ?? refusal(response);
    if (refused) return refused;
    if (at(answer, 'success') === false) return { kind: 'failed', detail: 'the provider could not answer', mayRetry: false };
    if (!isRecord(answer) || typeof at(answer, 'valid') !== 'boolean') return malformed;
    const findings = new Findings().add('valid', flag(at(answer, 'valid')));
    if (at(answer, 'valid') === false) return findings.reading();
    return findings
      .add('country', country(at(answer, 'country_code')))
      .add('region', plain(at(answer, 'location')))
      .add('current_operator', plain(at(answer, 'carrier')))
      .add('line_type', worded(lineTypes, at(answer, 'line_type')))
      .reading();
  },
};
