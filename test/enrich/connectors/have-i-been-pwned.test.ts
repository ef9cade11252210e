import { expect, test } from 'vitest';
import { haveIBeenPwned } from '../../../src/enrich/connectors/have-i-been-pwned.ts';
import { contractOf } from './contract.ts';

const settings = { api_key: 'hibp-key-0123456789' };
const flags = { IsVerified: true, IsFabricated: false, IsSpamList: false, IsMalware: false, IsStealerLog: false };
const breaches = [
  {
    Name: 'ShopExample',
    Title: 'Shop Example',
    Domain: 'shop.example',
    BreachDate: '2024-05-01',
    DataClasses: ['Email addresses'],
    ...flags,
  },
  {
    Name: 'ChatExample',
    Title: 'Chat Example',
    Domain: 'chat.example',
    BreachDate: '2025-01-31',
    DataClasses: ['Phone numbers'],
    ...flags,
  },
  { Name: 'BigList', Title: 'Big List', Domain: '', BreachDate: '2023-01-01', ...flags, IsSpamList: true },
  { Name: 'Invented', Title: 'Invented', Domain: 'invented.example', BreachDate: '2026-01-01', ...flags, IsFabricated: true },
];
const findings = {
  breaches: '3',
  breach_name: ['Shop Example', 'Chat Example', 'Big List'],
  last_breached_at: '2025-01-31T00:00:00Z',
  linked_account: ['shop.example', 'chat.example'],
};

contractOf({
  connector: haveIBeenPwned,
  settings,
  found: [
    {
      what: 'the breaches of an e-mail address, without those that were made up',
      subject: { kind: 'email', value: 'desk@parcel-fee.example' },
      answers: [{ body: breaches }],
      requests: ['GET https://haveibeenpwned.com/api/v3/breachedaccount/desk%40parcel-fee.example?truncateResponse=false'],
      findings,
    },
    {
      what: 'the breaches of a number',
      subject: { kind: 'number', value: '+447700900123' },
      answers: [{ body: breaches }],
      requests: ['GET https://haveibeenpwned.com/api/v3/breachedaccount/%2B447700900123?truncateResponse=false'],
      findings,
    },
  ],
  notFound: { status: 404, body: '' },
  badKey: { status: 401, body: { statusCode: 401, message: 'Access denied due to invalid hibp-api-key.' } },
  quotaSpent: { none: 'a subscription has a limit of its rate alone' },
  others: [
    { what: 'a 403 as not allowed', answers: [{ status: 403, body: '' }], outcome: { kind: 'refused', reason: 'not_allowed' } },
    { what: 'what it takes for no account', answers: [{ status: 400, body: '' }], outcome: { kind: 'not_found' } },
  ],
});

test('it names the program, as the service demands', () => {
  const request = haveIBeenPwned.ask({ kind: 'email', value: 'desk@parcel-fee.example' }, settings, 0);
  expect(request?.headers?.['user-agent']).toBe('hookline');
});
