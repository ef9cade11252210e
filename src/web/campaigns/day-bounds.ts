const dayLength = 86_400_000;

/** `YYYY-MM-DD` of a time (UTC milliseconds) in a zone. */
export function dayOf(at: number, zone: string): string {
  const parts = new Intl.DateTimeFormat('en-CA', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' }).formatToParts(at);
  const part = (type: string) => parts.find((one) => one.type === type)?.value ?? '';
  return `${part('year').padStart(4, '0')}-${part('month')}-${part('day')}`;
}

/** UTC milliseconds at which a day (`YYYY-MM-DD`) begins in a zone, or the one `plus` days later; null for what is no day. */
export function dayStart(day: string, zone: string, plus = 0): number | null {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day)) return null;
  const noon = Date.parse(`${day}T12:00:00Z`) + plus * dayLength;
  if (Number.isNaN(noon)) return null;
  const wanted = new Date(noon).toISOString().slice(0, 10);
  // The first time of that day: it begins between 14 hours before and 12 hours after midnight UTC, wherever one is.
  let [low, high] = [noon - 27 * 3_600_000, noon + 3_600_000];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (dayOf(middle, zone) < wanted) low = middle;
    else high = middle;
  }
  return high;
}
