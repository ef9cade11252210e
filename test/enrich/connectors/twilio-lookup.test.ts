import { expect, test } from 'vitest';
import { twilioLookup } from '../../../src/enrich/connectors/twilio-lookup.ts';
import { contractOf } from './contract.ts';

const number = { kind: 'number', value: '+447700900123' } as const;
const american = { kind: 'number', value: '+12025550123' } as const;
const settings = { account_sid: 'AC00000000000000000000000000000000', auth_token: 'twilio-token-1234' };

/** An answer as the documentation shows it, with what differs. */
const answer = (rest: object, line: object | null = null) => ({
  body: {
    calling_country_code: '44',
    country_code: 'GB',
    phone_number: '+447700900123',
    national_format: '07700 900123',
    valid: true,
    validation_errors: [],
    caller_name: null,
    sim_swap: null,
    line_type_intelligence: line && { carrier_name: null, mobile_country_code: null, mobile_network_code: null, error_code: null, ...line },
    url: 'https://lookups.twilio.com/v2/PhoneNumbers/+447700900123',
    ...rest,
  },
});

const error = (status: number, code: number) => ({
  status,
  body: { code, message: 'no', more_info: `https://www.twilio.com/docs/errors/${code}`, status },
});

contractOf({
  connector: twilioLookup,
  settings,
  unasked: [{ kind: 'number', value: '0012' }],
  found: [
    {
      what: 'a mobile number',
      subject: number,
      answers: [answer({}, { type: 'mobile', carrier_name: 'Fiction Mobile', mobile_country_code: '234', mobile_network_code: '99' })],
      findings: { valid: 'true', country: 'GB', line_type: 'mobile', current_operator: 'Fiction Mobile', mcc_mnc: '23499' },
      requests: ['GET https://lookups.twilio.com/v2/PhoneNumbers/%2B447700900123?Fields=line_type_intelligence'],
    },
    {
      what: 'a VoIP number, and the name of the caller where that is asked for',
      subject: american,
      settings: { caller_name: 'true' },
      answers: [
        answer(
          { country_code: 'US', caller_name: { caller_name: 'PARCEL DESK', caller_type: 'BUSINESS', error_code: null } },
          { type: 'nonFixedVoip', carrier_name: 'Fiction Telephony' },
        ),
      ],
      findings: { valid: 'true', country: 'US', line_type: 'voip', current_operator: 'Fiction Telephony', caller_name: 'PARCEL DESK' },
      requests: ['GET https://lookups.twilio.com/v2/PhoneNumbers/%2B12025550123?Fields=line_type_intelligence%2Ccaller_name'],
    },
    ...[
      ['sharedCost', 'shared_cost'],
      ['uan', 'company_number'],
      ['voicemail', 'voicemail'],
      ['fixedVoip', 'voip'],
    ].map(([type, line_type = '']) => ({
      what: `the line type ${type}`,
      subject: number,
      answers: [answer({}, { type })],
      findings: { valid: 'true', country: 'GB', line_type },
    })),
    {
      what: 'a number of which the package knows nothing, which it says within a good answer',
      subject: number,
      answers: [answer({}, { type: null, error_code: 60600 })],
      findings: { valid: 'true', country: 'GB' },
    },
    {
      what: 'a number that is not valid',
      subject: number,
      answers: [answer({ valid: false, country_code: null, validation_errors: ['TOO_LONG'] })],
      findings: { valid: 'false' },
    },
  ],
  notFound: error(404, 20404),
  badKey: error(401, 20003),
  quotaSpent: error(403, 20005),
  others: [
    { what: 'a number outside of its coverage', answers: [error(400, 60610)], outcome: { kind: 'not_found' } },
    { what: 'a package that the account has not', answers: [error(403, 60606)], outcome: { kind: 'refused', reason: 'not_allowed' } },
    { what: 'too many requests by its own code', answers: [error(429, 20429)], outcome: { kind: 'refused', reason: 'rate_limited' } },
  ],
});

test('twilio-lookup signs in with basic authentication, and asks no name of a caller outside of North America', () => {
  const request = twilioLookup.ask(number, { ...settings, caller_name: 'true' }, 0);
  const login = Buffer.from(`${settings.account_sid}:${settings.auth_token}`).toString('base64');
  expect(request?.secretHeaders).toEqual({ authorization: `Basic ${login}` });
  expect(request?.url).not.toContain('caller_name');
});
