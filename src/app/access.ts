import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { type MadeToken, type NewToken, roles, scopes, type TokenEntry } from '../model/access.ts';
import { HooklineError } from '../model/errors.ts';
import type { Clock } from '../ports/clock.ts';
import { locked, readJson, replace } from './small-file.ts';

/** A token as it is kept: SHA-256 of the token in hexadecimal, never the token. */
interface KeptToken extends Omit<TokenEntry, 'lastUsedAt'> {
  readonly hash: string;
}

/** The tokens of a workspace, in `access.json` beside its database, so that they can be seen to while a server holds that. */
export interface AccessBook {
  /** Oldest first. */
  list(): Promise<readonly TokenEntry[]>;
  /** Throws `HOOKLINE_OPTION_VALUE` for a name that is none, or days that are none. */
  make(asked: NewToken, actor: string): Promise<MadeToken>;
  /** Throws `HOOKLINE_UNKNOWN_TOKEN`. A token that is revoked stays so. */
  revoke(tokenId: string): Promise<TokenEntry>;
  /** The token that this is, if it is good now; else null. What another process wrote is seen at once. */
  find(token: string): Promise<TokenEntry | null>;
  /** The same of a token whose id is known from before. */
  findById(tokenId: string): Promise<TokenEntry | null>;
  /** Notes that it was used, once a minute at most. */
  used(tokenId: string): void;
}

const file = 'access.json';
const usedFile = 'access-used.json';
const tokenPattern = /^hl_[\w-]{43}$/;
const dayLength = 86_400_000;
const minute = 60_000;

/** Opens the tokens of a workspace folder. Nothing is written before the first token is made. */
export function openAccess(folder: string, clock: Clock): AccessBook {
  const path = join(folder, file);
  const usedPath = join(folder, usedFile);
  let read: { readonly stamp: string; readonly tokens: readonly KeptToken[] } = { stamp: '', tokens: [] };
  let usage: Map<string, number> | null = null;

  const tokens = async (): Promise<readonly KeptToken[]> => {
    const found = await stat(path, { bigint: true }).catch(() => null);
    if (found === null) return [];
    const stamp = `${found.ino} ${found.mtimeNs} ${found.size}`;
    if (stamp !== read.stamp) read = { stamp, tokens: await readTokens(path) };
    return read.tokens;
  };
  const lastUses = async () => {
    usage ??= new Map(Object.entries(((await readJson(usedPath)) as Record<string, number> | null) ?? {}));
    return usage;
  };
  const entry = async ({ hash: _hash, ...token }: KeptToken): Promise<TokenEntry> => ({
    ...token,
    lastUsedAt: (await lastUses()).get(token.tokenId) ?? null,
  });
  const good = ({ revokedAt, expiresAt }: KeptToken) => revokedAt === null && (expiresAt === null || expiresAt > clock.now());
  const change = <T>(work: (before: readonly KeptToken[]) => { readonly after: readonly KeptToken[]; readonly result: T }) =>
    locked(path, async (write) => {
      const { after, result } = work(await tokens());
      await write(`${JSON.stringify({ tokens: after }, null, 1)}\n`);
      return result;
    });

  return {
    list: async () => Promise.all((await tokens()).map(entry)),
    make: async (asked, actor) => {
      const token = `hl_${randomBytes(32).toString('base64url')}`;
      const made = keptToken(asked, actor, token, clock.now());
      await change((before) => ({ after: [...before, made], result: made }));
      return { ...(await entry(made)), token };
    },
    revoke: async (tokenId) => {
      const revoked = await change((before) => {
        const found = before.find((one) => one.tokenId === tokenId);
        if (!found) throw new HooklineError('HOOKLINE_UNKNOWN_TOKEN', `there is no token '${tokenId.slice(0, 40)}'`);
        const result = { ...found, revokedAt: found.revokedAt ?? clock.now() };
        return { after: before.map((one) => (one === found ? result : one)), result };
      });
      return entry(revoked);
    },
    find: async (token) => {
      if (!tokenPattern.test(token)) return null;
      const hash = hashOf(token);
      const found = (await tokens()).find((one) => sameHash(one.hash, hash));
      return found && good(found) ? entry(found) : null;
    },
    findById: async (tokenId) => {
      const found = (await tokens()).find((one) => one.tokenId === tokenId);
      return found && good(found) ? entry(found) : null;
    },
    used: (tokenId) => {
      const now = clock.now();
      void lastUses().then((uses) => {
        if (now - (uses.get(tokenId) ?? 0) < minute) return undefined;
        uses.set(tokenId, now);
        return replace(usedPath, JSON.stringify(Object.fromEntries(uses))).catch(() => undefined);
      });
    },
  };
}

function keptToken({ name, role, scope = 'all', days }: NewToken, actor: string, token: string, now: number): KeptToken {
  const plain = name.replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ').trim();
  const refuse = (why: string) => new HooklineError('HOOKLINE_OPTION_VALUE', why);
  if (plain === '' || plain.length > 80) throw refuse('a token has a name of 1 to 80 characters');
  if (!roles.includes(role)) throw refuse(`'${String(role)}' is not one of ${roles.join(', ')}`);
  if (!scopes.includes(scope)) throw refuse(`'${String(scope)}' is not one of ${scopes.join(', ')}`);
  if (days !== undefined && !(Number.isInteger(days) && days >= 1 && days <= 3650)) throw refuse('days are a whole number from 1 to 3,650');
  return {
    tokenId: `t_${randomBytes(6).toString('hex')}`,
    name: plain,
    role,
    scope,
    createdAt: now,
    createdBy: actor,
    expiresAt: days === undefined ? null : now + days * dayLength,
    revokedAt: null,
    hash: hashOf(token),
  };
}

function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

function sameHash(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a, 'hex'), Buffer.from(b, 'hex')];
  return left.length === right.length && timingSafeEqual(left, right);
}

/** A damaged file lets nobody in, rather than everybody: it is an error. */
async function readTokens(path: string): Promise<readonly KeptToken[]> {
  const kept = (await readJson(path)) as { readonly tokens?: readonly KeptToken[] } | null;
  if (kept && Array.isArray(kept.tokens)) return kept.tokens;
  throw new HooklineError('HOOKLINE_ACCESS_FILE', `${file} is not a file of tokens`);
}
