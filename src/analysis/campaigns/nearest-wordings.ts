import { sketchLength, type WordingSketches } from '../../model/variant-graph.ts';
import { BandIndex, bandKeys } from './candidates.ts';
import { shingles } from './shingles.ts';

/** So many known wordings are looked at for each new one: those that agree with it in the most bands. */
const mostKnown = 6;

interface Known {
  readonly wording: number;
  readonly agreed: number;
}

/** The known wordings that may be like any of the new ones (given as letters): indexes into `known`, rising. */
export function nearestWordings(letters: readonly string[], known: WordingSketches): number[] {
  const index = new BandIndex(letters.length);
  const sketches = letters.map((text) => bandKeys(shingles(text)).subarray(0, sketchLength));
  sketches.forEach((sketch, at) => {
    index.add(at, sketch, 0);
  });
  const nearest: Known[][] = letters.map(() => []);
  for (let wording = 0; wording < known.keys.length; wording++) {
    const bands = known.bands.subarray(wording * sketchLength, (wording + 1) * sketchLength);
    for (const at of index.meet(bands, 4)) {
      const own = sketches[at] as Uint32Array;
      keepNearest(nearest[at] as Known[], { wording, agreed: bands.filter((key, band) => key === own[band]).length });
    }
  }
  return [...new Set(nearest.flat().map(({ wording }) => wording))].sort((a, b) => a - b);
}

/** Adds one to a list, likeliest first, of so many at most; of two alike the one met earlier stays. */
function keepNearest(list: Known[], one: Known): void {
  const place = list.findIndex(({ agreed }) => agreed < one.agreed);
  if (place >= 0) list.splice(place, 0, one);
  else list.push(one);
  if (list.length > mostKnown) list.pop();
}
