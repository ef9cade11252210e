import { type ReactNode, useCallback } from 'react';
import { Chart } from '../kit/chart.tsx';
import { dayMarks } from '../kit/day-marks.ts';
import type { ChartDrawing } from '../kit/draw-chart.ts';
import { plural, thousands } from '../kit/format.ts';
import { inSteps, stepOf } from './days.ts';

interface TimelineProps {
  /** Reports a day, UTC, oldest first. */
  readonly days: readonly { readonly day: string; readonly reports: number }[];
}

/** The most of any step; half a report is no mark of the axis. */
function peakOf(steps: readonly { readonly reports: number }[]): number {
  return steps.reduce((most, { reports }) => Math.max(most, reports), 1);
}

/** Reports by day, or by week where there are many days; the same as a table below. */
export function Timeline({ days }: TimelineProps): ReactNode {
  const step = stepOf(days);
  const draw = useCallback<ChartDrawing>(
    (plot, _size, colour) => ({
      marginTop: 26,
      marginLeft: 44,
      marginRight: 28,
      marginBottom: 38,
      x: { label: null, type: 'utc', ...dayMarks(days.map((one) => Date.parse(one.day))) },
      y: { label: `reports a ${step}`, grid: true, nice: true, ticks: Math.min(5, peakOf(inSteps(days, step))), tickFormat: ',d' },
      marks: [
        plot.rectY(inSteps(days, step), {
          x: 'at',
          y: 'reports',
          interval: step,
          fill: colour('--accent'),
          insetLeft: 0.5,
          insetRight: 0.5,
          title: (one: { day: string; reports: number }) =>
            `${step === 'week' ? 'week of ' : ''}${one.day}: ${plural(one.reports, 'report')}`,
        }),
        plot.ruleY([0]),
      ],
    }),
    [days, step],
  );
  const peak = days.reduce((most, one) => (one.reports > most.reports ? one : most), { day: '', reports: 0 });
  if (days.length === 0) return <p className="quiet">No report of it has a time.</p>;
  const words = `Reports a ${step} from ${days[0]?.day} to ${days.at(-1)?.day} (UTC). Most on ${peak.day}: ${plural(peak.reports, 'report')}.`;
  return (
    <>
      <Chart text={words} draw={draw} height={190} />
      <p className="quiet small">{words}</p>
      <details className="small">
        <summary>The same as a table</summary>
        <div className="scroll-table">
          <table className="plain-table">
            <thead>
              <tr>
                <th scope="col">{step === 'week' ? 'Week of' : 'Day'} (UTC)</th>
                <th scope="col" className="number">
                  Reports
                </th>
              </tr>
            </thead>
            <tbody>
              {inSteps(days, step).map((one) => (
                <tr key={one.day}>
                  <th scope="row">{one.day}</th>
                  <td className="number figures">{thousands(one.reports)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </details>
    </>
  );
}
