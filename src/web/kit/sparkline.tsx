import type { ReactNode } from 'react';
import { thousands } from './format.ts';

interface SparklineProps {
  /** Equal steps, oldest first. */
  readonly values: readonly number[];
  /** What is counted, for screen readers. */
  readonly label?: string;
  readonly width?: number;
  readonly height?: number;
}

/** A course at a glance; its words say the most and the last. */
export function Sparkline({ values, label = 'reports', width = 88, height = 22 }: SparklineProps): ReactNode {
  const most = Math.max(1, ...values);
  const step = width / Math.max(1, values.length);
  const bar = Math.max(0.6, step - (step > 3 ? 1 : 0.2));
  const words = `${label}: at most ${thousands(Math.max(0, ...values))} in one step, ${thousands(values.at(-1) ?? 0)} in the last`;
  return (
    <svg className="sparkline" width={width} height={height} viewBox={`0 0 ${width} ${height}`} role="img" aria-label={words}>
      {values.map((value, index) => {
        const tall = value === 0 ? 0 : Math.max(1.5, (value / most) * height);
        // biome-ignore lint/suspicious/noArrayIndexKey: the steps of a course have no other name than their place
        return tall === 0 ? null : <rect key={index} x={index * step} y={height - tall} width={bar} height={tall} />;
      })}
    </svg>
  );
}
