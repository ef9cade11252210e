import { parentPort, workerData } from 'node:worker_threads';
import type { DataFolders } from '../enrich/data-folder.ts';
import type { UnreadText } from '../ports/reader-pool.ts';
import { createBatchReader, readPacked } from './reading.ts';

/** The worker's side of the pool: a batch in, its readings out. */
const port = parentPort;
if (port) {
  const { region, folders } = workerData as { region: string; folders: DataFolders };
  const ready = createBatchReader(region, folders);
  port.on('message', async ({ id, texts }: { id: number; texts: readonly UnreadText[] }) => {
    try {
      port.postMessage({ id, readings: readPacked(await ready, texts) });
    } catch (error) {
      port.postMessage({ id, error: (error as Error).stack ?? String(error) });
    }
  });
}
