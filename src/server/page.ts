import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { answerNotFound } from './failures.ts';
import { pageHints } from './page-hints.ts';

/** Names of built files hold a hash of what is in them, so they never change; beside each lies the same compressed. */
const hashed = /-[\w-]{8,}\.\w+(?:\.(?:gz|br))?$/;

/** Serves the built page. Every address of the page itself, such as /campaigns/c-1, is answered with the one document. */
export async function servePage(app: FastifyInstance, folder: string): Promise<void> {
  await app.register(fastifyStatic, {
    root: folder,
    index: false,
    dotfiles: 'deny',
    cacheControl: false,
    preCompressed: true,
    setHeaders: (reply, path) => {
      reply.setHeader('cache-control', hashed.test(path) ? 'public, max-age=31536000, immutable' : 'no-cache');
      reply.setHeader('vary', 'accept-encoding');
    },
  });
  const hintsFor = pageHints(folder);
  const sendPage = (request: FastifyRequest, reply: FastifyReply) => {
    const hints = hintsFor(pathOf(request));
    if (hints !== null) void reply.header('link', hints);
    return reply.sendFile('index.html');
  };
  app.get('/', sendPage);
  app.setNotFoundHandler((request, reply) => {
    const path = pathOf(request);
    const isPlace = request.method === 'GET' && !path.startsWith('/api') && !(path.split('/').at(-1) ?? '').includes('.');
    return isPlace ? sendPage(request, reply) : answerNotFound(request, reply);
  });
}

function pathOf({ url }: FastifyRequest): string {
  return url.split('?')[0] ?? '';
}
