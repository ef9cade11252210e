/** This run held against the one before. */

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * The results to compare with: the last whole ones; for a partial run the last of any kind that have one of its runs. Null
 * when there are none.
 */
export function previousOf(root, partial, runs) {
  const folder = join(root, 'bench/results');
  const local = join(folder, 'local');
  const names = partial && existsSync(local) ? readdirSync(local).filter((name) => /^\d.*\.json$/.test(name)) : [];
  const paths = [
    ...names
      .sort()
      .reverse()
      .map((name) => join(local, name)),
    join(folder, 'latest.json'),
  ].filter((path) => existsSync(path));
  const results = paths.map((path) => JSON.parse(readFileSync(path, 'utf8')));
  const shares = ({ results: list, micro }) =>
    list.some(({ name }) => runs.includes(name)) || (runs.includes('micro') && micro?.length > 0);
  return results.find(shares) ?? results.at(-1) ?? null;
}

/** The main figures that both have. */
export function compare(previous, document) {
  if (!previous) return null;
  const before = figuresOf(previous);
  const rows = [...figuresOf(document)].flatMap(([figure, now]) =>
    before.has(figure) ? [{ figure, before: before.get(figure), now }] : [],
  );
  const notes = [];
  if (previous.machine?.cpu !== document.machine.cpu || previous.machine?.cores !== document.machine.cores) {
    notes.push('That was another machine: only the campaign figures compare.');
  }
  return { commit: previous.commit, at: previous.at, rows, notes };
}

/** Figures by name. Results of the first bench have their times beside the name, not under `cold`. */
function figuresOf({ results, micro, calibration }) {
  const figures = new Map();
  const add = (name, value) => {
    if (typeof value === 'number' && Number.isFinite(value)) figures.set(name, value);
  };
  if (calibration) add('calibration, ms', Math.min(...calibration.map(({ milliseconds }) => milliseconds)));
  for (const result of results) {
    const { name, quality, increment } = result;
    for (const { operation, p95 } of result.phases?.[0]?.operations ?? []) add(`${name}, ${operation}, 95th percentile in ms`, p95);
    if (result.phases) continue;
    const timed = increment ?? result.cold ?? result;
    add(`${name}, seconds`, timed.seconds);
    add(`${name}, CPU seconds`, timed.cpuSeconds);
    add(`${name}, peak MB`, timed.peakMegabytes);
    add(`${name}, database MB`, timed.databaseMegabytes);
    const bCubed = quality?.groupings?.hookline.bCubed ?? quality?.hookline;
    add(`${name}, B-cubed precision`, bCubed?.precision);
    add(`${name}, B-cubed recall`, bCubed?.recall);
    add(`${name}, ms to place one report, 99th percentile`, result.placing?.p99);
  }
  for (const { name, microseconds } of micro ?? []) add(`${name}, µs`, microseconds);
  return figures;
}
