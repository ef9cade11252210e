import type Graph from 'graphology';
import { layoutSteps } from './map-model.ts';

/** What the layout is given: two numbers a node, two nodes an edge. */
export interface SettleTask {
  readonly places: Float32Array;
  readonly ends: Uint32Array;
  readonly weights: Float32Array;
  readonly steps: number;
}

/** Places on the way, and how far the layout is, 0 to 1. */
export interface SettleStep {
  readonly places: Float32Array;
  readonly share: number;
}

/**
 * Lays the graph out beside the page, in a worker, so that it stays fluid; moves its nodes as places come in, or once at the end
 * where motion is unwanted. Returns what stops it.
 */
export function settle(
  graph: Graph<{ x: number; y: number }, { weight: number }>,
  still: boolean,
  onSettle: (share: number) => void,
): () => void {
  if (graph.order < 2) {
    onSettle(1);
    return () => undefined;
  }
  const worker = new Worker(new URL('./settle-worker.ts', import.meta.url), { type: 'module' });
  const nodes = graph.nodes();
  const numberOf = new Map(nodes.map((node, index) => [node, index]));
  worker.onmessage = ({ data: { places, share } }: MessageEvent<SettleStep>) => {
    if (!still || share === 1) {
      graph.updateEachNodeAttributes(
        (node, attributes) => {
          const at = 2 * (numberOf.get(node) ?? 0);
          return { ...attributes, x: places[at] ?? attributes.x, y: places[at + 1] ?? attributes.y };
        },
        { attributes: ['x', 'y'] },
      );
    }
    onSettle(share);
    if (share === 1) worker.terminate();
  };
  // Without a worker the nodes stay on their spiral: every one is there all the same.
  worker.onerror = () => onSettle(1);
  worker.postMessage(taskOf(graph, numberOf));
  return () => worker.terminate();
}

function taskOf(graph: Graph<{ x: number; y: number }, { weight: number }>, numberOf: ReadonlyMap<string, number>): SettleTask {
  const places = new Float32Array(2 * graph.order);
  graph.forEachNode((node, { x, y }) => places.set([x, y], 2 * (numberOf.get(node) ?? 0)));
  const ends: number[] = [];
  const weights: number[] = [];
  graph.forEachEdge((_edge, { weight }, from, to) => {
    ends.push(numberOf.get(from) ?? 0, numberOf.get(to) ?? 0);
    weights.push(weight);
  });
  return { places, ends: Uint32Array.from(ends), weights: Float32Array.from(weights), steps: layoutSteps(graph.order) };
}
