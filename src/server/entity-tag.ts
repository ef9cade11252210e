import { createHash } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type OperationId, type Route, routes } from '../api/routes.ts';
import { isTagged } from '../api/tagged.ts';
import type { Who } from './who.ts';

/** Areas whose answers are the same whoever asks. */
const commonAreas: ReadonlySet<string> = new Set(['workspace', 'campaigns', 'messages']);

/** True of operations whose answer is JSON made of the workspace alone. */
export function isForAll(id: OperationId): boolean {
  const { tag }: Route = routes[id];
  return isTagged(id) && commonAreas.has(tag);
}

/**
 * Tags the answer by the state of the workspace, the address and who asks; true where the client has that answer already. The
 * state is taken before the answer is made: at worst a new answer goes out under an old tag, and is asked for once more.
 */
export function isKnown(id: OperationId, request: FastifyRequest, reply: FastifyReply, who: Who, revision: string): boolean {
  if (!isTagged(id)) return false;
  const told = JSON.stringify([revision, request.url, who.role, who.actor]);
  const entity = `W/"${createHash('sha256').update(told).digest('base64url').slice(0, 22)}"`;
  void reply.header('etag', entity);
  const known = request.headers['if-none-match'] ?? '';
  return known.split(',').some((one) => one.trim() === entity || one.trim() === entity.slice(2));
}
