import { availableParallelism } from 'node:os';
import { parentPort, workerData } from 'node:worker_threads';
import type { Decided } from '../model/variant-graph.ts';
import type { WholeFeed } from '../pipeline/build-campaigns.ts';
import { clusterByCrew } from './cluster-crew.ts';

/** The thread in which a whole feed is clustered: what it is given, then what belongs together. One processor is left to the caller. */
const port = parentPort;
if (port) {
  const { feed, decided } = workerData as { feed: WholeFeed; decided: Decided | null };
  const clustering = await clusterByCrew(feed, decided, { width: Math.min(4, availableParallelism() - 1) });
  port.postMessage(clustering, [clustering.groupOf.buffer as ArrayBuffer, clustering.sketches.buffer as ArrayBuffer]);
}
