/** `npm run bench`: speed, memory and campaign quality on twins of several sizes and on real sets where they are present. */

import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { calibrate, commitOf, machineOf, programHash } from './machine.mjs';
import { inProcess } from './measure/child.mjs';
import { hasGrammar, twinOf, weekOf } from './measure/twins.mjs';
import { readOptions, runsFor, usage } from './options.mjs';
import { compare, previousOf } from './print/compare.mjs';
import { keepResults } from './print/keep.mjs';
import { comparisonSections, microSections, resultSections, summarySections } from './print/sections.mjs';
import { toTerminal } from './print/table.mjs';

/** The feed whose texts the micro-benchmarks read. */
const microFeed = { reports: 20_000, grammar: 'first', evasion: 'default' };

export async function runBench(root, args) {
  let options;
  let runs;
  try {
    options = readOptions(args);
    runs = runsFor(options);
  } catch (error) {
    process.stderr.write(`${error.message}\n\n${usage}`);
    process.exitCode = 2;
    return;
  }
  if (options.help) return say(usage);
  if (options.list) return say(runs.map(({ name }) => `${name}\n`).join(''));
  const program = programHash(root);
  const document = {
    at: new Date().toISOString(),
    ...commitOf(root),
    machine: machineOf(),
    calibration: [calibrate()],
    results: [],
    micro: [],
  };
  say(`${describe(document)}\n`);
  for (const run of runs) {
    process.stderr.write(`\n${run.name}\n`);
    const began = performance.now();
    try {
      if (run.kind === 'micro') {
        document.micro = (await inProcess(join(root, 'bench/micro.mjs'), [(await twinOf(root, microFeed)).feed])).micro;
        say(toTerminal(microSections(document)));
      } else {
        const result = await measure(root, run);
        document.results.push({ name: run.name, kind: run.kind, ...result, benchSeconds: (performance.now() - began) / 1000 });
        say(toTerminal(resultSections(document.results.at(-1))));
      }
    } catch (error) {
      document.results.push({ name: run.name, kind: run.kind, failed: error.message });
      process.stderr.write(`  ${run.name} failed: ${error.message}\n`);
      process.exitCode = 1;
    }
    document.calibration.push(calibrate());
  }
  document.rebuilt = programHash(root) !== program;
  const partial = options.quick || options.only.length > 0;
  const names = runs.map(({ name }) => name);
  document.compared = compare(previousOf(root, partial, names), document);
  say(toTerminal([...summarySections(document), ...comparisonSections(document)]));
  say(`written: ${keepResults(root, document, partial).join(', ')}\n`);
}

async function measure(root, run) {
  const folder = mkdtempSync(join(tmpdir(), 'hookline-bench-'));
  try {
    if (run.kind === 'twin') return await twin(root, run, folder);
    if (run.kind === 'weekly') return await weekly(root, run, folder);
    if (run.kind === 'serve') return await serve(root, run, folder);
    return await file(root, run, folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const one = (root, path, folder) => inProcess(join(root, 'bench/measure/one.mjs'), [path, folder]);
const quality = (root, ...args) => inProcess(join(root, 'bench/quality/quality.mjs'), args);

async function twin(root, run, folder) {
  const { reports, evasion, grammar } = run;
  if (!hasGrammar(root, grammar)) return { skipped: `data/twin/${grammar} is not there` };
  const { feed, truth, secondsToMake } = await twinOf(root, run);
  const cold = await one(root, feed, folder);
  return { size: reports, evasion, grammar, secondsToMake, cold, quality: await quality(root, folder, truth) };
}

/** All but the last week first; then the last week, in a process that finds the workspace as it would any Monday. */
async function weekly(root, run, folder) {
  const files = await twinOf(root, run);
  const { before, week, newcomers } = await weekOf(files);
  process.stderr.write('  all but the last week:\n');
  const base = await one(root, before, folder);
  process.stderr.write('  the last week:\n');
  const increment = await one(root, week, folder);
  const found = await quality(root, folder, files.truth, 'campaigns-only');
  const placing = await inProcess(join(root, 'bench/measure/place.mjs'), [folder, newcomers]);
  return { size: run.reports, evasion: run.evasion, grammar: run.grammar, base, increment, placing, quality: found };
}

/** Ten people at the workbench on a twin that was taken in before. */
async function serve(root, run, folder) {
  const { feed } = await twinOf(root, run);
  const { seconds } = await one(root, feed, folder);
  const served = await inProcess(join(root, 'bench/measure/serve.mjs'), [folder]);
  return { size: run.reports, evasion: run.evasion, grammar: run.grammar, takenInSeconds: seconds, ...served };
}

/** The example feed, or a set that cannot ship with the project; `HOOKLINE_BENCH_DATA` names the folder of the latter. */
async function file(root, run, folder) {
  const messages = join(process.env.HOOKLINE_BENCH_DATA ?? join(root, '../shared/data'), 'messages');
  const example = run.kind === 'example';
  const path = example ? join(root, 'examples/feed.csv') : join(messages, `${run.name}.jsonl.gz`);
  const truth = example ? join(root, 'examples/planted.json') : join(messages, `${run.name}.weak_campaigns.jsonl.gz`);
  if (!existsSync(path)) return { skipped: `${path} is not there` };
  const cold = await one(root, path, folder);
  return { cold, quality: existsSync(truth) ? await quality(root, folder, truth) : null };
}

function describe({ commit, changed, machine, calibration }) {
  const { cpu, cores, memoryGigabytes, node } = machine;
  return `commit ${commit}${changed ? ' with changes' : ''}; ${cpu}, ${cores} cores, ${memoryGigabytes} GB, Node ${node}; calibration ${calibration[0].milliseconds.toFixed(0)} ms at load ${calibration[0].load.toFixed(1)}`;
}

function say(text) {
  process.stdout.write(text);
}
