import { z } from 'zod';
import { type AuditEntry, type Health, type MadeToken, type NewToken, roles, type Session, scopes, type TokenEntry } from '../access.ts';
import { actor, count, maybeTime, named, pageOf, pathPart, regionCode, text, time } from './basics.ts';

const role = z.enum(roles).describe('`viewer` reads, `analyst` also changes, `admin` also sees to tokens, connectors and data files');
const scope = z.enum(scopes).describe('`all` that the role may do, or `push`: hand reports in and nothing else');

export const health: z.ZodType<Health> = named(
  'Health',
  z.object({
    status: z.literal('ok').describe('The server has its workspace open and answers; there is no other value. Anything but 200 is trouble'),
  }),
);

export const session: z.ZodType<Session> = named(
  'Session',
  z.object({
    actor,
    role,
    open: z.boolean().describe('True where nobody had to show a token: the server answers on loopback only'),
    version: text('Version of Hookline').meta({ examples: ['0.1.0'] }),
    workspace: text('Name of the workspace folder, without its path'),
    region: regionCode,
    revision: text('The state of the workspace: another value means that something has changed, and nothing else'),
  }),
);

export const logIn = named('LogIn', z.strictObject({ token: z.string().min(1).max(200).describe('A token, `hl_…`, of scope `all`') }));

const tokenFields = {
  tokenId: text('Id of the token, by which it is revoked').meta({ examples: ['t_0123456789ab'] }),
  name: text('Whose it is, as it stands in the audit'),
  role,
  scope,
  createdAt: time('When it was made'),
  createdBy: text('Who made it'),
  lastUsedAt: maybeTime('When it was last shown, to the minute; null where never'),
  expiresAt: maybeTime('Until when it is good; null for no end'),
  revokedAt: maybeTime('When it was revoked; null while it is good'),
};
export const tokenEntry: z.ZodType<TokenEntry> = named('Token', z.object(tokenFields));
export const tokenPage = pageOf('TokenPage', tokenEntry);
export const madeToken: z.ZodType<MadeToken> = named(
  'MadeToken',
  z.object({ ...tokenFields, token: text('The token itself, shown this once and kept only as a hash') }),
);
export const newToken: z.ZodType<NewToken> = named(
  'NewToken',
  z.strictObject({
    name: z.string().min(1).max(80).describe('Whose it is: a person or a machine of its own'),
    role,
    scope: z.exactOptional(scope.describe('`push` hands reports in and does nothing else; `all` unless told')),
    days: z.exactOptional(z.int().min(1).max(3650).describe('Days until it is good for nothing; no end unless told')),
  }),
);
export const tokenParams = z.strictObject({ tokenId: pathPart('Id of the token, as listed') });

/** An entry of a log whose hashes hold together. */
export const logFields = {
  seq: count('Number of the entry, from 1'),
  at: time('When it was'),
  actor,
  hash: text('SHA-256 over this entry and the hash of the one before'),
};
const auditEntry: z.ZodType<AuditEntry> = named(
  'AuditEntry',
  z.object({
    ...logFields,
    action: text('Id of the operation, such as `decide` or `saveLabel`'),
    subject: text('What it was done to, such as the id of a campaign or token'),
    detail: text('What was asked for, in words; no secrets, no message texts'),
  }),
);
export const auditPage = pageOf('AuditPage', auditEntry);

export const commandLine = named(
  'CommandLine',
  z.strictObject({
    args: z.array(z.string()).max(2000).describe('The words behind `hookline`'),
    cwd: z.string().max(4096).describe('Where the person stands: paths are meant from there'),
    environment: z.record(z.string().regex(/^HOOKLINE_\w+$/), z.string()).describe('Variables whose names begin with HOOKLINE_'),
    stdin: z.string().nullable().describe('A file of this machine that holds its standard input; null where it reads none'),
  }),
);

export const openapiDocument = z.record(z.string(), z.unknown()).describe('An OpenAPI 3.1 document');
