import { readBrands } from './added-brands.ts';
import { readRdapBootstrap } from './connectors/rdap-bootstrap.ts';
import { asGiven, byNumber, byText, DataFault, parseJson, type ReadRow, type RemadeData, remakeTable } from './data-tables.ts';
import { addressNumber, rangeOf } from './offline/address-table.ts';

/** A data file that can be looked at and replaced. */
export interface DataFile {
  /** What `hookline data` calls it. */
  readonly name: string;
  readonly file: string;
  readonly what: string;
  /** What a row of a file to put in its place holds. */
  readonly form: string;
  /** Makes the body of the file as it is kept of what a user brings. Throws {@link DataFault}. */
  remake(text: string): RemadeData;
}

const host = /^(?=.{1,253}$)(?:[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?\.)+(?:xn--[a-z0-9-]+|[a-z]{2,})$/;
const word = /^[a-z][a-z0-9_]*$/;
const hostOf = (text: string) => text.toLowerCase().replace(/^\./, '').replace(/\.$/, '');

/** Reads a row whose first cell is a host. */
const hosts =
  (rest: (cells: readonly string[]) => readonly string[] | string = () => []): ReadRow =>
  (cells) => {
    const name = hostOf(cells[0] ?? '');
    if (!host.test(name)) return `'${(cells[0] ?? '').slice(0, 60)}' is no host name`;
    const others = rest(cells);
    return typeof others === 'string' ? others : [name, ...others];
  };

const kindOf = (cell: string | undefined): readonly string[] | string =>
  word.test(cell ?? '') ? [cell ?? ''] : `'${cell ?? ''}' is no kind; write a lower-case word`;

function readRank(cells: readonly string[]): readonly string[] | string {
  const [domain = '', rank = ''] = /^\d+$/.test(cells[0] ?? '') ? [cells[1], cells[0]] : cells;
  if (!/^[1-9]\d{0,8}$/.test(rank)) return `'${rank}' is no rank; write rank and domain`;
  const named = hosts()([domain]);
  return named === null || typeof named === 'string' ? (named ?? '') : [...named, rank];
}

function readReceiveSms([number = '', day = '']: readonly string[]): readonly string[] | string {
  const digits = number.replace(/^\+/, '');
  if (!/^[1-9]\d{6,14}$/.test(digits)) return `'${number.slice(0, 30)}' is no number in E.164`;
  return isDay(day) ? [digits, day] : `'${day}' is no day; write YYYY-MM-DD`;
}

function isDay(day: string): boolean {
  return /^(?:19|20)\d\d-\d\d-\d\d$/.test(day) && !Number.isNaN(Date.parse(day)) && new Date(day).toISOString().startsWith(day);
}

function readRange([prefix = '', kind = '', holder = '']: readonly string[]): readonly string[] | string {
  if (!/^[1-9]\d{1,9}$/.test(prefix)) return `'${prefix}' is no range; write two to ten digits of E.164`;
  if (!word.test(kind)) return `'${kind}' is no kind; write a lower-case word`;
  return holder === '' ? 'the holder is missing' : [prefix, kind, holder];
}

/** Rows of networks that are not routed are left out. */
function readNetwork([start = '', end = '', number = '', country = '', name = '']: readonly string[]): readonly string[] | string | null {
  const [first, last] = [addressNumber(start), addressNumber(end)];
  if (first === null || last === null || typeof first !== typeof last) return `'${start}' to '${end}' is no range of addresses`;
  if (last < first) return `the range ends before it begins: ${start} to ${end}`;
  if (!/^(?:AS)?\d{1,10}$/.test(number)) return `'${number}' is no network number`;
  const plain = number.replace(/^AS/, '');
  return plain === '0' ? null : [start, end, plain, country, name];
}

function readShared([cidr = '', kind = '', name = '', number = '', where = '']: readonly string[]): readonly string[] | string {
  if (rangeOf(cidr) === null) return `'${cidr}' is no range; write it like 192.0.2.0/24`;
  if (!word.test(kind) || name === '') return 'kind or name is missing';
  return /^\d{0,10}$/.test(number) ? [cidr, kind, name, number, where] : `'${number}' is no network number`;
}

const table = (file: string, what: string, form: string, read: ReadRow, order: (a: string, b: string) => number = byText): DataFile => ({
  name: file.replace(/\..*/, ''),
  file,
  what,
  form,
  remake: (text) => remakeTable(text, form.split(', '), read, order),
});

export const dataFiles: readonly DataFile[] = [
  table('number-ranges.tsv', 'number ranges and their holders', 'prefix, kind, holder', readRange),
  table('number-holders.tsv', 'kinds of company that hold number ranges', 'holder, kind, note, site', ([holder = '', kind, ...rest]) => {
    const read = kindOf(kind);
    return holder === '' ? 'the holder is missing' : typeof read === 'string' ? read : [holder, ...read, ...rest.slice(0, 2)];
  }),
  table('receive-sms-numbers.tsv.gz', 'numbers whose texts anybody can read', 'number, last day seen', readReceiveSms, byNumber),
  table('indian-headers.tsv.gz', 'sender names registered in India', 'header, company', ([header = '', company = '']) =>
    header === '' || company === '' ? 'header or company is missing' : [header.toUpperCase(), company],
  ),
  table('shorteners.txt', 'link shorteners', 'host', hosts()),
  table(
    'free-hosts.txt',
    'suffixes under which anybody gets a site',
    'suffix, kind',
    hosts(([, kind]) => kindOf(kind)),
  ),
  table('dynamic-dns.txt.gz', 'domains that are lent for dynamic names', 'domain', hosts()),
  table('popular-sites.txt', 'the most used sites, without order', 'domain', hosts()),
  table('namesakes.txt', 'popular sites that bear a brand’s name and are no lookalikes', 'domain', hosts()),
  table('popular-ranks.tsv.gz', 'ranks of sites', 'rank, domain', readRank),
  table('words.txt.gz', 'common words', 'word', ([one = '']) =>
    /^[a-z]{3,40}$/.test(one) ? [one] : `'${one.slice(0, 40)}' is no word of the letters a to z`,
  ),
  table(
    'hosting-networks.tsv',
    'kinds of hosting by network',
    'network number, kind, name, site',
    ([number = '', kind, ...rest]) => {
      const read = kindOf(kind);
      return !/^\d{1,10}$/.test(number)
        ? `'${number}' is no network number`
        : typeof read === 'string'
          ? read
          : [number, ...read, ...rest.slice(0, 2)];
    },
    byNumber,
  ),
  table(
    'shared-addresses.tsv',
    'addresses of delivery networks',
    'range, kind, name, network number, where published',
    readShared,
    asGiven,
  ),
  table(
    'ip-to-as.tsv.gz',
    'networks and countries of addresses',
    'first address, last address, network number, country, name',
    readNetwork,
    asGiven,
  ),
  { name: 'brands', file: 'brands.json', what: 'brands that scams imitate', form: 'JSON as data/brands.json', remake: remakeBrands },
  { name: 'rdap-bootstrap', file: 'rdap-bootstrap.json', what: 'RDAP servers', form: 'JSON as IANA publishes it', remake: remakeBootstrap },
];

/** Each brand with all its fields, on a line of its own; what the file says of itself stays before them. */
function remakeBrands(text: string): RemadeData {
  const brands = readBrands(text);
  if (brands.length === 0) throw new DataFault(1, 'it has no brand');
  const parsed = parseJson(text);
  const { brands: _, ...head } = Array.isArray(parsed) ? {} : parsed;
  const said = Object.entries(head).map(([name, value]) => `${JSON.stringify(name)}:${JSON.stringify(value)},`);
  const rows = brands.map((brand) => JSON.stringify(brand)).join(',\n');
  return { body: `{${said.join('')}"brands":[\n${rows}\n]}\n`, rows: brands.length, leftOut: 0 };
}

function remakeBootstrap(text: string): RemadeData {
  parseJson(text);
  if (readRdapBootstrap(text) === null) throw new DataFault(1, 'it names no RDAP server with a TLS address');
  return { body: text, rows: text.match(/https:\/\//g)?.length ?? 0, leftOut: 0 };
}
