import { z } from 'zod';
import { type AuditEntry, type MadeToken, type NewToken, roles, type Session, scopes, type TokenEntry } from '../access.ts';
import { maybeTime, named, pageOf, pathPart, time } from './basics.ts';

const role = z.enum(roles);
const scope = z.enum(scopes);
const region = z.string().regex(/^[A-Z]{2}$/);

export const session: z.ZodType<Session> = named(
  'Session',
  z.object({ actor: z.string(), role, open: z.boolean(), version: z.string(), workspace: z.string(), region, revision: z.string() }),
);

export const logIn = named('LogIn', z.strictObject({ token: z.string().min(1).max(200) }));

const tokenFields = {
  tokenId: z.string(),
  name: z.string(),
  role,
  scope,
  createdAt: time,
  createdBy: z.string(),
  lastUsedAt: maybeTime,
  expiresAt: maybeTime,
  revokedAt: maybeTime,
};
export const tokenEntry: z.ZodType<TokenEntry> = named('Token', z.object(tokenFields));
export const tokenPage = pageOf('TokenPage', tokenEntry);
export const madeToken: z.ZodType<MadeToken> = named('MadeToken', z.object({ ...tokenFields, token: z.string() }));
export const newToken: z.ZodType<NewToken> = named(
  'NewToken',
  z.strictObject({
    name: z.string().min(1).max(80),
    role,
    scope: z.exactOptional(scope),
    days: z.exactOptional(z.int().min(1).max(3650)),
  }),
);
export const tokenParams = z.strictObject({ tokenId: pathPart });

const auditEntry: z.ZodType<AuditEntry> = named(
  'AuditEntry',
  z.object({
    seq: z.number(),
    at: time,
    actor: z.string(),
    action: z.string(),
    subject: z.string(),
    detail: z.string(),
    hash: z.string(),
  }),
);
export const auditPage = pageOf('AuditPage', auditEntry);

export const commandLine = named(
  'CommandLine',
  z.strictObject({
    args: z.array(z.string()).max(2000),
    cwd: z.string().max(4096),
    environment: z.record(z.string().regex(/^HOOKLINE_\w+$/), z.string()),
    stdin: z.string().nullable(),
  }),
);

export const openapiDocument = z.record(z.string(), z.unknown()).describe('An OpenAPI 3.1 document');
