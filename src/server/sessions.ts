import { createHash, randomBytes } from 'node:crypto';

export const cookieName = 'hookline_session';

/** A browser that has shown a token is let in again for so long, counted from its last request: milliseconds. */
const sessionLength = 12 * 3_600_000;
/** Past so many of one token the one used longest ago goes: who logs in again and again shuts out nobody else. */
const mostOfToken = 50;

/** The browsers that have shown a token. Held in memory, by hash: a restart of the server ends them all. */
export class Sessions {
  readonly #now: () => number;
  readonly #tokens = new Map<string, { readonly tokenId: string; readonly until: number }>();

  constructor(now: () => number) {
    this.#now = now;
  }

  /** Opens a session of a token and gives the value of its cookie. */
  open(tokenId: string): string {
    const id = randomBytes(32).toString('base64url');
    this.#keep(hashOf(id), tokenId);
    const own = [...this.#tokens].flatMap(([hash, session]) => (session.tokenId === tokenId ? [hash] : []));
    for (const hash of own.slice(0, -mostOfToken)) this.#tokens.delete(hash);
    return id;
  }

  /** The token of a session that is open, which it then is for longer; else null. */
  find(id: string): string | null {
    const hash = hashOf(id);
    const found = this.#tokens.get(hash);
    if (!found) return null;
    if (found.until <= this.#now()) {
      this.#tokens.delete(hash);
      return null;
    }
    this.#keep(hash, found.tokenId);
    return found.tokenId;
  }

  /** True of a session that is open; it is not for longer by that. */
  isOpen(id: string): boolean {
    return (this.#tokens.get(hashOf(id))?.until ?? 0) > this.#now();
  }

  close(id: string): void {
    this.#tokens.delete(hashOf(id));
  }

  #keep(hash: string, tokenId: string): void {
    this.#tokens.delete(hash);
    this.#tokens.set(hash, { tokenId, until: this.#now() + sessionLength });
  }
}

function hashOf(id: string): string {
  return createHash('sha256').update(id).digest('hex');
}
