/** Times at the workbench in tables. */

import { count } from './table.mjs';

/** What the workbench promises of a feed of the paper's size: 95th percentiles in milliseconds, by how operations begin. */
const promised = [
  ['list', 200],
  ['facets', 200],
  ['search', 500],
  ['campaign', 300],
];

export function serveSections({ name, reports, texts, openSeconds, phases, firstPage }) {
  const clicked = phases.map(({ users, think, seconds, operations }) => ({
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
  return firstPage ? [...clicked, firstPageSection(name, reports, firstPage)] : clicked;
}

/** What a page promises: milliseconds until it can be used. */
const promisedHeading = 1000;

function firstPageSection(name, reports, { first, pages }) {
  return {
    title: `${name}: the first page in a fresh browser; ${count(reports)} reports`,
    headers: ['page', 'moment', 'loads', 'median ms', '95 % ms', 'promised ms'],
    rows: pages.map(({ page, moment, loads, median, p95 }) => [
      page,
      moment,
      count(loads),
      median.toFixed(0),
      p95.toFixed(0),
      moment === 'heading' ? String(promisedHeading) : '',
    ]),
    notes: [
      `since the navigation began; heading: it can be used, figures: what is there is shown, filled: nothing is on its way. The very first load took ${first.filled.toFixed(0)} ms to be filled`,
    ],
  };
}
