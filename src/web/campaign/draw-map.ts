import Graph from 'graphology';
import { Sigma } from 'sigma';
import type { CampaignMap } from '../../model/campaign-view.ts';
import { defangWithin, visible } from '../../model/text-safety.ts';
import { placeLabels, type WantedLabel } from './label-places.ts';
import { kindLooks, type MapKind, type MapModel, mapKinds } from './map-model.ts';
import { settle } from './settle.ts';
import { shapeProgram } from './shape-program.ts';

const labelFont = '12px system-ui, sans-serif';

export interface MapColours {
  readonly kinds: Readonly<Record<MapKind, string>>;
  readonly edge: string;
  readonly faded: string;
  readonly text: string;
  readonly ground: string;
}

/** A drawn map, until it is let go. */
export interface MapDrawing {
  readonly select: (nodeId: string | null) => void;
  readonly zoom: (by: number) => void;
  readonly fit: () => void;
  readonly colour: (colours: MapColours) => void;
  readonly dispose: () => void;
}

export interface MapEvents {
  readonly onSelect: (nodeId: string | null) => void;
  /** Steps of the layout done, 0 to 1. */
  readonly onSettle: (share: number) => void;
}

interface NodeLook {
  x: number;
  y: number;
  size: number;
  label: string;
  type: string;
  kind: MapKind;
}

/** Draws the map with WebGL into an empty element. Throws where there is no WebGL. */
export function drawMap(
  container: HTMLElement,
  map: CampaignMap,
  model: MapModel,
  first: MapColours,
  still: boolean,
  events: MapEvents,
): MapDrawing {
  const graph = graphOf(map, model);
  const look = { colours: first, selected: null as string | null };
  const labels = new Labels();
  const sigma = new Sigma(graph, container, {
    allowInvalidContainer: true,
    hideEdgesOnMove: graph.size > 3000,
    hideLabelsOnMove: graph.size > 3000,
    nodeProgramClasses: Object.fromEntries(mapKinds.map((kind) => [kindLooks[kind].shape, shapeProgram(kindLooks[kind].shape)])),
    labelSize: 12,
    labelFont: 'system-ui, sans-serif',
    labelColor: { attribute: 'labelColour' },
    labelRenderedSizeThreshold: graph.order > 60 ? 9 : 5,
    labelDensity: 1,
    minCameraRatio: 0.02,
    maxCameraRatio: 4,
    zIndex: true,
    // Drawn when all that want to be are known, so that none lies over another.
    defaultDrawNodeLabel: (context, data) => labels.want(context, data, (data as { key?: string }).key === look.selected),
    defaultDrawNodeHover: (context, data) => drawHover(context, data, look.colours),
    nodeReducer: (node, data) => {
      const faded = look.selected !== null && node !== look.selected && !graph.areNeighbors(node, look.selected);
      const colour = faded ? look.colours.faded : look.colours.kinds[(data as NodeLook).kind];
      const isSelected = node === look.selected;
      return {
        ...data,
        color: colour,
        labelColour: look.colours.text,
        label: faded ? null : data.label,
        highlighted: isSelected,
        forceLabel: isSelected,
        zIndex: faded ? 0 : 1,
      } as never;
    },
    edgeReducer: (edge, data) => {
      const hidden = look.selected !== null && !graph.hasExtremity(edge, look.selected);
      return { ...data, hidden, color: look.colours.edge };
    },
  });
  sigma.on('afterRender', () => labels.draw(look.colours));
  sigma.on('clickNode', ({ node }) => events.onSelect(node));
  sigma.on('clickStage', () => events.onSelect(null));
  const stop = settle(graph as never, still, events.onSettle);
  const camera = sigma.getCamera();
  const duration = still ? 0 : 200;
  return {
    select: (nodeId) => {
      look.selected = nodeId !== null && graph.hasNode(nodeId) ? nodeId : null;
      sigma.refresh({ skipIndexation: true });
      const place = look.selected === null ? undefined : sigma.getNodeDisplayData(look.selected);
      if (place) void camera.animate({ x: place.x, y: place.y, ratio: Math.min(camera.ratio, 0.6) }, { duration });
    },
    zoom: (by) => void camera.animate({ ratio: camera.getBoundedRatio(camera.ratio * by) }, { duration }),
    fit: () => void camera.animatedReset({ duration }),
    colour: (colours) => {
      look.colours = colours;
      sigma.refresh({ skipIndexation: true });
    },
    dispose: () => {
      stop();
      sigma.kill();
    },
  };
}

