import { type ReactNode, useCallback, useMemo } from 'react';
import type { Overview } from '../../model/overview.ts';
import { messageClasses } from '../../model/verdict.ts';
import { ClassBadge } from '../kit/badge.tsx';
import { Chart } from '../kit/chart.tsx';
import { dayMarks } from '../kit/day-marks.ts';
import type { ChartDrawing } from '../kit/draw-chart.ts';
import { thousands } from '../kit/format.ts';
import { stepsOf } from './volume-steps.ts';

/** Calls have no text, and so no class. */
const series = [...messageClasses, 'call'];

/** Reports by day (by week over a long time) and class. */
export function VolumeChart({ volumes }: { readonly volumes: Overview['volumes'] }): ReactNode {
  const { step, bars, most } = useMemo(() => stepsOf(volumes), [volumes]);
  const classes = series.filter((one) => bars.some(({ messageClass }) => messageClass === one));
  const draw = useCallback<ChartDrawing>(
    (plot, _, colour) => ({
      marginLeft: 48,
      marginBottom: 36,
      marginRight: 28,
      x: { label: null, ...dayMarks(bars.map(({ at }) => at.getTime())) },
      y: { label: null, grid: true, ticks: Math.min(4, most?.reports ?? 1), tickFormat: (value: number) => thousands(value) },
      color: { domain: series, range: series.map((one) => colour(`--class-${one}`)) },
      marks: [
        plot.rectY(bars, {
          x: 'at',
          y: 'reports',
          fill: 'messageClass',
          interval: step,
          order: series,
          insetLeft: 0.5,
          insetRight: 0.5,
        }),
        plot.ruleY([0], { stroke: colour('--line-strong') }),
      ],
    }),
    [bars, step, most],
  );
  if (!most) return null;
  const text = `Reports by ${step} and class, UTC. Most ${step === 'day' ? 'on' : 'in the week of'} ${most.day}: ${thousands(most.reports)}.`;
  return (
    <>
      <Chart text={text} draw={draw} height={190} />
      <div className="row">
        {classes.map((one) => (
          <ClassBadge key={one} messageClass={one} />
        ))}
        <span className="quiet small">{text}</span>
      </div>
    </>
  );
}
