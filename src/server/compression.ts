import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { isLoopback } from './hosts.ts';

const zip = promisify(gzip);

/** Shorter answers gain less than the work costs; characters. */
const least = 1500;

/**
 * Compresses JSON on its way over a network; on the same machine that would only cost time. A list of campaigns becomes a seventh of its
 * length. What flows, files and events, goes as it is, and so does the answer to a change, which may hold a new token.
 */
export async function compressed(request: FastifyRequest, reply: FastifyReply, payload: unknown): Promise<unknown> {
  if (typeof payload !== 'string' || payload.length < least || request.method !== 'GET' || isNear(request)) return payload;
  if (!String(reply.getHeader('content-type') ?? '').startsWith('application/json')) return payload;
  void reply.header('vary', 'accept-encoding');
  if (!takesGzip(request.headers['accept-encoding'])) return payload;
  const body = await zip(payload, { level: 4 });
  void reply.header('content-encoding', 'gzip').header('content-length', body.length);
  return body;
}

/** Who has gone meanwhile has no address any more. */
function isNear({ socket }: FastifyRequest): boolean {
  const address = socket.remoteAddress?.replace(/^::ffff:/, '');
  return address === undefined || isLoopback(address);
}

/** Named without a weight of nothing. */
function takesGzip(header: string | string[] | undefined): boolean {
  return String(header ?? '')
    .split(',')
    .some((one) => /^\s*gzip\s*(?:;\s*q=(?!0(?:\.0*)?\s*$)[\d.]+\s*)?$/i.test(one));
}
