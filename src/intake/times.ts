import type { TimePrecision } from '../model/report.ts';

/** How times without an offset or with an unclear order of day and month are read. */
export interface TimeRules {
  /** IANA zone of the source, such as `Europe/London`. */
  readonly zone: string;
  /** `03/04/2024` is the 3rd of April when true; null when the source gives no hint (then day first). */
  readonly dayFirst: boolean | null;
}

/** An instant in UTC milliseconds, how exactly it was given, and what an analyst should know about it. */
export interface ReadTime {
  readonly at: number;
  readonly precision: TimePrecision;
  readonly note: string | null;
}

const iso =
  /^(\d{4})[-/.](\d{1,2})(?:[-/.](\d{1,2})(?:(?:[T ]|, )\s?(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?\s?(Z|UTC|GMT|[+-]\d{2}(?::?\d{2})?)?)?)?$/i;
const local =
  /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4}|\d{2})(?:(?:T| |, )\s?(\d{1,2}):(\d{2})(?::(\d{2}))?(?:\.\d+)?\s?([ap])?\.?m?\.?\s?(Z|UTC|GMT|[+-]\d{2}:?\d{2})?)?$/i;
const worded =
  /^(?:\w{3,9},?\s)?(\d{1,2})(?:st|nd|rd|th)?[\s-](\w{3,9})[\s-](\d{4})(?:,?\s(\d{1,2}):(\d{2})(?::(\d{2}))?\s?([ap])?\.?m?\.?\s?(Z|UTC|GMT|[+-]\d{4})?)?$/i;
const wordedUs =
  /^(?:\w{3,9},?\s)?(\w{3,9})\s(\d{1,2})(?:st|nd|rd|th)?,?\s(\d{4})(?:,?\s(\d{1,2}):(\d{2})(?::(\d{2}))?\s?([ap])?\.?m?\.?)?$/i;
/** As programs print it: `Wed Oct 10 20:19:24 +0000 2018`. */
const printed = /^\w{3}\s(\w{3})\s{1,2}(\d{1,2})\s(\d{2}):(\d{2}):(\d{2})\s(Z|UTC|GMT|[+-]\d{4})\s(\d{4})$/i;
const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

interface Fields {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  readonly millisecond: number;
  readonly offset: string | undefined;
  readonly precision: TimePrecision;
}

/**
 * The commonest forms by far, `2026-03-02 10:11:12`, alone, with thousandths, with a Z, are read without patterns. Null for any
 * other, which they are tried on.
 */
function plainFields(text: string): Fields | null {
  const { length } = text;
  if (length < 19 || length > 24 || text.charCodeAt(4) !== 45 || text.charCodeAt(7) !== 45) return null;
  const gap = text.charCodeAt(10);
  if ((gap !== 32 && gap !== 84) || text.charCodeAt(13) !== 58 || text.charCodeAt(16) !== 58) return null;
  const utc = text.charCodeAt(length - 1) === 90;
  const millisecond = thousandths(text, utc ? length - 1 : length);
  const year = pairAt(text, 0) * 100 + pairAt(text, 2);
  const month = pairAt(text, 5);
  const day = pairAt(text, 8);
  const hour = pairAt(text, 11);
  const minute = pairAt(text, 14);
  const second = pairAt(text, 17);
  const read = year + month + day + hour + minute + second + millisecond;
  if (Number.isNaN(read)) return null;
  return { year, month, day, hour, minute, second, millisecond, offset: utc ? 'Z' : undefined, precision: 'second' };
}

/** What stands between the seconds and `end`: nothing, or three figures behind a point. NaN for anything else. */
function thousandths(text: string, end: number): number {
  if (end === 19) return 0;
  if (end !== 23 || text.charCodeAt(19) !== 46) return Number.NaN;
  const ones = text.charCodeAt(22) - 48;
  return ones >= 0 && ones <= 9 ? pairAt(text, 20) * 10 + ones : Number.NaN;
}

/** Two figures as a number, NaN for what is none. */
function pairAt(text: string, at: number): number {
  const tens = text.charCodeAt(at) - 48;
  const ones = text.charCodeAt(at + 1) - 48;
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : Number.NaN;
}

/** Reads a time in the forms that exports use: ISO 8601, day or month first, English words, Unix seconds or milliseconds. */
export function parseTime(raw: string, rules: TimeRules): ReadTime | null {
  const text = raw.trim();
  if (text.length > 60) return null;
  const plain = plainFields(text);
  if (plain) return instantOf(plain, rules);
  if (/^\d{10}(?:\.\d+)?$/.test(text)) return { at: Math.round(Number(text) * 1000), precision: 'second', note: null };
  if (/^\d{13}$/.test(text)) return { at: Number(text), precision: 'second', note: null };
  const fields = isoFields(text) ?? localFields(text, rules.dayFirst ?? true) ?? wordedFields(text) ?? printedFields(text);
  return fields && instantOf(fields, rules);
}

function instantOf(fields: Fields, rules: TimeRules): ReadTime | null {
  if (!isDate(fields)) return null;
  const wall = Date.UTC(fields.year, fields.month - 1, fields.day, fields.hour, fields.minute, fields.second, fields.millisecond);
  if (fields.offset) return { at: wall - offsetOf(fields.offset), precision: fields.precision, note: null };
  return inZone(wall, rules.zone, fields.precision);
}

function isoFields(text: string): Fields | null {
  const match = iso.exec(text);
  if (!match) return null;
  const [, year, month, day, hour, minute, second, fraction, offset] = match;
  const precision = day === undefined ? 'month' : hour === undefined ? 'day' : second === undefined ? 'minute' : 'second';
  const millisecond = fraction ? Number(fraction.padEnd(3, '0').slice(0, 3)) : 0;
  return numbers(year, month, day ?? '1', hour, minute, second, undefined, offset, precision, millisecond);
}

