import type { PaperFigures } from '../figures.ts';
import type { Random } from '../random.ts';

export const dayLength = 86_400_000;

/** The days of the feed in local time, and how much of the whole falls on each. */
export interface Calendar {
  /** Days since 1970 of the first day. */
  readonly firstDay: number;
  readonly days: number;
  /** Share of the text reports of each day; adds up to 1. */
  readonly shares: readonly number[];
  /** Minutes after midnight, by weekday from Sunday, by which half of a day's reports have come. */
  readonly medians: readonly number[];
}

/** Working days over weekends. Our choice: the paper gives the hours by weekday, not the volumes. */
const weekdayWeights = [0.78, 1.05, 1.07, 1.07, 1.05, 1.05, 0.88];

/** Weeks of seven days from the first; the volume of each is the paper's. */
export function calendarOf(figures: PaperFigures, random: Random): Calendar {
  const firstDay = Date.parse(figures.period.firstDay) / dayLength;
  const weights: number[] = [];
  const total = figures.weeklyReportsThousands.reduce((sum, week) => sum + week, 0);
  for (const [week, thousands] of figures.weeklyReportsThousands.entries()) {
    const days = weekdayWeights.map(
      (_, day) => (weekdayWeights[weekdayOf(firstDay + week * 7 + day)] as number) * (0.9 + random.next() * 0.2),
    );
    const sum = days.reduce((all, weight) => all + weight, 0);
    for (const weight of days) weights.push((weight / sum) * (thousands / total));
  }
  const medians = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'].map((name) => {
    const [hours = 16, minutes = 0, seconds = 0] = (figures.reportTimeMedianLocal[name] ?? '16:00:00').split(':').map(Number);
    return hours * 60 + minutes + seconds / 60;
  });
  return { firstDay, days: weights.length, shares: weights, medians };
}

/** 0 is Sunday; the first of January 1970 was a Thursday. */
function weekdayOf(day: number): number {
  return (day + 4) % 7;
}

/** Reports by hour of the day, midnight first: most come between ten and nine in the evening. */
const hourly = [1.1, 0.6, 0.4, 0.3, 0.3, 0.5, 1.1, 2.2, 3.6, 4.9, 6.3, 6.9, 7, 6.9, 6.8, 6.9, 7, 7, 6.9, 6.4, 5.8, 5, 3.7, 2.3];
const cumulative = hourly.map((_, hour) => hourly.slice(0, hour + 1).reduce((sum, weight) => sum + weight, 0));
const whole = cumulative.at(-1) as number;
const plainMedian = minuteAt(0.5);

function minuteAt(share: number): number {
  const wanted = share * whole;
  let hour = 0;
  while ((cumulative[hour] as number) < wanted) hour++;
  const before = hour === 0 ? 0 : (cumulative[hour - 1] as number);
  return (hour + (wanted - before) / (hourly[hour] as number)) * 60;
}

/** Milliseconds since 1970, UTC, whole seconds, of a report on a local day: by the hours above, stretched so that the median is the weekday's. */
export function timeOn(calendar: Calendar, day: number, random: Random): number {
  const minute = minuteAt(random.next());
  const median = calendar.medians[weekdayOf(day)] as number;
  const stretched =
    minute <= plainMedian ? (minute * median) / plainMedian : 1440 - ((1440 - minute) * (1440 - median)) / (1440 - plainMedian);
  return londonToUtc(day * dayLength + Math.min(86_399, Math.floor(stretched * 60)) * 1000);
}

/** Wall time in London to UTC: summer time from the last Sunday of March to that of October, one hour after midnight UTC. */
function londonToUtc(wall: number): number {
  const year = new Date(wall).getUTCFullYear();
  const starts = lastSunday(year, 2) + 3_600_000;
  const ends = lastSunday(year, 9) + 3_600_000;
  const summer = wall >= starts + 3_600_000 && wall < ends + 3_600_000;
  // The hour that summer time leaves out is read as the one before it.
  return summer || (wall >= starts && wall < starts + 3_600_000) ? wall - 3_600_000 : wall;
}

function lastSunday(year: number, month: number): number {
  const last = Date.UTC(year, month + 1, 0);
  return last - new Date(last).getUTCDay() * dayLength;
}

/** What a campaign sends over its days: where it begins and how strong each day is. */
export interface Course {
  readonly first: number;
  readonly weights: Float64Array;
}

/**
 * Fits the courses to the days' volumes, each campaign keeping its number of reports (iterative proportional fitting), and rounds so that
 * both hold. Returns the reports of each campaign by its days.
 */
export function fitCourses(courses: readonly Course[], reports: readonly number[], calendar: Calendar, random: Random): Uint32Array[] {
  const total = reports.reduce((sum, count) => sum + count, 0);
  const columns = new Float64Array(calendar.days);
  for (let round = 0; round < 12; round++) {
    columns.fill(0);
    courses.forEach(({ first, weights }, index) => {
      const sum = weights.reduce((all, weight) => all + weight, 0);
      const factor = sum > 0 ? (reports[index] as number) / sum : 0;
      for (let day = 0; day < weights.length; day++) {
        weights[day] = (weights[day] as number) * factor;
        columns[first + day] = (columns[first + day] as number) + (weights[day] as number);
      }
    });
    if (round === 11) break;
    for (const { first, weights } of courses) {
      for (let day = 0; day < weights.length; day++) {
        const wanted = (calendar.shares[first + day] as number) * total;
        weights[day] = ((weights[day] as number) * wanted) / Math.max(1e-9, columns[first + day] as number);
      }
    }
  }
  return courses.map(({ weights }) => {
    const counts = new Uint32Array(weights.length);
    let carried = random.next();
    for (let day = 0; day < weights.length; day++) {
      carried += weights[day] as number;
      const whole = Math.floor(carried + 1e-9);
      counts[day] = whole;
      carried -= whole;
    }
    return counts;
  });
}
