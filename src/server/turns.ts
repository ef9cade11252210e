import { HooklineError } from '../model/errors.ts';

/** So much of one client is under way at once: the engine does it one after the other as it is, and more would only be in the way of others. */
const atOnce = 3;

interface Waiting {
  readonly isGone: () => boolean;
  readonly begin: () => void;
  readonly drop: () => void;
}

/**
 * Has what takes long done in turns, so that a client who asks for much at once waits behind itself and nobody else does. What a client
 * no longer waits for, such as a search that another has followed, is not begun.
 */
export class Turns {
  readonly #underWay = new Map<string, number>();
  readonly #waiting = new Map<string, Waiting[]>();

  /** Does work of a client in its turn. Throws `HOOKLINE_REQUEST` where the client has gone before: nobody hears of it. */
  async of<T>(client: string, isGone: () => boolean, work: () => Promise<T>): Promise<T> {
    if (!(await this.#enter(client, isGone))) throw new HooklineError('HOOKLINE_REQUEST', 'whoever asked has gone');
    try {
      return await work();
    } finally {
      this.#leave(client);
    }
  }

  #enter(client: string, isGone: () => boolean): boolean | Promise<boolean> {
    const underWay = this.#underWay.get(client) ?? 0;
    if (underWay < atOnce) {
      this.#underWay.set(client, underWay + 1);
      return true;
    }
    return new Promise((resolve) => {
      const waiting = this.#waiting.get(client) ?? [];
      this.#waiting.set(client, waiting);
      waiting.push({ isGone, begin: () => resolve(true), drop: () => resolve(false) });
    });
  }

  /** Hands the turn to the next who is still there. */
  #leave(client: string): void {
    const waiting = this.#waiting.get(client) ?? [];
    let next = waiting.shift();
    for (; next?.isGone(); next = waiting.shift()) next.drop();
    if (waiting.length === 0) this.#waiting.delete(client);
    const left = (this.#underWay.get(client) ?? 0) - 1;
    if (next) next.begin();
    else if (left > 0) this.#underWay.set(client, left);
    else this.#underWay.delete(client);
  }
}
