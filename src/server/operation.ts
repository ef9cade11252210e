import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { type OperationId, type Route, routes } from '../api/routes.ts';
import { type RawMedia, schemas } from '../api/schemas/index.ts';
import { HooklineError } from '../model/errors.ts';
import type { Audit } from './audit.ts';
import type { Asked, Context, Handler, RawAnswer } from './context.ts';
import { isForAll, isKnown } from './entity-tag.ts';
import type { Limits } from './limits.ts';
import type { Turns } from './turns.ts';
import { type Doors, type Who, whoAsks } from './who.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** Who asks; null before that is known, and where nobody need say. */
    who: Who | null;
  }
}

/** What operations are served with. */
export interface Service {
  readonly context: Context;
  readonly doors: Doors;
  readonly limits: Limits;
  readonly audit: Audit;
  readonly turns: Turns;
}

/** Anybody may try to log in, log out, and ask whether the server answers. */
const nobody: Who = { actor: '', role: 'viewer', scope: 'all', open: false, tokenId: null, session: null };
const isOpenToAll = (id: OperationId) => id === 'logIn' || id === 'logOut' || id === 'health';

/** What goes through all texts or reports. */
const slow: ReadonlySet<OperationId> = new Set(['messages', 'overview', 'agreement', 'types', 'exportFile']);

/** Serves one operation as the table has it: who may, what it takes, what it answers, what stands in the audit. */
export function serveOperation<Id extends OperationId>(app: FastifyInstance, id: Id, handle: Handler<Id>, service: Service): void {
  const route: Route = routes[id];
  const { params, query, body, answer, status = answer === null ? 204 : 200 } = schemas[id];
  const isJson = answer instanceof z.ZodType;
  app.route({
    method: route.method,
    url: route.path.replace(/\{(\w+)\}/g, ':$1'),
    schema: {
      ...(params ? { params } : {}),
      ...(query ? { querystring: query } : {}),
      ...(body instanceof z.ZodType ? { body } : {}),
      ...(isJson ? { response: { [status]: answer } } : {}),
    },
    onRequest: async (request, reply) => {
      request.who = await admit(id, route, request, reply, service);
      refuseMedia(request, body as z.ZodType | RawMedia | undefined);
      void reply.header('cache-control', 'private, no-cache');
    },
    handler: (request, reply) => service.context.underWay.of(answerTo(request, reply)),
  });

  async function answerTo(request: FastifyRequest, reply: FastifyReply): Promise<unknown> {
    const who = request.who ?? nobody;
    const inTurn = <T>(work: () => Promise<T>) =>
      slow.has(id) ? service.turns.of(who.tokenId ?? '', () => reply.raw.destroyed, work) : work();
    if (isKnown(id, request, reply, who, service.context.desk.revision)) return reply.code(304).send();
    const asked = { params: request.params, query: request.query, body: request.body, who, audit: () => null, request, reply } as Asked<Id>;
    if (isForAll(id)) {
      const { answers, desk } = service.context;
      const key = JSON.stringify([id, request.params, request.query]);
      const make = () => answers.of(desk.revision, key, async () => String(reply.serialize((await handle(asked)) as object)));
      const text = await (answers.has(desk.revision, key) ? make() : inTurn(make));
      return reply.type('application/json; charset=utf-8').send(text);
    }
    const answered = await (route.method === 'GET' ? inTurn(async () => handle(asked)) : service.audit.of(id, asked, handle));
    void reply.code(status);
    if (answer === null) return reply.send();
    return isJson ? reply.send(answered) : sendRaw(reply, answered as RawAnswer);
  }
}

async function admit(id: OperationId, { role }: Route, request: FastifyRequest, reply: FastifyReply, service: Service): Promise<Who> {
  if (isOpenToAll(id)) {
    if (id === 'health') await service.limits.asked(request, reply, nobody);
    return nobody;
  }
  try {
    const who = await whoAsks(request, id, role, service.doors);
    request.who = who;
    await service.limits.asked(request, reply, who);
    return who;
  } catch (error) {
    const isWrong = error instanceof HooklineError && error.code === 'HOOKLINE_TOKEN' && request.headers.authorization !== undefined;
    if (isWrong) await service.limits.refused(request, reply);
    if (error instanceof HooklineError && error.code === 'HOOKLINE_TOKEN') void reply.header('www-authenticate', 'Bearer');
    throw error;
  }
}

/** No form of another site can send these types: that it cannot is half of the guard against requests across sites. */
function refuseMedia({ headers }: FastifyRequest, body: z.ZodType | RawMedia | undefined): void {
  const hasBody = headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;
  if (!hasBody) {
    // Clients name a type out of habit; of nothing there is none.
    delete headers['content-type'];
    return;
  }
  const coding = headers['content-encoding'] ?? 'identity';
  if (coding !== 'identity') throw new HooklineError('HOOKLINE_MEDIA_TYPE', 'a body is sent as it is, without Content-Encoding');
  const given = (headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
  const wanted = body === undefined || body instanceof z.ZodType ? ['application/json'] : body.media;
  if (!wanted.includes(given)) throw new HooklineError('HOOKLINE_MEDIA_TYPE', `this takes ${wanted.join(' or ')}`);
}

function sendRaw(reply: FastifyReply, { contentType, body, fileName }: RawAnswer): FastifyReply {
  if (fileName !== undefined) void reply.header('content-disposition', `attachment; filename="${fileName}"`);
  void reply.type(contentType);
  return reply.send(body instanceof Uint8Array ? Buffer.from(body) : body);
}
