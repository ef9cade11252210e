import type { Role } from '../model/access.ts';

export { type AuditEntry, type MadeToken, type NewToken, type Role, roles, type Scope, scopes, type TokenEntry } from '../model/access.ts';

/** Who is at the page, and what the server is. */
export interface Session {
  readonly actor: string;
  readonly role: Role;
  /** True where nobody had to show a token: the server answers on loopback only. */
  readonly open: boolean;
  readonly version: string;
  /** Name of the workspace folder, without its path. */
  readonly workspace: string;
  /** Two letters: where numbers without a prefix are read unless told otherwise. */
  readonly region: string;
  /** What the workspace was as the page began: the first `changed` event with another revision tells of news. */
  readonly revision: string;
}

/** That the server has its workspace open and answers: for a monitor, and without anything of what is in it. */
export interface Health {
  readonly status: 'ok';
}

export interface LogIn {
  readonly token: string;
}
