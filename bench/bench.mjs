/** Speed and campaign quality on the example feed and, where they are present, on the real sets beside the project. */

import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { bCubed } from '../dist/analysis/statistics/b-cubed.js';

/** Sets that cannot ship with the project; the folder can be named by HOOKLINE_BENCH_DATA. */
const realSets = ['sp24_gateway', 'india_spam', 'mishra_soni', 'spamhunter', 'nus_sms'];

export async function runBench(root, args) {
  const data = process.env.HOOKLINE_BENCH_DATA ?? join(root, '../shared/data');
  const inputs = [['example', join(root, 'examples/feed.csv')]];
  for (const name of realSets) {
    const path = join(data, 'messages', `${name}.jsonl.gz`);
    if (!existsSync(path)) process.stdout.write(`${name}: not here, left out\n`);
    else if (args.length === 0 || args.includes(name)) inputs.push([name, path]);
  }
  const results = [];
  for (const [name, path] of inputs) {
    const measured = measure(root, name, path);
    results.push(measured);
    print(measured);
  }
  const micro = await (await import(new URL('./micro.mjs', import.meta.url))).runMicro(root);
  const folder = join(root, 'bench/results');
  mkdirSync(folder, { recursive: true });
  const machine = { cpu: cpus()[0]?.model ?? 'unknown', cores: cpus().length, node: process.version };
  const commit = commitOf(root);
  const at = new Date().toISOString();
  writeFileSync(join(folder, 'latest.json'), `${JSON.stringify({ at, commit, machine, results, micro }, null, 1)}\n`);
}

function commitOf(root) {
  try {
    return execFileSync('git', ['rev-parse', '--short', 'HEAD'], { cwd: root, encoding: 'utf8' }).trim();
  } catch {
    return 'unknown';
  }
}

/** One investigation in a process of its own, so that memory is its own. */
function measure(root, name, path) {
  const folder = mkdtempSync(join(tmpdir(), 'hookline-bench-'));
  const child = spawnSync(process.execPath, [join(root, 'bench/one.mjs'), path, folder], { encoding: 'utf8', maxBuffer: 1 << 28 });
  if (child.status !== 0) throw new Error(child.stderr);
  const run = JSON.parse(child.stdout.split('\n').at(-2));
  const megabytes = statSync(join(folder, 'hookline.duckdb')).size / 1e6;
  const quality = qualityOf(name, path, run.members);
  rmSync(folder, { recursive: true, force: true });
  return {
    name,
    reports: run.reports,
    texts: run.texts,
    stages: run.stages,
    seconds: run.seconds,
    peakMegabytes: run.peak,
    databaseMegabytes: megabytes,
    quality,
  };
}

/** B-cubed against a reference grouping, where there is one beside the set: a floor for recall, not the truth. */
function qualityOf(_name, path, members) {
  const weak = path.replace('.jsonl.gz', '.weak_campaigns.jsonl.gz');
  if (weak === path || !existsSync(weak)) return null;
  const reference = new Map(lines(weak).map(({ id, campaign }) => [id, String(campaign)]));
  const campaignOf = new Map(members);
  const ids = [...reference.keys()].filter((id) => campaignOf.has(id));
  const truth = ids.map((id) => reference.get(id));
  const texts = new Map(lines(path).map((row) => [row.id, row.text.toLowerCase().replace(/\s+/g, ' ').trim()]));
  const equal = ids.map((id) =>
    createHash('md5')
      .update(texts.get(id) ?? '')
      .digest('hex'),
  );
  return {
    items: ids.length,
    hookline: bCubed(
      ids.map((id) => campaignOf.get(id)),
      truth,
    ),
    equalText: bCubed(equal, truth),
  };
}

function lines(path) {
  return gunzipSync(readFileSync(path))
    .toString()
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
}

function print({ name, reports, texts, stages, seconds, peakMegabytes, databaseMegabytes, quality }) {
  process.stdout.write(
    `\n${name}: ${reports} reports, ${texts} texts, ${seconds.toFixed(2)} s, peak ${peakMegabytes.toFixed(0)} MB resident, database ${databaseMegabytes.toFixed(0)} MB\n`,
  );
  process.stdout.write(`  ${'stage'.padEnd(26)}${'seconds'.padStart(9)}${'reports/s'.padStart(12)}${'µs/report'.padStart(11)}\n`);
  for (const [stage, spent] of stages) {
    process.stdout.write(
      `  ${stage.slice(0, 25).padEnd(26)}${spent.toFixed(2).padStart(9)}${(reports / spent).toFixed(0).padStart(12)}${((spent * 1e6) / reports).toFixed(1).padStart(11)}\n`,
    );
  }
  if (quality)
    process.stdout.write(
      `  B-cubed on ${quality.items} items: hookline ${shown(quality.hookline)}; equal texts ${shown(quality.equalText)}\n`,
    );
}

function shown({ precision, recall, f1 }) {
  return `precision ${precision.toFixed(4)}, recall ${recall.toFixed(4)}, F1 ${f1.toFixed(4)}`;
}
