/**
 * Makes the shipped classifier from the training data: `npm run train`. The same data give the same bytes.
 *
 * 1. Cross-validation in five folds, near copies and campaigns kept together: temperature and thresholds are set on it, and
 *    the figures of the model card come from it; and once more with each real set left out of training.
 * 2. Training on everything, rounding to eight bits, writing `data/classifier.bin.gz` and `docs/reference/model-card.md`.
 */

import { readFileSync, writeFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { buckets } from '../dist/analysis/classify/features.js';
import { always, outputs } from '../dist/analysis/classify/linear-model.js';
import { writeModel } from '../dist/enrich/classifier-file.js';
import { brandFigures } from './brands.mjs';
import { modelCard } from './card.mjs';
import { labelledExamples, weakExamples } from './data.mjs';
import { evasionFigures } from './evasion.mjs';
import { falseAlarms } from './false-alarms.mjs';
import { foldsOf } from './groups.mjs';
import { learn, scoreOf, seeded } from './learn.mjs';
import { figuresOf, saidOf } from './measure.mjs';
import { readExample } from './prepare.mjs';
import { secondReading } from './second-reading.mjs';
import { leastSureAloneOf, temperatureOf, thresholdsOf } from './tune.mjs';

/** `--final` trains on everything with the settings that the last measuring found, and measures nothing. */
const isFinalOnly = process.argv.includes('--final');
/** `--brands` trains nothing: it measures anew how well brands are found. */
const isBrandsOnly = process.argv.includes('--brands');
const version = '1';
const leastSure = 0.5;
const settings = { epochs: 8, rate: 0.5, decay: 1e-6, floor: 0.2 };
const foldCount = 5;

const say = (text) => process.stderr.write(`${text}\n`);
const began = performance.now();

say('reading the examples');
const examples = [...labelledExamples(), ...weakExamples()].map(readExample);
if (isBrandsOnly) {
  writeCard({ ...figuresBefore(), brands: brandFigures(examples), brandsMeasured: today() });
  process.exit(0);
}
const usable = examples.filter(({ weight }) => Object.values(weight).some((one) => one > 0));
say(`${examples.length} examples, ${usable.length} of use`);

const validation = isFinalOnly ? null : crossValidated();
const tuned = validation?.tuned ?? tunedBefore();

say('training on everything');
const model = rounded(learn(usable, settings), tuned);
const bytes = gzipSync(writeModel(model), { level: 9 });
writeFileSync(new URL('../data/classifier.bin.gz', import.meta.url), bytes);

if (validation) await writeFigures(validation);
say(`written in ${((performance.now() - began) / 1000).toFixed(0)} s: ${bytes.length} bytes`);

/** What models say of examples that they have not seen, and what is set on it. */
function crossValidated() {
  const folds = foldsOf(usable, foldCount);
  const unseen = [];
  for (let fold = 0; fold < foldCount; fold++) {
    say(`cross-validation, fold ${fold + 1} of ${foldCount}`);
    const isOut = (_, at) => folds[at] === fold;
    unseen.push(
      ...scoredBy(
        usable.filter((example, at) => !isOut(example, at)),
        usable.filter(isOut),
      ),
    );
  }
  const temperature = temperatureOf(unseen);
  const thresholds = thresholdsOf(unseen);
  return { unseen, folds, tuned: { temperature, thresholds, leastSure, leastSureAlone: leastSureAloneOf(unseen, temperature, leastSure) } };
}

function tunedBefore() {
  const { tuned: before } = JSON.parse(readFileSync(new URL('figures.json', import.meta.url), 'utf8'));
  return { ...before, thresholds: Float32Array.from(before.thresholds) };
}

/** Learns from some examples and scores others. */
function scoredBy(known, others) {
  const { weights, biases } = learn(known, settings);
  return others.map((example) => ({ example, scores: scoreOf(example.vector, weights, biases) }));
}

/** The figures of the model card: on unseen examples, on sets left out, on sets that were never learned from. */
async function writeFigures({ unseen, folds }) {
  const told = (rows) =>
    rows.filter(({ example }) => !example.classOnly).map((row) => ({ ...row, said: saidOf(row.scores, tuned, row.example.hasContact) }));
  const labelled = told(unseen);
  const isOwn = ({ set }) => set.startsWith('own ');
  const leftOut = {};
  for (const [name, isOut] of Object.entries({
    sp24_gateway: ({ set }) => set === 'sp24_gateway',
    'mishra_soni and uci_sms_spam': ({ set }) => set === 'mishra_soni' || set === 'uci_sms_spam',
    india_spam: ({ set }) => set === 'india_spam',
    otp_fixtures: ({ set }) => set === 'otp_fixtures',
    'own texts': isOwn,
  })) {
    say(`left out: ${name}`);
    const rows = scoredBy(
      usable.filter((example) => !isOut(example)),
      usable.filter(isOut),
    );
    leftOut[name] = figuresOf(told(rows), seeded(3));
  }
  const languages = [...new Set(labelled.map(({ example }) => example.language))]
    .map((language) => ({ language, rows: labelled.filter(({ example }) => example.language === language) }))
    .filter(({ rows }) => rows.length >= 100)
    .map(({ language, rows }) => ({ language, figures: figuresOf(rows, seeded(3)) }));
  say('texts that nothing was learned from');
  const figures = {
    version,
    bytes: bytes.length,
    settings,
    tuned: { ...tuned, thresholds: [...tuned.thresholds].map((value) => Math.round(value * 10) / 10) },
    examples: countsOf(examples),
    all: figuresOf(labelled, seeded(3)),
    real: figuresOf(
      labelled.filter(({ example }) => !isOwn(example)),
      seeded(3),
    ),
    own: figuresOf(
      labelled.filter(({ example }) => isOwn(example)),
      seeded(3),
    ),
    leftOut,
    languages,
    calibration: calibrationOf(labelled),
    brands: brandFigures(examples),
    brandsMeasured: today(),
    evasion: evasionFigures(
      usable.filter((_, at) => folds[at] !== 0),
      usable.filter((_, at) => folds[at] === 0),
      settings,
      tuned,
    ),
    secondReading: secondReading(),
    alarms: await falseAlarms(),
  };
  writeCard(figures);
}

function writeCard(figures) {
  writeFileSync(new URL('figures.json', import.meta.url), `${JSON.stringify(figures, null, 1)}\n`);
  writeFileSync(new URL('../docs/reference/model-card.md', import.meta.url), modelCard(figures));
}

function figuresBefore() {
  return JSON.parse(readFileSync(new URL('figures.json', import.meta.url), 'utf8'));
}

function today() {
  return new Date().toISOString().slice(0, 10);
}

/** Weights to eight bits, with one scale for each output, in the two tables that the program has. */
function rounded({ weights, biases }, tuning) {
  const scales = new Float32Array(outputs);
  for (let at = 0; at < weights.length; at++) scales[at % outputs] = Math.max(scales[at % outputs], Math.abs(weights[at]) / 127);
  const table = (from, width) =>
    Int8Array.from({ length: buckets * width }, (_, at) => {
      const output = from + (at % width);
      return scales[output] === 0 ? 0 : Math.round(weights[Math.floor(at / width) * outputs + output] / scales[output]);
    });
  return { version, weights: table(0, always), scamWeights: table(always, outputs - always), scales, biases, ...tuning };
}

function countsOf(list) {
  const counts = {};
  for (const { set, messageClass, classOnly } of list) {
    const name = classOnly ? `${set} (by the set's own label)` : set;
    counts[name] ??= {};
    counts[name][messageClass] = (counts[name][messageClass] ?? 0) + 1;
  }
  return counts;
}

/** Of the verdicts in each range of confidence the share that is right. */
function calibrationOf(rows) {
  const bins = [0, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.99, 1.0001];
  return bins.slice(0, -1).map((from, at) => {
    const list = rows.filter(
      ({ said, example }) => said.confidence >= from && said.confidence < bins[at + 1] && example.messageClass !== 'unclear',
    );
    return {
      from,
      to: Math.min(1, bins[at + 1]),
      texts: list.length,
      confidence: list.reduce((sum, { said }) => sum + said.confidence, 0) / list.length,
      right: list.filter(({ said, example }) => said.likeliest === example.messageClass).length / list.length,
    };
  });
}
