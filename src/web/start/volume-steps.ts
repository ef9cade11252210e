import type { Overview } from '../../model/overview.ts';

interface Bar {
  readonly at: Date;
  readonly messageClass: string;
  readonly reports: number;
}

interface VolumeSteps {
  readonly step: 'day' | 'week';
  readonly bars: readonly Bar[];
  /** The step with most reports, by its first day; null where there are none. */
  readonly most: { readonly day: string; readonly reports: number } | null;
}

/** More days than this are shown by week: bars would be thinner than a few pixels. */
const mostDays = 130;
const day = 86_400_000;

/** Reports by day and class as bars; by week from Sunday, as the chart has it, where the days are many. */
export function stepsOf(volumes: Overview['volumes']): VolumeSteps {
  const days = volumes.map((one) => Date.parse(`${one.day}T00:00:00Z`));
  const span = days.length === 0 ? 0 : (Math.max(...days) - Math.min(...days)) / day;
  const step = span > mostDays ? 'week' : 'day';
  const sums = new Map<string, number>();
  const totals = new Map<number, number>();
  volumes.forEach(({ messageClass, reports }, index) => {
    const at = startOf(days[index] ?? 0, step);
    sums.set(`${at} ${messageClass}`, (sums.get(`${at} ${messageClass}`) ?? 0) + reports);
    totals.set(at, (totals.get(at) ?? 0) + reports);
  });
  const bars = [...sums].map(([key, reports]): Bar => {
    const [at = '0', messageClass = ''] = key.split(' ');
    return { at: new Date(Number(at)), messageClass, reports };
  });
  const [at, reports] = [...totals].sort((a, b) => b[1] - a[1])[0] ?? [0, 0];
  return { step, bars, most: reports > 0 ? { day: new Date(at).toISOString().slice(0, 10), reports } : null };
}

function startOf(at: number, step: 'day' | 'week'): number {
  return step === 'day' ? at : at - new Date(at).getUTCDay() * day;
}
