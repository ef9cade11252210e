import type { Link } from '../../model/link.ts';
import { eachMatch } from '../text/matches.ts';
import { CharacterClass } from '../text/word-scan.ts';
import { type Host, readHost } from './host.ts';

/** A link found in a text, with its offsets there. */
export interface FoundLink {
  readonly link: Link;
  readonly start: number;
  readonly end: number;
}

const dot = String.raw`(?:[.。．｡․]|\s?[[({]\s?(?:\.|dot)\s?[\])}]\s?|\sdot\s)`;
const anyDot = new RegExp(dot, 'giu');
const label = String.raw`[\p{L}\p{N}](?:[\p{L}\p{M}\p{N}_-]{0,61}[\p{L}\p{M}\p{N}])?`;
const top = String.raw`(?:xn--[a-z0-9-]{1,59}|\p{L}[\p{L}\p{M}]{1,23})`;
const name = `(?:${label}${dot}){1,8}${top}`;
const address = String.raw`\d{1,3}(?:${dot}\d{1,3}){3}`;
const tail = String.raw`(?::\d{2,5})?(?:[/?#][^\s<>"“”]*)?`;
const scheme = String.raw`h(?:tt|xx|\*\*)ps?\s?(?:\[:\]|\(:\)|[:;：])?\s?(?:[/\\]\s?){1,3}`;

/** With a scheme, however bent. */
const withScheme = new RegExp(String.raw`(${scheme})([^\s/?#@<>"]{1,80}@)?(${name}|${address})\.?(${tail})`, 'giu');
/** Without a scheme: `bit.ly/abc`, `evri-fee[.]example`; an address only with a path, for version numbers look like one. */
const bare = new RegExp(String.raw`(?<![\p{L}\p{N}@_.\-/\]])(${name}|${address}(?=/))(?![\p{L}\p{N}_@-])(${tail})`, 'giu');
/** With spaces around the dots: only before endings that no sentence has. */
const spacedEnd = String.raw`(?:com|net|org|info|top|xyz|online|site|shop|club|vip|icu|click|link|buzz|live|sbs|cyou|co\s?\.\s?uk|ly|example|test|invalid)`;
const spaced = new RegExp(
  String.raw`(?<![\p{L}\p{N}@_.-])((?:www\s?\.\s?)?[a-z0-9][a-z0-9-]{1,62}(?:\s\.\s?|\.\s)${spacedEnd})(?![\p{L}\p{N}_-])((?:\s?/\s?[^\s<>"]+)?)`,
  'giu',
);

