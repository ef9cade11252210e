/** Times at the workbench in tables. */

import { count } from './table.mjs';

/** What the workbench promises of a feed of the paper's size: 95th percentiles in milliseconds, by how operations begin. */
const promised = [
  ['list', 200],
  ['facets', 200],
  ['search', 500],
  ['campaign', 300],
];

export function serveSections({ name, reports, texts, openSeconds, phases }) {
  return phases.map(({ users, think, seconds, operations }) => ({
    title: `${name}: ${users} users, ${think > 0 ? `${(think / 1000).toFixed(0)} s of thinking between clicks` : 'no thinking between clicks'}, ${count(seconds)} s; ${count(reports)} reports, ${count(texts)} texts`,
    headers: ['operation', 'clicks', 'median ms', '95 % ms', '99 % ms', 'slowest ms', 'promised ms'],
    rows: operations.map(({ operation, count: clicks, median, p95, p99, slowest }) => [
      operation,
      count(clicks),
      ...[median, p95, p99, slowest].map((time) => time.toFixed(0)),
      String(promised.find(([begin]) => operation.startsWith(begin))?.[1] ?? ''),
    ]),
    notes:
      think > 0
        ? [`whole answers over HTTP on loopback, as a browser waits for them; opening the server took ${openSeconds.toFixed(1)} s`]
        : [],
  }));
}
