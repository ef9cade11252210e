/** One timed investigation, in a process of its own: `node one.mjs <input> <workspace>`. The workspace may hold something already. */

import { statSync } from 'node:fs';
import { join } from 'node:path';
import { investigate, listInputs, openWorkspace } from '../../dist/app/index.js';
import { peakResident, stageWatch } from './child.mjs';

const [path, folder] = process.argv.slice(2);
const began = performance.now();
const { progress, stages } = stageWatch();
const workspace = await openWorkspace(folder, { create: true });
const options = { map: {}, zone: 'UTC', region: 'GB', actor: 'bench' };
const result = await investigate(workspace, await listInputs([path], process.stdin), options, { now: Date.now }, progress);
const failed = result.inputs.find(({ error }) => error !== null);
if (failed) throw failed.error;
const closing = performance.now();
await workspace.close();
const ended = performance.now();
const seconds = (ended - began) / 1000;
stages.push(['closing', (ended - closing) / 1000]);
stages.push(['opening and the rest', seconds - stages.reduce((sum, [, spent]) => sum + spent, 0)]);
const { userCPUTime, systemCPUTime } = process.resourceUsage();
process.stdout.write(
  `\n${JSON.stringify({
    reports: result.inputs.reduce((sum, { taken }) => sum + (taken?.added ?? 0), 0),
    reportsInAll: result.overview.reports,
    texts: result.overview.texts,
    stages,
    seconds,
    cpuSeconds: (userCPUTime + systemCPUTime) / 1e6,
    peakMegabytes: peakResident() / 1e6,
    databaseMegabytes: statSync(join(folder, 'hookline.duckdb')).size / 1e6,
  })}\n`,
);
