import type { Progress } from '../app/index.ts';
import type { RunProgress } from '../model/run.ts';

/** Shows progress that is told as a state, on a bar that is told steps. */
export class ReplayedProgress {
  readonly #bar: Progress;
  #shown: RunProgress | null = null;

  constructor(bar: Progress) {
    this.#bar = bar;
  }

  /** Null is the end of a stage. */
  show(state: RunProgress | null): void {
    const before = this.#shown;
    this.#shown = state;
    if (state === null) {
      if (before) this.#bar.end();
      return;
    }
    const same = before?.stage === state.stage && before.total === state.total && before.done <= state.done;
    if (!same) this.#bar.begin(state.stage, state.total);
    this.#bar.advance(state.done - (same ? before.done : 0));
  }
}
