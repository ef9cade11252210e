import cookie from '@fastify/cookie';
import helmet from '@fastify/helmet';
import rateLimit from '@fastify/rate-limit';
import fastify, { type FastifyInstance } from 'fastify';
import { serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod';
import type { OperationId } from '../api/routes.ts';
import { Audit } from './audit.ts';
import { compressed } from './compression.ts';
import type { Context, Handler, Handlers } from './context.ts';
import { serveDocuments } from './documents.ts';
import { answerBrokenRequest, answerFailure, answerNotFound } from './failures.ts';
import { type OwnHosts, refuseForeign } from './hosts.ts';
import { readJsonBodies } from './json-body.ts';
import { limitsOf } from './limits.ts';
import { serveOperation } from './operation.ts';
import { servePage } from './page.ts';
import { readQuery } from './read-query.ts';
import { accessHandlers } from './routes/access.ts';
import { campaignHandlers } from './routes/campaigns.ts';
import { connectorHandlers } from './routes/connectors.ts';
import { intakeHandlers } from './routes/intake.ts';
import { lookupHandlers } from './routes/lookups.ts';
import { messageHandlers } from './routes/messages.ts';
import { reviewHandlers } from './routes/review.ts';
import { runHandlers } from './routes/runs.ts';
import { workspaceHandlers } from './routes/workspace.ts';
import { Turns } from './turns.ts';
import type { Doors } from './who.ts';

/** Largest body that is JSON; files come as bytes and have a limit of their own. */
const jsonLimit = 1024 * 1024;
/** A request may take so long to arrive, an upload over a slow line: milliseconds. */
const requestTime = 3_600_000;

/** Everything that the server answers, but without listening. `hosts` gives the names under which it may be asked. */
export async function buildApp(context: Context, doors: Doors, hosts: () => OwnHosts): Promise<FastifyInstance> {
  const { options } = context;
  const onFault = options.onFault ?? ((fault) => process.stderr.write(`hookline serve: ${fault}\n`));
  const app = fastify({
    logger: false,
    bodyLimit: jsonLimit,
    requestTimeout: requestTime,
    forceCloseConnections: 'idle',
    exposeHeadRoutes: false,
    routerOptions: { maxParamLength: 1000, ignoreTrailingSlash: false },
    clientErrorHandler: (_error, socket) => {
      // Ended alone it would stay open for as long as the other side likes.
      if (socket.writable) socket.write(answerBrokenRequest());
      socket.destroySoon();
    },
  });
  app.setValidatorCompiler((route) => {
    const check = validatorCompiler(route as Parameters<typeof validatorCompiler>[0]);
    return route.httpPart === 'querystring' ? (data) => check(readQuery(route.schema, data)) : check;
  });
  app.setSerializerCompiler(serializerCompiler);
  app.setErrorHandler(answerFailure(onFault));
  app.removeContentTypeParser('text/plain');
  readJsonBodies(app);
  app.addContentTypeParser('application/octet-stream', (_request, payload, done) => done(null, payload));
  app.decorateRequest('who', null);
  await app.register(helmet, { ...securityHeaders });
  app.addHook('onRequest', async (request, reply) => {
    void reply.header('permissions-policy', 'camera=(), geolocation=(), microphone=(), payment=(), usb=()');
    refuseForeign(request, hosts());
  });
  app.addHook('onSend', compressed);
  await app.register(cookie);
  await app.register(rateLimit, { global: false });

  const audit = new Audit(context.desk, context.clock.now, onFault);
  await audit.open();
  const limits = limitsOf(app, options.requestsPerMinute ?? 1200);
  const handlers: Handlers = {
    ...accessHandlers(context, limits),
    ...intakeHandlers(context),
    ...runHandlers(context),
    ...workspaceHandlers(context),
    ...campaignHandlers(context),
    ...messageHandlers(context),
    ...lookupHandlers(context),
    ...reviewHandlers(context),
    ...connectorHandlers(context),
  };
  const service = { context, doors, limits, audit, turns: new Turns() };
  for (const [id, handle] of Object.entries(handlers)) serveOperation(app, id as OperationId, handle as Handler<OperationId>, service);
  await serveDocuments(app, context.openapi, doors);
  if (options.pageFolder) await servePage(app, options.pageFolder);
  else app.setNotFoundHandler(answerNotFound);
  app.addHook('onClose', async () => {
    await context.underWay.ended();
    await audit.close();
  });
  return app;
}

/** Nothing from anywhere but here, no script or style in the page itself, no frame around it, nothing told to other sites. */
const securityHeaders = {
  contentSecurityPolicy: {
    useDefaults: false,
    directives: {
      'default-src': ["'none'"],
      'script-src': ["'self'"],
      'style-src': ["'self'"],
      'img-src': ["'self'", 'data:'],
      'connect-src': ["'self'"],
      'font-src': ["'self'"],
      'worker-src': ["'self'"],
      'frame-ancestors': ["'none'"],
      'base-uri': ["'none'"],
      'form-action': ["'none'"],
    },
  },
  referrerPolicy: { policy: 'no-referrer' },
  frameguard: { action: 'deny' },
  crossOriginOpenerPolicy: { policy: 'same-origin' },
  crossOriginResourcePolicy: { policy: 'same-origin' },
  crossOriginEmbedderPolicy: false,
  // Set where TLS ends: this server speaks plain HTTP.
  strictTransportSecurity: false,
} as const;
