import type { EvidenceKind } from '../../model/campaign.ts';
import type { TextMark } from '../../model/campaign-view.ts';

interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** Stretches of a text cut where marks begin and end, each with the kind of the mark over it. Both lie in order; of marks that overlap the first counts. */
export function cutAt<T extends Stretch>(
  stretches: readonly T[],
  marks: readonly TextMark[],
): readonly (T & { readonly kind: EvidenceKind | null })[] {
  const pieces: (T & { readonly kind: EvidenceKind | null })[] = [];
  let next = 0;
  for (const stretch of stretches) {
    let at = stretch.start;
    while (at < stretch.end) {
      while ((marks[next]?.end ?? Number.POSITIVE_INFINITY) <= at) next++;
      const mark = marks[next];
      const isUnder = mark !== undefined && mark.start <= at;
      const end = Math.min(stretch.end, isUnder ? mark.end : (mark?.start ?? stretch.end));
      pieces.push({ ...stretch, start: at, end, kind: isUnder ? mark.kind : null });
      at = end;
    }
  }
  return pieces;
}
