import type { ReactNode } from 'react';

interface StatProps {
  readonly label: string;
  readonly value: ReactNode;
  readonly about?: ReactNode;
}

/** One figure with what it counts. Several stand in a `Stats`. */
export function Stat({ label, value, about }: StatProps): ReactNode {
  return (
    <div className="stat">
      <dt>{label}</dt>
      <dd className="figures">
        {value}
        {about && <span className="quiet small">{about}</span>}
      </dd>
    </div>
  );
}

export function Stats({ children }: { readonly children: ReactNode }): ReactNode {
  return <dl className="stats">{children}</dl>;
}
