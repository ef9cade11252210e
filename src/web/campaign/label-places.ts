/** A label that would be drawn: where its mark stands, the mark's radius, and the width of the words; pixels. */
export interface WantedLabel {
  readonly x: number;
  readonly y: number;
  readonly size: number;
  readonly width: number;
  /** True is drawn whatever stands there. */
  readonly isForced: boolean;
}

/** Height of a label, and the least room between two; pixels. */
const height = 16;
const gap = 3;

interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/**
 * Where labels may stand so that none lies over another: beside the mark on the right, else on its left, else not at all. Those of large
 * marks come first; what is drawn keeps off their marks too. Gives the left edge of each that is drawn, by its number in the list.
 */
export function placeLabels(labels: readonly WantedLabel[], width: number): ReadonlyMap<number, number> {
  const order = labels.map((_, at) => at).sort((one, other) => rank(labels, other) - rank(labels, one) || one - other);
  const taken: Box[] = [];
  const places = new Map<number, number>();
  for (const at of order) {
    const label = labels[at];
    if (!label) continue;
    const sides = [label.x + label.size + gap, label.x - label.size - gap - label.width];
    const boxes = sides.map((left) => ({ left, right: left + label.width, top: label.y - height / 2, bottom: label.y + height / 2 }));
    const inside = boxes.filter(({ left, right }) => left >= 0 && right <= width);
    const free = inside.find((box) => !taken.some((other) => overlaps(box, other)));
    const box = free ?? (label.isForced ? (inside[0] ?? boxes[0]) : undefined);
    if (!box) continue;
    const { x, y, size } = label;
    taken.push(box, { left: x - size, right: x + size, top: y - size, bottom: y + size });
    places.set(at, box.left);
  }
  return places;
}

function rank(labels: readonly WantedLabel[], at: number): number {
  const label = labels[at];
  return label?.isForced ? Number.POSITIVE_INFINITY : (label?.size ?? 0);
}

function overlaps(one: Box, other: Box): boolean {
  return one.left < other.right + gap && other.left < one.right + gap && one.top < other.bottom && other.top < one.bottom;
}
