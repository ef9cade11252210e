import { parentPort } from 'node:worker_threads';
import { doJob } from '../analysis/campaigns/jobs.ts';
import type { Range } from './cluster-crew.ts';

/** A thread's side of the crew: a range of a job in, its columns out. */
const port = parentPort;
if (port) {
  port.on('message', ({ id, job, first, end }: Range) => {
    try {
      const columns = doJob(job, first, end);
      port.postMessage(
        { id, columns },
        columns.map(({ buffer }) => buffer as ArrayBuffer),
      );
    } catch (error) {
      port.postMessage({ id, error: (error as Error).stack ?? String(error) });
    }
  });
}
