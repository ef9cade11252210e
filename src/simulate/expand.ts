import type { Family, Node } from './grammar.ts';
import type { Random } from './random.ts';

/** What a crew chose once: a reading of each choice, which optional sentences stay, and in which order sentences stand. */
export interface Rolled {
  readonly readings: Uint8Array;
  /** Indexes of the sentences that are used, in order. */
  readonly order: readonly number[];
}

/** How much a single message departs from what its campaign chose. */
export interface Rotation {
  /** Share of choices taken anew in each message. */
  readonly choices: number;
  /** Whether the movable sentences change places and the optional ones come and go. */
  readonly sentences: boolean;
}

export const noRotation: Rotation = { choices: 0, sentences: false };

/** Fills a slot: its name, and whether it is filled once for the campaign. */
export type Fill = (slot: string, once: boolean) => string;

const sizes = new WeakMap<Family, Uint8Array>();

function readingCounts(family: Family): Uint8Array {
  const known = sizes.get(family);
  if (known) return known;
  const counts = new Uint8Array(family.choices);
  const visit = (nodes: readonly Node[]) => {
    for (const node of nodes) {
      if (node.kind !== 'choice') continue;
      counts[node.index] = node.readings.length;
      for (const reading of node.readings) visit(reading);
    }
  };
  for (const { nodes } of family.sentences) visit(nodes);
  sizes.set(family, counts);
  return counts;
}

/** Takes every choice of the family once. */
export function roll(family: Family, random: Random): Rolled {
  const readings = readingCounts(family).map((count) => random.below(count));
  return { readings, order: sentenceOrder(family, random) };
}

/** The movable sentences trade places among themselves; each optional one stays with an even chance. */
function sentenceOrder(family: Family, random: Random): number[] {
  const movable = family.sentences.flatMap(({ movable }, index) => (movable ? [index] : []));
  random.shuffle(movable);
  const order: number[] = [];
  let next = 0;
  family.sentences.forEach((sentence, index) => {
    const from = sentence.movable ? (movable[next++] as number) : index;
    if (!family.sentences[from]?.optional || random.chance(0.5)) order.push(from);
  });
  return order;
}

/** Writes one message of a family as rolled, every slot filled. */
export function expand(family: Family, rolled: Rolled, rotation: Rotation, fill: Fill, random: Random): string {
  const { readings } = rolled;
  const { choices } = rotation;
  const order = rotation.sentences && random.chance(0.5) ? sentenceOrder(family, random) : rolled.order;
  let text = '';
  for (const index of order) {
    const before = text.length;
    if (text !== '' && !text.endsWith('\n')) text += ' ';
    write(family.sentences[index]?.nodes ?? []);
    if (text.length === before + 1) text = text.slice(0, before);
  }
  return tidy(text);

  function write(nodes: readonly Node[]): void {
    for (const node of nodes) {
      if (node.kind === 'text') text += node.text;
      else if (node.kind === 'slot') text += fill(node.slot, node.once);
      else {
        const taken = choices > 0 && random.next() < choices ? random.below(node.readings.length) : (readings[node.index] ?? 0);
        write(node.readings[taken] ?? []);
      }
    }
  }
}

/** Empty choices leave double spaces and spaces at the ends of lines. */
function tidy(text: string): string {
  let tidied = text;
  while (tidied.includes('  ')) tidied = tidied.replaceAll('  ', ' ');
  if (tidied.includes('\n')) tidied = tidied.replaceAll(' \n', '\n').replaceAll('\n ', '\n');
  return tidied.trim();
}
