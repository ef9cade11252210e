/** Logistic regression over hashed features, by stochastic gradient descent with AdaGrad. The same examples give the same weights. */

import { buckets, factBucket, runBuckets, wordBucket, wordHash } from '../dist/analysis/classify/features.js';
import {
  factWeight,
  heads,
  letterWeight,
  modelAsks,
  modelClasses,
  modelTopics,
  outputs,
  pairsOf,
  wordWeight,
} from '../dist/analysis/classify/linear-model.js';
import { lures } from '../dist/model/verdict.js';

/** While learning, the weights of a bucket stand in one row. */
export const rowLength = outputs;

/** Random numbers from a seed (mulberry32). */
export function seeded(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** The features of a text in columns: bucket and value. */
export function vectorOf(tokens, facts) {
  const hashes = tokens.map(wordHash);
  const words = [...hashes.map(wordBucket), ...pairsOf(hashes)];
  const letters = tokens.flatMap(runBuckets);
  const at = Int32Array.from([...words, ...letters, ...facts.map(factBucket)]);
  const value = new Float32Array(at.length);
  value.fill(wordWeight(words.length), 0, words.length);
  value.fill(letterWeight(letters.length), words.length, words.length + letters.length);
  value.fill(factWeight, words.length + letters.length);
  return { at, value };
}

/**
 * What the outputs should be for an example, and how much each question counts: a target of 0 or 1 by output, and a weight
 * by head. A question that has no answer here counts nothing.
 */
export function targetOf(example) {
  const target = new Float32Array(outputs);
  const weight = { class: 0, topic: 0, lure: 0, ask: 0 };
  const { messageClass } = example;
  if (modelClasses.includes(messageClass)) {
    weight.class = example.counts ?? (messageClass === 'passcode' ? passcodeWeight : 1);
    target[heads.class.from + modelClasses.indexOf(messageClass)] = 1;
  }
  if (example.type !== null && (messageClass === 'scam' || example.resembles)) {
    weight.topic = messageClass === 'scam' ? 1 : 0.3;
    target[heads.topic.from + topicOf(example.type)] = 1;
  }
  if (messageClass === 'scam' && !example.classOnly) {
    weight.lure = 1;
    for (const lure of example.lures) target[heads.lure.from + lures.indexOf(lure)] = 1;
  }
  if (modelClasses.includes(messageClass) && !example.classOnly) {
    weight.ask = 1;
    for (const ask of example.asks) target[heads.ask.from + modelAsks.indexOf(ask)] = 1;
  }
  return { target, weight };
}

/** Number of the topic of a type as labelled: `delivery`, `others:prize`. */
export function topicOf(type) {
  const name = type.startsWith('others:') ? type.slice(7) : type;
  const known = modelTopics.indexOf(name);
  return known >= 0 ? known : modelTopics.indexOf('others');
}

/** Passcodes are few among the examples, and plain. */
const passcodeWeight = 2;

/** Trains on prepared examples (`vector`, `target`, `weight`). */
export function learn(examples, { epochs = 12, rate = 0.5, decay = 1e-6, floor = 0.02, seed = 7 } = {}) {
  const weights = new Float32Array(buckets * rowLength);
  const squares = new Float32Array(buckets * rowLength);
  const biases = new Float32Array(outputs);
  const biasSquares = new Float32Array(outputs).fill(1);
  const random = seeded(seed);
  const order = examples.map((_, at) => at);
  const gradient = new Float64Array(outputs);
  for (let epoch = 0; epoch < epochs; epoch++) {
    for (let at = order.length - 1; at > 0; at--) {
      const other = Math.floor(random() * (at + 1));
      [order[at], order[other]] = [order[other], order[at]];
    }
    for (const number of order) {
      const { vector, target, weight } = examples[number];
      const scores = scoreOf(vector, weights, biases);
      gradientOf(scores, target, weight, gradient);
      for (let k = 0; k < outputs; k++) {
        if (gradient[k] === 0) continue;
        biasSquares[k] += gradient[k] * gradient[k];
        biases[k] -= (rate * gradient[k]) / Math.sqrt(biasSquares[k]);
      }
      const { at, value } = vector;
      for (let f = 0; f < at.length; f++) {
        const from = at[f] * rowLength;
        const v = value[f];
        for (let k = 0; k < outputs; k++) {
          const g = gradient[k] * v;
          if (g === 0) continue;
          const place = from + k;
          const full = g + decay * weights[place];
          squares[place] += full * full;
          weights[place] -= (rate * full) / (Math.sqrt(squares[place]) + floor);
        }
      }
    }
  }
  return { weights, biases };
}

/** Scores of all outputs. */
export function scoreOf({ at, value }, weights, biases) {
  const scores = Float64Array.from(biases);
  for (let f = 0; f < at.length; f++) {
    const from = at[f] * rowLength;
    const v = value[f];
    for (let k = 0; k < outputs; k++) scores[k] += v * weights[from + k];
  }
  return scores;
}

function gradientOf(scores, target, weight, gradient) {
  gradient.fill(0);
  for (const head of ['class', 'topic']) {
    const { from, size } = heads[head];
    if (weight[head] === 0) continue;
    let most = Number.NEGATIVE_INFINITY;
    for (let k = 0; k < size; k++) most = Math.max(most, scores[from + k]);
    let sum = 0;
    for (let k = 0; k < size; k++) sum += Math.exp(scores[from + k] - most);
    for (let k = 0; k < size; k++) gradient[from + k] = weight[head] * (Math.exp(scores[from + k] - most) / sum - target[from + k]);
  }
  for (const head of ['lure', 'ask']) {
    const { from, size } = heads[head];
    if (weight[head] === 0) continue;
    for (let k = 0; k < size; k++) gradient[from + k] = weight[head] * (1 / (1 + Math.exp(-scores[from + k])) - target[from + k]);
  }
}
