/** What bending the characters of a text costs: each trick on texts that a model has not seen. */

import { modelClasses } from '../dist/analysis/classify/linear-model.js';
import { scoreCategories } from '../dist/analysis/statistics/category-scores.js';
import { characterTricks, evade } from '../dist/simulate/evade/evade.js';
import { stream } from '../dist/simulate/random.js';
import { learn, scoreOf, seeded } from './learn.mjs';
import { saidOf } from './measure.mjs';
import { readExample } from './prepare.mjs';

/** Scams and spam are bent, as their senders do; passcodes and genuine texts stay as they are. */
const bending = new Set(['scam', 'spam']);

/** By trick, with half of the letters of half of the words bent: mean F1 of the classes and of the types, plain and bent. */
export function evasionFigures(known, unseen, settings, tuned) {
  const { weights, biases } = learn(known, settings);
  const labelled = unseen.filter(({ classOnly, messageClass }) => !classOnly && modelClasses.includes(messageClass));
  const figuresBy = (change) => {
    const rows = labelled.map((example) => {
      const read = bending.has(example.messageClass) ? change(example) : example;
      return { example, said: saidOf(scoreOf(read.vector, weights, biases), tuned, read.hasContact) };
    });
    const f1 = (pairs, names) => scoreCategories(pairs, names, seeded(3)).macroF1.value;
    const scams = rows.filter(({ example }) => example.messageClass === 'scam' && example.type !== null);
    return {
      classF1: f1(
        rows.map(({ example, said }) => [example.messageClass, said.messageClass]),
        modelClasses,
      ),
      typesRight:
        scams.filter(({ example, said }) => said.type === (example.type.startsWith('others') ? 'others' : example.type)).length /
        scams.length,
    };
  };
  const plain = figuresBy((example) => example);
  const each = characterTricks.map((trick) => ({
    trick,
    ...figuresBy((example) => {
      const profile = { tricks: [trick], reach: 0.5, depth: 0.5, style: 1 };
      return readExample({ ...example, text: evade(example.text, profile, stream(7, example.id)) });
    }),
  }));
  return { texts: labelled.length, plain, each };
}
