/** Simulated feeds with their truth, made once for each size, seed, grammar, evasion and state of the simulator. */

import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { hashOfFiles } from '../machine.mjs';
import { seed } from '../options.mjs';
import { inProcess } from './child.mjs';
import { openDatabase, quoted } from './database.mjs';

const cache = join(tmpdir(), 'hookline-bench-twins');
const keptDays = 2;

export function hasGrammar(root, grammar) {
  return existsSync(join(root, 'data/twin', grammar));
}

/** Paths of a twin's feed and truth, and what making it cost when it was made. */
export async function twinOf(root, { reports, grammar, evasion }) {
  const shipped = ['brands.json', 'paper-7726.json', 'popular-sites.txt', `twin/${grammar}`].map((name) => join(root, 'data', name));
  const state = hashOfFiles([...shipped, join(root, 'dist/simulate')], (path) => !/\.(?:d\.ts|map|md|tsbuildinfo)$/.test(path));
  const name = `${reports}-${seed}-${grammar}-${evasion}`;
  const folder = join(cache, `${name}-${state}`);
  dropOlder(name, folder);
  const feed = join(folder, 'feed.parquet');
  const truth = join(folder, 'truth.parquet');
  if (!existsSync(folder)) {
    process.stderr.write(`simulating ${reports.toLocaleString('en')} reports (${grammar}, ${evasion}), kept in ${folder}\n`);
    await makeTwin(root, folder, ['--reports', String(reports), '--seed', String(seed), '--grammar', grammar, '--evasion', evasion]);
  }
  return { feed, truth, folder, secondsToMake: JSON.parse(readFileSync(join(folder, 'made.json'), 'utf8')).seconds };
}

/** Simulates into a folder beside and renames it, so that a twin is whole or not there. */
async function makeTwin(root, folder, options) {
  const making = `${folder}.${process.pid}`;
  mkdirSync(making, { recursive: true });
  try {
    const began = performance.now();
    const files = ['--out', join(making, 'feed.parquet'), '--truth', join(making, 'truth.parquet')];
    await inProcess(join(root, 'bench/measure/simulate.mjs'), [...options, ...files]);
    writeFileSync(join(making, 'made.json'), JSON.stringify({ seconds: (performance.now() - began) / 1000 }));
    if (!existsSync(folder)) renameSync(making, folder);
  } finally {
    rmSync(making, { recursive: true, force: true });
  }
}

/** How many text reports of the last week are held back, to be placed one by one. */
export const heldBack = 1050;

/** The feed in three files: all but the last seven days of reporting, these, and a thousand text reports held back from them. */
export async function weekOf({ feed, folder }) {
  const files = Object.fromEntries(['before', 'week', 'newcomers'].map((name) => [name, join(folder, `${name}.parquet`)]));
  if (Object.values(files).every((path) => existsSync(path))) return files;
  const { connection, close } = await openDatabase();
  const reported = 'CAST(reported AS TIMESTAMP)';
  const late = `${reported} > (SELECT max(${reported}) - INTERVAL 7 DAY FROM ${quoted(feed)})`;
  await connection.run(
    `CREATE TABLE held AS SELECT id FROM ${quoted(feed)} WHERE kind = 'sms' AND ${late} ORDER BY hash(id) LIMIT ${heldBack}`,
  );
  const parts = {
    before: `NOT (${late})`,
    week: `${late} AND id NOT IN (SELECT id FROM held)`,
    newcomers: 'id IN (SELECT id FROM held)',
  };
  for (const [name, where] of Object.entries(parts)) {
    await connection.run(`COPY (SELECT * FROM ${quoted(feed)} WHERE ${where}) TO ${quoted(`${files[name]}.new`)} (FORMAT parquet)`);
    renameSync(`${files[name]}.new`, files[name]);
  }
  close();
  return files;
}

/** Twins of an earlier simulator go when they are days old: somebody may still be measuring on a younger one. */
function dropOlder(name, current) {
  if (!existsSync(cache)) return;
  for (const entry of readdirSync(cache)) {
    const path = join(cache, entry);
    const old = Date.now() - statSync(path).mtimeMs > keptDays * 86_400_000;
    if (entry.startsWith(`${name}-`) && path !== current && old) rmSync(path, { recursive: true, force: true });
  }
}
