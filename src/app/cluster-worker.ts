import { parentPort, workerData } from 'node:worker_threads';
import type { Decided } from '../model/variant-graph.ts';
import { clusterWhole, type WholeFeed } from '../pipeline/build-campaigns.ts';

/** The thread in which a whole feed is clustered: what it is given, then what belongs together. */
const port = parentPort;
if (port) {
  const { feed, decided } = workerData as { feed: WholeFeed; decided: Decided | null };
  const clustering = clusterWhole(feed, decided);
  port.postMessage(clustering, [clustering.groupOf.buffer as ArrayBuffer, clustering.sketches.buffer as ArrayBuffer]);
}
