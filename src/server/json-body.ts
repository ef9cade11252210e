import type { FastifyInstance } from 'fastify';
import { HooklineError } from '../model/errors.ts';

/** Reads JSON as it must be, UTF-8: what is not would otherwise be taken in with its letters lost. Throws `HOOKLINE_REQUEST`. */
export function readJsonBodies(app: FastifyInstance): void {
  const parse = app.getDefaultJsonParser('error', 'error');
  app.removeContentTypeParser('application/json');
  app.addContentTypeParser('application/json', { parseAs: 'buffer' }, (request, body, done) => {
    try {
      if (body.length === 0) throw unread('the body is empty; this takes JSON');
      const text = utf8(body as Buffer);
      parse(request, text, (error, value) => (error ? done(unread('the body is no JSON'), undefined) : done(null, value)));
    } catch (error) {
      done(error as Error, undefined);
    }
  });
}

/** The text of the bytes, without a byte order mark. */
function utf8(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw unread('the body is not UTF-8, which JSON must be');
  }
}

function unread(why: string): HooklineError {
  return new HooklineError('HOOKLINE_REQUEST', why);
}
