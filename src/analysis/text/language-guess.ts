import { rememberPieces } from './remember.ts';

/** A trained language model of fastText's kind (Joulin and others 2016): vectors of words and of runs of letters, and a tree of labels. */
export interface LanguageWeights {
  /** Numbers a vector. */
  readonly width: number;
  /** Lengths of the runs of letters. */
  readonly shortest: number;
  readonly longest: number;
  /** Runs are told by hashes into so many buckets, of which those in `bucketRows` have a vector. */
  readonly buckets: number;
  readonly bucketRows: ReadonlyMap<number, number>;
  readonly wordRows: ReadonlyMap<string, number>;
  /** Row by row. */
  readonly vectors: Float32Array;
  readonly labels: readonly string[];
  /** How often each label stood in the training texts: the tree is made of these. */
  readonly labelCounts: readonly number[];
  /** A vector for each inner node of the tree. */
  readonly nodeVectors: Float32Array;
}

/** A label and how likely it is, from 0 to 1. */
export interface Guessed {
  readonly label: string;
  readonly probability: number;
}

/** The `most` likeliest labels of a text whose words stand single spaces apart, the likeliest first; none for a text of which the model knows no piece. */
export type LanguageGuess = (text: string, most: number) => Guessed[];

/** Words are said over and over: the rows of so many are kept. */
const mostWords = 1 << 14;
/** A word of the model that ends every text. */
const ending = '</s>';
/** Logarithms are taken of this much more, as in training. */
const atLeast = 1e-5;

/** Makes the guesser of a model. */
export function createLanguageGuess(model: LanguageWeights): LanguageGuess {
  const { width, labels, nodeVectors } = model;
  const sumOf = rememberPieces((word) => sumOfRows(model, rowsOfWord(model, word)), mostWords);
  const tree = labelTree(model.labelCounts);
  const endingRow = model.wordRows.get(ending);
  const last = sumOfRows(model, endingRow === undefined ? [] : [endingRow]);
  const hidden = new Float64Array(width);
  const add = (sum: Float64Array) => {
    for (let k = 0; k < width; k++) hidden[k] = (hidden[k] as number) + (sum[k] as number);
    return sum[width] as number;
  };
  return (text, most) => {
    hidden.fill(0);
    let count = add(last);
    for (let from = 0; from < text.length; ) {
      const space = text.indexOf(' ', from);
      const to = space < 0 ? text.length : space;
      if (to > from) count += add(sumOf(text, from, to));
      from = to + 1;
    }
    if (count === 0) return [];
    for (let k = 0; k < width; k++) hidden[k] = (hidden[k] as number) / count;
    return likeliest(tree, nodeVectors, hidden, most).map(({ leaf, score }) => ({
      label: labels[leaf] as string,
      probability: Math.exp(score),
    }));
  };
}

/** The sum of some rows, and behind it their number. */
function sumOfRows({ width, vectors }: LanguageWeights, rows: readonly number[]): Float64Array {
  const sum = new Float64Array(width + 1);
  for (const row of rows) for (let k = 0; k < width; k++) sum[k] = (sum[k] as number) + (vectors[row * width + k] as number);
  sum[width] = rows.length;
  return sum;
}

/** A Huffman tree: nodes from `labels` on are inner ones, the last is the root. */
interface LabelTree {
  readonly labels: number;
  readonly left: Int32Array;
  readonly right: Int32Array;
}

function labelTree(counts: readonly number[]): LabelTree {
  const labels = counts.length;
  const left = new Int32Array(2 * labels - 1);
  const right = new Int32Array(2 * labels - 1);
  const weights = new Float64Array(2 * labels - 1).fill(1e15);
  weights.set(counts);
  let leaf = labels - 1;
  let inner = labels;
  const rarest = () => (leaf >= 0 && (weights[leaf] as number) < (weights[inner] as number) ? leaf-- : inner++);
  for (let node = labels; node < 2 * labels - 1; node++) {
    left[node] = rarest();
    right[node] = rarest();
    weights[node] = (weights[left[node] as number] as number) + (weights[right[node] as number] as number);
  }
  return { labels, left, right };
}

/** A label by its place, and the logarithm of its probability. */
interface Leaf {
  readonly leaf: number;
  readonly score: number;
}

/** Goes down the tree, leaving out what cannot be likelier than the `most` best that were found. */
function likeliest({ labels, left, right }: LabelTree, nodeVectors: Float32Array, hidden: Float64Array, most: number): Leaf[] {
  const best: Leaf[] = [];
  let least = Math.log(atLeast);
  const visit = (node: number, score: number) => {
    if (score < least) return;
    if (node < labels) {
      const place = best.findIndex((other) => other.score < score);
      best.splice(place < 0 ? best.length : place, 0, { leaf: node, score });
      if (best.length > most) best.pop();
      if (best.length === most) least = (best[most - 1] as Leaf).score;
      return;
    }
    let dot = 0;
    const from = (node - labels) * hidden.length;
    for (let k = 0; k < hidden.length; k++) dot += (nodeVectors[from + k] as number) * (hidden[k] as number);
    const goesRight = 1 / (1 + Math.exp(-dot));
    visit(left[node] as number, score + Math.log(1 - goesRight + atLeast));
    visit(right[node] as number, score + Math.log(goesRight + atLeast));
  };
  visit(left.length - 1, 0);
  return best;
}

/** The rows of a word, if the model knows it, and of its runs of letters with its edges. */
function rowsOfWord({ shortest, longest, buckets, bucketRows, wordRows }: LanguageWeights, word: string): number[] {
  const known = wordRows.get(word);
  const rows = known === undefined ? [] : [known];
  const { bytes, starts } = utf8(`<${word}>`);
  const letters = starts.length - 1;
  for (let from = 0; from < letters; from++) {
    let hash = 0x811c9dc5;
    for (let to = from + 1; to <= letters && to - from <= longest; to++) {
      for (let at = starts[to - 1] as number; at < (starts[to] as number); at++) hash = Math.imul(hash ^ (bytes[at] as number), 0x01000193);
      if (to - from < shortest) continue;
      const row = bucketRows.get((hash >>> 0) % buckets);
      if (row !== undefined) rows.push(row);
    }
  }
  return rows;
}

/** The bytes of a text, taken as signed as fastText does, and where each character begins, with the end. */
function utf8(text: string): { bytes: number[]; starts: number[] } {
  const bytes: number[] = [];
  const starts = [0];
  for (const character of text) {
    const code = character.codePointAt(0) as number;
    if (code < 0x80) bytes.push(code);
    else {
      if (code < 0x800) bytes.push((code >> 6) - 64);
      else {
        if (code < 0x10000) bytes.push((code >> 12) - 32);
        else bytes.push((code >> 18) - 16, ((code >> 12) & 63) - 128);
        bytes.push(((code >> 6) & 63) - 128);
      }
      bytes.push((code & 63) - 128);
    }
    starts.push(bytes.length);
  }
  return { bytes, starts };
}
