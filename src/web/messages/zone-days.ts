/** Milliseconds UTC of the first instant of a day (`YYYY-MM-DD`) in a zone; null where it is no day. */
export function dayStart(day: string, zone: string): number | null {
  const utc = Date.parse(`${day}T00:00:00Z`);
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day) || Number.isNaN(utc)) return null;
  // The offset at that instant; asked twice, because the first guess may lie on the other side of a change of clocks.
  const guess = utc - offset(utc, zone);
  return utc - offset(guess, zone);
}

/** The day of a time in a zone, as `YYYY-MM-DD`. */
export function dayIn(at: number, zone: string): string {
  return new Date(at + offset(at, zone)).toISOString().slice(0, 10);
}

/** Milliseconds that clocks of a zone are ahead of UTC at a time. */
function offset(at: number, zone: string): number {
  const parts = new Intl.DateTimeFormat('en-GB', { timeZone: zone, timeZoneName: 'longOffset' }).formatToParts(at);
  const found = /GMT([+-])(\d{2}):(\d{2})/.exec(parts.find(({ type }) => type === 'timeZoneName')?.value ?? '');
  if (!found) return 0;
  return (found[1] === '-' ? -1 : 1) * (Number(found[2]) * 60 + Number(found[3])) * 60_000;
}
