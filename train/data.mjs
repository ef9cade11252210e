/** The training data: real texts by the labels that stand in `labels/`, and own texts in `texts/`. */

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';

const here = dirname(fileURLToPath(import.meta.url));
/** Where the real sets lie: one gzipped file of JSON lines each. */
export const setsFolder = process.env.HOOKLINE_TRAINING_DATA ?? join(here, '../../shared/data/messages');

/** Rows of a tab-separated file with a header, as objects. */
export function readTsv(path) {
  const [head, ...lines] = readFileSync(path, 'utf8').trimEnd().split('\n');
  const names = head.split('\t');
  return lines.map((line, at) => {
    const cells = line.split('\t');
    if (cells.length !== names.length) throw new Error(`${path}:${at + 2}: ${cells.length} fields instead of ${names.length}`);
    return Object.fromEntries(names.map((name, k) => [name, cells[k]]));
  });
}

/** A real set by its name: rows with `id`, `text` and what else it has. */
export function readSet(name) {
  const path = join(setsFolder, `${name}.jsonl.gz`);
  if (!existsSync(path)) throw new Error(`${path} is not there: HOOKLINE_TRAINING_DATA names the folder of the real sets`);
  return gunzipSync(readFileSync(path))
    .toString()
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
}

const lureLetters = {
  A: 'authority',
  D: 'dishonesty',
  X: 'distraction',
  N: 'need_and_greed',
  H: 'herd',
  K: 'kindness',
  T: 'time_and_urgency',
};
const askLetters = { l: 'link', c: 'call', r: 'reply', p: 'pay', o: 'code' };
const spelled = (letters, names) => (letters === '-' ? [] : [...letters].map((letter) => names[letter]).filter(Boolean));

/** A label in words: `type` is null unless known; `~type` of a genuine text is what it resembles. */
export function asExample(set, id, text, row) {
  const [, resembles, type] = /^(~?)(.*)$/.exec(row.type);
  return {
    set,
    id,
    text,
    messageClass: row.class,
    type: type === '-' ? null : type,
    resembles: resembles === '~',
    brand: row.brand === '-' ? null : row.brand,
    lures: spelled(row.lures, lureLetters),
    asks: spelled(row.asks, askLetters),
    language: row.lang,
  };
}

/** All examples that are labelled by a person's judgement. */
export function labelledExamples() {
  const examples = [];
  for (const file of readdirSync(join(here, 'labels')).sort()) {
    const set = file.replace('.tsv', '');
    const texts = new Map(readSet(set).map((row) => [row.id, row.text]));
    for (const row of readTsv(join(here, 'labels', file))) examples.push(asExample(set, row.id, texts.get(row.id), row));
  }
  for (const file of readdirSync(join(here, 'texts')).sort()) {
    const set = `own ${file.replace('.tsv', '')}`;
    readTsv(join(here, 'texts', file)).forEach((row, at) => {
      examples.push(asExample(set, `${set} ${at + 1}`, row.text, row));
    });
  }
  return examples;
}

/** How much a text counts whose class alone is known, and by the set's own label. */
const weakWeight = 0.5;

/** Personal texts that no person labelled here: their set calls them genuine. */
export function weakExamples() {
  const labelled = new Set(readTsv(join(here, 'labels', 'mishra_soni.tsv')).map(({ id }) => id));
  const seen = new Set();
  return readSet('mishra_soni')
    .filter(({ id, label, text }) => label === 'ham' && !labelled.has(id) && !seen.has(text) && seen.add(text))
    .map(({ id, text }) => ({
      ...asExample('mishra_soni', id, text, { class: 'legitimate', type: '-', brand: '-', lures: '-', asks: '-', lang: 'en' }),
      counts: weakWeight,
      classOnly: true,
    }));
}
