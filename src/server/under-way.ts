/** What was asked for and is not done yet. A client may be gone before that is: it is done, and written down, all the same. */
export class UnderWay {
  readonly #work = new Set<Promise<unknown>>();
  #begun = 0;

  get isBusy(): boolean {
    return this.#work.size > 0;
  }

  /** How much was ever begun. */
  get begun(): number {
    return this.#begun;
  }

  /** Keeps work in sight until it ends, however it ends. */
  of<T>(work: Promise<T>): Promise<T> {
    const ended: Promise<unknown> = work
      .catch(() => undefined) // thrown where it is awaited
      .finally(() => this.#work.delete(ended));
    this.#work.add(ended);
    this.#begun++;
    return work;
  }

  /** Resolves when nothing is under way. */
  async ended(): Promise<void> {
    while (this.#work.size > 0) await Promise.all(this.#work);
  }
}
