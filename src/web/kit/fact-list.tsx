import type { ReactNode } from 'react';

export interface ShownFact {
  readonly term: string;
  readonly value: ReactNode;
  /** Where it comes from and when, in a few words. */
  readonly source?: ReactNode;
}

/** Terms with their values, and the source where there is one. */
export function FactList({ facts }: { readonly facts: readonly ShownFact[] }): ReactNode {
  return (
    <dl className="facts">
      {facts.map(({ term, value, source }) => (
        <div key={term}>
          <dt>{term}</dt>
          <dd>
            {value}
            {source && <span className="quiet small"> {source}</span>}
          </dd>
        </div>
      ))}
    </dl>
  );
}
