import type { Connector, ProviderDeclaration, Reading } from '../../ports/provider.ts';
import { addressSetting, below, secretSetting, setting } from './asking.ts';
import { at, Findings, flag, isRecord, json, malformed, numberOf, plain, refusal, worded } from './reading.ts';

/** `live_status` of the service as our status; all other words of it (no coverage, inconclusive, …) say nothing of the number. */
const statuses: Readonly<Record<string, string>> = { LIVE: 'live', DEAD: 'dead', ABSENT_SUBSCRIBER: 'absent' };

const lineTypes: Readonly<Record<string, string>> = {
  MOBILE: 'mobile',
  LANDLINE: 'fixed_line',
  MOBILE_OR_LANDLINE: 'fixed_or_mobile',
  VOIP: 'voip',
  TOLL_FREE: 'toll_free',
  PREMIUM: 'premium_rate',
  PAGER: 'pager',
  PERSONAL: 'personal',
};

const declaration: ProviderDeclaration = {
  id: 'hlr-lookup',
  name: 'HLR Lookup',
  answers: ['number'],
  settings: [
    secretSetting('api_key', 'API key of version 2, from the settings of your account.'),
    secretSetting('api_secret', 'API secret that belongs to the key.'),
    {
      name: 'usa_status',
      type: 'flag',
      default: 'false',
      required: false,
      help: 'Ask whether US mobile numbers live too: charged as a second look-up.',
    },
    addressSetting('https://api.hlrlookup.com/apiv2'),
  ],
  // About what a credit costs in small packs; a number takes one.
  cost: { amount: 0.01, currency: 'GBP' },
  quota: { daily: 100, monthly: 1000 },
  rate: { perSecond: 5, concurrency: 2 },
  cacheDays: { found: 7, notFound: 7 },
  needs: 'full',
  fields: ['status', 'valid', 'line_type', 'current_operator', 'original_operator', 'mcc_mnc', 'ported'],
  licence: 'Terms of HLR Lookup; paid per look-up, for own use',
  documentation: 'https://www.hlrlookup.com/knowledge/full-api-result',
};

/** HLR Lookup, API version 2: asks the home location register of a number's network whether the number lives, and where. */
export const hlrLookup: Connector = {
  declaration,

  ask(subject, settings) {
    const number = numberOf(subject);
    const value = (name: string) => setting(settings, declaration.settings, name);
    const url = below(value('address'), ['hlr']);
    if (number === null || url === null) return null;
    return {
      method: 'POST',
      url,
      headers: { 'content-type': 'application/json', accept: 'application/json' },
      body: JSON.stringify({
        api_key: value('api_key'),
        api_secret: value('api_secret'),
        requests: [
          { telephone_number: number.slice(1), ...(value('usa_status') === 'true' && isNorthAmerican(number) && { usa_status: 'YES' }) },
        ],
      }),
    };
  },

  read(response) {
    const answer = json(response.body);
    const refused = errors(at(answer, 'error')) ?? refusal(response);
    if (refused?.kind === 'not_found') return { kind: 'failed', detail: 'the provider knows no such path (404)', mayRetry: false };
    if (refused !== null) return refused;
    const result = at(answer, 'body', 'results', 0) ?? at(answer, 'results', 0);
    if (!isRecord(result)) return malformed;
    const error = at(result, 'error');
    return error === 'NONE' ? factsOf(result) : (errors(error) ?? malformed);
  },
};

/** What an error says, of the whole request or of one number; null for none that is known. */
function errors(error: unknown): Reading | null {
  if (error === 'UNAUTHORIZED') return { kind: 'refused', reason: 'bad_key', detail: 'the provider refuses the key' };
  if (error === 'INSUFFICIENT_CREDIT') return { kind: 'refused', reason: 'quota_spent', detail: 'no credit is left' };
  if (error === 'TOO_MANY_REQUESTS') return { kind: 'refused', reason: 'rate_limited', detail: 'too many requests at once' };
  return error === 'INTERNAL_ERROR' ? { kind: 'failed', detail: 'the provider failed within', mayRetry: true } : null;
}

function isNorthAmerican(number: string): boolean {
  return number.startsWith('+1');
}

function factsOf(result: Readonly<Record<string, unknown>>): Reading {
  const type = at(result, 'telephone_number_type');
  if (type === 'BAD_FORMAT') return { kind: 'found', findings: [{ field: 'valid', value: 'false' }] };
  const findings = new Findings()
    .add('status', worded(statuses, at(result, 'live_status')))
    .add('line_type', worded(lineTypes, type))
    .add('current_operator', plain(at(result, 'current_network_details', 'name')))
    .add('original_operator', plain(at(result, 'original_network_details', 'name')))
    .add('mcc_mnc', mccMnc(at(result, 'current_network_details', 'mccmnc')) ?? mccMnc(at(result, 'original_network_details', 'mccmnc')))
    .add('ported', flag(at(result, 'is_ported')));
  return findings.reading();
}

function mccMnc(value: unknown): string | null {
  return typeof value === 'string' && /^\d{5,6}$/.test(value) ? value : null;
}
