import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { Column } from '../analysis/campaigns/columns.ts';
import { type Hands, itemsOf, type Job } from '../analysis/campaigns/jobs.ts';
import { HooklineError } from '../model/errors.ts';
import type { Clustering, Decided } from '../model/variant-graph.ts';
import { clusterTogether, clusterWhole, type WholeFeed } from '../pipeline/build-campaigns.ts';

/** Feeds of fewer wordings are clustered in two seconds: getting threads ready costs as much as they save. */
const worthThreads = 40_000;
/** A job is cut into so many ranges a thread, so that none waits long for the last. */
const rangesEach = 8;

/** One range of a job, as a thread is told. */
export interface Range {
  readonly id: number;
  readonly job: Job;
  readonly first: number;
  readonly end: number;
}

/** What a thread answers. */
interface RangeDone {
  readonly id: number;
  readonly columns?: readonly Column[];
  readonly error?: string;
}

/**
 * Clusters a whole feed: in the calling thread if it has fewer than `least` wordings or one thread alone is to work on it, else
 * in `width` threads, as many as there are processors but four at most. The result is the same.
 */
export const clusterByCrew = async (
  feed: WholeFeed,
  decided: Decided | null,
  { least = worthThreads, width = Math.min(4, availableParallelism()) } = {},
): Promise<Clustering> => {
  if (feed.scripts.length < least || width < 2) return clusterWhole(feed, decided);
  const crew = new Crew(width);
  try {
    return await clusterTogether(feed, decided, crew.hands);
  } finally {
    await crew.close();
  }
};

interface Waiting {
  readonly resolve: (columns: readonly Column[]) => void;
  readonly reject: (error: Error) => void;
}

/** Threads that take ranges of jobs as they get free. */
class Crew {
  readonly #workers: readonly Worker[];
  readonly #idle: Worker[];
  readonly #queue: Range[] = [];
  readonly #waiting = new Map<number, Waiting>();
  #failed: Error | null = null;
  #next = 0;

  constructor(width: number) {
    this.#workers = Array.from({ length: width }, () => {
      const worker = new Worker(new URL('./cluster-hand.js', import.meta.url));
      worker.on('message', (done: RangeDone) => this.#settle(worker, done));
      worker.on('error', (error) => this.#fail(error));
      worker.on('exit', (code) => this.#fail(new Error(`it said nothing, and ended with ${code}`)));
      return worker;
    });
    this.#idle = [...this.#workers];
  }

  /** Does a job in ranges, and puts what they give one after another. */
  readonly hands: Hands = async (job) => {
    const parts = await Promise.all(rangesOf(job, this.#workers.length * rangesEach).map((range) => this.#do(range)));
    return (parts[0] as readonly Column[]).map((_, column) => joined(parts.map((part) => part[column] as Column)));
  };

  async close(): Promise<void> {
    await Promise.all(this.#workers.map((worker) => worker.terminate()));
  }

  #do(range: Omit<Range, 'id'>): Promise<readonly Column[]> {
    if (this.#failed) return Promise.reject(this.#failed);
    const id = this.#next++;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      this.#queue.push({ ...range, id });
      this.#start();
    });
  }

  #start(): void {
    while (this.#idle.length > 0 && this.#queue.length > 0) this.#idle.pop()?.postMessage(this.#queue.shift());
  }

  #settle(worker: Worker, { id, columns, error }: RangeDone): void {
    const waiting = this.#waiting.get(id);
    this.#waiting.delete(id);
    this.#idle.push(worker);
    this.#start();
    if (columns) waiting?.resolve(columns);
    else waiting?.reject(new HooklineError('HOOKLINE_INTERNAL', `clustering failed: ${error}`));
  }

  #fail(error: Error): void {
    this.#failed ??= new HooklineError('HOOKLINE_INTERNAL', `a clustering thread ended: ${error.message}`, { cause: error });
    for (const { reject } of this.#waiting.values()) reject(this.#failed);
    this.#waiting.clear();
  }
}

/** A job in so many ranges or fewer, one at least. Scripts that are to be cut go to the threads that cut them only. */
function rangesOf(job: Job, most: number): Omit<Range, 'id'>[] {
  const items = itemsOf(job);
  const step = Math.max(1, Math.ceil(items / most));
  return Array.from({ length: Math.max(1, Math.ceil(items / step)) }, (_, range) => {
    const [first, end] = [range * step, Math.min(items, (range + 1) * step)];
    return job.kind === 'cut'
      ? { job: { ...job, scripts: job.scripts.slice(first, end) }, first: 0, end: end - first }
      : { job, first, end };
  });
}

/** Columns one after another, in memory that threads share. */
function joined(parts: readonly Column[]): Column {
  const [one] = parts as readonly [Column];
  const Kind = one.constructor as new (buffer: SharedArrayBuffer) => Column;
  const length = parts.reduce((sum, part) => sum + part.length, 0);
  const all = new Kind(new SharedArrayBuffer(length * one.BYTES_PER_ELEMENT));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}
