import { randomBytes } from 'node:crypto';
import type { ServerEvent } from '../model/run.ts';

/** Milliseconds between two tellings of a change; what comes in between is told as one. */
const tellEvery = 250;

/** Counts changes, and tells whoever listens. */
export class Revisions {
  readonly #boot = randomBytes(6).toString('hex');
  readonly #listeners = new Set<(event: ServerEvent) => void>();
  #count = 0;
  #told: NodeJS.Timeout | null = null;

  /** Changes with every change, and with every boot. */
  get current(): string {
    return `${this.#boot}-${this.#count}`;
  }

  /** Something was committed: called behind the commit, so that nobody takes what was before for what is now. */
  changed(): void {
    this.#count++;
    this.#told ??= setTimeout(() => {
      this.#told = null;
      this.tell({ event: 'changed', revision: this.current });
    }, tellEvery).unref();
  }

  tell(event: ServerEvent): void {
    for (const listener of this.#listeners) listener(event);
  }

  subscribe(listener: (event: ServerEvent) => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  close(): void {
    if (this.#told) clearTimeout(this.#told);
    this.#listeners.clear();
  }
}
