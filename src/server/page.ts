import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import { answerNotFound } from './failures.ts';

/** Names of built files hold a hash of what is in them, so they never change; beside each lies the same zipped. */
const hashed = /-[\w-]{8,}\.\w+(?:\.gz)?$/;

/** Serves the built page. Every address of the page itself, such as /campaigns/c-1, is answered with the one document. */
export async function servePage(app: FastifyInstance, folder: string): Promise<void> {
  await app.register(fastifyStatic, {
    root: folder,
    dotfiles: 'deny',
    cacheControl: false,
    preCompressed: true,
    setHeaders: (reply, path) => {
      reply.setHeader('cache-control', hashed.test(path) ? 'public, max-age=31536000, immutable' : 'no-cache');
    },
  });
  app.setNotFoundHandler((request, reply) => {
    const path = request.url.split('?')[0] ?? '';
    const isPlace = request.method === 'GET' && !path.startsWith('/api') && !(path.split('/').at(-1) ?? '').includes('.');
    return isPlace ? reply.sendFile('index.html') : answerNotFound(request, reply);
  });
}
