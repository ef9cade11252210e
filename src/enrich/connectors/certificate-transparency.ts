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
import { at, Findings, hostName, isRecord, json, malformed, plain, refusal, time } from './reading.ts';

/** A host of a platform has hundreds of thousands of certificates, and the service sends them all: so much is read of them. */
const mostBytes = 1_500_000;
const mostNames = 100;

const declaration: ProviderDeclaration = {
  id: 'certificate-transparency',
  name: 'Certificate transparency (crt.sh)',
  answers: ['domain', 'host'],
  settings: [addressSetting('https://crt.sh/')],
  cost: null,
  quota: { daily: 1000, monthly: null },
  // A free service that is often overloaded.
  rate: { perSecond: 0.2, concurrency: 1 },
  cacheDays: { found: 3, notFound: 1 },
  needs: 'domain',
  fields: ['certificate_seen_at', 'certificate_name', 'certificate_issuer', 'certificates'],
  licence: 'Public log entries (RFC 6962), through crt.sh of Sectigo, without warranty',
  documentation: 'https://github.com/crtsh/certwatch_db',
};

function ask({ kind, value }: Subject, settings: ProviderSettings) {
  return declaration.answers.includes(kind) ? search(value, settings) : null;
}

function search(name: string, settings: ProviderSettings, note?: string) {
  const query = [['q', name] as const, ['output', 'json'] as const, ['deduplicate', 'Y'] as const];
  const url = below(setting(settings, declaration.settings, 'address'), [], query);
  return get(url, { readAtMost: mostBytes, ...(note !== undefined && { note }) });
}

/** The second question, when the first found certificates: their count and first day stand already. */
const namesOnly = 'names';
const allOfIt = 'all';

/** The search finds the very name: of a domain the names below it are asked for as well, where `%` stands for any. */
function read(response: ConnectorResponse, subject: Subject, settings: ProviderSettings, asked?: ConnectorRequest): Reading {
  const refused = refusal(response);
  if (refused !== null) return refused;
  const { entries, isCut } = entriesOf(response.body);
  if (entries === null) return malformed;
  const theirs = entries.filter((entry) => namesOf(entry).some((name) => isOf(name, subject)));
  const findings = factsOf(theirs, isCut || asked?.note === namesOnly);
  if (subject.kind !== 'domain' || asked?.note !== undefined) return findings.reading();
  const request = search(`%.${subject.value}`, settings, theirs.length > 0 ? namesOnly : allOfIt);
  return request === null ? findings.reading() : { kind: 'more', findings: findings.list, request };
}

function factsOf(entries: readonly unknown[], isPart: boolean): Findings {
  const findings = new Findings();
  const times = entries.map((entry) => time(at(entry, 'entry_timestamp')) ?? time(at(entry, 'not_before'))).filter((one) => one !== null);
  // Of a part, the first of all may be missing.
  if (!isPart && entries.length > 0)
    findings.add('certificates', String(entries.length)).add('certificate_seen_at', times.sort()[0] ?? null);
  const names = new Set(entries.flatMap(namesOf));
  for (const name of [...names].slice(0, mostNames)) findings.add('certificate_name', name);
  for (const issuer of [...new Set(entries.map(issuerOf))].slice(0, 10)) findings.add('certificate_issuer', issuer);
  return findings;
}

/** The entries of a list; of one that was cut off at the cap those that are whole. */
function entriesOf(body: string): { entries: readonly unknown[] | null; isCut: boolean } {
  const whole = json(body);
  if (Array.isArray(whole)) return { entries: whole.filter(isRecord), isCut: false };
  if (whole !== undefined || Buffer.byteLength(body) < mostBytes - 4) return { entries: null, isCut: false };
  const most = json(`${body.slice(0, body.lastIndexOf('}') + 1)}]`);
  return { entries: Array.isArray(most) ? most.filter(isRecord) : null, isCut: true };
}

/** The names of a certificate, which stand on lines of one field. */
function namesOf(entry: unknown): string[] {
  const names = [at(entry, 'common_name'), at(entry, 'name_value')].filter((value) => typeof value === 'string');
  return names.flatMap((value) => value.split('\n', mostNames)).flatMap((name) => hostName(name) ?? []);
}

/** The organisation in `C=US, O="Example Trust, Inc.", CN=R1`. */
function issuerOf(entry: unknown): string | null {
  const name = plain(at(entry, 'issuer_name')) ?? '';
  return plain(/(?:^|,\s*)O=("[^"]+"|[^,]+)/.exec(name)?.[1]?.replaceAll('"', ''));
}

/** The name itself, one below it, or a wildcard over it: the search also finds what merely looks alike. */
function isOf(name: string, { value }: Subject): boolean {
  return name === value || name.endsWith(`.${value}`) || (name.startsWith('*.') && value.endsWith(name.slice(1)));
}

export const certificateTransparency: Connector = { declaration, ask, read };
