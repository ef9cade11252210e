import { setImmediate as others } from 'node:timers/promises';
import type { Sliced } from '../analysis/campaigns/slices.ts';

/** So long work goes on before others have the thread: milliseconds. */
const atMost = 8;

/** Does work of many slices in the calling thread, which answers others in between. */
export async function inSlices<T>(work: Sliced<T>): Promise<T> {
  for (;;) {
    const until = performance.now() + atMost;
    do {
      const next = work.next();
      if (next.done) return next.value;
    } while (performance.now() < until);
    await others();
  }
}
