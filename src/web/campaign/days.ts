export interface DayCount {
  /** `YYYY-MM-DD`, UTC. */
  readonly day: string;
  readonly reports: number;
}

const dayLength = 86_400_000;

/** Days while they can be told apart in a chart, weeks beyond. */
export function stepOf(days: readonly DayCount[]): 'day' | 'week' {
  const [first, last] = [days[0], days.at(-1)];
  return first && last && Date.parse(last.day) - Date.parse(first.day) > 180 * dayLength ? 'week' : 'day';
}

/** Sums by day or by week; a week begins on Sunday, as Plot's does. Steps without reports are left out. */
export function inSteps(days: readonly DayCount[], step: 'day' | 'week'): readonly (DayCount & { readonly at: Date })[] {
  const sums = new Map<number, number>();
  for (const { day, reports } of days) {
    const date = new Date(`${day}T00:00:00Z`);
    const at = step === 'day' ? date.getTime() : date.getTime() - date.getUTCDay() * dayLength;
    sums.set(at, (sums.get(at) ?? 0) + reports);
  }
  return [...sums].map(([at, reports]) => ({ day: new Date(at).toISOString().slice(0, 10), at: new Date(at), reports }));
}
