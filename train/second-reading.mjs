/** How two people who read the same texts agree. */

import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { scoreSets } from '../dist/analysis/statistics/category-scores.js';
import { crossTable } from '../dist/analysis/statistics/cross-table.js';
import { cohensKappa } from '../dist/analysis/statistics/kappa.js';
import { lures, scamTypes } from '../dist/model/verdict.js';
import { asExample, readTsv } from './data.mjs';
import { seeded } from './learn.mjs';

const folder = fileURLToPath(new URL('.', import.meta.url));

/** Agreement on class, on the type of what both call scams, and on its lures. */
export function secondReading() {
  const pairs = readdirSync(`${folder}second`).flatMap((file) => {
    const first = new Map(readTsv(`${folder}labels/${file}`).map((row) => [row.id, asExample(file, row.id, '', row)]));
    return readTsv(`${folder}second/${file}`).map((row) => [first.get(row.id), asExample(file, row.id, '', row)]);
  });
  const both = pairs.filter(([a, b]) => a.messageClass === 'scam' && b.messageClass === 'scam');
  const typeOf = ({ type }) => (scamTypes.includes(type) ? type : 'others');
  return {
    texts: pairs.length,
    class: agreement(pairs.map(([a, b]) => [a.messageClass, b.messageClass])),
    scams: both.length,
    type: agreement(both.map(([a, b]) => [typeOf(a), typeOf(b)])),
    lures: scoreSets(
      both.map(([a, b]) => [a.lures, b.lures]),
      lures,
      seeded(3),
    ),
  };
}

const agreement = (pairs) => ({ same: pairs.filter(([a, b]) => a === b).length, kappa: cohensKappa(crossTable(pairs)) });
