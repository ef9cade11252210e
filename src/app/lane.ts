/** One writer at a time, in the order in which they ask. */
export class Lane {
  #last: Promise<void> = Promise.resolve();
  #waiting = 0;

  /** True while somebody is in the lane or waits for it. */
  get busy(): boolean {
    return this.#waiting > 0;
  }

  /** Waits for its turn and gives what lets the next one in; calling that again does nothing. */
  async enter(): Promise<() => void> {
    this.#waiting++;
    const before = this.#last;
    let open = () => {};
    this.#last = new Promise((resolve) => {
      open = resolve;
    });
    await before;
    let left = false;
    return () => {
      if (left) return;
      left = true;
      this.#waiting--;
      open();
    };
  }

  /** Does work in its turn. */
  async run<T>(work: () => Promise<T>): Promise<T> {
    const leave = await this.enter();
    try {
      return await work();
    } finally {
      leave();
    }
  }
}
