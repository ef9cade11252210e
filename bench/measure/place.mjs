/**
 * One new report at a time, placed in a running process: `node place.mjs <workspace> <feed of new reports>`.
 *
 * Each is on disk and placed when its time ends. Settling into the database goes on meanwhile.
 */

import * as app from '../../dist/app/index.js';
import { openDatabase, quoted } from './database.mjs';

const [workspaceFolder, feed] = process.argv.slice(2);
const warmUp = 50;

process.stdout.write(`\n${JSON.stringify(await measure())}\n`);

async function measure() {
  const reports = await newReports();
  const workspace = await app.openWorkspace(workspaceFolder, { create: false });
  const began = performance.now();
  const feedOpen = await app.openFeed(workspace, { actor: 'bench', zone: 'UTC', region: 'GB' }, { now: () => Date.now() });
  const openSeconds = (performance.now() - began) / 1000;
  for (const report of reports.slice(0, warmUp)) await feedOpen.place(report);
  const times = [];
  for (const report of reports.slice(warmUp)) {
    const from = performance.now();
    await feedOpen.place(report);
    times.push(performance.now() - from);
  }
  await feedOpen.close();
  await workspace.close();
  times.sort((a, b) => a - b);
  const at = (share) => times[Math.min(times.length - 1, Math.floor(times.length * share))];
  return { placed: times.length, openSeconds, median: at(0.5), p99: at(0.99), slowest: at(1) };
}

/** Text reports of the last week that the workspace does not have, in no order. */
async function newReports() {
  const { rows, close } = await openDatabase();
  const list = await rows(`SELECT id, kind, received, reported, sender, recipient, text, url FROM ${quoted(feed)} ORDER BY hash(id)`);
  close();
  return list;
}
