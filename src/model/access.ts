/** Who may do what: a viewer reads, an analyst changes, an admin also sees to tokens, connectors and data files. */
export const roles = ['viewer', 'analyst', 'admin'] as const;
export type Role = (typeof roles)[number];

/** What a token is good for: everything that its role may do, or only handing reports in. */
export const scopes = ['all', 'push'] as const;
export type Scope = (typeof scopes)[number];

/** A token as it is listed; the token itself is shown once, when it is made, and kept only as a hash. */
export interface TokenEntry {
  readonly tokenId: string;
  readonly name: string;
  readonly role: Role;
  readonly scope: Scope;
  readonly createdAt: number;
  readonly createdBy: string;
  /** To the minute. */
  readonly lastUsedAt: number | null;
  readonly expiresAt: number | null;
  readonly revokedAt: number | null;
}

export interface NewToken {
  readonly name: string;
  readonly role: Role;
  readonly scope?: Scope;
  /** Days until it is good for nothing; left out, it stays good until it is revoked. */
  readonly days?: number;
}

export interface MadeToken extends TokenEntry {
  /** Shown this once. */
  readonly token: string;
}

/** A change that somebody made, before it stands in the log. */
export interface AuditedChange {
  readonly at: number;
  readonly actor: string;
  /** Id of the operation, such as `decide` or `saveLabel`. */
  readonly action: string;
  /** What it was done to, such as a campaign's or a token's id. */
  readonly subject: string;
  /** What was asked for, in words; no secrets, no message texts. */
  readonly detail: string;
}

/** One change somebody made. The log is only added to, and each entry's hash covers the one before. */
export interface AuditEntry extends AuditedChange {
  readonly seq: number;
  readonly hash: string;
}
