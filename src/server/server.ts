import { setMaxListeners } from 'node:events';
import { openapiDocument } from '../api/openapi.ts';
import { type Desk, openBrowse, version, warmingSteps } from '../app/index.ts';
import { HooklineError } from '../model/errors.ts';
import { buildApp } from './build-app.ts';
import type { Context } from './context.ts';
import { isLoopback, type OwnHosts, ownHosts } from './hosts.ts';
import { KeptAnswers } from './kept-answers.ts';
import { keptLookups } from './kept-lookups.ts';
import type { RunningServer, ServerOptions } from './options.ts';
import { Sessions } from './sessions.ts';
import { Streams } from './streams.ts';
import { UnderWay } from './under-way.ts';
import { whileIdle } from './while-idle.ts';
import type { Doors } from './who.ts';

export type { RunningServer, ServerOptions } from './options.ts';

const usualPort = 7726;
/** Requests under way when the server is to close have so long to end: milliseconds. */
const patience = 5000;

/**
 * Serves a workspace, page and API. Throws `HOOKLINE_TOKENS_NEEDED` off loopback where no admin token is good,
 * `HOOKLINE_PORT_TAKEN` where something listens there.
 */
export async function startServer(desk: Desk, options: ServerOptions): Promise<RunningServer> {
  const { host = '127.0.0.1', port = usualPort, allowedHosts = [], access } = options;
  const others = allowedHosts.filter((name) => !isLoopback(name.replace(/:\d+$/, '')));
  const isOpen = isLoopback(host) && others.length === 0 && options.demandTokens !== true;
  if (!isOpen) await assertAdmin(options);
  const clock = { now: options.now };
  const ended = new AbortController();
  setMaxListeners(0, ended.signal); // every open stream of events waits for it
  const world = { environment: desk.options.environment };
  const sessions = new Sessions(options.now);
  const browse = openBrowse(desk.workspace, desk.options.region);
  const lookups = keptLookups(desk.workspace, desk.options.region, world, clock);
  const answers = new KeptAnswers();
  const context: Context = {
    desk,
    browse,
    options,
    clock,
    sessions,
    streams: new Streams(ended.signal, access, sessions),
    lookups,
    answers,
    underWay: new UnderWay(),
    refresh: () => {
      browse.refresh();
      lookups.forget();
      answers.forget();
    },
    world,
    openapi: openapiDocument(version),
  };
  const doors: Doors = {
    access,
    sessions,
    openActor: isOpen ? options.openActor : null,
    commands: options.commands ?? null,
    commandActor: options.openActor,
  };
  let own: OwnHosts = { has: () => false };
  const app = await buildApp(context, doors, () => own);
  await app.listen({ host, port }).catch((error: NodeJS.ErrnoException) => {
    throw listenError(error, host, port);
  });
  const address = app.server.address();
  const listening = typeof address === 'object' && address !== null ? address.port : port;
  own = ownHosts(host, listening, allowedHosts);
  if (options.warmUp === true) {
    const steps = [...warmingSteps(desk.workspace, desk.options.region), () => lookups.desk({})];
    void whileIdle(steps, context.underWay, ended.signal);
  }
  return {
    url: `http://${host.includes(':') ? `[${host}]` : host}:${listening}`,
    close: async () => {
      ended.abort();
      const cut = setTimeout(() => app.server.closeAllConnections(), patience).unref();
      await app.close();
      clearTimeout(cut);
    },
  };
}

/** Without a good admin token nobody could see to the others. */
async function assertAdmin({ access, now }: ServerOptions): Promise<void> {
  const tokens = await access.list();
  const isGood = tokens.some(
    ({ role, scope, revokedAt, expiresAt }) =>
      role === 'admin' && scope === 'all' && revokedAt === null && (expiresAt === null || expiresAt > now()),
  );
  if (!isGood) throw new HooklineError('HOOKLINE_TOKENS_NEEDED', 'nobody could log in: there is no admin token that is good');
}

function listenError(error: NodeJS.ErrnoException, host: string, port: number): Error {
  if (error.code === 'EADDRINUSE')
    return new HooklineError('HOOKLINE_PORT_TAKEN', `something listens at ${host}:${port} already`, { cause: error });
  if (error.code === 'EADDRNOTAVAIL' || error.code === 'ENOTFOUND' || error.code === 'EACCES') {
    return new HooklineError('HOOKLINE_OPTION_VALUE', `${host}:${port} is no address to listen at here (${error.code})`, { cause: error });
  }
  return error;
}
