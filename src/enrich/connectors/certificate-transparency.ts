import type { Subject } from '../../model/observation.ts';
import type { Connector, ConnectorResponse, ProviderDeclaration, ProviderSettings, Reading } from '../../ports/provider.ts';
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
  if (!declaration.answers.includes(kind)) return null;
  const url = below(
    setting(settings, declaration.settings, 'address'),
    [],
    [
      ['q', value],
      ['output', 'json'],
      ['deduplicate', 'Y'],
    ],
  );
  return get(url, { readAtMost: mostBytes });
}

function read(response: ConnectorResponse, subject: Subject): Reading {
  const refused = refusal(response);
  if (refused !== null) return refused;
  const { entries, isCut } = entriesOf(response.body);
  if (entries === null) return malformed;
  const theirs = entries.filter((entry) => namesOf(entry).some((name) => isOf(name, subject)));
  const findings = new Findings();
  if (theirs.length === 0) return { kind: 'not_found' };
  const times = theirs.map((entry) => time(at(entry, 'entry_timestamp')) ?? time(at(entry, 'not_before'))).filter((one) => one !== null);
  // The first of all would stand at the end, which was cut off.
  if (!isCut) findings.add('certificates', String(theirs.length)).add('certificate_seen_at', times.sort()[0] ?? null);
  const names = new Set(theirs.flatMap(namesOf));
  for (const name of [...names].slice(0, mostNames)) findings.add('certificate_name', name);
  for (const issuer of [...new Set(theirs.map(issuerOf))].slice(0, 10)) findings.add('certificate_issuer', issuer);
  return findings.reading();
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
