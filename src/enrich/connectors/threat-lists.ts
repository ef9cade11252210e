import { readHost } from '../../analysis/links/host.ts';
import type { Finding, Subject } from '../../model/observation.ts';
import type { OfflineProvider } from '../../ports/provider.ts';
import { cellsOf } from '../data-tables.ts';
import { Findings, plain, time, webAddress } from './reading.ts';

/** A list of addresses that somebody judged harmful, with what it is. */
export interface ThreatListSource {
  /** Lower case with hyphens; the source of its findings. */
  readonly id: string;
  readonly name: string;
  /** What its entries are where they do not say so themselves: `phishing`. */
  readonly threat: string;
  readonly licence: string;
  /** Day of the copy, `YYYY-MM-DD`. */
  readonly dataDate: string;
}

/** What a list says of one address; of a host or domain it is the sum of its addresses. */
interface Entry {
  threats: readonly string[];
  since: string | null;
  urls: number;
  isLive: boolean | null;
}

/** Entries kept in memory, some 200 bytes each: the longest public list has about three million, most of them long dead. */
const mostEntries = 1_000_000;

/**
 * A list as a provider that answers at once. It is read by what it looks like: a CSV with names for its columns (URLhaus,
 * PhishTank), or one address, host or `0.0.0.0 host` a line (OpenPhish, hosts files), `#` before remarks.
 */
export function threatList(source: ThreatListSource, text: string): OfflineProvider & { readonly size: number } {
  const index = new Index(source.threat);
  for (const row of rowsOf(text)) {
    if (index.size >= mostEntries) break;
    index.add(row);
  }
  const { id, name, licence, dataDate } = source;
  return {
    declaration: { id, name, answers: ['url', 'host', 'domain', 'ip'], licence, dataDate },
    look: (subject) => index.look(subject),
    size: index.size,
  };
}

/** A line of a list. */
interface Row {
  readonly address: string;
  readonly threat: string | null;
  readonly since: string | null;
  readonly isLive: boolean | null;
}

class Index {
  readonly #threat: string;
  readonly #urls = new Map<string, Entry>();
  readonly #hosts = new Map<string, Entry>();
  readonly #domains = new Map<string, Entry>();
  readonly #threats = new Map<string, readonly string[]>();
  size = 0;

  constructor(threat: string) {
    this.#threat = threat;
  }

