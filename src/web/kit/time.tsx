import type { ReactNode } from 'react';
import { useFormat } from './use-format.ts';

interface TimeProps {
  /** UTC milliseconds. */
  readonly at: number | null;
  /** The day alone, the minute, or how long ago; the exact time is the tooltip. */
  readonly as?: 'day' | 'time' | 'ago';
}

/** A time in the analyst's zone. */
export function Time({ at, as = 'time' }: TimeProps): ReactNode {
  const format = useFormat();
  if (at === null) return <span className="quiet">–</span>;
  return (
    <time className="figures" dateTime={new Date(at).toISOString()} title={format.exactTime(at)}>
      {format[as](at)}
    </time>
  );
}
