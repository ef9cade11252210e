import * as Plot from '@observablehq/plot';
import { parseHTML } from 'linkedom';

/** Colours of the classes, distinct also for colour-blind eyes (Okabe and Ito 2008). */
export const classColours: Readonly<Record<string, string>> = {
  scam: '#d55e00',
  unknown: '#999999',
  spam: '#e69f00',
  passcode: '#56b4e9',
  legitimate: '#009e73',
  call: '#cc79a7',
};

const { document } = parseHTML('<html><body></body></html>');

export interface Volume {
  readonly day: string;
  readonly messageClass: string;
  readonly reports: number;
}

/** Reports a day (a week, for feeds over four months), stacked by class, as SVG. */
export function volumeChart(volumes: readonly Volume[]): string {
  const interval = spanDays(volumes) > 130 ? 'week' : 'day';
  const classes = Object.keys(classColours).filter((name) => volumes.some((one) => one.messageClass === name));
  return draw({
    width: 960,
    height: 220,
    marginLeft: 50,
    x: { label: null, interval },
    y: { label: `reports a ${interval}`, grid: true, tickFormat: 'd' },
    color: { domain: classes, range: classes.map((name) => classColours[name] ?? '#999') },
    marks: [
      Plot.rectY(inIntervals(volumes, interval), { x: 'at', y: 'reports', fill: 'messageClass', interval, order: classes }),
      Plot.ruleY([0]),
    ],
  });
}

/** Reports of one campaign a day, as a small SVG. */
export function timelineChart(days: readonly { day: string; reports: number }[]): string {
  const interval = spanDays(days) > 130 ? 'week' : 'day';
  return draw({
    width: 460,
    height: 130,
    marginLeft: 40,
    marginBottom: 40,
    x: { label: null, interval },
    y: { label: null, ticks: 3, grid: true, tickFormat: 'd' },
    marks: [
      Plot.rectY(
        inIntervals(
          days.map((one) => ({ ...one, messageClass: '' })),
          interval,
        ),
        { x: 'at', y: 'reports', fill: '#0072b2', interval },
      ),
      Plot.ruleY([0]),
    ],
  });
}

/** Sums by day, or by week from Sunday (as Plot's `week` interval begins). */
function inIntervals(volumes: readonly Volume[], interval: 'day' | 'week'): { at: Date; messageClass: string; reports: number }[] {
  const sums = new Map<string, { at: Date; messageClass: string; reports: number }>();
  for (const { day, messageClass, reports } of volumes) {
    const at = new Date(`${day}T00:00:00Z`);
    if (interval === 'week') at.setUTCDate(at.getUTCDate() - at.getUTCDay());
    const key = `${at.getTime()} ${messageClass}`;
    const sum = sums.get(key);
    if (sum) sum.reports += reports;
    else sums.set(key, { at, messageClass, reports });
  }
  return [...sums.values()];
}

function spanDays(days: readonly { day: string }[]): number {
  const [first, last] = [days[0], days.at(-1)];
  return first && last ? (Date.parse(last.day) - Date.parse(first.day)) / 86_400_000 : 0;
}

/** Plot's own style element is left out: the report's policy allows one style sheet, its own. */
function draw(options: Plot.PlotOptions): string {
  const svg = Plot.plot({ document: document as never, style: { background: 'none' } as never, ...options }) as unknown as {
    outerHTML: string;
  };
  return svg.outerHTML.replace(/<style>[\s\S]*?<\/style>/g, '').replace(/ style="[^"]*"/g, '');
}

/** Twenty-four bars of one campaign's life for the ranking table. */
export function sparkline(days: readonly { day: string; reports: number }[], from: number, to: number): string {
  const bars = new Array<number>(24).fill(0);
  const width = Math.max(1, to - from) / bars.length;
  for (const { day, reports } of days) {
    const at = Math.min(bars.length - 1, Math.max(0, Math.floor((Date.parse(day) - from) / width)));
    bars[at] = (bars[at] ?? 0) + reports;
  }
  const most = Math.max(...bars, 1);
  const rects = bars.map((count, index) => {
    const height = count === 0 ? 0 : Math.max(1.5, (count / most) * 20);
    return `<rect x="${index * 4}" y="${(20 - height).toFixed(1)}" width="3" height="${height.toFixed(1)}"/>`;
  });
  return `<svg class="spark" width="96" height="20" viewBox="0 0 96 20" aria-hidden="true">${rects.join('')}</svg>`;
}
