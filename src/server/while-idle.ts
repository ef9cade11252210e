import { setTimeout as sleep } from 'node:timers/promises';
import type { UnderWay } from './under-way.ts';

/** Nobody has asked for anything for so long: milliseconds. */
const quiet = 400;
/** So long the first requests are waited for. */
const patience = 10_000;

/**
 * Does work step by step while nobody asks: behind the first requests, and between the steps whenever there are others. What fails is
 * passed over: it is told to whoever needs it.
 */
export async function whileIdle(
  steps: readonly (() => unknown)[],
  underWay: Pick<UnderWay, 'isBusy' | 'begun'>,
  ended: AbortSignal,
  pause = quiet,
): Promise<void> {
  const wait = () => sleep(pause, undefined, { ref: false, signal: ended }).catch(() => undefined);
  for (let waited = 0; underWay.begun === 0 && waited < patience && !ended.aborted; waited += pause) await wait();
  for (const step of steps) {
    for (let before = -1; before !== underWay.begun || underWay.isBusy; ) {
      before = underWay.begun;
      await wait();
      if (ended.aborted) return;
    }
    await Promise.resolve()
      .then(step)
      .catch(() => undefined);
  }
}
