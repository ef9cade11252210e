import type { AskSurroundings } from './ask.ts';

/** Lets so many a second through, evenly, in the order in which they come. */
export class Pace {
  readonly #gap: number;
  readonly #around: Pick<AskSurroundings, 'now' | 'sleep' | 'signal'>;
  #free = Number.NEGATIVE_INFINITY;
  #last: Promise<void> = Promise.resolve();

  /** A rate of 0 or less, or one that is no number, is no limit. */
  constructor(perSecond: number, around: Pick<AskSurroundings, 'now' | 'sleep' | 'signal'>) {
    this.#gap = perSecond > 0 ? 1000 / perSecond : 0;
    this.#around = around;
  }

  /** Done when it is this one's turn, or at once when the run has ended. */
  turn(): Promise<void> {
    this.#last = this.#last.then(() => this.#wait());
    return this.#last;
  }

  async #wait(): Promise<void> {
    const { now, sleep, signal } = this.#around;
    if (this.#gap === 0 || signal.aborted) return;
    const wait = this.#free - now();
    if (wait > 0) await sleep(wait, signal);
    this.#free = Math.max(now(), this.#free) + this.#gap;
  }
}
