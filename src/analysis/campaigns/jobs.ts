import { scriptLetters } from '../text/script.ts';
import { type BandOrder, orderBands } from './band-order.ts';
import { bands } from './candidates.ts';
import type { Column } from './columns.ts';
import type { ShingleCounts } from './commonness.ts';
import { type PairsOfNodes, type Weighable, weighPairs } from './edges.ts';
import { type CutScripts, cutScripts, type ScriptColumns, valueScripts } from './script-table.ts';
import { similarPairs } from './similar-pairs.ts';

/**
 * A piece of clustering that is done item by item from columns alone, so that threads can share it: whatever ranges it is cut into,
 * the columns that they give, one range after another, are the same.
 */
export type Job =
  /** By script: cuts it. Scripts are given as written, or as letters. */
  | { readonly kind: 'cut'; readonly scripts: readonly string[]; readonly letters: boolean }
  /** By script: says what it is worth. */
  | { readonly kind: 'value'; readonly cut: CutScripts; readonly counts: ShingleCounts }
  /** By band: orders all scripts. */
  | { readonly kind: 'order'; readonly keys: Uint32Array }
  /** By script: finds those before it that are alike. */
  | { readonly kind: 'meet'; readonly columns: ScriptColumns; readonly order: BandOrder }
  /** By pair of nodes: weighs it. */
  | { readonly kind: 'weigh'; readonly weighable: Weighable; readonly pairs: PairsOfNodes };

/** What each kind of job gives. */
export interface Given {
  readonly cut: readonly [lengths: Int32Array, shingles: Uint32Array, keys: Uint32Array];
  readonly value: readonly [totals: Float64Array, bits: Float32Array];
  readonly order: readonly [order: Int32Array, place: Int32Array];
  readonly meet: readonly [x: Int32Array, y: Int32Array, likeness: Float64Array];
  readonly weigh: readonly [a: Int32Array, b: Int32Array, bits: Float32Array, likeness: Float64Array];
}

/** Work that asks for jobs as it goes, and takes what they give. */
export type Working<T> = Generator<Job, T, readonly Column[]>;

/** Asks for a job, within work. */
export function* ask<J extends Job>(job: J): Working<Given[J['kind']]> {
  return (yield job) as unknown as Given[J['kind']];
}

/** How many items a job has. */
export function itemsOf(job: Job): number {
  switch (job.kind) {
    case 'cut':
      return job.scripts.length;
    case 'value':
      return job.cut.from.length - 1;
    case 'order':
      return bands;
    case 'meet':
      return job.columns.totals.length;
    case 'weigh':
      return job.pairs.i.length;
  }
}

/** Does a job for the items from one to before another. */
export function doJob(job: Job, first: number, end: number): readonly Column[] {
  switch (job.kind) {
    case 'cut':
      return cutScripts(lettersOf(job.scripts.slice(first, end), job.letters), end - first);
    case 'value':
      return valueScripts(job.cut, job.counts, first, end);
    case 'order':
      return orderBands(job.keys, first, end);
    case 'meet': {
      const { x, y, likeness } = similarPairs(job.columns, job.order, first, end);
      return [x, y, likeness];
    }
    case 'weigh': {
      const { a, b, bits, likeness } = weighPairs(job.weighable, job.pairs, first, end);
      return [a, b, bits, likeness];
    }
  }
}

function* lettersOf(scripts: readonly string[], letters: boolean): Generator<string> {
  for (const script of scripts) yield letters ? script : scriptLetters(script);
}

/** Does work with all its jobs in the calling thread. */
export function alone<T>(work: Working<T>): T {
  let step = work.next();
  while (!step.done) step = work.next(doJob(step.value, 0, itemsOf(step.value)));
  return step.value;
}

/** Many hands: what a job gives, one range of its items after another. */
export type Hands = (job: Job) => Promise<readonly Column[]>;

/** Does work whose jobs are done by many hands. */
export async function together<T>(work: Working<T>, hands: Hands): Promise<T> {
  let step = work.next();
  while (!step.done) step = work.next(await hands(step.value));
  return step.value;
}
