import { thousands } from '../../model/names.ts';

export { label, plural, thousands } from '../../model/names.ts';

/** `0.4 %`, `37 %`: two digits that tell, of a share from 0 to 1. */
export function percent(share: number): string {
  const points = share * 100;
  if (points > 0 && points < 0.1) return 'under 0.1 %';
  return `${points < 10 && points % 1 !== 0 ? points.toFixed(1) : thousands(Math.round(points))} %`;
}

/** `English` of `en`; `unclear` where no language was told. */
export function languageName(code: string): string {
  if (code === 'und' || code === '') return 'unclear';
  try {
    return new Intl.DisplayNames('en', { type: 'language' }).of(code) ?? code;
  } catch {
    return code;
  }
}

/** `France` of `FR`; what is no code of a country stays as it is. */
export function countryName(code: string): string {
  try {
    return new Intl.DisplayNames('en', { type: 'region' }).of(code) ?? code;
  } catch {
    return code;
  }
}

/** `731 B`, `4.2 MB`: powers of 1,000. */
export function bytes(count: number): string {
  const units = ['B', 'kB', 'MB', 'GB', 'TB'];
  let [value, unit] = [count, 0];
  while (value >= 1000 && unit < units.length - 1) [value, unit] = [value / 1000, unit + 1];
  return `${unit === 0 || value >= 100 ? thousands(Math.round(value)) : value.toFixed(1)} ${units[unit]}`;
}

/** `2024-03-07` in a zone; a dash where there is no time. */
export function day(at: number | null, zone: string): string {
  return at === null ? '–' : partsOf(at, zone).day;
}

/** `2024-03-07 14:05` in a zone. */
export function time(at: number | null, zone: string): string {
  if (at === null) return '–';
  const { day: date, clock } = partsOf(at, zone);
  return `${date} ${clock.slice(0, 5)}`;
}

/** `2024-03-07 14:05:09 UTC+1` in a zone: as exact as it is kept, and in whose time. */
export function exactTime(at: number | null, zone: string): string {
  if (at === null) return 'no time given';
  const { day: date, clock, offset } = partsOf(at, zone);
  return `${date} ${clock} ${offset}`;
}

/** `2024-03-07`, or `2024-03-07 to 2024-03-09`. */
export function dayRange(first: number | null, last: number | null, zone: string): string {
  const [from, to] = [day(first, zone), day(last, zone)];
  return from === to ? from : `${from} to ${to}`;
}

/** `just now`, `12 minutes ago`, `3 days ago`, then the day. */
export function ago(at: number | null, now: number, zone: string): string {
  if (at === null) return 'never';
  const minutes = Math.round((now - at) / 60_000);
  if (minutes < 1) return 'just now';
  if (minutes < 60) return `${minutes} minute${minutes === 1 ? '' : 's'} ago`;
  if (minutes < 36 * 60) return `${Math.round(minutes / 60)} hour${Math.round(minutes / 60) === 1 ? '' : 's'} ago`;
  return minutes < 14 * 24 * 60 ? `${Math.round(minutes / 1440)} days ago` : day(at, zone);
}

/** `4 s`, `2 min 5 s`: how long something took, from milliseconds. */
export function duration(milliseconds: number): string {
  const seconds = milliseconds / 1000;
  if (seconds < 10) return `${seconds.toFixed(1)} s`;
  return seconds < 60 ? `${Math.round(seconds)} s` : `${Math.floor(seconds / 60)} min ${Math.round(seconds % 60)} s`;
}

const formats = new Map<string, Intl.DateTimeFormat>();

function partsOf(at: number, zone: string): { readonly day: string; readonly clock: string; readonly offset: string } {
  const format = formats.get(zone) ?? dateFormat(zone);
  formats.set(zone, format);
  const parts: Partial<Record<Intl.DateTimeFormatPartTypes, string>> = {};
  for (const { type, value } of format.formatToParts(at)) parts[type] = value;
  return {
    day: `${parts.year}-${parts.month}-${parts.day}`,
    clock: `${parts.hour}:${parts.minute}:${parts.second}`,
    offset: (parts.timeZoneName ?? '').replace('GMT', 'UTC').replace(/\+0$/, ''),
  };
}

function dateFormat(timeZone: string): Intl.DateTimeFormat {
  const two = '2-digit';
  return new Intl.DateTimeFormat('en-GB', {
    timeZone,
    year: 'numeric',
    month: two,
    day: two,
    hour: two,
    minute: two,
    second: two,
    hourCycle: 'h23',
    timeZoneName: 'shortOffset',
  });
}
