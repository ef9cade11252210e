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

/**
 * What words say by themselves, as words and by their runs of letters: a row a word in two tables, of what is asked of every
 * message and of the rest. A row holds the sums of the word, then those of its runs.
 */
class WordSums {
  readonly hashes = new Int32Array(mostWords);
  readonly runCounts = new Int32Array(mostWords);
  readonly always: Int16Array;
  readonly scam: Int16Array;
  readonly #tables: readonly (readonly [WeightTable, Int16Array])[];
  readonly #rows = new Map<string, number>();

  constructor(always: WeightTable, scam: WeightTable) {
    this.always = new Int16Array(mostWords * 2 * always.width);
    this.scam = new Int16Array(mostWords * 2 * scam.width);
    this.#tables = [
      [always, this.always],
      [scam, this.scam],
    ];
  }

  /** Sets the rows of words, all valid until the next call. */
  find(tokens: readonly string[], rows: Int32Array): void {
    if (this.#rows.size + tokens.length > mostWords) this.#rows.clear();
    for (let at = 0; at < tokens.length; at++) rows[at] = this.#rows.get(tokens[at] as string) ?? this.#add(tokens[at] as string);
  }

  #add(word: string): number {
    const row = this.#rows.size;
    const hash = wordHash(word);
    const runs = Int32Array.from(runBuckets(word));
    this.hashes[row] = hash;
    this.runCounts[row] = runs.length;
    for (const [table, sums] of this.#tables) {
      const from = row * 2 * table.width;
      sums.set(table.sumOf(Int32Array.of(wordBucket(hash)), 1).subarray(0, table.width), from);
      sums.set(table.sumOf(runs, runs.length).subarray(0, table.width), from + table.width);
    }
    this.#rows.set(word, row);
    return row;
  }
}

/** Numbers of which there are more or fewer each time, in room that is used again. */
class Room {
  values = new Int32Array(512);
  count = 0;

