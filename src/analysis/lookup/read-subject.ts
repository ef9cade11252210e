import type { Link } from '../../model/link.ts';
import type { LookupKind, ReadLookup } from '../../model/lookup.ts';
import type { Part } from '../../model/message.ts';
import { type Subject, subjectKey } from '../../model/observation.ts';
import { chatHandle } from '../links/chat.ts';
import { findLinks } from '../links/find.ts';
import { readHost } from '../links/host.ts';
import { targetsOf } from '../links/redirect-target.ts';
import { readPhone } from '../senders/phone.ts';
import { readAddress } from './ip-address.ts';

export interface SubjectReading {
  /** ISO 3166: where numbers without a prefix are read. */
  readonly region: string;
  /** What it is, where the reader is not to guess. */
  readonly as?: LookupKind;
  /** True for words that are a name in the brand catalogue: `Royal Mail Group` is a sender then, and no text. */
  readonly isName?: (words: string) => boolean;
}

/** As many parts of one text are looked at, which no honest text has. */
const mostParts = 24;
/** The longest name that a network sends from has eleven characters (3GPP TS 23.040); apps allow longer ones. */
const longestSenderId = 11;
const longestName = 40;

/** Tells what was asked about. Null for nothing, or where it cannot be what `as` says. Never throws. */
export function readSubject(given: string, reading: SubjectReading): ReadLookup | null {
  const text = given.trim();
  if (text === '') return null;
  if (reading.as) return readers[reading.as](text, reading);
  for (const kind of ['ip', 'email', 'number', 'url'] as const) {
    const read = readers[kind](text, reading);
    if (read) return read;
  }
  return looksLikeName(text, reading) ? readers.sender_name(text, reading) : readers.text(text, reading);
}

const readers: Readonly<Record<LookupKind, (text: string, reading: SubjectReading) => ReadLookup | null>> = {
  ip: (text) => {
    const address = readAddress(refanged(text));
    return address ? read([{ kind: 'ip', value: address }]) : null;
  },
  email: (text) => {
    const address = refanged(text)
      .replace(/\s?[[(]at[\])]\s?/i, '@')
      .replace(/^mailto:/i, '')
      .toLowerCase();
    const [, host = ''] = /^[^\s@<>"]{1,64}@([^\s@<>"]{1,253})$/u.exec(address) ?? [];
    const found = host.includes('.') ? readHost(host) : null;
    return found && !found.isAddress ? read([{ kind: 'email', value: address }, ...ofHost(found.host, found.domain)]) : null;
  },
  number: (text, { region, as }) => {
    const written = text.replace(/^(?:tel|sms|callto):/i, '');
    if (!/^[+(]?[\d\s().\-/\u2010-\u2015\u00a0]+$/.test(written)) return null;
    const figures = written.replace(/\D/g, '');
    if (figures.length < 7 && !as) return null;
    const phone = readPhone(written, region) ?? readPhone(`+${figures}`, region);
    if (!phone) return null;
    const abroad = phone.valid ? null : readPhone(`+${figures}`, region);
    return read([{ kind: 'number', value: (abroad?.valid ? abroad : phone).e164 }]);
  },
  /** A link, a host or a domain, by how much of one was written. */
  url: (text, { as }) => {
    const link = wholeLink(text);
    if (!link) return null;
    if (as === 'url' || link.path !== '' || /^h(?:tt|xx)ps?:/i.test(refanged(text))) return read(ofLink(link));
    return link.host === link.domain ? readers.domain(text, { region: '', as: 'domain' }) : readers.host(text, { region: '', as: 'host' });
  },
  host: (text) => {
    const link = wholeLink(text);
    if (!link) return null;
    return read(isAddress(link) ? [{ kind: 'ip', value: link.host }] : ofHost(link.host, link.domain));
  },
  domain: (text) => {
    const link = wholeLink(text);
    if (!link) return null;
    if (isAddress(link)) return read([{ kind: 'ip', value: link.host }]);
    return read([
      { kind: 'domain', value: link.domain },
      { kind: 'host', value: link.domain },
    ]);
  },
  sender_name: (text) => {
    const name = text.replace(/\s+/g, ' ').slice(0, 320);
    return read([{ kind: 'sender_name', value: name }]);
  },
  text: (text) => ({ kind: 'text', value: text, subjects: [] }),
};

