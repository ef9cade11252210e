/** One timed investigation: prints a line of JSON. Used by bench.mjs, in a process of its own. */

import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { investigate, listInputs, openWorkspace } from '../dist/app/index.js';

const [path, folder] = process.argv.slice(2);
const began = performance.now();
const stages = [];
let open = null;
let peak = 0;
const watch = setInterval(() => {
  peak = Math.max(peak, process.memoryUsage.rss());
}, 20);
const progress = {
  begin(stage) {
    progress.end();
    open = { stage: stage.startsWith('taking in') ? 'taking in' : stage, from: performance.now() };
  },
  advance() {},
  end() {
    if (open) stages.push([open.stage, (performance.now() - open.from) / 1000]);
    open = null;
  },
};
const workspace = await openWorkspace(folder, { create: true });
const options = { map: {}, zone: 'UTC', region: 'GB', actor: 'bench' };
const { overview } = await investigate(workspace, await listInputs([path], process.stdin), options, { now: Date.now }, progress);
await workspace.close();
const seconds = (performance.now() - began) / 1000;
clearInterval(watch);
peak = Math.max(peak, process.memoryUsage.rss(), process.resourceUsage().maxRSS * 1024);
const named = stages.reduce((sum, [, spent]) => sum + spent, 0);
stages.push(['opening, closing, the rest', seconds - named]);

const instance = await DuckDBInstance.create(join(folder, 'hookline.duckdb'));
const connection = await instance.connect();
const rows = await connection.runAndReadAll(
  'SELECT external_id, campaign_id FROM reports JOIN readings USING (text_id) JOIN memberships USING (variant_key) WHERE external_id IS NOT NULL',
);
const members = rows.getRows();
connection.closeSync();
process.stdout.write(
  `\n${JSON.stringify({ reports: overview.reports, texts: overview.texts, stages, seconds, peak: peak / 1e6, members })}\n`,
);
