import type { ReactNode } from 'react';

interface LoadingProps {
  readonly label?: string;
  readonly rows?: number;
}

/** The place of what is on its way. Shown only after a moment, so that quick answers do not flicker. */
export function Loading({ label = 'Loading', rows = 4 }: LoadingProps): ReactNode {
  return (
    <div className="loading" role="status" aria-label={label}>
      {Array.from({ length: rows }, (_, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the bars are all the same
        <span key={index} className="skeleton" style={{ width: `${92 - ((index * 17) % 40)}%` }} />
      ))}
    </div>
  );
}