/** What a message leads to: links with their hosts and domains, call-back numbers, e-mail addresses, each once. */
export function subjectsOfParts(parts: readonly Part[]): Subject[] {
  const all = parts.flatMap(({ kind, value, link }): Subject[] => {
    if (link) return ofLink(link);
    if (kind === 'phone') return [{ kind: 'number', value }];
    const read = kind === 'email' ? readers.email(value, { region: '' }) : null;
    return read ? [...read.subjects] : [];
  });
  return unique(all).slice(0, mostParts);
}

/** Groups of what belongs together: a link with its host and domain is one part of a text, not three. */
export function partsOf(parts: readonly Part[]): (readonly Subject[])[] {
  const groups = new Map<string, readonly Subject[]>();
  for (const part of parts) {
    const subjects = subjectsOfParts([part]);
    const [first] = subjects;
    if (first && groups.size < mostParts) groups.set(subjectKey(first), subjects);
  }
  return [...groups.values()];
}

function read(subjects: readonly Subject[]): ReadLookup {
  const all = unique(subjects);
  const [first] = all as [Subject, ...Subject[]];
  return { kind: first.kind, value: first.value, subjects: all };
}

function unique(subjects: readonly Subject[]): Subject[] {
  return [...new Map(subjects.map((subject) => [subjectKey(subject), subject])).values()];
}

/** The link itself, its host and domain, the number behind a chat link, and the hosts to which a link says that it leads on. */
function ofLink(link: Link): Subject[] {
  const url: Subject = { kind: 'url', value: link.url };
  if (isAddress(link)) return [url, { kind: 'ip', value: link.host }];
  const number = /^whatsapp:(\d{7,15})$/.exec(chatHandle(link) ?? '')?.[1];
  const ends = targetsOf(link).flatMap((end) =>
    isAddress(end) ? [{ kind: 'ip' as const, value: end.host }] : ofHost(end.host, end.domain),
  );
  return [url, ...(number ? [{ kind: 'number' as const, value: `+${number}` }] : []), ...ofHost(link.host, link.domain), ...ends];
}

function ofHost(host: string, domain: string): Subject[] {
  return [
    { kind: 'host', value: host },
    { kind: 'domain', value: domain },
  ];
}

function isAddress({ host, suffix }: Link): boolean {
  return suffix === '' && readAddress(host) !== null;
}

/** The link that the whole of a text is, with or without a scheme. A lone word before a dot is a host here, as `evri.me`. */
function wholeLink(text: string): Link | null {
  const plain = refanged(text);
  if (/\s/.test(plain) || !plain.includes('.')) return null;
  const written = /^h(?:tt|xx|\*\*)ps?:?\//i.test(plain) ? plain : `http://${plain}`;
  const [first] = findLinks(written);
  if (!first || first.start > 0) return null;
  // What follows a whole host without a slash is no part of a link.
  return first.end >= written.replace(/[.,;:!?'"’”»)\]}>*|/]+$/u, '').length ? first.link : null;
}

function refanged(text: string): string {
  return text
    .replace(/^[<"'“(]+|[>"'”)]+$/gu, '')
    .replace(/\s?[[({]\s?(?:\.|dot)\s?[\])}]\s?/gi, '.')
    .replace(/[[(]:[\])]/g, ':')
    .replace(/^hxxp/i, 'http')
    .trim();
}

/** A sender name is short, and no sentence. */
function looksLikeName(text: string, { isName }: SubjectReading): boolean {
  if (/[\n\r]/.test(text) || text.length > longestName) return false;
  if (!/\s/.test(text)) return true;
  return (text.length <= longestSenderId && !/[.!?:;]/.test(text)) || (isName?.(text) ?? false);
}
