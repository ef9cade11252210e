import { toASCII } from 'punycode/punycode.es6.js';
import { parse } from 'tldts';
import { remember } from '../text/remember.ts';

/** A host name read into its parts. Lower case, ASCII. */
export interface Host {
  readonly host: string;
  readonly domain: string;
  readonly suffix: string;
  readonly isAddress: boolean;
  /** The suffix is a company's, under which it gives names to customers (the private part of the public suffix list). */
  readonly isPrivate: boolean;
}

/** Names that RFC 2606 and RFC 6761 keep for examples and tests; read as domains so that fixtures work like real input. */
const reserved = /(?:^|\.)(?:example|test|invalid)$/;
const dots = /[。．｡․]/g;
// biome-ignore lint/suspicious/noControlCharactersInRegex: the ASCII test is the point
const ascii = /^[\x00-\x7f]*$/;
const label = /^(?!-)[a-z0-9_-]{1,63}(?<!-)$/;

/** Reads a host as a browser would (UTS 46 mapping, IDNA to ASCII, public suffix list). Null if no such host can exist. */
export const readHost: (raw: string) => Host | null = remember(read);

function read(raw: string): Host | null {
  const host = asciiHost(raw);
  if (host === null) return null;
  const options = { extractHostname: false, validateHostname: false };
  const byCustomer = parse(host, { ...options, allowPrivateDomains: true });
  // `web.app` itself is a public suffix, and a site all the same.
  const parsed = byCustomer.isPrivate && !byCustomer.domain ? parse(host, options) : byCustomer;
  if (parsed.isIp)
    return host.split('.').every((part) => Number(part) <= 255)
      ? { host, domain: host, suffix: '', isAddress: true, isPrivate: false }
      : null;
  if (reserved.test(host)) return reservedHost(host);
  if (!parsed.publicSuffix || !(parsed.isIcann || parsed.isPrivate)) return null;
  // A public suffix can be a site itself, as gov.uk is.
  if (parsed.publicSuffix === host && host.includes('.'))
    return { host, domain: host, suffix: parsed.publicSuffix, isAddress: false, isPrivate: parsed.isPrivate === true };
  if (!parsed.domain) return null;
  return { host, domain: parsed.domain, suffix: parsed.publicSuffix, isAddress: false, isPrivate: parsed.isPrivate === true };
}

function asciiHost(raw: string): string | null {
  const plain = ascii.test(raw);
  const name = (plain ? raw.toLowerCase() : raw.normalize('NFKC').toLowerCase().replace(dots, '.')).replace(/\.$/, '');
  if (name.length > 253) return null;
  try {
    const host = plain ? name : toASCII(name);
    return host.split('.').every((part) => label.test(part)) ? host : null;
  } catch {
    return null; // punycode throws on overflow; then no resolver accepts it either
  }
}

/** `a.co.test`-style second levels are not suffixes: the last two labels are the domain. */
function reservedHost(host: string): Host | null {
  const labels = host.split('.');
  if (labels.length < 2) return null;
  return { host, domain: labels.slice(-2).join('.'), suffix: labels.at(-1) ?? '', isAddress: false, isPrivate: false };
}
