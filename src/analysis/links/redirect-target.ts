import type { Link } from '../../model/link.ts';
import { readUrl } from './find.ts';

/** No honest link has more parameters or a longer address in one, and a hostile one costs no more. */
const mostParameters = 40;
const longestRead = 4000;

/** An address can lead through several redirects. */
const mostTargets = 3;

/** The bend of a link that was read from within another: nobody speaks by it in his own name. */
export const redirected = 'redirected';

/** A sign that an address stands in a path: written plainly, percent-encoded once or twice, as Proofpoint writes it, or in base64. */
const mayLead = /https?(?::|%3a|%253a|-3a)|a1aHR0c|=aHR0c/i;

/** Pages of search engines and social networks that take an address without its scheme. */
const takesBareHosts = /^\/(?:url|l\.php|redirect|away\.php|imgres|translate|redir\/redirect|l\/?)(?=[/?])/i;
const bareParameters: ReadonlySet<string> = new Set(['q', 'u', 'url', 'to', 'z', 'uddg', 'target', 'imgurl']);

/**
 * The address that a link leads on to, read from the link itself: from a parameter (`google.com/url?q=…`), the path (`/amp/s/…`, `/web/2024/https://…`) or
 * the host (`….translate.goog`). Null where none stands there. Nothing is asked and nothing followed; never throws.
 */
export function targetOf(link: Link): Link | null {
  const path = link.path.slice(0, longestRead);
  const bare = takesBareHosts.test(path);
  if (!bare && !mayLead.test(path) && !/[./](?:goog|amp|ampproject\.org)(?:$|\/)/.test(`${link.host}${path.slice(0, 5)}`)) return null;
  for (const written of [ofHost(link, path), ofAmp(link, path), ...ofQuery(path, bare), ofPath(path)]) {
    const target = written === null ? null : asTarget(written);
    if (target && target.host !== link.host) return { ...target, bends: [...target.bends, redirected].sort() };
  }
  return null;
}

/** The addresses to which a link leads one behind another. */
export function targetsOf(link: Link): Link[] {
  const found: Link[] = [];
  for (let next = targetOf(link); next && found.length < mostTargets; next = targetOf(next)) found.push(next);
  return found;
}

/** `evil--name-example.translate.goog` is `evil-name.example`. */
function ofHost({ host }: Link, path: string): string | null {
  if (!host.endsWith('.translate.goog')) return null;
  const name = host.slice(0, -'.translate.goog'.length).split('.').pop() ?? '';
  return `http://${name
    .split('--')
    .map((part) => part.replaceAll('-', '.'))
    .join('-')}${path}`;
}

/** Google's copies of pages: `google.com/amp/s/host/path`, `cdn.ampproject.org/c/s/host/path`. */
function ofAmp({ host }: Link, path: string): string | null {
  const isAmp = host.endsWith('.ampproject.org') || host === 'ampproject.org' || /(?:^|\.)google\.[a-z.]{2,6}$/.test(host);
  const rest = isAmp ? /^\/(?:amp|[civ])\/(?:s\/)?(?=[^/]+\.)(.+)$/.exec(path)?.[1] : undefined;
  return rest === undefined ? null : withScheme(decoded(rest));
}

/** Parameters that are a whole address. */
function ofQuery(path: string, bare: boolean): string[] {
  const query = path.slice(path.search(/[?#]/) + 1 || path.length);
  if (query === '') return [];
  const found: string[] = /^https?:\/\//i.test(query) ? [query] : [];
  for (const pair of query.split(/[&?#]/, mostParameters)) {
    const at = pair.indexOf('=');
    if (at < 1) continue;
    const [name, value] = [pair.slice(0, at).toLowerCase(), pair.slice(at + 1)];
    const read = address(value) ?? (bare && bareParameters.has(name) ? bareHost(value) : null);
    if (read !== null) found.push(read);
  }
  return found;
}

/** What a parameter holds, where it is an address with its scheme. */
function address(value: string): string | null {
  const plain = decoded(value);
  if (/^https?:\/\//i.test(plain)) return plain;
  if (/^https?%3a/i.test(plain)) return decoded(plain);
  // Proofpoint writes `-3A` for `%3A` and `_` for a slash.
  if (/^https?-3a__/i.test(value)) return decoded(value.replace(/-([0-9a-f]{2})/gi, '%$1').replaceAll('_', '/'));
  const coded = /^(?:a1)?(aHR0c[\w+/-]{4,})={0,2}$/.exec(plain)?.[1];
  return coded === undefined ? null : fromBase64(coded);
}

function bareHost(value: string): string | null {
  const plain = decoded(value);
  return /^[\p{L}\p{N}][\p{L}\p{N}.-]{0,250}\.\p{L}{2,}(?:[/?#:]|$)/u.test(plain) ? `http://${plain}` : null;
}

/** An address with its scheme within the path: `/web/2024/https://…`, `/v3/__https://…__;`. */
function ofPath(path: string): string | null {
  const at = path.search(/https?(?::|%3a)/i);
  if (at < 1 || !/[/_]/.test(path.charAt(at - 1))) return null;
  const written = decoded(path.slice(at)).replace(/^(https?:)\/+/i, '$1//');
  return written.replace(/__;.*$/s, '');
}

function withScheme(written: string): string {
  return /^https?:/i.test(written) ? written : `http://${written}`;
}

function asTarget(written: string): Link | null {
  return /^https?:\/\/[^\s/]/i.test(written) ? readUrl(written) : null;
}

function decoded(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value; // not percent-encoding after all
  }
}

const digits64 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** Base64 of ASCII, in either alphabet; null for what is none. */
function fromBase64(coded: string): string | null {
  let [out, bits, held] = ['', 0, 0];
  for (const letter of coded) {
    const value = digits64.indexOf(letter === '-' ? '+' : letter === '_' ? '/' : letter);
    if (value < 0) return null;
    held = ((held << 6) | value) & 0xffff;
    bits += 6;
    if (bits < 8) continue;
    bits -= 8;
    const code = (held >> bits) & 0xff;
    if (code < 33 || code > 126) return null;
    out += String.fromCharCode(code);
  }
  return out;
}
