/** What is set on scores of examples that the model has not seen: temperature, thresholds. */

import { heads, modelAsks, modelClasses, softmax } from '../dist/analysis/classify/linear-model.js';
import { lures } from '../dist/model/verdict.js';

/** The temperature by which the probabilities of classes fit best (least cross-entropy). */
export function temperatureOf(rows) {
  const clear = rows.filter(({ example }) => modelClasses.includes(example.messageClass) && !example.classOnly);
  const loss = (temperature) =>
    clear.reduce((sum, { example, scores }) => {
      const odds = softmax(scores, heads.class.from, heads.class.size, temperature);
      return sum - Math.log(Math.max(1e-9, odds[modelClasses.indexOf(example.messageClass)]));
    }, 0);
  let best = 1;
  for (let temperature = 0.5; temperature <= 5; temperature += 0.05) if (loss(temperature) < loss(best)) best = temperature;
  return Math.round(best * 100) / 100;
}

/** For each lure and ask the threshold of best F1; between -2 and 1, so that a rare one is not said of everything. */
export function thresholdsOf(rows) {
  const scams = rows.filter(({ example }) => example.messageClass === 'scam' && !example.classOnly);
  const clear = rows.filter(({ example }) => modelClasses.includes(example.messageClass) && !example.classOnly);
  return Float32Array.from([
    ...lures.map((name, k) =>
      bestThreshold(scams.map(({ example, scores }) => [scores[heads.lure.from + k], example.lures.includes(name)])),
    ),
    ...modelAsks.map((name, k) =>
      bestThreshold(clear.map(({ example, scores }) => [scores[heads.ask.from + k], example.asks.includes(name)])),
    ),
  ]);
}

function bestThreshold(pairs) {
  const positives = pairs.filter(([, is]) => is).length;
  let [best, bestF1] = [0, -1];
  for (let threshold = -2; threshold <= 1.001; threshold += 0.1) {
    const said = pairs.filter(([score]) => score > threshold);
    const right = said.filter(([, is]) => is).length;
    const f1 = (2 * right) / (said.length + positives);
    if (f1 > bestF1) [best, bestF1] = [threshold, f1];
  }
  return Math.round(best * 10) / 10;
}

/** Of genuine personal texts without anything to act on at most this share may be called scams. */
const falseAlarms = 0.003;

/** How likely a scam must be where there is nothing to act on: so that real personal texts are hardly ever called scams. */
export function leastSureAloneOf(rows, temperature, least) {
  const personal = rows.filter(
    ({ example }) => !example.hasContact && example.messageClass === 'legitimate' && !example.set.startsWith('own '),
  );
  const odds = personal
    .map(({ scores }) => softmax(scores, heads.class.from, heads.class.size, temperature))
    .filter((all) => all.indexOf(Math.max(...all)) === modelClasses.indexOf('scam'))
    .map((all) => all[modelClasses.indexOf('scam')])
    .sort((a, b) => b - a);
  const allowed = Math.floor(personal.length * falseAlarms);
  return Math.round(Math.min(0.95, Math.max(least, (odds[allowed] ?? 0) + 0.005)) * 100) / 100;
}
