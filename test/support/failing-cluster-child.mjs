/** Clusters a feed that is none in a thread of its own, in several, and in one that is cancelled; says what came of each: `node failing-cluster-child.mjs`. */

import { clusterApart } from '../../dist/app/cluster-apart.js';
import { clusterByCrew } from '../../dist/app/cluster-crew.js';

const feed = { wordingOf: Int32Array.of(0, 1), scripts: ['one', 2], brandOf: null };
const told = async (clustering) => clustering.then(() => 'clustered').catch(({ code, message }) => `${code}: ${message.split(':')[0]}`);
const lines = [
  await told(clusterByCrew(feed, null, { least: 0, width: 2 })),
  await told(clusterApart(feed, null, { least: 0, signal: AbortSignal.abort(new Error('cancelled')) })),
  await told(clusterApart({ ...feed, wordingOf: Int32Array.of(0, 1) }, null, { least: 0 })),
];
process.stdout.write(`${lines.join('\n')}\n`);
