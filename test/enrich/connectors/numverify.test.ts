import { numverify } from '../../../src/enrich/connectors/numverify.ts';
import { contractOf } from './contract.ts';

const number = { kind: 'number', value: '+447700900123' } as const;

const refusing = (code: number, type: string) => ({ body: { success: false, error: { code, type, info: 'You have not …' } } });

contractOf({
  connector: numverify,
  settings: { access_key: 'numverify-key-1234' },
  found: [
    {
      what: 'a mobile number',
      subject: number,
      answers: [
        {
          body: {
            ...{ valid: true, number: '447700900123', local_format: '07700900123', international_format: '+447700900123' },
            ...{ country_prefix: '+44', country_code: 'GB', country_name: 'United Kingdom', location: '', carrier: 'Fiction Mobile Ltd' },
            line_type: 'mobile',
          },
        },
      ],
      findings: { valid: 'true', country: 'GB', current_operator: 'Fiction Mobile Ltd', line_type: 'mobile' },
      requests: ['GET https://apilayer.net/api/validate?access_key=numverify-key-1234&number=447700900123'],
    },
    {
      what: 'a landline with its place',
      subject: { kind: 'number', value: '+12025550123' },
      answers: [{ body: { valid: true, country_code: 'US', location: 'Washington', carrier: '', line_type: 'landline' } }],
      findings: { valid: 'true', country: 'US', region: 'Washington', line_type: 'fixed_line' },
    },
    {
      what: 'a number that is not valid',
      subject: number,
      answers: [{ body: { valid: false, number: '447700900123', country_code: '', carrier: '', line_type: null } }],
      findings: { valid: 'false' },
    },
  ],
  notFound: { none: 'it answers of every number, valid or not' },
  badKey: refusing(101, 'invalid_access_key'),
  quotaSpent: refusing(104, 'usage_limit_reached'),
  others: [
    { what: 'an account that is not active', answers: [refusing(102, 'inactive_user')], outcome: { kind: 'refused', reason: 'bad_key' } },
    {
      what: 'a plan without this',
      answers: [refusing(105, 'function_access_restricted')],
      outcome: { kind: 'refused', reason: 'not_allowed' },
    },
    { what: 'too many requests', answers: [refusing(106, 'rate_limit_reached')], outcome: { kind: 'refused', reason: 'rate_limited' } },
    { what: 'any other error', answers: [refusing(211, 'non_numeric_phone_number_provided')], outcome: { kind: 'failed' } },
  ],
});