function localFields(text: string, dayFirst: boolean): Fields | null {
  const match = local.exec(text);
  if (!match) return null;
  const [, first = '', second = '', year = '', hour, minute, seconds, half, offset] = match;
  const swap = dayFirst ? Number(second) > 12 : Number(first) <= 12;
  const [day, month] = swap ? [second, first] : [first, second];
  const full = year.length === 2 ? `20${year}` : year;
  const precision = hour === undefined ? 'day' : seconds === undefined ? 'minute' : 'second';
  return numbers(full, month, day, hour, minute, seconds, half, offset, precision);
}

function wordedFields(text: string): Fields | null {
  const european = worded.exec(text);
  const american = european ? null : wordedUs.exec(text);
  const match = european ?? american;
  if (!match) return null;
  const [, first = '', second = '', year, hour, minute, seconds, half, offset] = match;
  const [day, word] = european ? [first, second] : [second, first];
  const month = months.indexOf(word.slice(0, 3).toLowerCase()) + 1;
  const precision = hour === undefined ? 'day' : seconds === undefined ? 'minute' : 'second';
  return month === 0 ? null : numbers(year, String(month), day, hour, minute, seconds, half, offset, precision);
}

function printedFields(text: string): Fields | null {
  const match = printed.exec(text);
  if (!match) return null;
  const [, word = '', day, hour, minute, second, offset, year] = match;
  const month = months.indexOf(word.toLowerCase()) + 1;
  return month === 0 ? null : numbers(year, String(month), day, hour, minute, second, undefined, offset, 'second');
}

function numbers(
  year: string | undefined,
  month: string | undefined,
  day: string | undefined,
  hour: string | undefined,
  minute: string | undefined,
  second: string | undefined,
  half: string | undefined,
  offset: string | undefined,
  precision: TimePrecision,
  millisecond = 0,
): Fields {
  let hours = Number(hour ?? 0);
  if (half?.toLowerCase() === 'p' && hours < 12) hours += 12;
  if (half?.toLowerCase() === 'a' && hours === 12) hours = 0;
  return {
    year: Number(year),
    month: Number(month),
    day: Number(day),
    hour: hours,
    minute: Number(minute ?? 0),
    second: Number(second ?? 0),
    millisecond,
    offset,
    precision,
  };
}

/** Days that exist, hours of a clock, and years in which texts were sent. */
function isDate({ year, month, day, hour, minute, second }: Fields): boolean {
  if (year < 1992 || year > 2100 || month < 1 || month > 12 || day < 1 || hour > 23 || minute > 59 || second > 60) return false;
  return day <= 28 || day <= new Date(Date.UTC(year, month, 0)).getUTCDate();
}

function offsetOf(offset: string): number {
  if (offset === 'Z') return 0;
  const match = /([+-])(\d{2}):?(\d{2})?/.exec(offset);
  if (!match) return 0;
  const [, sign, hours, minutes = '0'] = match;
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * 60_000;
}

/** Turns wall time into UTC. In the hour that a clock change skips or repeats the choice is said in the note. */
function inZone(wall: number, zone: string, precision: TimePrecision): ReadTime {
  if (zone === 'UTC') return { at: wall, precision, note: null };
  const before = zoneOffset(wall - 86_400_000, zone);
  const after = zoneOffset(wall + 86_400_000, zone);
  const early = wall - Math.max(before, after);
  if (before === after) return { at: early, precision, note: null };
  const fits = [before, after].filter((offset) => zoneOffset(wall - offset, zone) === offset);
  const clock = new Date(wall).toISOString().slice(0, 16).replace('T', ' ');
  if (fits.length === 2) return { at: early, precision, note: `${clock} comes twice in ${zone} that day; the first was taken` };
  if (fits.length === 1) return { at: wall - (fits[0] ?? 0), precision, note: null };
  return { at: wall - before, precision, note: `${clock} does not exist in ${zone} that day; the clock change was undone` };
}

const formats = new Map<string, Intl.DateTimeFormat>();
const known = new Map<string, Map<number, number>>();

/** Offset of a zone from UTC at an instant, in milliseconds. Offsets are looked up once a quarter of an hour. */
function zoneOffset(at: number, zone: string): number {
  const quarter = Math.floor(at / 900_000);
  let offsets = known.get(zone);
  if (!offsets || offsets.size > 100_000) {
    offsets = new Map();
    known.set(zone, offsets);
  }
  let offset = offsets.get(quarter);
  if (offset === undefined) {
    offset = computeOffset(quarter * 900_000, zone);
    offsets.set(quarter, offset);
  }
  return offset;
}

function computeOffset(at: number, zone: string): number {
  let format = formats.get(zone);
  if (!format) {
    format = new Intl.DateTimeFormat('en-GB', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
    });
    formats.set(zone, format);
  }
  const parts: Record<string, number> = {};
  for (const { type, value } of format.formatToParts(at)) parts[type] = Number(value);
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts;
  return Date.UTC(year, month - 1, day, hour, minute, second) - at;
}

/** Whether a column writes the day first, as its values show; null when all could be either. */
export function guessDayFirst(values: readonly string[]): boolean | null {
  for (const value of values) {
    const match = /^(\d{1,2})[-/.](\d{1,2})[-/.]\d{2,4}/.exec(value.trim());
    if (!match) continue;
    if (Number(match[1]) > 12) return true;
    if (Number(match[2]) > 12) return false;
  }
  return null;
}

/** True when the name is a time zone that the platform knows. */
export function isZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}