  /** Makes room for so many; what stood there counts no more. */
  take(count: number): Int32Array {
    if (count > this.values.length) this.values = new Int32Array(2 * count);
    this.count = count;
    return this.values;
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
  readonly #words = new Room();
  readonly #pairs = new Room();
  readonly #facts = new Room();
  #word = 0;
  #run = 0;
  #tokens: readonly string[] | null = null;
  /** What its wording says, of every output whose question was asked. */
  readonly #wording = new Float64Array(outputs);
  #isScamSummed = false;
  /** What its words say for one class rather than another, and which. */
  #said: { readonly one: number; readonly other: number; readonly words: readonly number[] } | null = null;
  /** What is used again for every message: typed arrays take long to make. */
  readonly #byWord = new Int32Array(2 * outputs);
  readonly #ofAll = new Float64Array(outputs);
  readonly #ofScam = new Float64Array(outputs);

  constructor(model: ModelWeights) {
    this.#model = model;
    this.#always = new WeightTable(model.weights, always);
    this.#scam = new WeightTable(model.scamWeights, outputs - always);
    this.#known = new WordSums(this.#always, this.#scam);
  }

  /**
   * Takes a message in, and gives the scores of what is asked of every one: classes and asks. Valid until the next message. Where
   * the very tokens of the last message come again, what they say is not summed up again.
   */
  read(tokens: readonly string[], facts: readonly string[]): Float64Array {
    if (tokens !== this.#tokens) this.#readWording(tokens);
    const buckets = this.#facts.take(facts.length);
    for (let at = 0; at < facts.length; at++) buckets[at] = this.#factOf(facts[at] as string);
    return this.#score(this.#ofAll, this.#always, 0);
  }

  #readWording(tokens: readonly string[]): void {
    const words = this.#words.take(tokens.length);
    const pairs = this.#pairs.take(tokens.length + 1);
    this.#known.find(tokens, words);
    const { hashes, runCounts } = this.#known;
    let before: number = edges.begin;
    let runs = 0;
    for (let at = 0; at < tokens.length; at++) {
      const row = words[at] as number;
      const hash = hashes[row] as number;
      pairs[at] = pairBucket(before, hash);
      before = hash;
      runs += runCounts[row] as number;
    }
    pairs[tokens.length] = pairBucket(before, edges.end);
    [this.#word, this.#run] = [wordWeight(2 * tokens.length + 1), letterWeight(runs)];
    this.#tokens = tokens;
    this.#isScamSummed = false;
    this.#said = null;
    this.#sumWording(this.#always, this.#known.always, 0);
  }

  /** Scores of topics and lures of the message that was read last, at their places in {@link heads}. */
  scam(): Float64Array {
    if (!this.#isScamSummed) this.#sumWording(this.#scam, this.#known.scam, always);
    this.#isScamSummed = true;
    return this.#score(this.#ofScam, this.#scam, always);
  }

  #sumWording(table: WeightTable, sums: Int16Array, first: number): void {
    const { width } = table;
    const { values: rows, count } = this.#words;
    const byWord = this.#byWord.fill(0);
    for (let at = 0; at < count; at++) {
      const from = (rows[at] as number) * 2 * width;
      for (let k = 0; k < 2 * width; k++) byWord[k] = (byWord[k] as number) + (sums[from + k] as number);
    }
    for (let k = 0; k < width; k++) {
      this.#wording[first + k] = (byWord[k] as number) * this.#word + (byWord[width + k] as number) * this.#run;
    }
    this.#addRows(table, this.#pairs, this.#word, first, this.#wording);
  }

  #score(scores: Float64Array, table: WeightTable, first: number): Float64Array {
    const { scales, biases } = this.#model;
    const { width } = table;
    for (let k = first; k < first + width; k++) scores[k] = this.#wording[k] as number;
    this.#addRows(table, this.#facts, factWeight, first, scores);
    for (let k = first; k < first + width; k++) scores[k] = (scores[k] as number) * (scales[k] as number) + (biases[k] as number);
    return scores;
  }

  #addRows(table: WeightTable, { values, count }: Room, weight: number, first: number, scores: Float64Array): void {
    const sums = table.sumOf(values, count);
    for (let k = 0; k < table.width; k++) scores[first + k] = (scores[first + k] as number) + (sums[k] as number) * weight;
  }

  /** What each word of the message that was read last says for one class rather than another, as natural log odds. */
  wordsFor(one: number, other: number): readonly number[] {
    if (this.#said?.one !== one || this.#said.other !== other) this.#said = { one, other, words: this.#saidFor(one, other) };
    return this.#said.words;
  }

  #saidFor(one: number, other: number): number[] {
    const { scales } = this.#model;
    const sums = this.#known.always;
    const [words, pairs] = [this.#words.values, this.#pairs.values];
    const [plus, minus] = [scales[one] as number, scales[other] as number];
    const said: number[] = [];
    for (let at = 0; at < this.#words.count; at++) {
      const from = (words[at] as number) * 2 * always;
      const runs = from + always;
      const pair = pairs[at] as number;
      const word = (sums[from + one] as number) * plus - (sums[from + other] as number) * minus;
      const letters = (sums[runs + one] as number) * plus - (sums[runs + other] as number) * minus;
      const both = this.#always.at(pair, one) * plus - this.#always.at(pair, other) * minus;
      said.push((word + both) * this.#word + letters * this.#run);
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
export function softmax(scores: Float64Array, from: number, size: number, temperature: number): number[] {
  let most = Number.NEGATIVE_INFINITY;
  for (let k = 0; k < size; k++) most = Math.max(most, scores[from + k] as number);
  const odds: number[] = [];
  let sum = 0;
  for (let k = 0; k < size; k++) {
    const power = Math.exp(((scores[from + k] as number) - most) / temperature);
    odds.push(power);
    sum += power;
  }
  for (let k = 0; k < size; k++) odds[k] = (odds[k] as number) / sum;
  return odds;
}
