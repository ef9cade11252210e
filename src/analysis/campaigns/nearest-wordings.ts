import { sketchLength, type WordingSketches } from '../../model/variant-graph.ts';
import { BandIndex, bandKeys } from './candidates.ts';
import { shingles } from './shingles.ts';

/** So many known wordings are looked at for each new one. */
const mostKnown = 6;

/** The known wordings that may be like any of the new ones (given as letters): indexes into `known`, rising. */
export function nearestWordings(letters: readonly string[], known: WordingSketches): number[] {
  const index = new BandIndex(letters.length);
  letters.forEach((text, at) => {
    index.add(at, bandKeys(shingles(text)).subarray(0, sketchLength), 0);
  });
  const met = new Uint8Array(letters.length);
  const chosen: number[] = [];
  for (let wording = 0; wording < known.keys.length; wording++) {
    const found = index.meet(known.bands.subarray(wording * sketchLength, (wording + 1) * sketchLength), 4);
    const wanted = found.filter((at) => (met[at] as number) < mostKnown);
    if (wanted.length === 0) continue;
    for (const at of wanted) met[at] = (met[at] as number) + 1;
    chosen.push(wording);
  }
  return chosen;
}
