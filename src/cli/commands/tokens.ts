import { mkdir } from 'node:fs/promises';
import type { Command } from 'commander';
import { dayOf, openAccess, visible } from '../../app/index.ts';
import { type Role, roles, type Scope, scopes, type TokenEntry } from '../../model/access.ts';
import type { Effects } from '../effects.ts';
import { oneLine, table } from '../table.ts';

interface TokensSettings {
  readonly workspace: string;
  readonly json: boolean;
}

interface CreateSettings extends TokensSettings {
  readonly role: Role;
  readonly scope: Scope;
  readonly days?: number;
}

/** Readers of option values. */
interface Values {
  readonly wholeNumber: (value: string) => number;
  readonly oneOf: (choices: readonly string[]) => (value: string) => string;
}

/** `hookline tokens …`: who gets in at a server that is not for this machine alone. Works beside a running server, which sees it at once. */
export function addTokens(
  make: (name: string, description: string, example: string) => Command,
  { wholeNumber, oneOf }: Values,
  effects: Effects,
): void {
  const access = ({ workspace }: TokensSettings) => openAccess(effects.path(workspace), { now: effects.now });
  const print = <T>(result: T, text: (result: T) => string, { json }: TokensSettings) =>
    effects.write(json ? `${JSON.stringify(result, null, 1)}\n` : `${text(result)}\n`);

  make(
    'list',
    'List the tokens: name, role, when made, last used, revoked. The tokens themselves are kept nowhere.',
    'hookline tokens list',
  ).action(async (settings: TokensSettings) => print(await access(settings).list(), listed, settings));
  make(
    'create <name>',
    'Make a token and print it, this once.',
    'hookline tokens create ann --role analyst\nhookline tokens create gateway --scope push --days 90',
  )
    .option('--role <role>', `what it may do: ${roles.join(', ')}`, oneOf(roles), 'analyst')
    .option('--scope <scope>', `all that its role may, or handing in reports only: ${scopes.join(', ')}`, oneOf(scopes), 'all')
    .option('--days <count>', 'good for so many days; else until it is revoked', wholeNumber)
    .action(async (name: string, settings: CreateSettings) => {
      await mkdir(effects.path(settings.workspace), { recursive: true });
      const { role, scope, days } = settings;
      const made = await access(settings).make({ name, role, scope, ...(days === undefined ? {} : { days }) }, effects.actor);
      print(made, ({ token, tokenId }) => `${token}\n\n${tokenId}: keep it now, it is not shown again.`, settings);
    });
  make('revoke <id>', 'Revoke a token at once.', 'hookline tokens revoke t_0123456789ab').action(
    async (id: string, settings: TokensSettings) =>
      print(await access(settings).revoke(id), ({ tokenId, name }) => `${tokenId} (${visible(name)}) is good for nothing now.`, settings),
  );
}

function listed(tokens: readonly TokenEntry[]): string {
  if (tokens.length === 0) return 'No tokens. Make one with `hookline tokens create <name>`.';
  const day = (at: number | null) => (at === null ? '' : dayOf(at));
  const rows = tokens.map(({ tokenId, name, role, scope, createdAt, lastUsedAt, expiresAt, revokedAt }) => [
    tokenId,
    oneLine(name, 40),
    role,
    scope,
    day(createdAt),
    day(lastUsedAt),
    day(expiresAt),
    day(revokedAt),
  ]);
  return table(['token', 'name', 'role', 'scope', 'made', 'last used', 'good until', 'revoked'], rows);
}
