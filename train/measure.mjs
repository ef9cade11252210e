/** Figures of a model on examples that it has not seen. */

import { heads, modelAsks, modelClasses, modelTopics, softmax } from '../dist/analysis/classify/linear-model.js';
import { scoreCategories, scoreSets } from '../dist/analysis/statistics/category-scores.js';
import { wilson } from '../dist/analysis/statistics/intervals.js';
import { lures, scamTypes } from '../dist/model/verdict.js';

function likeliest({ from, size }, scores) {
  let best = 0;
  for (let k = 1; k < size; k++) if (scores[from + k] > scores[from + best]) best = k;
  return best;
}

/** What the model says, as the program would say it. */
export function saidOf(scores, { temperature, thresholds, leastSure, leastSureAlone }, hasContact) {
  const odds = softmax(scores, heads.class.from, heads.class.size, temperature);
  const best = likeliest(heads.class, scores);
  const least = modelClasses[best] === 'scam' && !hasContact ? leastSureAlone : leastSure;
  const topic = modelTopics[likeliest(heads.topic, scores)];
  return {
    messageClass: odds[best] >= least ? modelClasses[best] : 'unknown',
    likeliest: modelClasses[best],
    confidence: odds[best],
    type: typeOf(topic),
    lures: lures.filter((_, k) => scores[heads.lure.from + k] > thresholds[k]),
    asks: modelAsks.filter((_, k) => scores[heads.ask.from + k] > thresholds[lures.length + k]),
  };
}

/** The closed type of a label such as `others:prize`. */
const typeOf = (type) => (scamTypes.includes(type) ? type : 'others');

/** All figures over rows of `{ example, said }`. Unclear examples are left out; `unknown` is a miss. */
export function figuresOf(rows, random) {
  const clear = rows.filter(({ example }) => modelClasses.includes(example.messageClass));
  const scams = clear.filter(({ example }) => example.messageClass === 'scam' && example.type !== null);
  const legitimate = clear.filter(({ example }) => example.messageClass === 'legitimate');
  const calledScam = legitimate.filter(({ said }) => said.messageClass === 'scam').length;
  return {
    texts: clear.length,
    abstained: wilson(clear.filter(({ said }) => said.messageClass === 'unknown').length, clear.length),
    legitimateCalledScam: wilson(calledScam, legitimate.length),
    classes: scoreCategories(
      clear.map(({ example, said }) => [example.messageClass, said.messageClass]),
      modelClasses,
      random,
    ),
    types: scoreCategories(
      scams.map(({ example, said }) => [typeOf(example.type), said.type]),
      scamTypes,
      random,
    ),
    lures: scoreSets(
      scams.map(({ example, said }) => [example.lures, said.lures]),
      lures,
      random,
    ),
    asks: scoreSets(
      clear.map(({ example, said }) => [example.asks, said.asks]),
      modelAsks,
      random,
    ),
  };
}
