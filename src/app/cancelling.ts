import type { Progress } from '../ports/progress.ts';

/** Progress by which work is ended: told of the next step once the signal is aborted, it throws the signal's reason. */
export function cancelling(progress: Progress, signal: AbortSignal): Progress {
  return {
    begin: (stage, total) => {
      signal.throwIfAborted();
      progress.begin(stage, total);
    },
    advance: (by) => {
      signal.throwIfAborted();
      progress.advance(by);
    },
    end: () => progress.end(),
  };
}
