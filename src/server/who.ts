import { timingSafeEqual } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import { type Role, roles, type Scope, type TokenEntry } from '../api/access.ts';
import type { OperationId } from '../api/routes.ts';
import type { AccessBook } from '../app/index.ts';
import { type CommandDesk, commandHeader } from '../model/command-line.ts';
import { HooklineError } from '../model/errors.ts';
import { isLoopback } from './hosts.ts';
import { cookieName, type Sessions } from './sessions.ts';

/** Who asks. */
export interface Who {
  readonly actor: string;
  readonly role: Role;
  readonly scope: Scope;
  /** True where nobody had to show a token. */
  readonly open: boolean;
  /** Null where it is open. */
  readonly tokenId: string | null;
  /** The value of the cookie by which a browser was let in, else null. */
  readonly session: string | null;
}

/** What is needed to say who asks. */
export interface Doors {
  readonly access: AccessBook;
  readonly sessions: Sessions;
  /** Where nobody need show a token: who it is then, else null. */
  readonly openActor: string | null;
  readonly commands: CommandDesk | null;
  /** Who it is that sends commands. */
  readonly commandActor: string;
}

/** Whoever is at this machine may do everything. */
const openDoor = { role: 'admin', scope: 'all', open: true, tokenId: null, session: null } as const;

/** Operations that a token of scope `push` is good for. */
const pushOperations: ReadonlySet<OperationId> = new Set(['pushReports', 'session']);

/**
 * Who asks for an operation. A token or cookie that is shown counts, and is never passed over for an open door. Throws
 * `HOOKLINE_TOKEN` where nobody is let in so, `HOOKLINE_ROLE` where what was shown does not reach so far.
 */
export async function whoAsks(request: FastifyRequest, id: OperationId, needed: Role, doors: Doors): Promise<Who> {
  if (id === 'command') return commander(request, doors);
  const who = await identify(request, doors);
  if (who.scope === 'push' && !pushOperations.has(id))
    throw new HooklineError('HOOKLINE_ROLE', 'this token is good for handing reports in only');
  if (roles.indexOf(who.role) < roles.indexOf(needed)) {
    throw new HooklineError('HOOKLINE_ROLE', `this takes the role ${needed}; yours is ${who.role}`);
  }
  return who;
}

async function identify(request: FastifyRequest, { access, sessions, openActor }: Doors): Promise<Who> {
  const { authorization } = request.headers;
  if (authorization !== undefined) {
    const token = await access.find(/^Bearer +(\S+)$/i.exec(authorization)?.[1] ?? '');
    if (!token) throw new HooklineError('HOOKLINE_TOKEN', 'this token is not good');
    return bearer(token, access);
  }
  const cookie = request.cookies[cookieName];
  const tokenId = cookie === undefined ? null : sessions.find(cookie);
  const token = tokenId === null ? null : await access.findById(tokenId);
  if (token) return { ...bearer(token, access), session: cookie ?? null };
  if (openActor !== null && !isForwarded(request)) return { ...openDoor, actor: openActor };
  throw new HooklineError('HOOKLINE_TOKEN', cookie === undefined ? 'a token is needed' : 'you are no longer logged in');
}

function bearer({ tokenId, name, role, scope }: TokenEntry, access: AccessBook): Who {
  access.used(tokenId);
  return { actor: name, role, scope, open: false, tokenId, session: null };
}

/** True while whoever was let in would be let in still: a stream outlives its request. To be asked is no use of a session. */
export async function isStillIn({ tokenId, session }: Who, access: AccessBook, sessions: Sessions): Promise<boolean> {
  if (tokenId === null) return true;
  const isGood = (await access.findById(tokenId)) !== null;
  return isGood && (session === null || sessions.isOpen(session));
}

/** A request that a proxy hands on comes from who knows where, though it arrives from this machine. */
function isForwarded({ headers }: FastifyRequest): boolean {
  return ['forwarded', 'via', 'x-forwarded-for', 'x-forwarded-host', 'x-real-ip'].some((name) => headers[name] !== undefined);
}

/** Another process of this machine that can read the server's own file: whoever can has the workspace anyway. */
function commander(request: FastifyRequest, { commands, commandActor }: Doors): Who {
  const shown = Buffer.from(String(request.headers[commandHeader] ?? ''));
  const secret = Buffer.from(commands?.secret ?? '');
  const fits = commands !== null && secret.length > 0 && shown.length === secret.length && timingSafeEqual(shown, secret);
  const address = request.ip.replace(/^::ffff:/, '');
  if (!fits || !(isLoopback(address) || address.startsWith('127.')) || isForwarded(request)) {
    throw new HooklineError('HOOKLINE_TOKEN', 'commands are taken from this machine only, with the secret of the server');
  }
  return { ...openDoor, actor: commandActor };
}
