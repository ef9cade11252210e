import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { HooklineError } from '../model/errors.ts';
import type { Clustering, Decided } from '../model/variant-graph.ts';
import { type Cluster, clusterWhole, type WholeFeed } from '../pipeline/build-campaigns.ts';

/** Feeds of fewer variants are clustered in half a second: no thread is worth it. */
const worthThread = 5000;

interface ApartOptions {
  /** A feed of so many variants is worth a thread. */
  readonly least?: number;
  /** Ends the thread; its reason is thrown. */
  readonly signal?: AbortSignal;
}

/** Clusters a large feed in a thread of its own, so that a server goes on answering. */
export const clusterApart = (
  feed: WholeFeed,
  decided: Decided | null,
  { least = worthThread, signal }: ApartOptions = {},
): ReturnType<Cluster> => {
  if (feed.wordingOf.length < least) return clusterWhole(feed, decided);
  const columns = Object.values(feed).filter((value) => ArrayBuffer.isView(value));
  const buffers = [...new Set(columns.map(({ buffer }) => buffer as ArrayBuffer))];
  return inThread(
    new Worker(new URL('./cluster-worker.js', import.meta.url), { workerData: { feed, decided }, transferList: buffers }),
    signal,
  );
};

async function inThread(worker: Worker, signal: AbortSignal | undefined): Promise<Clustering> {
  try {
    const options = signal ? { signal } : {};
    // A thread can end without a word, as when the system takes its memory.
    const end = once(worker, 'exit', options).then(([code]) => {
      throw new Error(`the thread ended with ${code}`);
    });
    const [clustering] = (await Promise.race([once(worker, 'message', options), end])) as [Clustering];
    return clustering;
  } catch (error) {
    signal?.throwIfAborted();
    throw new HooklineError('HOOKLINE_INTERNAL', `clustering failed: ${(error as Error).message}`, { cause: error });
  } finally {
    await worker.terminate();
  }
}
