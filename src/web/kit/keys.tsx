import type { ReactNode } from 'react';

/** Keys to press, one after another. */
export function Keys({ of }: { readonly of: readonly string[] }): ReactNode {
  return (
    <span className="keys">
      {of.map((key) => (
        <kbd key={key}>{key}</kbd>
      ))}
    </span>
  );
}
