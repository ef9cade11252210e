import { lures, messageClasses, scamTypes } from '../../model/verdict.ts';
import { remember } from '../text/remember.ts';
import { edges, factBucket, pairBucket, runBuckets, wordBucket, wordHash } from './features.ts';
import { WeightTable } from './weight-table.ts';

/** The classes that the model tells apart; `unknown` is said where it is unsure. */
export const modelClasses = messageClasses.filter((name) => name !== 'unknown');

/** What a scam may be about: the closed types, and the commonest names among the others. */
export const modelTopics = [
  ...scamTypes.filter((name) => name !== 'others'),
  'prize',
  'account',
  'streaming',
  'marketplace',
  'dating',
  'others',
] as const;

export const modelAsks = ['link', 'call', 'reply', 'pay', 'code'] as const;

/**
 * Where the outputs of each question begin. Those asked of every message stand first: they are a table by themselves, small enough
 * to stay near the processor; topics and lures are asked only where a scam is likely.
 */
export const heads = {
  class: { from: 0, size: modelClasses.length },
  ask: { from: modelClasses.length, size: modelAsks.length },
  topic: { from: modelClasses.length + modelAsks.length, size: modelTopics.length },
  lure: { from: modelClasses.length + modelAsks.length + modelTopics.length, size: lures.length },
} as const;
/** Outputs that are asked of every message, and all. */
export const always: number = heads.topic.from;
export const outputs: number = heads.lure.from + heads.lure.size;

/** The trained weights, eight bits each, to be multiplied by `scales`. */
export interface ModelWeights {
  readonly version: string;
  /** Rows of {@link always} a bucket. */
  readonly weights: Int8Array;
  /** Rows of the outputs that are left. */
  readonly scamWeights: Int8Array;
  /** By output. */
  readonly scales: Float32Array;
  readonly biases: Float32Array;
  /** By which scores are divided to be probabilities that hold. */
  readonly temperature: number;
  /** By lure and by ask: the score from which it is said. */
  readonly thresholds: Float32Array;
  /** Probability of the likeliest class below which nothing is said. */
  readonly leastSure: number;
  /** The same for a scam in a message without anything to act on, which may be a friend's. */
  readonly leastSureAlone: number;
}

/** How much a fact weighs, and all runs of letters together, beside all words, which weigh one. */
export const factWeight = 0.6;
const lettersWeight = 0.8;

/** Words are said over and over: what so many of them say is kept. */
const mostWords = 16_384;

/** What words say by themselves for all outputs, as words and by their runs of letters: in one table, a row a word. */
class WordSums {
  readonly hashes = new Int32Array(mostWords);
  readonly runCounts = new Int32Array(mostWords);
  /** Of each word the sums of the word for all outputs, then those of its runs. */
  readonly sums = new Int16Array(mostWords * 2 * outputs);
  readonly #always: WeightTable;
  readonly #scam: WeightTable;
  readonly #rows = new Map<string, number>();

  constructor(always: WeightTable, scam: WeightTable) {
    this.#always = always;
    this.#scam = scam;
  }

  /** Rows of words, all valid until the next call. */
  rowsOf(tokens: readonly string[]): Int32Array {
    if (this.#rows.size + tokens.length > mostWords) this.#rows.clear();
    const rows = new Int32Array(tokens.length);
    for (let at = 0; at < tokens.length; at++) rows[at] = this.#rows.get(tokens[at] as string) ?? this.#add(tokens[at] as string);
    return rows;
  }

  #add(word: string): number {
    const row = this.#rows.size;
    const hash = wordHash(word);
    const runs = Int32Array.from(runBuckets(word));
    this.hashes[row] = hash;
    this.runCounts[row] = runs.length;
    this.#fill(row * 2 * outputs, Int32Array.of(wordBucket(hash)));
    this.#fill(row * 2 * outputs + outputs, runs);
    this.#rows.set(word, row);
    return row;
  }

  #fill(from: number, found: Int32Array): void {
    this.sums.set(this.#always.sumOf(found, found.length).subarray(0, always), from);
    this.sums.set(this.#scam.sumOf(found, found.length).subarray(0, outputs - always), from + always);
  }
}

/** Adds the features of a message up to scores. One is used for many messages, one after another. */
export class Scorer {
  readonly #model: ModelWeights;
  readonly #always: WeightTable;
  readonly #scam: WeightTable;
  readonly #known: WordSums;
  readonly #factOf = remember(factBucket);
  /** Of the message read last: rows of its words, buckets of its pairs and facts, what a word and a run of letters weigh. */
  #words: Int32Array = new Int32Array(0);
  #pairs: Int32Array = new Int32Array(0);
  #facts: Int32Array = new Int32Array(0);
  #word = 0;
  #run = 0;

