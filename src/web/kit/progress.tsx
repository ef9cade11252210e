import { type ReactNode, useId } from 'react';
import { percent, thousands } from './format.ts';

interface ProgressProps {
  readonly label: string;
  readonly done: number;
  /** 0 where nobody knows. */
  readonly total: number;
}

/** How far long work is. */
export function Progress({ label, done, total }: ProgressProps): ReactNode {
  const id = useId();
  const known = total > 0;
  return (
    <div className="progress">
      <div className="row spread small">
        <span id={id}>{label}</span>
        <span className="quiet figures">
          {known ? `${thousands(done)} of ${thousands(total)} · ${percent(done / total)}` : done > 0 ? thousands(done) : ''}
        </span>
      </div>
      <progress aria-labelledby={id} {...(known ? { value: done, max: total } : {})} />
    </div>
  );
}
