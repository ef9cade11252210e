/** What is shown of results: sections of tables, the same in the terminal and in Markdown. */

import { qualitySections, qualitySummary } from './quality-sections.mjs';
import { serveSections } from './serve-sections.mjs';
import { count, seconds } from './table.mjs';

/** One run, as soon as it is done. */
export function resultSections(result) {
  if (result.failed || result.skipped)
    return [{ title: result.name, notes: [result.failed ? `failed: ${result.failed}` : `left out: ${result.skipped}`] }];
  if (result.kind === 'serve') return serveSections(result);
  const timing = result.kind === 'weekly' ? weeklySections(result) : [stageSection(result.name, result.cold)];
  return [...timing, ...(result.kind === 'weekly' ? [] : qualitySections(result))];
}

function stageSection(title, { reports, reportsInAll, texts, stages, seconds: whole, cpuSeconds, peakMegabytes, databaseMegabytes }) {
  const row = (stage, spent) => [
    stage,
    seconds(spent),
    spent > 0 ? count(reports / spent) : '',
    ((spent * 1e6) / Math.max(1, reports)).toFixed(2),
  ];
  const size = reportsInAll > reports ? `${count(reports)} new reports in ${count(reportsInAll)}` : `${count(reports)} reports`;
  return {
    title: `${title}: ${size}, ${count(texts)} texts`,
    headers: ['stage', 'seconds', 'reports/s', 'µs/report'],
    rows: [...stages.map(([stage, spent]) => row(stage, spent)), row('all', whole)],
    notes: [
      `peak ${count(peakMegabytes)} MB resident, database ${count(databaseMegabytes)} MB, ${seconds(cpuSeconds)} s of processor time`,
    ],
  };
}

function weeklySections({ name, base, increment, placing, quality }) {
  const { precision, recall } = quality.groupings.hookline.bCubed;
  const section = stageSection(name, increment);
  const before = `before it: ${count(base.reports)} reports in ${seconds(base.seconds)} s`;
  const after = `campaigns after it: B-cubed precision ${precision.toFixed(4)}, recall ${recall.toFixed(4)}`;
  const one = `one new report in a running process: median ${placing.median.toFixed(1)} ms, 99th percentile ${placing.p99.toFixed(1)} ms, slowest ${placing.slowest.toFixed(1)} ms (${count(placing.placed)} placed; opening took ${seconds(placing.openSeconds)} s)`;
  return [{ ...section, notes: [...section.notes, before, after, one] }];
}

export function microSections({ micro }) {
  if (micro.length === 0) return [];
  return [
    {
      title: 'Algorithms',
      headers: ['algorithm', 'µs each', 'of'],
      rows: micro.map(({ name, microseconds, unit, failed }) => [name, failed ? 'failed' : microseconds.toFixed(2), failed ?? unit]),
    },
  ];
}

/** All runs side by side. */
export function summarySections(document) {
  const { results, calibration, machine, rebuilt, changed } = document;
  const times = calibration.map(({ milliseconds }) => milliseconds);
  const [fastest, slowest] = [Math.min(...times), Math.max(...times)];
  const notes = [
    `calibration: ${times[0].toFixed(0)} ms at the beginning, ${times.at(-1).toFixed(0)} ms at the end, ${fastest.toFixed(0)} to ${slowest.toFixed(0)} ms between runs; load ${calibration[0].load.toFixed(1)} to ${calibration.at(-1).load.toFixed(1)}${slowest > 1.15 * fastest ? '. The machine was not steady: take times with care.' : ''}`,
    ...(calibration[0].load > machine.cores / 2
      ? ['Others were at work on the machine when this began: take wall seconds with care.']
      : []),
    ...(rebuilt ? ['The program was built anew while this ran: the runs did not measure one and the same.'] : []),
    ...(changed ? ['Sources differ from the commit.'] : []),
  ];
  const done = results.filter(({ failed, skipped }) => !failed && !skipped);
  const timed = done
    .filter(({ kind }) => kind !== 'serve')
    .flatMap(({ name, cold, base, increment }) =>
      cold
        ? [[name, cold]]
        : [
            [`${name}, before`, base],
            [`${name}, the week`, increment],
          ],
    );
  return [
    {
      title: 'Speed',
      headers: ['run', 'reports', 'texts', 'seconds', 'reports/s', 'µs/report', 'CPU s', 'peak MB', 'database MB'],
      rows: timed.map(([name, run]) => [
        name,
        count(run.reports),
        count(run.texts),
        seconds(run.seconds),
        count(run.reports / run.seconds),
        ((run.seconds * 1e6) / Math.max(1, run.reports)).toFixed(1),
        seconds(run.cpuSeconds),
        count(run.peakMegabytes),
        count(run.databaseMegabytes),
      ]),
      notes,
    },
    ...slopeSections(done),
    ...qualitySummary(done),
  ];
}

/** From each size of the default twin to the next: how much more it costs. */
function slopeSections(done) {
  const sizes = done.filter(({ kind, evasion, grammar }) => kind === 'twin' && evasion === 'default' && grammar === 'first');
  const steps = sizes.slice(1).map((larger, at) => [sizes[at], larger]);
  if (steps.length === 0) return [];
  const stages = [...new Set(steps.flatMap((step) => step.flatMap(({ cold }) => cold.stages.map(([stage]) => stage))))];
  const spent = ({ cold }, stage) => (stage === 'all' ? cold.seconds : (cold.stages.find(([name]) => name === stage)?.[1] ?? 0));
  const growth = (a, b) => Math.log(b.cold.reports / a.cold.reports);
  const cell =
    (stage) =>
    ([a, b]) => {
      const [from, to] = [spent(a, stage), spent(b, stage)];
      if (from < 0.05 || to <= 0) return ['', ''];
      return [(to / from).toFixed(2), (5 ** (Math.log(to / from) / growth(a, b))).toFixed(2)];
    };
  return [
    {
      title: 'Slope',
      headers: [
        'stage',
        ...steps.flatMap(([a, b]) => [
          `${count(a.size)} to ${count(b.size)}: ×${(b.cold.reports / a.cold.reports).toFixed(2)} costs`,
          'so ×5 costs',
        ]),
      ],
      rows: [...stages, 'all'].map((stage) => [stage, ...steps.flatMap(cell(stage))]),
      notes: [
        ...steps.map(
          ([a, b]) =>
            `peak memory ×${(b.cold.peakMegabytes / a.cold.peakMegabytes).toFixed(2)}, database ×${(b.cold.databaseMegabytes / a.cold.databaseMegabytes).toFixed(2)} from ${count(a.size)} to ${count(b.size)}`,
        ),
      ],
    },
  ];
}

export function comparisonSections({ compared }) {
  if (!compared || compared.rows.length === 0) return [];
  return [
    {
      title: `Against ${compared.commit} of ${compared.at.slice(0, 16).replace('T', ' ')}`,
      headers: ['figure', 'before', 'now', 'now / before'],
      rows: compared.rows.map(({ figure, before, now }) => [
        figure,
        shown(before),
        shown(now),
        before > 0 ? (now / before).toFixed(2) : '',
      ]),
      notes: compared.notes,
    },
  ];
}

function shown(value) {
  return Math.abs(value) >= 100 ? count(value) : value.toPrecision(3);
}
