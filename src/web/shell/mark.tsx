import type { ReactNode } from 'react';

/** The sign of the house. */
export function Mark({ size = 24 }: { readonly size?: number }): ReactNode {
  return (
    <svg className="mark" width={size} height={size} viewBox="0 0 32 32" aria-hidden="true">
      <rect width="32" height="32" rx="7" />
      <path d="M20 5v13a5.5 5.5 0 0 1-11 0v-2l4.5 3.5" />
      <circle cx="20" cy="6" r="2.6" />
    </svg>
  );
}