  constructor(model: ModelWeights) {
    this.#model = model;
    this.#always = new WeightTable(model.weights, always);
    this.#scam = new WeightTable(model.scamWeights, outputs - always);
    this.#known = new WordSums(this.#always, this.#scam);
  }

  /** Takes a message in, and gives the scores of what is asked of every one: classes and asks. */
  read(tokens: readonly string[], facts: readonly string[]): Float64Array {
    const words = this.#known.rowsOf(tokens);
    const { hashes, runCounts } = this.#known;
    const pairs = new Int32Array(words.length + 1);
    let before: number = edges.begin;
    let runs = 0;
    for (let at = 0; at < words.length; at++) {
      const row = words[at] as number;
      const hash = hashes[row] as number;
      pairs[at] = pairBucket(before, hash);
      before = hash;
      runs += runCounts[row] as number;
    }
    pairs[words.length] = pairBucket(before, edges.end);
    this.#facts = new Int32Array(facts.length);
    for (let at = 0; at < facts.length; at++) this.#facts[at] = this.#factOf(facts[at] as string);
    [this.#words, this.#pairs] = [words, pairs];
    [this.#word, this.#run] = [wordWeight(words.length + pairs.length), letterWeight(runs)];
    return this.#scores(this.#always, 0);
  }

  /** Scores of topics and lures of the message that was read last, at their places in {@link heads}. */
  scam(): Float64Array {
    return this.#scores(this.#scam, always);
  }

  #scores(table: WeightTable, first: number): Float64Array {
    const { scales, biases } = this.#model;
    const { sums } = this.#known;
    const { width } = table;
    const scores = new Float64Array(outputs);
    const words = this.#words;
    for (let at = 0; at < words.length; at++) {
      const from = (words[at] as number) * 2 * outputs + first;
      for (let k = 0; k < width; k++) {
        scores[first + k] =
          (scores[first + k] as number) + (sums[from + k] as number) * this.#word + (sums[from + outputs + k] as number) * this.#run;
      }
    }
    this.#addRows(table, this.#pairs, this.#word, first, scores);
    this.#addRows(table, this.#facts, factWeight, first, scores);
    for (let k = first; k < first + width; k++) scores[k] = (scores[k] as number) * (scales[k] as number) + (biases[k] as number);
    return scores;
  }

  #addRows(table: WeightTable, rows: Int32Array, weight: number, first: number, scores: Float64Array): void {
    const sums = table.sumOf(rows, rows.length);
    for (let k = 0; k < table.width; k++) scores[first + k] = (scores[first + k] as number) + (sums[k] as number) * weight;
  }

  /** What each word of the message that was read last says for one class rather than another, as natural log odds. */
  wordsFor(one: number, other: number): Float64Array {
    const { scales } = this.#model;
    const { sums } = this.#known;
    const [plus, minus] = [scales[one] as number, scales[other] as number];
    const said = new Float64Array(this.#words.length);
    for (let at = 0; at < said.length; at++) {
      const from = (this.#words[at] as number) * 2 * outputs;
      const runs = from + outputs;
      const pair = this.#pairs[at] as number;
      const word = (sums[from + one] as number) * plus - (sums[from + other] as number) * minus;
      const letters = (sums[runs + one] as number) * plus - (sums[runs + other] as number) * minus;
      const both = this.#always.at(pair, one) * plus - this.#always.at(pair, other) * minus;
      said[at] = (word + both) * this.#word + letters * this.#run;
    }
    return said;
  }
}

/** The buckets of all pairs of words in a row, the edges of the message among them. */
export function pairsOf(hashes: readonly number[]): Int32Array {
  const pairs = new Int32Array(hashes.length + 1);
  for (let at = 0; at <= hashes.length; at++) pairs[at] = pairBucket(hashes[at - 1] ?? edges.begin, hashes[at] ?? edges.end);
  return pairs;
}

/** What one of so many words weighs: long texts have more of them, not more to say. */
export function wordWeight(count: number): number {
  return count === 0 ? 0 : 1 / Math.sqrt(count);
}

/** What one of so many runs of letters weighs. */
export function letterWeight(count: number): number {
  return lettersWeight * wordWeight(count);
}

/** Probabilities of scores that exclude one another. */
export function softmax(scores: Float64Array, from: number, size: number, temperature: number): Float64Array {
  const odds = new Float64Array(size);
  let most = Number.NEGATIVE_INFINITY;
  for (let k = 0; k < size; k++) most = Math.max(most, scores[from + k] as number);
  let sum = 0;
  for (let k = 0; k < size; k++) {
    const power = Math.exp(((scores[from + k] as number) - most) / temperature);
    odds[k] = power;
    sum += power;
  }
  for (let k = 0; k < size; k++) odds[k] = (odds[k] as number) / sum;
  return odds;
}
