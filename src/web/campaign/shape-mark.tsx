import type { ReactNode } from 'react';
import { kindLooks, type MapKind } from './map-model.ts';

const outlines = {
  circle: <circle cx="7" cy="7" r="5.5" />,
  square: <rect x="2" y="2" width="10" height="10" />,
  diamond: <path d="M7 0.8 13.2 7 7 13.2 0.8 7Z" />,
  triangle: <path d="M7 1.2 13 12.2H1Z" />,
} as const;

/** The mark of a kind of node, as the map draws it. */
export function ShapeMark({ kind }: { readonly kind: MapKind }): ReactNode {
  return (
    <svg className={`shape-mark shape-${kind}`} width="14" height="14" viewBox="0 0 14 14" aria-hidden="true">
      {outlines[kindLooks[kind].shape]}
    </svg>
  );
}
