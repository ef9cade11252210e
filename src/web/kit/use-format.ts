import { useMemo } from 'react';
import { useZone } from '../zone.ts';
import { ago, day, dayRange, exactTime, time } from './format.ts';

/** Days and times in the analyst's zone. */
export interface ZoneFormat {
  readonly zone: string;
  readonly day: (at: number | null) => string;
  readonly time: (at: number | null) => string;
  readonly exactTime: (at: number | null) => string;
  readonly dayRange: (first: number | null, last: number | null) => string;
  readonly ago: (at: number | null) => string;
}

export function useFormat(): ZoneFormat {
  const [zone] = useZone();
  return useMemo(
    () => ({
      zone,
      day: (at) => day(at, zone),
      time: (at) => time(at, zone),
      exactTime: (at) => exactTime(at, zone),
      dayRange: (first, last) => dayRange(first, last, zone),
      ago: (at) => ago(at, Date.now(), zone),
    }),
    [zone],
  );
}
