import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { HooklineError } from '../model/errors.ts';
import type { Who } from './who.ts';

/** Wrong tokens an address may show in a minute. A token has 256 bits: this keeps noise down, and guessing out of the question. */
const wrongTokens = 10;
const minute = 60_000;

/** Counts who asks how often. Whoever is at this machine without a token is not counted. */
export interface Limits {
  /** Throws `HOOKLINE_TOO_MANY_REQUESTS` past the requests a minute of a token. */
  asked(request: FastifyRequest, reply: FastifyReply, who: Who): Promise<void>;
  /** Counts a wrong token. Throws `HOOKLINE_TOO_MANY_REQUESTS` past those of an address; right tokens are let in all the same. */
  refused(request: FastifyRequest, reply: FastifyReply): Promise<void>;
}

export function limitsOf(app: FastifyInstance, requestsPerMinute: number): Limits {
  const byToken = app.createRateLimit({
    max: requestsPerMinute,
    timeWindow: minute,
    keyGenerator: (request) => request.who?.tokenId ?? request.ip,
  });
  const byAddress = app.createRateLimit({ max: wrongTokens, timeWindow: minute });
  return {
    asked: async (request, reply, who) => {
      if (!who.open) refuseExceeded(await byToken(request), reply, 'more requests in a minute than this server allows');
    },
    refused: async (request, reply) => {
      refuseExceeded(await byAddress(request), reply, 'too many wrong tokens from this address');
    },
  };
}

function refuseExceeded(
  found: Awaited<ReturnType<ReturnType<FastifyInstance['createRateLimit']>>>,
  reply: FastifyReply,
  why: string,
): void {
  if (found.isAllowed || !found.isExceeded) return;
  void reply.header('retry-after', Math.max(1, found.ttlInSeconds));
  throw new HooklineError('HOOKLINE_TOO_MANY_REQUESTS', why);
}
