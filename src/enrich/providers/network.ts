import { lookup } from 'node:dns';
import { type IncomingMessage, request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import { connect, isIP, type LookupFunction } from 'node:net';
import { pipeline, type Readable } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';
import { isHouseAddress, isLoopback, isPublicAddress } from './addresses.ts';

/** A response whose body is still to be read. */
export interface OpenResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: AsyncIterable<Uint8Array>;
}

export interface Outgoing {
  readonly method: string;
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | undefined;
  readonly signal: AbortSignal;
}

export interface NetworkOptions {
  /** In place of the network; addresses in figures are refused all the same. */
  readonly fetch?: typeof fetch;
  /** In place of the system's name service. */
  readonly resolve?: (host: string) => Promise<readonly string[]>;
  /** Lets requests through to this machine: for tests. */
  readonly allowLoopback?: boolean;
  /** The one host that may have an address within one's own house. */
  readonly privateHost?: string;
}

/** A request that is not made because of where it leads. */
export class ForbiddenAddress extends Error {}

/**
 * Makes one request and follows no redirect. Names are resolved here, and the connection goes to an address that was checked:
 * one that is not public is never reached, whatever a name service says the second time. Addresses of the form
 * `whois://server/query` go to port 43 (RFC 3912) and come back with status 200. Throws {@link ForbiddenAddress}.
 */
export async function send(outgoing: Outgoing, options: NetworkOptions): Promise<OpenResponse> {
  const { url } = outgoing;
  checkUrl(url, options);
  if (options.fetch) return viaFetch(outgoing, options.fetch);
  return url.protocol === 'whois:' ? askWhois(outgoing, options) : askHttp(outgoing, options);
}

/** Throws {@link ForbiddenAddress} for what the address itself already forbids. */
export function checkUrl(url: URL, options: NetworkOptions): void {
  if (!['http:', 'https:', 'whois:'].includes(url.protocol)) throw new ForbiddenAddress(`addresses of ${url.protocol} are not asked`);
  if (url.username !== '' || url.password !== '') throw new ForbiddenAddress('the address holds a name or password');
  const host = hostOf(url);
  if (host === '') throw new ForbiddenAddress('the address has no host');
  if (isIP(host) !== 0) checkAddress(host, host, options);
  const port = Number(url.port || 443);
  // Mail servers and the like can be made to do things by a request that was never meant for them.
  if (port < 1024 && port !== 80 && port !== 443 && !(port === 43 && url.protocol === 'whois:'))
    throw new ForbiddenAddress(`port ${port} is not asked`);
}

function checkAddress(address: string, host: string, { allowLoopback, privateHost }: NetworkOptions): void {
  if (isPublicAddress(address) || (allowLoopback && isLoopback(address))) return;
  if (host === privateHost && isHouseAddress(address)) return;
  throw new ForbiddenAddress('the address is not on the public network');
}

/** The host of an address, that of IPv6 without its brackets. */
export function hostOf(url: URL): string {
  return url.hostname.replace(/^\[|\]$/g, '');
}

function askHttp({ method, url, headers, body, signal }: Outgoing, options: NetworkOptions): Promise<OpenResponse> {
  const request = url.protocol === 'https:' ? requestHttps : requestHttp;
  const length = body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) };
  const settings = {
    method,
    headers: { ...headers, ...length, 'accept-encoding': 'gzip' },
    // A connection is made anew each time, and its address checked with it.
    agent: false,
    lookup: lookupOf(options),
    signal,
  };
  return new Promise((resolve, reject) => {
    const sent = request(url, settings, (incoming) => {
      const plain = Object.entries(incoming.headers).map(([name, value]) => [
        name,
        Array.isArray(value) ? value.join(', ') : (value ?? ''),
      ]);
      resolve({ status: incoming.statusCode ?? 0, headers: Object.fromEntries(plain), body: decoded(incoming, method) });
    });
    sent.on('error', reject);
    sent.end(body);
  });
}

/** The body with its encoding undone; what it comes to is capped by whoever reads it. */
function decoded(incoming: IncomingMessage, method: string): AsyncIterable<Uint8Array> {
  const encoding = String(incoming.headers['content-encoding'] ?? '')
    .trim()
    .toLowerCase();
  const makers: Readonly<Record<string, () => NodeJS.ReadWriteStream>> = {
    gzip: createGunzip,
    'x-gzip': createGunzip,
    deflate: createInflate,
    br: createBrotliDecompress,
  };
  const make = Object.hasOwn(makers, encoding) && method !== 'HEAD' ? makers[encoding] : undefined;
  if (make === undefined) return incoming;
  // What goes wrong is thrown where the body is read.
  return pipeline(incoming, make(), () => undefined) as unknown as Readable;
}

/** Resolves a name, refuses it when any of its addresses is not public, and lets the connection go to these addresses only. */
function lookupOf(options: NetworkOptions): LookupFunction {
  const resolve = options.resolve ?? addressesOf;
  return (host, { all }, callback) => {
    resolve(host).then(
      (addresses) => {
        try {
          for (const address of addresses) checkAddress(address, host, options);
          const found = addresses.map((address) => ({ address, family: isIP(address) }));
          const [first] = found;
          if (first === undefined) throw Object.assign(new Error('no address'), { code: 'ENOTFOUND' });
          if (all) callback(null, found);
          else callback(null, first.address, first.family);
        } catch (error) {
          callback(error as NodeJS.ErrnoException, '', 0);
        }
      },
      (error) => callback(error as NodeJS.ErrnoException, '', 0),
    );
  };
}

function addressesOf(host: string): Promise<readonly string[]> {
  return new Promise((resolve, reject) => {
    lookup(host, { all: true }, (error, found) => (error ? reject(error) : resolve(found.map(({ address }) => address))));
  });
}

function askWhois({ url, signal }: Outgoing, options: NetworkOptions): Promise<OpenResponse> {
  const query = decodeURIComponent(url.pathname.slice(1));
  if (!/^[\x21-\x7e][\x20-\x7e]{0,250}$/.test(query)) throw new ForbiddenAddress('the query is none of WHOIS');
  const port = Number(url.port || 43);
  return new Promise((resolve, reject) => {
    const socket = connect({ host: hostOf(url), port, lookup: lookupOf(options), ...({ signal } as object) });
    socket.once('error', reject);
    socket.once('connect', () => {
      socket.write(`${query}\r\n`);
      resolve({ status: 200, headers: { 'content-type': 'text/plain' }, body: socket });
    });
  });
}

async function viaFetch({ method, url, headers, body, signal }: Outgoing, given: typeof fetch): Promise<OpenResponse> {
  const response = await given(url, { method, headers, ...(body === undefined ? {} : { body }), redirect: 'manual', signal });
  return { status: response.status, headers: Object.fromEntries(response.headers), body: response.body ?? none() };
}

async function* none(): AsyncGenerator<Uint8Array> {}
