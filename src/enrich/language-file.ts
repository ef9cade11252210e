import type { LanguageWeights } from '../analysis/text/language-guess.ts';

const magic = 793712314;
const version = 12;
const hierarchicalSoftmax = 1;
/** A vector is cut into pieces, and each piece is one of so many. */
const centroids = 256;

/** Reads a compressed fastText model (`.ftz`) of single words with a tree of labels. Throws for any other. */
export function readLanguageFile(bytes: Buffer): LanguageWeights {
  const from = new Reader(bytes);
  if (from.int() !== magic || from.int() !== version) throw new Error('not a fastText model of version 12');
  const [width, , , , , wordRuns, loss, , buckets, shortest, longest] = Array.from({ length: 12 }, () => from.int()) as Settings;
  from.double();
  if (loss !== hierarchicalSoftmax || wordRuns !== 1) throw new Error('a fastText model of another kind');
  const entries = from.int();
  const words = from.int();
  from.int();
  from.long();
  const kept = from.long();
  const all = Array.from({ length: entries }, () => ({ text: from.text(), count: from.long(), isLabel: from.byte() === 1 }));
  const bucketRows = new Map(Array.from({ length: kept }, () => [from.int(), words + from.int()] as const));
  if (from.byte() !== 1) throw new Error('a fastText model that is not compressed');
  const vectors = compressedRows(from);
  if (from.byte() !== 0) throw new Error('a fastText model with compressed labels');
  const labels = all.filter(({ isLabel }) => isLabel);
  return {
    width,
    shortest,
    longest,
    buckets,
    bucketRows,
    wordRows: new Map(all.slice(0, words).map(({ text }, row) => [text, row])),
    vectors,
    labels: labels.map(({ text }) => text.replace('__label__', '')),
    labelCounts: labels.map(({ count }) => count),
    nodeVectors: from.floats(from.long() * from.long()),
  };
}

type Settings = [number, number, number, number, number, number, number, number, number, number, number, number];

/** A table whose rows are kept as the numbers of their pieces, and their lengths apart. */
function compressedRows(from: Reader): Float32Array {
  const hasLengths = from.byte() === 1;
  const [rows, width] = [from.long(), from.long()];
  const codes = from.bytes(from.int());
  const pieces = pieceTable(from);
  const lengthCodes = hasLengths ? from.bytes(rows) : null;
  const lengths = hasLengths ? pieceTable(from).values : null;
  const vectors = new Float32Array(rows * width);
  for (let row = 0; row < rows; row++) {
    const length = lengths && lengthCodes ? (lengths[lengthCodes[row] as number] as number) : 1;
    for (let k = 0; k < width; k++) {
      const piece = Math.floor(k / pieces.width);
      const wide = piece === pieces.count - 1 ? pieces.lastWidth : pieces.width;
      const code = codes[row * pieces.count + piece] as number;
      const at = piece * centroids * pieces.width + code * wide + (k - piece * pieces.width);
      vectors[row * width + k] = length * (pieces.values[at] as number);
    }
  }
  return vectors;
}

function pieceTable(from: Reader): { count: number; width: number; lastWidth: number; values: Float32Array } {
  const whole = from.int();
  const [count, width, lastWidth] = [from.int(), from.int(), from.int()];
  return { count, width, lastWidth, values: from.floats(whole * centroids) };
}

/** Little-endian values, one after another. */
class Reader {
  readonly #bytes: Buffer;
  #at = 0;

  constructor(bytes: Buffer) {
    this.#bytes = bytes;
  }

  byte(): number {
    return this.#bytes.readUInt8(this.#at++);
  }

  int(): number {
    this.#at += 4;
    return this.#bytes.readInt32LE(this.#at - 4);
  }

  long(): number {
    this.#at += 8;
    return Number(this.#bytes.readBigInt64LE(this.#at - 8));
  }

  double(): number {
    this.#at += 8;
    return this.#bytes.readDoubleLE(this.#at - 8);
  }

  text(): string {
    const end = this.#bytes.indexOf(0, this.#at);
    const text = this.#bytes.toString('utf8', this.#at, end);
    this.#at = end + 1;
    return text;
  }

  bytes(count: number): Uint8Array {
    this.#at += count;
    return this.#bytes.subarray(this.#at - count, this.#at);
  }

  floats(count: number): Float32Array {
    return new Float32Array(Uint8Array.from(this.bytes(count * 4)).buffer);
  }
}
