import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { DataFolders } from '../enrich/data-folder.ts';
import { HooklineError } from '../model/errors.ts';
import type { PackedReadings, ReaderPool, UnreadText } from '../ports/reader-pool.ts';
import { type BatchReader, createBatchReader, readPacked } from './reading.ts';

interface Answer {
  readonly id: number;
  readonly readings?: PackedReadings;
  readonly error?: string;
}

interface Waiting {
  readonly resolve: (readings: PackedReadings) => void;
  readonly reject: (error: Error) => void;
}

/** Few texts are read in place: starting a worker costs a third of a second. */
const worthWorkers = 1500;

/** A pool fit for `texts` texts: in place for few, else one worker a processor, four at most. */
export async function createReaderPool(region: string, texts: number, folders: DataFolders = []): Promise<ReaderPool> {
  const workers = Math.min(4, availableParallelism());
  if (texts < worthWorkers || workers < 2) {
    // Made for the first batch: where there is nothing to read, nothing is loaded.
    let reader: Promise<BatchReader> | null = null;
    const read = async (batch: readonly UnreadText[]) => {
      reader ??= createBatchReader(region, folders);
      return readPacked(await reader, batch);
    };
    return { width: 1, read, close: async () => {} };
  }
  return new WorkerPool(region, folders, workers);
}

class WorkerPool implements ReaderPool {
  readonly width: number;
  readonly #workers: readonly Worker[];
  readonly #waiting = new Map<number, Waiting>();
  readonly #load: number[];
  #next = 0;

  constructor(region: string, folders: DataFolders, count: number) {
    this.#load = new Array<number>(count).fill(0);
    this.width = count * 2;
    this.#workers = this.#load.map((_, index) => {
      const worker = new Worker(new URL('./reading-worker.js', import.meta.url), {
        workerData: { region, folders },
        resourceLimits: { maxYoungGenerationSizeMb: 64 },
      });
      worker.on('message', (answer: Answer) => this.#settle(index, answer));
      worker.on('error', (error) => this.#fail(error));
      return worker;
    });
  }

  read(texts: readonly UnreadText[]): Promise<PackedReadings> {
    const id = this.#next++;
    const idle = this.#load.indexOf(Math.min(...this.#load));
    this.#load[idle] = (this.#load[idle] ?? 0) + 1;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      this.#workers[idle]?.postMessage({ id, texts });
    });
  }

  async close(): Promise<void> {
    await Promise.all(this.#workers.map((worker) => worker.terminate()));
  }

  #settle(index: number, { id, readings, error }: Answer): void {
    this.#load[index] = (this.#load[index] ?? 1) - 1;
    const waiting = this.#waiting.get(id);
    this.#waiting.delete(id);
    if (readings) waiting?.resolve(readings);
    else waiting?.reject(new HooklineError('HOOKLINE_INTERNAL', `reading failed: ${error}`));
  }

  #fail(error: Error): void {
    for (const { reject } of this.#waiting.values()) {
      reject(new HooklineError('HOOKLINE_INTERNAL', `a reading worker ended: ${error.message}`, { cause: error }));
    }
    this.#waiting.clear();
  }
}
