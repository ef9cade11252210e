import { isIP } from 'node:net';
import type { Connector, ProviderDeclaration, Reading } from '../../ports/provider.ts';
import { addressSetting, below, get, secretSetting, setting } from './asking.ts';
import { at, country, Findings, flag, isRecord, json, malformed, plain, refusal, worded } from './reading.ts';

/** What kind of network an address is of, in the words of the service and of our list. */
const kinds: Readonly<Record<string, string>> = {
  hosting: 'hosting',
  isp: 'isp',
  business: 'business',
  education: 'education',
  government: 'government',
  inactive: 'inactive',
};

const declaration: ProviderDeclaration = {
  id: 'ipinfo',
  name: 'IPinfo',
  answers: ['ip'],
  settings: [
    secretSetting('token', 'Access token of your account; a free one answers country and AS.'),
    {
      name: 'plan',
      type: 'text',
      default: 'lite',
      required: false,
      help: 'lite (free: country, AS) or core (paid: city and kind of network too).',
    },
    addressSetting('https://api.ipinfo.io'),
  ],
  cost: null,
  quota: { daily: null, monthly: null },
  rate: { perSecond: 10, concurrency: 4 },
  cacheDays: { found: 30, notFound: 30 },
  needs: 'domain',
  fields: ['as_number', 'as_name', 'country', 'city', 'hosting_kind', 'anonymous'],
  licence: 'IPinfo Lite: CC BY-SA 4.0, to be named as source; other plans: terms of IPinfo',
  documentation: 'https://ipinfo.io/developers',
};

/** IPinfo: the network of an address (AS), its country and, with a paid plan, its city and kind. */
export const ipinfo: Connector = {
  declaration,

  ask({ kind, value: ip }, settings) {
    if (kind !== 'ip' || isIP(ip) === 0 || ip.includes('%')) return null;
    const value = (name: string) => setting(settings, declaration.settings, name);
    const url = below(value('address'), [value('plan') === 'core' ? 'lookup' : 'lite', ip]);
    return get(url, { secretHeaders: { authorization: `Bearer ${value('token')}` } });
  },

  read(response) {
    const answer = json(response.body);
    const refused = spentPlan(response.status, at(answer, 'error', 'title')) ?? refusal(response);
    if (refused !== null) return refused;
    if (!isRecord(answer) || typeof at(answer, 'ip') !== 'string') return malformed;
    if (at(answer, 'bogon') === true) return { kind: 'not_found' };
    const network = at(answer, 'as');
    const kind = at(answer, 'is_hosting') === true ? 'hosting' : worded(kinds, at(network, 'type'));
    return new Findings()
      .add('as_number', asNumber(at(answer, 'asn') ?? at(network, 'asn')))
      .add('as_name', plain(at(answer, 'as_name') ?? at(network, 'name')))
      .add('country', country(at(answer, 'country_code') ?? at(answer, 'geo', 'country_code')))
      .add('city', plain(at(answer, 'geo', 'city')))
      .add('hosting_kind', kind)
      .add('anonymous', flag(at(answer, 'is_anonymous')))
      .reading();
  },
};

/** A plan that is used up answers as if it were too fast, with this title. */
function spentPlan(status: number, title: unknown): Reading | null {
  if (status !== 429 || title !== 'Rate limit exceeded') return null;
  return { kind: 'refused', reason: 'quota_spent', detail: 'the look-ups of the plan are used up' };
}

/** `AS64496` as the plain figure that all other sources give. */
function asNumber(value: unknown): string | null {
  return (typeof value === 'string' && /^AS(\d{1,10})$/.exec(value)?.[1]) || null;
}
