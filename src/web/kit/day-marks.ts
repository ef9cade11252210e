/** As many days as have a mark each; over more of them the chart finds its marks itself. */
const most = 14;
const day = 86_400_000;

/** Marks of a time axis over few days: whole days only, for between two of them stands nothing. Times in UTC milliseconds. */
export function dayMarks(times: readonly number[]): { readonly ticks?: 'day'; readonly tickFormat?: '%-d %b' } {
  const [first, last] = times.reduce(([from, to], at) => [Math.min(from, at), Math.max(to, at)], [Infinity, -Infinity]);
  return last - first < most * day ? { ticks: 'day', tickFormat: '%-d %b' } : {};
}
