import { ipqualityscorePhone } from '../../../src/enrich/connectors/ipqualityscore-phone.ts';
import { contractOf } from './contract.ts';

const number = { kind: 'number', value: '+447700900123' } as const;

/** An answer as the documentation shows it, with what differs. */
const answer = (rest: object) => ({
  body: {
    message: 'Phone is valid.',
    success: true,
    formatted: '+447700900123',
    local_format: '07700 900123',
    valid: true,
    fraud_score: 88,
    recent_abuse: true,
    VOIP: false,
    prepaid: true,
    risky: true,
    active: true,
    carrier: 'Fiction Mobile',
    line_type: 'Wireless',
    country: 'GB',
    city: 'N/A',
    zip_code: 'N/A',
    region: 'England',
    dialing_code: 44,
    active_status: 'N/A',
    sms_domain: 'N/A',
    associated_email_addresses: { status: 'No associated emails found.', emails: [] },
    user_activity: 'low',
    mnc: '99',
    mcc: '234',
    leaked: false,
    spammer: true,
    do_not_call: false,
    name: 'N/A',
    timezone: 'Europe/London',
    request_id: 'Kh0',
    ...rest,
  },
});

const refusing = (message: string) => ({ body: { success: false, message, request_id: 'Kh0' } });
const facts = {
  valid: 'true',
  status: 'live',
  fraud_score: '88',
  recent_abuse: 'true',
  risky: 'true',
  spammer: 'true',
  leaked: 'false',
  prepaid: 'true',
  line_type: 'mobile',
  current_operator: 'Fiction Mobile',
  mcc_mnc: '23499',
  country: 'GB',
  region: 'England',
};

contractOf({
  connector: ipqualityscorePhone,
  settings: { api_key: 'ipqs-key-1234' },
  found: [
    {
      what: 'a risky number',
      subject: number,
      answers: [answer({})],
      findings: facts,
      requests: ['GET https://www.ipqualityscore.com/api/json/phone/ipqs-key-1234/447700900123'],
    },
    {
      what: 'a VoIP number that is switched off, with a name and a place',
      subject: number,
      answers: [
        answer({
          VOIP: true,
          active: false,
          active_status: 'Disconnected Line',
          line_type: 'VOIP',
          city: 'London',
          name: 'PARCEL DESK',
          mcc: 'N/A',
          mnc: 'N/A',
        }),
      ],
      findings: {
        ...{ valid: 'true', fraud_score: '88', recent_abuse: 'true', risky: 'true', spammer: 'true', leaked: 'false', prepaid: 'true' },
        ...{ status: 'dead', line_type: 'voip', city: 'London', caller_name: 'PARCEL DESK' },
        ...{ current_operator: 'Fiction Mobile', country: 'GB', region: 'England' },
      },
    },
    ...['N/A', 'Active Line Status Not Enabled'].map((active_status) => ({
      what: `a number of which it does not know whether it is in use (${active_status}), which is not called dead`,
      subject: number,
      answers: [answer({ active: false, active_status })],
      findings: Object.fromEntries(Object.entries(facts).filter(([field]) => field !== 'status')),
    })),
    {
      what: 'a number of which only little is known, without guessing the rest',
      subject: number,
      answers: [
        {
          body: {
            success: true,
            ...{
              valid: false,
              fraud_score: 250,
              active: null,
              VOIP: null,
              line_type: 'N/A',
              carrier: 'N/A',
              country: 'N/A',
              region: 'N/A',
            },
          },
        },
      ],
      findings: { valid: 'false' },
    },
  ],
  notFound: { none: 'it answers of every number, valid or not' },
  badKey: refusing('Invalid or unauthorized key. Please check the API key and try again.'),
  quotaSpent: refusing('You have exceeded your request quota of 35 per day. Please upgrade to increase your request quota.'),
  others: [
    {
      what: 'that the credits are used up',
      answers: [refusing('You have insufficient credits to make this query. Please contact support.')],
      outcome: { kind: 'refused', reason: 'quota_spent' },
    },
    { what: 'any other refusal', answers: [refusing('Something went wrong.')], outcome: { kind: 'failed' } },
  ],
});
