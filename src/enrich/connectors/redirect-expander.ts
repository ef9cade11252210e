import type { Finding, Subject } from '../../model/observation.ts';
import type {
  Connector,
  ConnectorRequest,
  ConnectorResponse,
  ProviderDeclaration,
  ProviderSettings,
  Reading,
} from '../../ports/provider.ts';
import { isPublicAddress } from '../providers/addresses.ts';
import { setting } from './asking.ts';
import { plain, webAddress } from './reading.ts';

/** Chains of real campaigns are shorter; browsers give up at 20. */
const mostHops = 8;
/** A page that sends its reader on says so in its head. */
const mostBytes = 65_536;

const declaration: ProviderDeclaration = {
  id: 'redirect-expander',
  name: 'Redirect expander',
  answers: ['url'],
  settings: [
    {
      name: 'follow',
      type: 'flag',
      default: 'false',
      required: true,
      help: 'true in a case in which links may be followed: whoever runs them sees that somebody looks, and from where.',
    },
    { name: 'user_agent', type: 'text', default: 'hookline', required: false, help: 'What to call oneself to the servers on the way.' },
  ],
  cost: null,
  quota: { daily: 1000, monthly: null },
  rate: { perSecond: 1, concurrency: 2 },
  cacheDays: { found: 1, notFound: 1 },
  needs: 'full',
  fields: ['redirect_to', 'redirect_end', 'final_url', 'http_status'],
  licence: 'What the servers on the way say of themselves',
  documentation: 'https://www.rfc-editor.org/rfc/rfc9110#name-redirection-3xx',
  takesAnyStatus: true,
};

/** Off unless the case switches it on: asking shows the other side that somebody looks. */
function ask({ kind, value }: Subject, settings: ProviderSettings): ConnectorRequest | null {
  if (kind !== 'url' || setting(settings, declaration.settings, 'follow') !== 'true') return null;
  const url = webAddress(value);
  return url === null || isHidden(new URL(url)) ? null : request('HEAD', url, 0, settings);
}

/** Nothing but this goes out: no cookie, no page from which one comes, no script is ever run. */
function request(method: 'HEAD' | 'GET', url: string, hops: number, settings: ProviderSettings): ConnectorRequest {
  const agent = plain(setting(settings, declaration.settings, 'user_agent')) ?? 'hookline';
  const printable = agent.replace(/[^\x20-\x7e]/g, '');
  return { method, url, headers: { accept: 'text/html,*/*;q=0.5', 'user-agent': printable }, readAtMost: mostBytes, note: String(hops) };
}

/**
 * HEAD first; where that leads nowhere, GET, for many servers answer HEAD otherwise. A hop is a `Location`, or a refresh in
 * header or page. The page itself is read for that alone and not kept.
 */
function read(response: ConnectorResponse, subject: Subject, settings: ProviderSettings, asked?: ConnectorRequest): Reading {
  const { method, url, note } = asked ?? { method: 'HEAD', url: subject.value, note: '0' };
  const hops = Number(note);
  const target = targetOf(response);
  if (target !== null) return hop(target, { method: method === 'GET' ? 'GET' : 'HEAD', url, hops }, settings);
  if (method === 'HEAD') return { kind: 'more', findings: [], request: request('GET', url, hops, settings) };
  const ended: Finding[] = [{ field: 'http_status', value: String(response.status) }];
  const final = webAddress(url);
  if (final !== null) ended.unshift({ field: 'final_url', value: final });
  return { kind: 'found', findings: ended };
}

interface From {
  readonly method: 'HEAD' | 'GET';
  readonly url: string;
  readonly hops: number;
}

/** After one server that answers HEAD otherwise than GET, all are asked by GET. */
function hop(target: string, from: From, settings: ProviderSettings): Reading {
  const to = URL.canParse(target, from.url) ? new URL(target, from.url) : null;
  if (to === null) return end('unreadable', null);
  if (to.protocol !== 'http:' && to.protocol !== 'https:') return end('other_scheme', to.protocol + to.pathname);
  to.username = '';
  to.password = '';
  to.hash = '';
  const url = webAddress(to.href);
  if (url === null) return end('unreadable', null);
  if (isHidden(to)) return end('private_address', url);
  if (url === from.url) return end('loop', null);
  if (from.hops >= mostHops) return end('too_many', url);
  return { kind: 'more', findings: [{ field: 'redirect_to', value: url }], request: request(from.method, url, from.hops + 1, settings) };
}

/** Where the way ends without a page: `redirect_end` says why. */
function end(why: string, target: string | null): Reading {
  const shown = plain(target, 500);
  const last: Finding[] = shown === null ? [] : [{ field: 'redirect_to', value: shown }];
  return { kind: 'found', findings: [...last, { field: 'redirect_end', value: why }] };
}

/** An address in figures that is not public. Names are checked where they are resolved, by whoever asks. */
function isHidden({ hostname }: URL): boolean {
  const host = hostname.replace(/^\[|\]$/g, '');
  const isAddress = /^[\d.]+$/.test(host) || host.includes(':');
  return isAddress ? !isPublicAddress(host) : /(?:^|\.)localhost$/.test(host);
}

function targetOf({ status, headers, body }: ConnectorResponse): string | null {
  if ([301, 302, 303, 307, 308].includes(status)) return headers.location?.trim() || null;
  return refreshOf(headers.refresh ?? '') ?? refreshInPage(body.slice(0, mostBytes));
}

/** The address of `5; url=https://…`, which browsers take in a header and in `<meta http-equiv="refresh">`. */
function refreshOf(content: string): string | null {
  const [, quote = '', rest = ''] = /^\s*[\d.]*\s*[;,\s]\s*(?:url\s*=\s*)?(['"]?)(\S.*)$/i.exec(content.slice(0, 2100)) ?? [];
  const address = quote === '' ? rest : rest.split(quote, 1)[0];
  return address?.trim() || null;
}

function refreshInPage(page: string): string | null {
  // What is not closed goes on to the end, as in a browser: so no place of the page is read twice.
  const shown = page.replace(/<!--[\s\S]*?(?:-->|$)/g, '').replace(/<(script|noscript|style|template)\b[\s\S]*?(?:<\/\1\s*>|$)/gi, '');
  for (const [tag] of shown.matchAll(/<meta\s[^<>]{0,3000}>/gi)) {
    if (!/\bhttp-equiv\s*=\s*["']?\s*refresh\b/i.test(tag)) continue;
    const [, double, single, bare] = /\bcontent\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]+))/i.exec(tag) ?? [];
    return refreshOf(
      (double ?? single ?? bare ?? '')
        .replace(/&amp;/g, '&')
        .replace(/&#0*39;|&apos;/g, "'")
        .replace(/&quot;/g, '"'),
    );
  }
  return null;
}

export const redirectExpander: Connector = { declaration, ask, read };
