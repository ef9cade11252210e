import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useShownTheme } from '../theme.ts';
import type { ChartDrawing } from './draw-chart.ts';
import { Loading } from './loading.tsx';

interface ChartProps {
  /** What is to be seen, in a sentence or two: what the chart shows, and its figures that matter. */
  readonly text: string;
  /** Makes the drawing; colours by name come from `colour`, such as `--class-scam`. Keep it stable (useCallback). */
  readonly draw: ChartDrawing;
  readonly height?: number;
}

/** A chart by Observable Plot, fetched when the first one is drawn, as wide as its place. */
export function Chart({ text, draw, height = 200 }: ChartProps): ReactNode {
  const host = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(0);
  const [state, setState] = useState<'coming' | 'drawn' | 'failed'>('coming');
  const theme = useShownTheme();
  useEffect(() => {
    const element = host.current;
    if (!element) return;
    const observer = new ResizeObserver(([entry]) => setWidth(Math.floor(entry?.contentRect.width ?? 0)));
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  useEffect(() => {
    const element = host.current;
    if (!element || width === 0) return;
    let isWanted = true;
    import('./draw-chart.ts')
      .then(({ drawChart }) => {
        if (!isWanted) return;
        element.replaceChildren(drawChart(draw, { width, height, theme }));
        setState('drawn');
      })
      .catch(() => isWanted && setState('failed'));
    return () => {
      isWanted = false;
    };
  }, [draw, width, height, theme]);
  return (
    <figure className="chart" style={{ minHeight: height }}>
      {state === 'coming' && <Loading label="Drawing the chart" rows={3} />}
      {state === 'failed' && <p className="quiet small">The chart could not be drawn. Load the page again.</p>}
      <div ref={host} aria-hidden="true" />
      <figcaption className="unseen">{text}</figcaption>
    </figure>
  );
}
