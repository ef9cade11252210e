import swagger from '@fastify/swagger';
import swaggerUi from '@fastify/swagger-ui';
import type { FastifyInstance } from 'fastify';
import { type Doors, whoAsks } from './who.ts';

/** The readable page of the API, at /api/docs. Who may read `openapi.json` may read this. */
export async function serveDocuments(app: FastifyInstance, document: Readonly<Record<string, unknown>>, doors: Doors): Promise<void> {
  await app.register(swagger, { mode: 'static', specification: { document: document as never } });
  await app.register(swaggerUi, {
    routePrefix: '/api/docs',
    uiConfig: { docExpansion: 'list', layout: 'BaseLayout', validatorUrl: null },
    theme: { title: 'Hookline API' },
    uiHooks: {
      onRequest: async (request) => {
        await whoAsks(request, 'openapi', 'viewer', doors);
      },
    },
  });
}
