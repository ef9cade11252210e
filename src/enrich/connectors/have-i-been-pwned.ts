import type { Subject } from '../../model/observation.ts';
import type { Connector, ConnectorResponse, ProviderDeclaration, ProviderSettings, Reading } from '../../ports/provider.ts';
import { addressSetting, below, get, secretSetting, setting } from './asking.ts';
import { at, Findings, hostName, isRecord, json, list, malformed, plain, refusal, time } from './reading.ts';

const declaration: ProviderDeclaration = {
  id: 'have-i-been-pwned',
  name: 'Have I Been Pwned',
  answers: ['email', 'number'],
  settings: [
    secretSetting('api_key', 'API key of your Have I Been Pwned subscription.'),
    addressSetting('https://haveibeenpwned.com/api/v3/breachedaccount'),
  ],
  cost: null,
  quota: { daily: null, monthly: null },
  // The smallest subscription allows ten a minute.
  rate: { perSecond: 10 / 60, concurrency: 1 },
  cacheDays: { found: 30, notFound: 7 },
  needs: 'full',
  fields: ['breaches', 'breach_name', 'last_breached_at', 'linked_account'],
  licence: 'CC BY 4.0, to be credited as Have I Been Pwned with a link',
  documentation: 'https://haveibeenpwned.com/API/v3',
};

/** Numbers are found in few breaches only, in international form. */
function ask({ kind, value }: Subject, settings: ProviderSettings) {
  if (!declaration.answers.includes(kind)) return null;
  return get(below(setting(settings, declaration.settings, 'address'), [value], [['truncateResponse', 'false']]), {
    // Without a name of the program the service refuses.
    headers: { 'user-agent': 'hookline' },
    secretHeaders: { 'hibp-api-key': settings.api_key ?? '' },
  });
}

function read(response: ConnectorResponse): Reading {
  const refused = refusalOf(response);
  if (refused !== null) return refused;
  const breaches = json(response.body);
  const named = list(breaches).filter((breach) => isRecord(breach) && plain(at(breach, 'Name')) !== null);
  if (named.length === 0) return malformed;
  // Made-up ones are marked by the service so that they are not counted.
  const real = named.filter((breach) => at(breach, 'IsFabricated') !== true);
  if (real.length === 0) return { kind: 'not_found' };
  const findings = new Findings().add('breaches', String(real.length));
  const dates = real.map((breach) => time(at(breach, 'BreachDate'))).filter((date) => date !== null);
  findings.add('last_breached_at', dates.sort().at(-1) ?? null);
  for (const breach of real.slice(0, 60)) addBreach(findings, breach);
  return findings.reading();
}

/** Whose breach it was had an account of theirs, but for lists to which anybody was added. */
function addBreach(findings: Findings, breach: unknown): void {
  findings.add('breach_name', plain(at(breach, 'Title')) ?? plain(at(breach, 'Name')));
  const isList = ['IsSpamList', 'IsMalware', 'IsStealerLog'].some((flag) => at(breach, flag) === true);
  if (!isList && at(breach, 'IsVerified') === true) findings.add('linked_account', hostName(at(breach, 'Domain')));
}

function refusalOf(response: ConnectorResponse): Reading | null {
  const refused = refusal(response);
  // A 403 is a missing name of the program, a 400 a subject that is no account.
  if (response.status === 403 && refused?.kind === 'refused') return { ...refused, reason: 'not_allowed' };
  return response.status === 400 ? { kind: 'not_found' } : refused;
}

export const haveIBeenPwned: Connector = { declaration, ask, read };
