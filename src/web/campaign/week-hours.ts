export const weekdays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const;

const hour = 3_600_000;
const day = 24 * hour;

/**
 * Reports by weekday and hour, moved from UTC by whole hours: `hours[weekday][hour]`, Monday first.
 * What passes midnight goes to the next day.
 */
export function shiftWeek(hours: readonly (readonly number[])[], by: number): number[][] {
  const moved = weekdays.map(() => new Array<number>(24).fill(0));
  for (const [weekday, row] of hours.entries()) {
    for (const [at, reports] of row.entries()) {
      const place = (((weekday * 24 + at + by) % 168) + 168) % 168;
      const into = moved[Math.floor(place / 24)];
      if (into) into[place % 24] = (into[place % 24] ?? 0) + reports;
    }
  }
  return moved;
}

/** Hours by which a zone is ahead of UTC over the whole time; null where that changes within it (summer time) or is no whole number. */
export function steadyOffset(zone: string, first: number, last: number): number | null {
  const offset = offsetAt(zone, first);
  if (!Number.isInteger(offset)) return null;
  for (let at = first; at < last; at += 7 * day) if (offsetAt(zone, at) !== offset) return null;
  return offsetAt(zone, last) === offset ? offset : null;
}

/** Hours by which a zone is ahead of UTC at a time (UTC milliseconds). */
export function offsetAt(zone: string, at: number): number {
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).formatToParts(at);
  const part = (type: string) => Number(parts.find((one) => one.type === type)?.value ?? 0);
  const local = Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'));
  return (local - Math.floor(at / 60_000) * 60_000) / hour;
}

/** The busiest hour in words, such as `Tuesday, 14:00 to 15:00`, and how many others are as busy; null where nothing has a time. */
export function busiest(
  hours: readonly (readonly number[])[],
): { readonly when: string; readonly reports: number; readonly others: number } | null {
  let best: { when: string; reports: number; others: number } | null = null;
  for (const [weekday, row] of hours.entries()) {
    for (const [at, reports] of row.entries()) {
      if (best && reports === best.reports) best.others += 1;
      else if (reports > (best?.reports ?? 0))
        best = { when: `${weekdays[weekday]}, ${clock(at)} to ${clock((at + 1) % 24)}`, reports, others: 0 };
    }
  }
  return best;
}

/** `07:00`. */
export function clock(at: number): string {
  return `${String(at).padStart(2, '0')}:00`;
}
