import type { Subject } from '../../model/observation.ts';
import type {
  Connector,
  ConnectorRequest,
  ConnectorResponse,
  ProviderDeclaration,
  ProviderSettings,
  Reading,
} from '../../ports/provider.ts';
import { addressSetting, below, get, setting } from './asking.ts';
import { at, Findings, isRecord, json, list, malformed, plain, time } from './reading.ts';
import { bearer, isLogin, loginRequest, loginSettings, readLogin, refusalSignedIn, tokenOf } from './spamhaus-login.ts';

const declaration: ProviderDeclaration = {
  id: 'spamhaus',
  name: 'Spamhaus Intelligence (domain reputation)',
  answers: ['domain'],
  settings: [...loginSettings, addressSetting('https://api.spamhaus.org/api')],
  cost: null,
  // What a free developer licence allowed a month; a look-up takes two queries, and each run one to sign in.
  quota: { daily: null, monthly: 2500 },
  rate: { perSecond: 1, concurrency: 1 },
  cacheDays: { found: 1, notFound: 1 },
  needs: 'domain',
  fields: [
    ...['reputation_score', 'abused', 'listed_as', 'listed_tag', 'listing_expires_at'],
    ...['registrar', 'registered_at', 'expires_at', 'last_seen_at'],
  ],
  licence: 'Spamhaus Intelligence API terms; not to be passed on',
  documentation: 'https://docs.spamhaus.com/sia/docs/source/10-API-Interface/110-API.html',
};

function ask(subject: Subject, settings: ProviderSettings, _: number, token?: string) {
  const asked = subject.kind === 'domain' ? request(settings, token ?? '', [subject.value]) : null;
  if (asked === null || token !== undefined) return asked;
  return loginRequest(below(setting(settings, declaration.settings, 'address'), ['v1', 'login']), settings, { realm: 'intel' });
}

function request(settings: ProviderSettings, token: string, steps: readonly string[]) {
  const url = below(setting(settings, declaration.settings, 'address'), ['intel', 'v2', 'byobject', 'domain', ...steps]);
  return get(url, { secretHeaders: bearer(token) });
}

/** First what is known of the domain, then whether it stands on the block list. */
function read(response: ConnectorResponse, { value }: Subject, settings: ProviderSettings, asked?: ConnectorRequest): Reading {
  if (isLogin(asked)) return readLogin(response, (token) => request(settings, token, [value]));
  const refused = refusalSignedIn(response);
  if (refused !== null) return refused;
  const body = json(response.body);
  if (!isRecord(body)) return malformed;
  const isListed = at(body, 'is-listed');
  if (typeof isListed === 'boolean') return listing(isListed, body);
  const findings = reputation(body);
  if (findings.list.length === 0) return malformed;
  const next = request(settings, tokenOf(asked), [value, 'listing']);
  return next === null ? findings.reading() : { kind: 'more', findings: findings.list, request: next };
}

/** The score is below 0 for what harms and above for what does not. */
function reputation(body: unknown): Findings {
  const findings = new Findings();
  const score = at(body, 'score');
  if (typeof score === 'number' && Math.abs(score) < 1000) findings.add('reputation_score', String(Math.round(score * 100) / 100));
  if (at(body, 'abused') === true) findings.add('abused', 'true');
  for (const tag of list(at(body, 'tags')).slice(0, 20)) findings.add('listed_tag', plain(tag, 60));
  findings.add('registrar', plain(at(body, 'whois', 'registrar')));
  findings.add('registered_at', time(at(body, 'whois', 'created')));
  findings.add('expires_at', time(at(body, 'whois', 'expires')));
  return findings.add('last_seen_at', time(at(body, 'last-seen')));
}

function listing(isListed: boolean, body: unknown): Reading {
  if (!isListed) return { kind: 'not_found' };
  return new Findings()
    .add('listed_as', 'spamhaus_dbl')
    .add('listing_expires_at', time(at(body, 'listed-until')))
    .reading();
}

export const spamhaus: Connector = { declaration, ask, read };
