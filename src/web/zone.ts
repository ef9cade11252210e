import { useSyncExternalStore } from 'react';
import { keptChoice } from './kept-choice.ts';

/** The zone of this machine. */
export const ownZone = Intl.DateTimeFormat().resolvedOptions().timeZone || 'UTC';

const choice = keptChoice<string>('hookline.zone', ownZone, isZone);

/** True for an IANA zone that this browser knows. */
function isZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en-GB', { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}

/** The zone in which times are shown, as the analyst chose it; their machine's unless chosen. */
export function useZone(): readonly [string, (zone: string) => void] {
  return [useSyncExternalStore(choice.follow, choice.get), choice.set];
}

/** Every zone that may be chosen, their own and UTC first. */
export function allZones(): readonly string[] {
  return [...new Set([ownZone, 'UTC', ...Intl.supportedValuesOf('timeZone')])];
}
