import type { ReactNode } from 'react';
import { plural, thousands } from '../kit/format.ts';
import { busiest, clock, shiftWeek, steadyOffset, weekdays } from './week-hours.ts';

interface HourGridProps {
  /** Reports by weekday (Monday first) and hour, UTC. */
  readonly hours: readonly (readonly number[])[];
  readonly zone: string;
  readonly first: number | null;
  readonly last: number | null;
}

/** When in the week the reports came: a table whose cells are shaded by how many. In the analyst's zone where it has one offset all the time. */
export function HourGrid({ hours, zone, first, last }: HourGridProps): ReactNode {
  const offset = first === null || last === null ? 0 : steadyOffset(zone, first, last);
  const shifted = shiftWeek(hours, offset ?? 0);
  const peak = busiest(shifted);
  if (!peak) return <p className="quiet">No report of it has a time.</p>;
  return (
    <figure className="hour-grid">
      <table>
        <caption>
          Busiest: {peak.when}
          {peak.others > 0 && ` and ${plural(peak.others, 'other hour')}`}, {plural(peak.reports, 'report')}
          {peak.others > 0 && ' each'}.{' '}
          {offset === null
            ? 'Hours in UTC: the clocks of your zone changed meanwhile.'
            : offset === 0
              ? 'Hours in UTC.'
              : `Hours in ${zone}.`}
        </caption>
        <thead>
          <tr>
            <td />
            {hourNumbers.map((at) => (
              <th key={at} scope="col" aria-label={clock(at)}>
                {at % 3 === 0 ? at : ''}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weekdays.map((weekday, row) => (
            <tr key={weekday}>
              <th scope="row">{weekday.slice(0, 3)}</th>
              {hourNumbers.map((at) => (
                <HourCell key={at} reports={shifted[row]?.[at] ?? 0} most={peak.reports} when={`${weekday}, ${clock(at)}`} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </figure>
  );
}

function HourCell({ reports, most, when }: { readonly reports: number; readonly most: number; readonly when: string }): ReactNode {
  const share = reports === 0 ? 0 : 0.15 + 0.85 * (reports / most);
  return (
    <td title={`${when}: ${thousands(reports)}`}>
      <span className="hour-shade" style={{ opacity: share }} />
      <span className="unseen">{reports}</span>
    </td>
  );
}

const hourNumbers = Array.from({ length: 24 }, (_, at) => at);
