/** Shortest wait before what follows from changes is done, and longest. */
const least = 1500;
const most = 60_000;

/** Work that follows from changes: done once for all that come within a while, five times as long as it took the last time. */
export class Tidying {
  readonly #work: () => Promise<void>;
  readonly #onFault: (error: unknown) => void;
  #timer: NodeJS.Timeout | null = null;
  #doing: Promise<void> = Promise.resolve();
  #took = 0;
  /** True where it failed the last time: it is still to be done. */
  #owed = false;

  constructor(work: () => Promise<void>, onFault: (error: unknown) => void) {
    this.#work = work;
    this.#onFault = onFault;
  }

  /** Has it done a little later. */
  soon(): void {
    this.#timer ??= setTimeout(() => this.#begin(), Math.min(most, Math.max(least, 5 * this.#took))).unref();
  }

  /** Does at once what is to be done, if anything is, and waits for it. Throws what the work throws. */
  async now(): Promise<void> {
    if (this.#timer || this.#owed) this.#begin();
    await this.#doing;
  }

  #begin(): void {
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = null;
    this.#doing = this.#doing.then(
      () => this.#do(),
      () => this.#do(),
    );
    this.#doing.catch(this.#onFault); // thrown, too, where it is awaited; the next change does it again
  }

  async #do(): Promise<void> {
    const began = performance.now();
    this.#owed = true;
    await this.#work();
    this.#owed = false;
    this.#took = performance.now() - began;
  }
}
