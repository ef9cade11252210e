import { visible } from '../../model/text-safety.ts';
import type { Range } from './ranges.ts';

/**
 * A text as it may be shown, cut into pieces: defanged as a whole first, because what makes a dot a link's dot may stand in the
 * piece beside it. Put together, the pieces are what `visible(defangWithin(text))` gives.
 */
export function shownPieces<T extends Range>(text: string, pieces: readonly T[]): readonly (T & { readonly shown: string })[] {
  const changes = defanged(text);
  return pieces.map((piece) => {
    let shown = '';
    let at = piece.start;
    for (const change of changes) {
      if (change.end <= piece.start || change.start >= piece.end) continue;
      if (change.start >= piece.start) shown += visible(text.slice(at, change.start)) + change.shown;
      at = Math.min(change.end, piece.end);
    }
    return { ...piece, shown: shown + visible(text.slice(at, piece.end)) };
  });
}

function defanged(text: string): readonly (Range & { readonly shown: string })[] {
  const schemes = [...text.matchAll(/https?:\/\//gi)].map(({ index, 0: scheme }) => ({
    start: index,
    end: index + scheme.length,
    shown: scheme.replace(/tt/i, 'xx').replace(':', '[:]'),
  }));
  const dots = [...text.matchAll(/(?<=[\p{L}\p{N}])[.。](?=\p{L})/gu)].map(({ index }) => ({ start: index, end: index + 1, shown: '[.]' }));
  return [...schemes, ...dots].sort((a, b) => a.start - b.start);
}
