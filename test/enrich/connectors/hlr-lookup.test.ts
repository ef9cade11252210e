import { hlrLookup } from '../../../src/enrich/connectors/hlr-lookup.ts';
import { contractOf } from './contract.ts';

const number = { kind: 'number', value: '+447700900123' } as const;

/** A result as the documentation shows it, with what differs. */
const answer = (rest: object) => ({
  body: {
    body: {
      results: [
        {
          error: 'NONE',
          uuid: 'f0f0f0f0-0000-4000-8000-000000000000',
          request_parameters: {
            ...{ telephone_number: '447700900123', save_to_cache: 'YES', input_format: '', output_format: '' },
            ...{ cache_days_global: 0, cache_days_private: 0, get_ported_date: 'NO', get_landline_status: 'NO', usa_status: 'NO' },
          },
          credits_spent: 1,
          detected_telephone_number: '447700900123',
          formatted_telephone_number: '',
          live_status: 'LIVE',
          original_network: 'AVAILABLE',
          original_network_details: {
            name: 'Fiction Mobile',
            mccmnc: '23499',
            country_name: 'United Kingdom',
            country_iso3: 'GBR',
            area: 'United Kingdom',
            country_prefix: '44',
          },
          current_network: 'AVAILABLE',
          current_network_details: {
            name: 'Other Mobile',
            mccmnc: '23498',
            country_name: 'United Kingdom',
            country_iso3: 'GBR',
            country_prefix: '44',
          },
          is_ported: 'YES',
          timestamp: '2026-04-06T10:56:03Z',
          telephone_number_type: 'MOBILE',
          sms_email: '',
          mms_email: '',
          ...rest,
        },
      ],
    },
  },
});

const facts = {
  status: 'live',
  line_type: 'mobile',
  current_operator: 'Other Mobile',
  original_operator: 'Fiction Mobile',
  mcc_mnc: '23498',
  ported: 'true',
};

contractOf({
  connector: hlrLookup,
  settings: { api_key: 'hlr-key-1234', api_secret: 'hlr-secret-5678' },
  unasked: [{ kind: 'number', value: '07700900123' }],
  found: [
    {
      what: 'a number that lives and was ported',
      subject: number,
      answers: [answer({})],
      findings: facts,
      requests: [
        'POST https://api.hlrlookup.com/apiv2/hlr {"api_key":"hlr-key-1234","api_secret":"hlr-secret-5678","requests":[{"telephone_number":"447700900123"}]}',
      ],
    },
    { what: 'a number that is dead', subject: number, answers: [answer({ live_status: 'DEAD' })], findings: { ...facts, status: 'dead' } },
    {
      what: 'a number that is switched off',
      subject: number,
      answers: [answer({ live_status: 'ABSENT_SUBSCRIBER', is_ported: 'UNKNOWN' })],
      findings: {
        status: 'absent',
        line_type: 'mobile',
        current_operator: 'Other Mobile',
        original_operator: 'Fiction Mobile',
        mcc_mnc: '23498',
      },
    },
    {
      what: 'a network of which only the name is known',
      subject: number,
      answers: [
        answer({
          live_status: 'NOT_AVAILABLE_NETWORK_ONLY',
          current_network: 'NOT_AVAILABLE',
          current_network_details: {},
          is_ported: 'NO',
        }),
      ],
      findings: { line_type: 'mobile', original_operator: 'Fiction Mobile', mcc_mnc: '23499', ported: 'false' },
    },
    {
      what: 'an American number, and whether it lives where that is asked for',
      subject: { kind: 'number', value: '+12025550123' },
      settings: { usa_status: 'true' },
      answers: [answer({ telephone_number_type: 'MOBILE_OR_LANDLINE', credits_spent: 2 })],
      findings: { ...facts, line_type: 'fixed_or_mobile' },
      requests: [
        'POST https://api.hlrlookup.com/apiv2/hlr {"api_key":"hlr-key-1234","api_secret":"hlr-secret-5678","requests":[{"telephone_number":"12025550123","usa_status":"YES"}]}',
      ],
    },
    {
      what: 'a result without the outer body, as the service sends it too',
      subject: number,
      answers: [{ body: answer({}).body.body }],
      findings: facts,
    },
    {
      what: 'what is no number',
      subject: number,
      answers: [answer({ telephone_number_type: 'BAD_FORMAT', live_status: 'NOT_APPLICABLE' })],
      findings: { valid: 'false' },
    },
  ],
  notFound: answer({
    live_status: 'NO_COVERAGE',
    telephone_number_type: 'UNKNOWN',
    is_ported: 'UNKNOWN',
    original_network_details: {},
    current_network_details: {},
  }),
  badKey: { status: 401, body: { error: 'UNAUTHORIZED', message: 'Invalid api_key or api_secret' } },
  quotaSpent: answer({ error: 'INSUFFICIENT_CREDIT' }),
  others: [
    {
      what: 'an error within',
      answers: [answer({ error: 'INTERNAL_ERROR' })],
      outcome: { kind: 'failed', detail: 'the provider failed within' },
    },
    {
      what: 'a wrong key that is told with status 200',
      answers: [{ body: { error: 'UNAUTHORIZED', message: 'Invalid api_key or api_secret' } }],
      outcome: { kind: 'refused', reason: 'bad_key' },
    },
    {
      what: 'too many requests by its own word',
      answers: [{ status: 429, body: { error: 'TOO_MANY_REQUESTS', message: 'no' } }],
      outcome: { kind: 'refused', reason: 'rate_limited' },
    },
    { what: 'a bad request', answers: [{ status: 400, body: { error: 'BAD_REQUEST', message: 'no' } }], outcome: { kind: 'failed' } },
    { what: 'a path that is none', answers: [{ status: 404 }], outcome: { kind: 'failed' } },
  ],
});
