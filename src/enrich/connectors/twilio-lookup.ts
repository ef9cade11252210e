import type { Connector, ProviderDeclaration, Reading } from '../../ports/provider.ts';
import { addressSetting, below, get, secretSetting, setting } from './asking.ts';
import { at, country, Findings, flag, isRecord, json, malformed, numberOf, plain, refusal, worded } from './reading.ts';

const lineTypes: Readonly<Record<string, string>> = {
  mobile: 'mobile',
  landline: 'fixed_line',
  fixedVoip: 'voip',
  nonFixedVoip: 'voip',
  tollFree: 'toll_free',
  premium: 'premium_rate',
  personal: 'personal',
  sharedCost: 'shared_cost',
  uan: 'company_number',
  voicemail: 'voicemail',
  pager: 'pager',
  unknown: 'unknown',
};

const declaration: ProviderDeclaration = {
  id: 'twilio-lookup',
  name: 'Twilio Lookup',
  answers: ['number'],
  settings: [
    { name: 'account_sid', type: 'text', default: null, required: true, help: 'Account SID (AC…) or API key SID (SK…).' },
    secretSetting('auth_token', 'Auth token of the account, or secret of the API key.'),
    {
      name: 'caller_name',
      type: 'flag',
      default: 'false',
      required: false,
      help: 'Ask for the name of the caller too: US numbers, charged apart.',
    },
    addressSetting('https://lookups.twilio.com/v2'),
  ],
  // The list price of line type intelligence.
  cost: { amount: 0.008, currency: 'USD' },
  quota: { daily: 100, monthly: 1000 },
  rate: { perSecond: 10, concurrency: 4 },
  cacheDays: { found: 30, notFound: 30 },
  needs: 'full',
  fields: ['valid', 'country', 'line_type', 'current_operator', 'mcc_mnc', 'caller_name'],
  licence: 'Terms of Twilio; paid per look-up, for own use',
  documentation: 'https://www.twilio.com/docs/lookup/v2-api',
};

/** Twilio Lookup, version 2: validity, line type and carrier; for US numbers the caller's name, if that is switched on. */
export const twilioLookup: Connector = {
  declaration,

  ask(subject, settings) {
    const number = numberOf(subject);
    if (number === null) return null;
    const value = (name: string) => setting(settings, declaration.settings, name);
    const fields = `line_type_intelligence${value('caller_name') === 'true' && number.startsWith('+1') ? ',caller_name' : ''}`;
    const login = Buffer.from(`${value('account_sid')}:${value('auth_token')}`).toString('base64');
    const url = below(value('address'), ['PhoneNumbers', number], [['Fields', fields]]);
    return get(url, { secretHeaders: { authorization: `Basic ${login}` } });
  },

  read(response) {
    const answer = json(response.body);
    const refused = refusalWithCode(at(answer, 'code'), response.status) ?? refusal(response);
    if (refused !== null) return refused;
    if (!isRecord(answer) || typeof at(answer, 'valid') !== 'boolean') return malformed;
    const line = at(answer, 'line_type_intelligence');
    const [mcc, mnc] = [at(line, 'mobile_country_code'), at(line, 'mobile_network_code')];
    return new Findings()
      .add('valid', flag(at(answer, 'valid')))
      .add('country', country(at(answer, 'country_code')))
      .add('line_type', worded(lineTypes, at(line, 'type')))
      .add('current_operator', plain(at(line, 'carrier_name')))
      .add('mcc_mnc', isDigits(mcc, 3, 3) && isDigits(mnc, 2, 3) ? `${mcc}${mnc}` : null)
      .add('caller_name', plain(at(answer, 'caller_name', 'caller_name')))
      .reading();
  },
};

/** Twilio's own codes say more than the status that comes with them. */
function refusalWithCode(code: unknown, status: number): Reading | null {
  if (status < 400 || typeof code !== 'number') return null;
  const detail = `the provider answers with error ${code}`;
  if (code === 20003) return { kind: 'refused', reason: 'bad_key', detail };
  // The account is suspended, as happens when its balance is used up.
  if (code === 20005) return { kind: 'refused', reason: 'quota_spent', detail };
  if (code === 20429) return { kind: 'refused', reason: 'rate_limited', detail };
  if (code === 60601 || code === 60606 || code === 20008) return { kind: 'refused', reason: 'not_allowed', detail };
  if (code === 20404 || code === 60600 || code === 60607 || code === 60610) return { kind: 'not_found' };
  return null;
}

function isDigits(value: unknown, least: number, most: number): value is string {
  return typeof value === 'string' && value.length >= least && value.length <= most && /^\d+$/.test(value);
}
