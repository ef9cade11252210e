import type { Connector, ProviderDeclaration, Reading } from '../../ports/provider.ts';
import { addressSetting, below, get, secretSetting, setting } from './asking.ts';
import { at, country, Findings, figure, flag, isRecord, json, malformed, numberOf, plain, refusal, worded } from './reading.ts';

const lineTypes: Readonly<Record<string, string>> = {
  Wireless: 'mobile',
  Mobile: 'mobile',
  Landline: 'fixed_line',
  VOIP: 'voip',
  'Toll Free': 'toll_free',
  'Premium Rate': 'premium_rate',
  Pager: 'pager',
  Satellite: 'satellite',
};

const declaration: ProviderDeclaration = {
  id: 'ipqualityscore-phone',
  name: 'IPQualityScore phone validation',
  answers: ['number'],
  settings: [secretSetting('api_key', 'Private key of your account.'), addressSetting('https://www.ipqualityscore.com/api/json')],
  cost: null,
  // What the free plan allows.
  quota: { daily: 35, monthly: 1000 },
  rate: { perSecond: 2, concurrency: 2 },
  cacheDays: { found: 7, notFound: 7 },
  needs: 'full',
  fields: [
    ...['valid', 'status', 'fraud_score', 'recent_abuse', 'risky', 'spammer', 'leaked', 'prepaid', 'line_type'],
    ...['current_operator', 'mcc_mnc', 'country', 'region', 'city', 'caller_name'],
  ],
  licence: 'Terms of IPQualityScore; for own use',
  documentation: 'https://www.ipqualityscore.com/documentation/phone-number-validation-api/overview',
};

/** IPQualityScore, phone number validation: a fraud score, signs of abuse, line type and carrier. */
export const ipqualityscorePhone: Connector = {
  declaration,

  // The documented place of the key is the path; the policy keeps addresses with secrets out of all that is shown.
  ask(subject, settings) {
    const number = numberOf(subject);
    if (number === null) return null;
    const value = (name: string) => setting(settings, declaration.settings, name);
    return get(below(value('address'), ['phone', value('api_key'), number.slice(1)]));
  },

  read(response) {
    const answer = json(response.body);
    const refused = at(answer, 'success') === false ? refusalOf(at(answer, 'message')) : refusal(response);
    if (refused !== null) return refused;
    if (!isRecord(answer) || at(answer, 'success') !== true) return malformed;
    return new Findings()
      .add('valid', flag(at(answer, 'valid')))
      .add('status', statusOf(answer))
      .add('fraud_score', score(at(answer, 'fraud_score')))
      .add('recent_abuse', flag(at(answer, 'recent_abuse')))
      .add('risky', flag(at(answer, 'risky')))
      .add('spammer', flag(at(answer, 'spammer')))
      .add('leaked', flag(at(answer, 'leaked')))
      .add('prepaid', flag(at(answer, 'prepaid')))
      .add('line_type', at(answer, 'VOIP') === true ? 'voip' : worded(lineTypes, at(answer, 'line_type')))
      .add('current_operator', given(at(answer, 'carrier')))
      .add('mcc_mnc', mccMnc(at(answer, 'mcc'), at(answer, 'mnc')))
      .add('country', country(at(answer, 'country')))
      .add('region', given(at(answer, 'region')))
      .add('city', given(at(answer, 'city')))
      .add('caller_name', given(at(answer, 'name')))
      .reading();
  },
};

/**
 * Whether the line is in use comes from another data set, which an account may be without: then `active_status` names nothing,
 * and that the line is not known to be active is no sign that it is dead.
 */
function statusOf(answer: unknown): string | null {
  const isUnknown = /^(?:n\/a|unknown)?$|not enabled|status unknown/i.test(plain(at(answer, 'active_status'), 60) ?? '');
  const active = at(answer, 'active');
  if (active === true) return 'live';
  return active === false && !isUnknown ? 'dead' : null;
}

/** What is unknown to the service is `N/A`. */
function given(value: unknown): string | null {
  return value === 'N/A' || typeof value !== 'string' ? null : plain(value);
}

function score(value: unknown): string | null {
  return typeof value === 'number' && value <= 100 ? figure(value) : null;
}

function mccMnc(mcc: unknown, mnc: unknown): string | null {
  const [country = '', network = ''] = [plain(mcc) ?? '', plain(mnc) ?? ''];
  return /^\d{3}$/.test(country) && /^\d{2,3}$/.test(network) ? `${country}${network}` : null;
}

/** Refusals come with status 200 and a sentence: what it speaks of is in its words. */
function refusalOf(message: unknown): Reading {
  const said = typeof message === 'string' ? message.slice(0, 500) : '';
  if (/\bkey\b/i.test(said)) return { kind: 'refused', reason: 'bad_key', detail: 'the provider refuses the key' };
  if (/quota|credits/i.test(said)) return { kind: 'refused', reason: 'quota_spent', detail: 'the quota of the account is spent' };
  if (/too many|rate limit/i.test(said)) return { kind: 'refused', reason: 'rate_limited', detail: 'too many requests at once' };
  if (/permission|not (?:allowed|enabled)|whitelist/i.test(said)) {
    return { kind: 'refused', reason: 'not_allowed', detail: 'the account may not ask this' };
  }
  return { kind: 'failed', detail: 'the provider could not answer', mayRetry: false };
}