/** With spaces around the dot and a path at once after it: `wa . me/447700900123`. */
const spacedPath = /(?<![\p{L}\p{N}@_.-])([a-z0-9][a-z0-9-]{0,62}\s\.\s?[a-z]{2,12}|(?:wa|t)\.\s?me|bit\.\s?ly)\/([^\s<>"]{4,})/giu;
const mayHavePath = /\s\.\s?[a-z]{2,12}\/|\.\s(?:me|ly)\//i;

const bentDot = /[[({]\s?(?:\.|dot)|\sdot\s/i;
const maySpace = new RegExp(String.raw`(?:\s\.\s?|\.\s)${spacedEnd}`, 'i');

/** Endings that are also words: a bare `done.It` or `ok.so` is a missing space, not a link, unless more speaks for it. */
const wordEndings = new Set(
  'am as at be by do go he id if in is it la me mm my no of on or so to us we am pm al de el la le en es et ou un je tu te se si no ya da di du im zu ab an app is so its day new now one love life live call help here how care cash best bid buy fun gift win today world work red blue pay info name top men man lol ltd got pin promo menu'.split(
    ' ',
  ),
);

/**
 * Finds links as people write and scammers bend them. Offsets are into `text`, which is never changed.
 * Pass the compatibility-folded view: hosts are read as a phone resolves them, so `раypal.com` stays its own (IDN) domain.
 */
export function findLinks(text: string): FoundLink[] {
  if (!/[.。．｡․]|dot/i.test(text)) return [];
  const found: FoundLink[] = [];
  if (/h(?:tt|xx|\*\*)p/i.test(text)) {
    eachMatch(withScheme, text, (match) => {
      const [, prefix = '', user = '', name = '', tail = ''] = match;
      const { whole, host, rest } = withoutNextSentence(match[0], prefix.length + user.length, name, tail);
      const bends = [...hostBends(host), ...schemeBends(prefix)];
      if (user) bends.push('userinfo');
      const place = behind(text, match.index + whole.length, prefix.length + user.length);
      add(found, match.index, whole, host, rest, schemeName(prefix), bends, place);
    });
  }
  for (const { from, piece } of piecesWithDots(text)) {
    eachMatch(bare, piece, (match) => {
      const start = from + match.index;
      const { whole, host, rest } = withoutNextSentence(match[0], 0, match[1] ?? '', match[2] ?? '');
      if (isSentenceBreak(text, start, host, rest)) return;
      add(found, start, whole, host, rest, '', hostBends(host), behind(text, start + whole.length, 0));
    });
  }
  if (maySpace.test(text)) {
    eachMatch(spaced, text, (match) => {
      const [whole, host = '', rest = ''] = match;
      if (!rest && isSentenceEnd(host, text.slice(match.index + whole.length))) return;
      add(found, match.index, whole, host.replace(/\s/g, ''), rest.replace(/\s/g, ''), '', ['spaced'], nowhere);
    });
  }
  if (mayHavePath.test(text)) {
    eachMatch(spacedPath, text, (match) => {
      const [whole, host = '', path = ''] = match;
      add(found, match.index, whole, host.replace(/\s/g, ''), `/${path}`, '', ['spaced'], nowhere);
    });
  }
  return found.sort((a, b) => a.start - b.start);
}

/** What lies between spaces and has a dot within; the whole text where dots may be bent, for then spaces are part of a link. */
function piecesWithDots(text: string): { from: number; piece: string }[] {
  if (bentDot.test(text)) return [{ from: 0, piece: text }];
  const pieces: { from: number; piece: string }[] = [];
  for (let at = 1; at < text.length - 1; at++) {
    if (!isDot(text.charCodeAt(at)) || spaces.has(text.charCodeAt(at - 1)) || !goesOn(text.charCodeAt(at + 1))) continue;
    let from = at;
    while (from > 0 && !spaces.has(text.charCodeAt(from - 1))) from--;
    while (at < text.length && !spaces.has(text.charCodeAt(at))) at++;
    pieces.push({ from, piece: text.slice(from, at) });
  }
  return pieces;
}

const spaces = new CharacterClass(/\s/);

/** A full stop, or what stands for one: `。．｡․`. */
function isDot(code: number): boolean {
  return code === 46 || code === 0x3002 || code === 0xff0e || code === 0xff61 || code === 0x2024;
}

function goesOn(code: number): boolean {
  return code !== 46 && !spaces.has(code);
}

/** What follows a host where its name goes on, broken off by a space or a line's end: `bank.example-login page`, `bank.example.new-card form`. */
const runsOn = /^(?:[-_][\p{L}\p{N}]|[.。．｡․]\p{Ll}(?:\p{Ll}{5}|[\p{Ll}\p{N}_-]{0,9}[\p{N}_-]))/u;

/** Where the host stands in what was matched, and the text behind that. */
interface Place {
  readonly hostAt: number;
  readonly after: string;
}

const nowhere: Place = { hostAt: 0, after: ' ' };

function behind(text: string, end: number, hostAt: number): Place {
  return { hostAt, after: text.slice(end, end + 14) };
}

function add(
  found: FoundLink[],
  start: number,
  whole: string,
  rawHost: string,
  rawRest: string,
  linkScheme: string,
  bends: string[],
  { hostAt, after }: Place,
): void {
  const rest = withoutTrailing(rawRest);
  const end = start + whole.length - (rawRest.length - rest.length);
  if (found.some((other) => start < other.end && end > other.start)) return;
  const read = readLongest(rawHost);
  if (!read) return;
  const cut = rawHost.length - read.length;
  const kept = cut > 0 ? '' : rest;
  if (runsOn.test(whole.slice(hostAt + read.length) + after)) bends.push('runs on');
  found.push({ link: asLink(read.host, linkScheme, kept, bends), start, end: cut > 0 ? end - rest.length - cut : end });
}

/** Text runs on after some hosts (`evri.example.Your parcel`): if the whole is no host, try without its last labels. */
function readLongest(rawHost: string): { host: Host; length: number } | null {
  const whole = readHost(rawHost.replace(anyDot, '.'));
  if (whole) return { host: whole, length: rawHost.length };
  const ends = [...rawHost.matchAll(anyDot)].map((match) => match.index).slice(1);
  for (const length of [rawHost.length, ...ends.reverse()]) {
    const name = rawHost.slice(0, length).replace(anyDot, '.');
    const host = readHost(name);
    const last = name.slice(name.lastIndexOf('.') + 1).toLowerCase();
    if (host && (length === rawHost.length || !wordEndings.has(last))) return { host, length };
  }
  return null;
}

function asLink(host: Host, linkScheme: string, rest: string, bends: readonly string[]): Link {
  const path = rest.replace(/^:\d+/, '');
  const all = new Set(bends);
  if (host.isAddress) all.add('address instead of a name');
  if (host.host.includes('xn--')) all.add('idn');
  return {
    url: `${linkScheme || 'http'}://${host.host}${rest}`,
    scheme: linkScheme,
    host: host.host,
    domain: host.domain,
    suffix: host.suffix,
    path,
    bends: [...all].sort(),
  };
}

function schemeName(prefix: string): string {
  return /^h..ps/i.test(prefix) ? 'https' : 'http';
}

function schemeBends(prefix: string): string[] {
  const bends: string[] = [];
  if (/^h(?:xx|\*\*)/i.test(prefix) || /[[(]:/.test(prefix)) bends.push('defanged');
  else if (/\s/.test(prefix)) bends.push('spaced');
  else if (!/^https?:\/\/$/i.test(prefix)) bends.push('broken scheme');
  return bends;
}

function hostBends(host: string): string[] {
  const bends: string[] = [];
  if (/[[({]|\sdot\s/i.test(host)) bends.push('defanged');
  if (/[。．｡․]/.test(host)) bends.push('unicode dots');
  return bends;
}

/** `Ref 12345. Click here`, `all day. Live in town`: a full stop and a word, unless the name before it looks made up. */
function isSentenceEnd(host: string, after: string): boolean {
  if (/^www/i.test(host)) return false;
  const [, gap = '', ending = ''] = /(\s?\.\s?)(\p{L}+)$/u.exec(host) ?? [];
  if (/^\p{Lu}\p{Ll}/u.test(ending)) return true;
  if (!/^(?:top|live|online|shop|link|click|site|info|club)$/i.test(ending)) return false;
  return !/[-\d]/.test(host) || (gap.startsWith('.') && /^\s\p{L}/u.test(after));
}

/** `evri-fee.example.Your parcel`, `EVRI.EXAMPLE.Your`: a capital after a whole host starts the next sentence. The host stands `at` in `whole`. */
function withoutNextSentence(whole: string, at: number, host: string, rest: string): { whole: string; host: string; rest: string } {
  const before = /^(.+\p{Ll}|[^\p{Ll}]+\p{Lu})[.。．｡․]\p{Lu}\p{Ll}+$/u.exec(host)?.[1];
  if (!before || rest.length > 1 || !readHost(before.replace(anyDot, '.'))) return { whole, host, rest };
  return { whole: whole.slice(0, at + before.length), host: before, rest: '' };
}

function isSentenceBreak(text: string, start: number, host: string, rest: string): boolean {
  if (rest.length > 1 || /^www\./i.test(host) || /[[({]/.test(host)) return false;
  const labels = host.split(anyDot);
  const last = labels.pop() ?? '';
  const before = labels.at(-1) ?? '';
  const figures = labels.every((one) => /^\d+$/.test(one));
  if (/^\p{Lu}\p{Ll}+$/u.test(last) && (figures || /\p{Ll}$/u.test(before))) return true;
  if (!wordEndings.has(last.toLowerCase())) return false;
  if (figures) return true;
  if (/[-\d]/.test(before) || labels.length > 1) return false;
  return !/(?:visit|click|link|via|at|go to|tap|check|info|see|follow|:|-|→|>)\s*$/i.test(text.slice(Math.max(0, start - 24), start));
}

function withoutTrailing(rest: string): string {
  let out = rest.replace(/[.,;:!?'"’”»)\]}>*|]+$/u, '');
  if (out.includes('(') && rest[out.length] === ')') out += ')';
  return out === ':' ? '' : out;
}

/** Reads one URL that stands by itself, as in a url column. Null when it is none. */
export function readUrl(raw: string): Link | null {
  const trimmed = raw.trim();
  const first = findLinks(trimmed)[0];
  return first && first.start <= 1 ? first.link : null;
}
