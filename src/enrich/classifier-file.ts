import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { buckets } from '../analysis/classify/features.ts';
import { always, type ModelWeights, outputs } from '../analysis/classify/linear-model.ts';

let shipped: ModelWeights | null = null;

/** The classifier that ships with the package, read once. */
export function loadModel(): ModelWeights {
  shipped ??= readModel(gunzipSync(readFileSync(fileURLToPath(new URL('../../data/classifier.bin.gz', import.meta.url)))));
  return shipped;
}

/** Length of the size that stands before the head of a model file. */
const sizeBytes = 4;

/** Writes a model to bytes: the size of the head, the head as JSON, and the two tables of weights. */
export function writeModel({ weights, scamWeights, ...rest }: ModelWeights): Uint8Array {
  const plain = Object.fromEntries(Object.entries(rest).map(([name, value]) => [name, value instanceof Float32Array ? [...value] : value]));
  const head = Buffer.from(JSON.stringify({ ...plain, buckets, outputs }));
  const size = Buffer.alloc(sizeBytes);
  size.writeUInt32BE(head.length);
  const bytesOf = (table: Int8Array) => new Uint8Array(table.buffer, table.byteOffset, table.length);
  return Buffer.concat([size, head, bytesOf(weights), bytesOf(scamWeights)]);
}

/** Reads what {@link writeModel} wrote. Throws when other code wrote it. */
function readModel(bytes: Buffer): ModelWeights {
  const from = sizeBytes + bytes.readUInt32BE(0);
  const head = JSON.parse(bytes.subarray(sizeBytes, from).toString()) as Record<string, unknown>;
  if (head.buckets !== buckets || head.outputs !== outputs || bytes.length - from !== buckets * outputs) {
    throw new Error('the classifier file is of another version: run `npm run train`');
  }
  const floats = (name: string) => Float32Array.from(head[name] as number[]);
  return {
    version: String(head.version),
    weights: new Int8Array(bytes.buffer, bytes.byteOffset + from, buckets * always),
    scamWeights: new Int8Array(bytes.buffer, bytes.byteOffset + from + buckets * always, buckets * (outputs - always)),
    scales: floats('scales'),
    biases: floats('biases'),
    temperature: Number(head.temperature),
    thresholds: floats('thresholds'),
    leastSure: Number(head.leastSure),
    leastSureAlone: Number(head.leastSureAlone),
  };
}