function graphOf(map: CampaignMap, model: MapModel): Graph<NodeLook, { size: number; weight: number }> {
  const graph = new Graph<NodeLook, { size: number; weight: number }>({ type: 'undirected', multi: false });
  for (const { nodeId, x, y, size, kind, label } of model.nodes) {
    graph.addNode(nodeId, { x, y, size, label: shortLabel(label), type: kindLooks[kind].shape, kind });
  }
  const most = Math.max(1, ...map.edges.map((edge) => edge.reports));
  for (const { from, to, reports } of map.edges) {
    if (from === to || !graph.hasNode(from) || !graph.hasNode(to) || graph.hasEdge(from, to)) continue;
    graph.addEdge(from, to, { size: 0.5 + 3 * Math.sqrt(reports / most), weight: 1 + Math.log2(1 + reports) });
  }
  return graph;
}

/** What is from outside is made visible and defanged before it is drawn. */
function shortLabel(label: string): string {
  const words = defangWithin(visible(label)).replace(/\s+/g, ' ').trim();
  return words.length > 42 ? `${words.slice(0, 41)}…` : words;
}

interface LabelLook {
  readonly x: number;
  readonly y: number;
  readonly size: number;
  readonly label?: string | null;
}

/** The labels of one frame. */
class Labels {
  #context: CanvasRenderingContext2D | null = null;
  readonly #wanted: (WantedLabel & { readonly words: string })[] = [];

  want(context: CanvasRenderingContext2D, { x, y, size, label }: LabelLook, isForced: boolean): void {
    if (!label) return;
    this.#context = context;
    context.font = labelFont;
    this.#wanted.push({ x, y, size, isForced, words: label, width: context.measureText(label).width });
  }

  /** With a rim that keeps them legible over marks and lines. */
  draw({ ground, text }: MapColours): void {
    const labels = this.#wanted.splice(0);
    const context = this.#context;
    if (!context) return;
    context.font = labelFont;
    context.lineJoin = 'round';
    context.lineWidth = 3;
    context.strokeStyle = ground;
    context.fillStyle = text;
    for (const [at, left] of placeLabels(labels, context.canvas.clientWidth)) {
      const { words = '', y = 0 } = labels[at] ?? {};
      context.strokeText(words, left, y + 4);
      context.fillText(words, left, y + 4);
    }
  }
}

function drawHover(
  context: CanvasRenderingContext2D,
  data: { x: number; y: number; size: number; label?: string | null },
  colours: MapColours,
): void {
  context.beginPath();
  context.arc(data.x, data.y, data.size + 3, 0, Math.PI * 2);
  context.strokeStyle = colours.text;
  context.lineWidth = 2;
  context.stroke();
  if (!data.label) return;
  context.font = '600 12px system-ui, sans-serif';
  const width = context.measureText(data.label).width;
  context.fillStyle = colours.ground;
  context.fillRect(data.x + data.size + 4, data.y - 10, width + 10, 20);
  context.strokeStyle = colours.edge;
  context.lineWidth = 1;
  context.strokeRect(data.x + data.size + 4, data.y - 10, width + 10, 20);
  context.fillStyle = colours.text;
  context.fillText(data.label, data.x + data.size + 9, data.y + 4);
}