  add({ address, threat, since, isLive }: Row): void {
    const url = canonical(address);
    const host = url === null ? null : readHost(hostOf(url));
    if (url === null || host === null) return;
    const entry: Entry = { threats: this.#named(threat ?? this.#threat), since, urls: 1, isLive };
    merge(this.#urls, url, entry);
    merge(this.#hosts, host.host, entry);
    if (!host.isAddress) merge(this.#domains, host.domain, entry);
    this.size++;
  }

  /** One list of one name for all entries that have it: there are few names and many entries. */
  #named(threat: string): readonly string[] {
    const known = this.#threats.get(threat);
    if (known) return known;
    const made = [threat];
    this.#threats.set(threat, made);
    return made;
  }

  look({ kind, value }: Subject): readonly Finding[] {
    if (kind === 'domain') return said(this.#domains.get(value), true);
    if (kind === 'host' || kind === 'ip') return said(this.#hosts.get(value), true);
    if (kind !== 'url') return [];
    const url = canonical(value);
    const exact = url === null ? undefined : this.#urls.get(url);
    if (exact) return said(exact, false);
    // Others on the same host: of a free host that says little, so it is no listing of this address.
    const beside = url === null ? undefined : this.#hosts.get(hostOf(url));
    return beside ? [{ field: 'listed_on_host', value: String(beside.urls) }] : [];
  }
}

function merge(map: Map<string, Entry>, key: string, entry: Entry): void {
  const known = map.get(key);
  if (!known) {
    map.set(key, { ...entry });
    return;
  }
  known.urls += entry.urls;
  if (entry.since !== null && (known.since === null || entry.since < known.since)) known.since = entry.since;
  if (entry.isLive !== null) known.isLive = known.isLive === true || entry.isLive;
  const news = entry.threats.filter((threat) => !known.threats.includes(threat));
  if (news.length > 0 && known.threats.length < 10) known.threats = [...known.threats, ...news];
}

function said(entry: Entry | undefined, isSum: boolean): readonly Finding[] {
  if (!entry) return [];
  const findings = new Findings();
  for (const threat of entry.threats) findings.add('listed_as', threat);
  findings.add('listed_since', entry.since);
  if (isSum) findings.add('listed_urls', String(entry.urls));
  if (entry.isLive !== null) findings.add('url_status', entry.isLive ? 'online' : 'offline');
  return findings.list;
}

/**
 * One spelling of an address: lower-case host, no fragment, no default port, a path where there is none; without its scheme,
 * which texts often leave out.
 */
function canonical(address: string): string | null {
  const whole = /^[a-z][a-z0-9+.-]*:/i.test(address) && !/^[^/]+:\d+(?:\/|$)/.test(address) ? address : `http://${address}`;
  return (
    webAddress(whole)
      ?.replace(/^https?:\/\//, '')
      .replace(/#.*$/, '') ?? null
  );
}

/** The host of what {@link canonical} gives. */
function hostOf(url: string): string {
  return new URL(`http://${url}`).hostname;
}

/** Names of the columns that lists use, lower case. */
const columns = {
  address: ['url', 'ioc', 'indicator', 'host', 'domain'],
  threat: ['threat', 'threat_type'],
  since: ['dateadded', 'date_added', 'submission_time', 'first_seen', 'firstseen', 'first_seen_utc'],
  status: ['url_status', 'online', 'status'],
} as const;

function* rowsOf(text: string): Generator<Row> {
  let places: Places | null = null;
  for (const line of linesOf(text)) {
    const isRemark = /^(?:#|;|!|\/\/)/.test(line);
    const header: Places | null = places === null ? placesIn(cellsOf(line.replace(/^[#;!/\s]+/, ''))) : null;
    if (header !== null) places = header;
    else if (isRemark || line === '') continue;
    else if (places !== null) yield rowOf(cellsOf(line), places);
    else yield { address: addressIn(line), threat: null, since: null, isLive: null };
  }
}

/** Lines without a second copy of the whole text. */
function* linesOf(text: string): Generator<string> {
  for (let from = 0; from < text.length; ) {
    const found = text.indexOf('\n', from);
    const end = found < 0 ? text.length : found;
    yield text
      .slice(from, Math.min(end, from + 8000))
      .replace(/^\uFEFF/, '')
      .trim();
    from = end + 1;
  }
}

type Places = Readonly<Record<keyof typeof columns, number>>;

/** Where the columns stand, if this line names them: an address column and one more. */
function placesIn(header: readonly string[]): Places | null {
  if (header.length < 2) return null;
  const names = header.map((name) => name.trim().toLowerCase());
  const place = (known: readonly string[]) => known.map((name) => names.indexOf(name)).find((at) => at >= 0) ?? -1;
  const places = {
    address: place(columns.address),
    threat: place(columns.threat),
    since: place(columns.since),
    status: place(columns.status),
  };
  return places.address >= 0 && (places.threat >= 0 || places.since >= 0 || places.status >= 0) ? places : null;
}

function rowOf(values: readonly string[], places: Places): Row {
  const status = values[places.status]?.toLowerCase();
  const isLive = status === 'online' || status === 'yes' ? true : status === 'offline' || status === 'no' ? false : null;
  const threat = plain(values[places.threat], 60);
  return { address: values[places.address] ?? '', threat, since: time(values[places.since]), isLive };
}

/** The address of a line: by itself, after the `0.0.0.0` of a hosts file, or between the `||` and `^` of a filter list. */
function addressIn(line: string): string {
  const filter = /^\|\|([^/^$]+)\^?$/.exec(line)?.[1];
  const host = /^(?:0\.0\.0\.0|127\.0\.0\.1|::1?)\s+(\S+)/.exec(line)?.[1];
  return filter ?? host ?? line.split(/\s/, 1)[0] ?? '';
}
