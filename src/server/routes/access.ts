import { basename } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Session } from '../../api/access.ts';
import { version } from '../../app/index.ts';
import { HooklineError } from '../../model/errors.ts';
import { type Context, type Handlers, wholePage } from '../context.ts';
import type { Limits } from '../limits.ts';
import { cookieName } from '../sessions.ts';
import type { Who } from '../who.ts';

type Ids = 'health' | 'session' | 'openapi' | 'logIn' | 'logOut' | 'events' | 'tokens' | 'makeToken' | 'revokeToken' | 'audit';

/** Who is here, tokens, the log of changes, and the stream of what changes. */
export function accessHandlers(context: Context, limits: Limits): Handlers<Ids> {
  const { desk, options, sessions } = context;
  const { access } = options;
  const sessionOf = ({ actor, role, open }: Pick<Who, 'actor' | 'role' | 'open'>): Session => {
    const { workspace, options, revision } = desk;
    return { actor, role, open, version, workspace: basename(workspace.folder), region: options.region, revision };
  };
  return {
    // A look into the database, so that the answer means that it can be asked.
    health: async () => {
      await desk.store.hasSource('');
      return { status: 'ok' };
    },
    session: ({ who }) => sessionOf(who),
    openapi: () => context.openapi,
    logIn: async ({ body, request, reply }) => {
      const token = await access.find(body.token.trim());
      if (!token) {
        await limits.refused(request, reply);
        await sleep(200);
        throw new HooklineError('HOOKLINE_TOKEN', 'this token is not good');
      }
      if (token.scope === 'push') throw new HooklineError('HOOKLINE_ROLE', 'this token is good for handing reports in only');
      access.used(token.tokenId);
      const secure = request.headers['x-forwarded-proto'] === 'https' || request.protocol === 'https';
      void reply.setCookie(cookieName, sessions.open(token.tokenId), { path: '/', httpOnly: true, sameSite: 'strict', secure });
      return sessionOf({ actor: token.name, role: token.role, open: false });
    },
    logOut: ({ request, reply }) => {
      const cookie = request.cookies[cookieName];
      if (cookie !== undefined) sessions.close(cookie);
      void reply.clearCookie(cookieName, { path: '/' });
      return null;
    },
    events: ({ who }) => ({
      contentType: 'text/event-stream',
      body: context.streams.of(who, ({ send }) => {
        send('changed', { event: 'changed', revision: desk.revision });
        return desk.subscribe((event) => send(event.event, event));
      }),
    }),
    tokens: async () => wholePage(await access.list()),
    makeToken: ({ body, who }) => desk.append(() => access.make(body, who.actor)),
    revokeToken: ({ params }) => desk.append(() => access.revoke(params.tokenId)),
    audit: ({ query }) => desk.store.browseAudit(query),
  };
}
