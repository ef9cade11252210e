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
        {value} {about && <span className="quiet small">{about}</span>}
      </dd>
    </div>
  );
}

/** Figures side by side; slim where they stand over something else that is looked at. */
export function Stats({ children, slim = false }: { readonly children: ReactNode; readonly slim?: boolean }): ReactNode {
  return <dl className={slim ? 'stats stats-slim' : 'stats'}>{children}</dl>;
}
