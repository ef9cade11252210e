import type { Subject } from '../../model/observation.ts';
import type { Reading } from '../../ports/provider.ts';
import { addSpan, at, Findings, hostName, plain, time } from './reading.ts';

const address = /^(?:\d{1,3}(?:\.\d{1,3}){3}|[0-9a-f:.]*:[0-9a-f:.]*)$/;
/** Types as DNS has them: letters, figures, a hyphen. */
const recordType = /^[A-Z][A-Z0-9-]{0,9}$/;

/** Adds what one DNS record tells of its owner: where it resolves to, its name servers, and other records as `MX mail.example`. */
export function addRecord(findings: Findings, type: unknown, value: unknown): void {
  if (typeof type !== 'string' || !recordType.test(type) || type === 'SOA') return;
  const name = hostName(value);
  if (type === 'A' || type === 'AAAA') findings.add('resolves_to', name !== null && address.test(name) ? name : null);
  else if (type === 'NS') findings.add('name_server', name);
  else {
    const text = plain(value);
    findings.add('dns_record', text === null ? null : `${type} ${type === 'CNAME' || type === 'MX' ? text.replace(/\.$/, '') : text}`);
  }
}

/** A parked address has held tens of thousands of names; the first thousand say as much. */
export const mostPassiveRecords = 1000;

export const passiveDnsFields = ['resolves_to', 'name_server', 'dns_record', 'hosted_name', 'first_seen_at', 'last_seen_at'] as const;

/** When a record of passive DNS was seen. */
interface SeenRecord {
  readonly first: string | null;
  readonly last: string | null;
}

/**
 * Adds a record in the common output format of passive DNS (draft-dulaunoy-dnsop-passive-dns-cof). Null when it is none, or
 * not of the subject: of a domain count the names below it too, of an address the names that it was given to.
 */
function addPassiveRecord(findings: Findings, record: unknown, subject: Subject): SeenRecord | null {
  const owner = hostName(at(record, 'rrname'));
  const type = at(record, 'rrtype');
  const data = at(record, 'rdata');
  const values = (Array.isArray(data) ? data : [data]) as readonly unknown[];
  if (owner === null || typeof type !== 'string') return null;
  if (subject.kind === 'ip') {
    if (!values.some((value) => hostName(value) === subject.value.toLowerCase())) return null;
    findings.add('hosted_name', owner);
  } else {
    if (owner !== subject.value && !(subject.kind === 'domain' && owner.endsWith(`.${subject.value}`))) return null;
    for (const value of values) addRecord(findings, type, value);
  }
  return {
    first: time(at(record, 'time_first') ?? at(record, 'zone_time_first')),
    last: time(at(record, 'time_last') ?? at(record, 'zone_time_last')),
  };
}

/** What passive records tell of a subject, with when the first and the last of them was seen. */
export function readingOfRecords(records: readonly unknown[], subject: Subject): Reading {
  const findings = new Findings();
  const seen: SeenRecord[] = [];
  for (const record of records.slice(0, mostPassiveRecords)) {
    const times = addPassiveRecord(findings, record, subject);
    if (times !== null) seen.push(times);
  }
  addSpan(
    findings,
    seen.map(({ first }) => first),
    seen.map(({ last }) => last),
  );
  return findings.reading();
}
