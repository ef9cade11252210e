import type { Subject } from '../../model/observation.ts';
import type { Reading } from '../../ports/provider.ts';
import { addSpan, at, Findings, hostName, isRecord, plain, time } from './reading.ts';

const address = /^(?:\d{1,3}(?:\.\d{1,3}){3}|[0-9a-f:.]*:[0-9a-f:.]*)$/;
/** Types as DNS has them: letters, figures, a hyphen. */
const recordType = /^[A-Z][A-Z0-9-]{0,9}$/;

/** Record types by number (RFC 1035, RFC 3596). */
const numbered: Readonly<Record<number, string>> = { 1: 'A', 2: 'NS', 5: 'CNAME', 15: 'MX', 16: 'TXT', 28: 'AAAA' };

/** A record type as a word, also where it is given by its number; null for what is none that we know. */
export function recordTypeOf(type: unknown): string | null {
  if (typeof type === 'number') return Object.hasOwn(numbered, type) ? (numbered[type] ?? null) : null;
  return typeof type === 'string' ? type : null;
}

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

/** A record of passive DNS: what its owner is, what it says, and when it was seen. */
interface PassiveRecord {
  readonly owner: string | null;
  readonly type: string | null;
  readonly values: readonly unknown[];
  readonly first: string | null;
  readonly last: string | null;
}

/**
 * A record in the common output format of passive DNS (draft-dulaunoy-dnsop-passive-dns-cof), or under the names that older
 * servers have for the same.
 */
function readRecord(record: unknown): PassiveRecord {
  const data = at(record, 'rdata');
  return {
    owner: hostName(at(record, 'rrname') ?? at(record, 'rname')),
    type: recordTypeOf(at(record, 'rrtype') ?? at(record, 'rtype')),
    values: Array.isArray(data) ? (data as readonly unknown[]) : [data],
    first: time(at(record, 'time_first') ?? at(record, 'zone_time_first') ?? at(record, 'first_seen')),
    last: time(at(record, 'time_last') ?? at(record, 'zone_time_last') ?? at(record, 'last_seen')),
  };
}

/** The record with owner and value the other way round. */
function turned(record: unknown): unknown {
  return isRecord(record) ? { ...record, rrname: at(record, 'rdata'), rdata: at(record, 'rrname') } : record;
}

/**
 * True for an answer that has what was asked for in `rdata` and the rest in `rrname`, as CIRCL documents its own since version
 * 2.0. It shows where the owner of an address record is an address, or that of a mail record has a preference before it.
 */
function isTurned(records: readonly unknown[]): boolean {
  return records.some((record) => {
    const [type, owner] = [recordTypeOf(at(record, 'rrtype')), at(record, 'rrname')];
    if (typeof owner !== 'string') return false;
    if (type === 'A' || type === 'AAAA') return address.test(hostName(owner) ?? '');
    return type === 'MX' && /^\d{1,5} \S/.test(owner);
  });
}

function isOf(owner: string | null, { kind, value }: Subject): boolean {
  return owner !== null && (owner === value || (kind === 'domain' && owner.endsWith(`.${value}`)));
}

/**
 * Adds a record and tells whether it is of the subject: of a domain count the names below it too, of an address the names that
 * it was given to.
 */
function addPassiveRecord(findings: Findings, { owner, type, values }: PassiveRecord, subject: Subject): boolean {
  if (owner === null || type === null) return false;
  if (subject.kind === 'ip') {
    const isIts = values.some((value) => hostName(value) === subject.value.toLowerCase());
    if (isIts) findings.add('hosted_name', owner);
    return isIts;
  }
  if (!isOf(owner, subject)) return false;
  for (const value of values) addRecord(findings, type, value);
  return true;
}

/**
 * What passive records tell of a subject, with when the first and the last of them was seen; of an answer that was cut off
 * (`isCut`) not when, as the rest may be older and newer.
 */
export function readingOfRecords(records: readonly unknown[], subject: Subject, isCut = false): Reading {
  const findings = new Findings();
  const some = records.slice(0, mostPassiveRecords);
  const turn = subject.kind !== 'ip' && isTurned(some);
  const straight = some.map((record) => readRecord(turn && !isOf(hostName(at(record, 'rrname')), subject) ? turned(record) : record));
  const theirs = straight.filter((record) => addPassiveRecord(findings, record, subject));
  if (isCut) return findings.reading();
  addSpan(
    findings,
    theirs.map(({ first }) => first),
    theirs.map(({ last }) => last),
  );
  return findings.reading();
}
