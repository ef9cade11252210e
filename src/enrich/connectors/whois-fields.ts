import { time } from './reading.ts';

/** The fields of ours that answers of WHOIS may have. */
export type WhoisField =
  | 'registrar'
  | 'registrar_id'
  | 'registrar_abuse_email'
  | 'registrar_abuse_phone'
  | 'registered_at'
  | 'changed_at'
  | 'expires_at'
  | 'registration_status'
  | 'name_server'
  | 'registrant_country';

/** Labels in lower case, of ICANN's layout and of the commonest of country registries. */
const labels: Readonly<Record<string, WhoisField>> = {
  registrar: 'registrar',
  'registrar name': 'registrar',
  'sponsoring registrar': 'registrar',
  'authorized agency': 'registrar',
  'registrar iana id': 'registrar_id',
  'registrar abuse contact email': 'registrar_abuse_email',
  'abuse contact email': 'registrar_abuse_email',
  'registrar abuse contact phone': 'registrar_abuse_phone',
  'creation date': 'registered_at',
  'created on': 'registered_at',
  'registered on': 'registered_at',
  'registration date': 'registered_at',
  'registration time': 'registered_at',
  'domain registered': 'registered_at',
  'domain registration date': 'registered_at',
  'domain create date': 'registered_at',
  'created date': 'registered_at',
  created: 'registered_at',
  registered: 'registered_at',
  'updated date': 'changed_at',
  'last updated': 'changed_at',
  'last updated on': 'changed_at',
  'last modified': 'changed_at',
  'last-update': 'changed_at',
  'domain last updated date': 'changed_at',
  changed: 'changed_at',
  modified: 'changed_at',
  'registry expiry date': 'expires_at',
  'registrar registration expiration date': 'expires_at',
  'expiry date': 'expires_at',
  'expiration date': 'expires_at',
  'expiration time': 'expires_at',
  'renewal date': 'expires_at',
  'valid until': 'expires_at',
  'paid-till': 'expires_at',
  'expires on': 'expires_at',
  expires: 'expires_at',
  expire: 'expires_at',
  'domain status': 'registration_status',
  'registration status': 'registration_status',
  status: 'registration_status',
  eppstatus: 'registration_status',
  'name server': 'name_server',
  'name servers': 'name_server',
  'domain nameservers': 'name_server',
  nameserver: 'name_server',
  nameservers: 'name_server',
  nserver: 'name_server',
  'registrant country': 'registrant_country',
  'registrant country code': 'registrant_country',
};

const mostLines = 2000;
const longestLine = 1000;

/**
 * The labelled values of an answer, in order. Three layouts are known: `Label: value` (ICANN, most registries), a label on a
 * line of its own with indented values below (Nominet), and `[Label]   value` (JPRS). Comments (`%`, `#`, `>>>`) are left out.
 */
export function whoisFields(text: string): (readonly [WhoisField, string])[] {
  const found: (readonly [WhoisField, string])[] = [];
  let heading: WhoisField | null = null;
  for (const line of text.slice(0, mostLines * longestLine).split(/\r\n|\r|\n/, mostLines)) {
    if (line.length > longestLine || /^\s*(?:%|#|>>>|--|;)/.test(line)) continue;
    if (line.trim() === '') {
      heading = null;
      continue;
    }
    const field = labelled(line);
    if (field === null) {
      if (heading !== null && /^\s/.test(line)) found.push([heading, withoutTag(line.trim())]);
      continue;
    }
    const [known, value] = field;
    heading = value === '' ? known : null;
    if (known !== null && value !== '') found.push([known, withoutTag(value)]);
  }
  return found;
}

/** The field of a line with a label, null where it is none of ours; null altogether for lines without a label. */
function labelled(line: string): readonly [WhoisField | null, string] | null {
  const [, boxed, own, rest = ''] = /^\s*(?:\[([^\]]{1,60})\]|([a-z][\w /-]{0,60}?)\s*\.*:(?!\/\/))(.*)$/i.exec(line) ?? [];
  const label = boxed ?? own;
  if (label === undefined) return null;
  const known = label.toLowerCase();
  return [Object.hasOwn(labels, known) ? (labels[known] ?? null) : null, rest.trim()];
}

/** Nominet writes `Parcel Names Ltd [Tag = PARCEL]`. */
function withoutTag(value: string): string {
  return (value.split('[Tag = ')[0] ?? '').trim();
}

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** A time as registries write it: ISO 8601, `06-Apr-2026`, `2026/04/06`, `2026. 04. 06.`, `20260406`, `06.04.2026`. */
export function whoisTime(value: string): string | null {
  if (value.length > 60) return null;
  const text = value.trim();
  const known = time(text);
  if (known !== null) return known;
  const [, year, month, day, clock] =
    /^(\d{4})[/.-]? ?(\d{2})[/.-]? ?(\d{2})\.?(?:[T ](\d{2}:\d{2}(?::\d{2})?))?(?![\d:])/.exec(text) ??
    reordered(/^(\d{2})[/.](\d{2})[/.](\d{4})(?:[T ](\d{2}:\d{2}(?::\d{2})?))?/.exec(text)) ??
    named(/^(\d{1,2})[- ]([a-z]{3})[a-z]*[- ](\d{4})(?:[T ](\d{2}:\d{2}(?::\d{2})?))?/i.exec(text)) ??
    [];
  if (year === undefined) return null;
  return time(`${year}-${month}-${day}${clock ? `T${clock}${text.endsWith('(JST)') ? '+09:00' : ''}` : ''}`);
}

/** Days before months, as all registries but those that write years first have it. */
function reordered(match: RegExpExecArray | null): readonly (string | undefined)[] | null {
  return match && [match[0], match[3], match[2], match[1], match[4]];
}

function named(match: RegExpExecArray | null): readonly (string | undefined)[] | null {
  const month = months.indexOf(match?.[2]?.toLowerCase() ?? '') + 1;
  return match && month > 0 ? [match[0], match[3], String(month).padStart(2, '0'), match[1]?.padStart(2, '0'), match[4]] : null;
}
