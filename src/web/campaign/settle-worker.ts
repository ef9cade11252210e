import Graph from 'graphology';
import forceAtlas2 from 'graphology-layout-forceatlas2';
import type { SettleStep, SettleTask } from './settle.ts';

/** Milliseconds of layout between two looks at the page. */
const sliceTime = 250;

addEventListener('message', ({ data }: MessageEvent<SettleTask>) => run(data));

/** Lays a graph out in a bounded number of steps and tells the places now and then (ForceAtlas2, Jacomy and others 2014). */
function run({ places, ends, weights, steps }: SettleTask): void {
  const graph = new Graph<{ x: number; y: number }, { weight: number }>({ type: 'undirected' });
  const count = places.length / 2;
  for (let node = 0; node < count; node++) graph.addNode(node, { x: places[2 * node] ?? 0, y: places[2 * node + 1] ?? 0 });
  for (const [edge, weight] of weights.entries()) graph.addEdge(ends[2 * edge], ends[2 * edge + 1], { weight });
  const settings = { ...forceAtlas2.inferSettings(graph as never), barnesHutOptimize: count > 400, edgeWeightInfluence: 0.5 };
  let [done, slice] = [0, 2];
  while (done < steps) {
    const before = performance.now();
    const iterations = Math.min(slice, steps - done);
    forceAtlas2.assign(graph as never, { iterations, settings, getEdgeWeight: 'weight' });
    done += iterations;
    slice = Math.max(1, Math.round((sliceTime * iterations) / Math.max(1, performance.now() - before)));
    const now = new Float32Array(2 * count);
    graph.forEachNode((node, { x, y }) => now.set([x, y], 2 * Number(node)));
    const step: SettleStep = { places: now, share: done / steps };
    postMessage(step, { transfer: [now.buffer] });
  }
}
