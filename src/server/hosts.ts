import type { FastifyRequest } from 'fastify';
import { HooklineError } from '../model/errors.ts';

const loopback = new Set(['127.0.0.1', 'localhost', '::1', '[::1]']);

/** True of addresses and names that only this machine can reach. */
export function isLoopback(host: string): boolean {
  return loopback.has(host.toLowerCase());
}

/** The names under which a server may be asked, with port, in lower case. */
export interface OwnHosts {
  has(host: string): boolean;
}

/** Loopback names and the address listened on, each with the port; other names as they are given. */
export function ownHosts(listening: string, port: number, allowed: readonly string[]): OwnHosts {
  const names = ['127.0.0.1', 'localhost', '[::1]', listening.includes(':') ? `[${listening.replace(/[[\]]/g, '')}]` : listening];
  const own = names.flatMap((name) => (port === 80 ? [name, `${name}:80`] : [`${name}:${port}`]));
  const others = allowed.flatMap((name) => (/:\d+$/.test(name) ? [name] : [name, `${name}:${port}`]));
  const all = new Set([...own, ...others].map((name) => name.toLowerCase()));
  return { has: (host) => all.has(host.toLowerCase()) };
}

/**
 * Refuses what a page of another site had a browser send. A name that is not ours is DNS rebinding; a foreign `Origin` or a
 * `Sec-Fetch-Site` that is not this page's is a request across sites. Throws `HOOKLINE_FOREIGN_REQUEST`.
 */
export function refuseForeign(request: FastifyRequest, own: OwnHosts): void {
  const { host = '', origin, 'sec-fetch-site': site } = request.headers;
  if (!own.has(host) && host !== reachedAt(request)) throw foreign('the request names a host that is none of this server');
  // By the route that answers: an address may be written in many ways (`/%61pi/overview`).
  const isApi = [request.url, request.routeOptions.url ?? ''].some((path) => path.startsWith('/api/'));
  const isPage = !isApi && (request.method === 'GET' || request.method === 'HEAD');
  if (isPage) return;
  if (origin !== undefined && !isOwnOrigin(origin, host, own)) throw foreign('the request comes from a page of another site');
  if (site !== undefined && site !== 'same-origin' && site !== 'none') throw foreign('the request comes from a page of another site');
}

/** The address that the request came to, as a host: no name, so nobody can rebind it. Of a server that listens on all of them. */
function reachedAt({ socket }: FastifyRequest): string {
  const address = socket.localAddress?.replace(/^::ffff:/, '') ?? '';
  return `${address.includes(':') ? `[${address}]` : address}:${socket.localPort}`;
}

function isOwnOrigin(origin: string, host: string, own: OwnHosts): boolean {
  const from = /^https?:\/\/([^/?#@\s]+)$/i.exec(origin)?.[1];
  return from !== undefined && (from.toLowerCase() === host.toLowerCase() || own.has(from));
}

function foreign(why: string): HooklineError {
  return new HooklineError('HOOKLINE_FOREIGN_REQUEST', why);
}
