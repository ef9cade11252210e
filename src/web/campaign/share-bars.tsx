import type { ReactNode } from 'react';
import { label, percent, thousands } from '../kit/format.ts';

interface ShareBarsProps {
  readonly title: string;
  readonly counts: Readonly<Record<string, number>>;
  /** Of how many; the sum of the counts unless told. */
  readonly of?: number;
  /** How a value is said; coded words as people say them unless told. */
  readonly say?: (value: string) => string;
  readonly empty?: string;
}

/** Counts by value as bars, most first, each with its number and share. */
export function ShareBars({ title, counts, of, say = label, empty = 'Nothing known.' }: ShareBarsProps): ReactNode {
  const rows = Object.entries(counts)
    .filter(([, count]) => count > 0)
    .sort(([, a], [, b]) => b - a);
  const whole = of ?? rows.reduce((sum, [, count]) => sum + count, 0);
  return (
    <section className="share-bars">
      <h3>{title}</h3>
      {rows.length === 0 && <p className="quiet small">{empty}</p>}
      <dl>
        {rows.map(([value, count]) => (
          <div key={value}>
            <dt>{say(value)}</dt>
            <dd>
              <span className="bar" aria-hidden="true">
                <span style={{ width: `${Math.min(100, (100 * count) / Math.max(1, whole))}%` }} />
              </span>
              <span className="figures">{thousands(count)}</span>
              <span className="quiet small figures">{percent(count / Math.max(1, whole))}</span>
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
