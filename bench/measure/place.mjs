/**
 * One new report at a time, placed in a running process: `node place.mjs <workspace> <feed of new reports>`.
 *
 * PLACE FOR openFeed: dist/app/index.js is to export `openFeed(workspace)`, a feed kept open in memory that says of one
 * new report which campaign it belongs to. Until it does, this says so and measures nothing. When it does, fill `placer`
 * with its real call; what is measured and printed around it stays.
 */

import * as app from '../../dist/app/index.js';
import { openDatabase, quoted } from './database.mjs';

const [workspaceFolder, feed] = process.argv.slice(2);
const warmUp = 50;

process.stdout.write(`\n${JSON.stringify(await measure())}\n`);

async function measure() {
  if (typeof app.openFeed !== 'function') return { skipped: 'dist/app/index.js has no openFeed yet' };
  const reports = await newReports();
  const workspace = await app.openWorkspace(workspaceFolder, { create: false });
  const began = performance.now();
  const { place, close } = await placer(workspace);
  const openSeconds = (performance.now() - began) / 1000;
  for (const report of reports.slice(0, warmUp)) await place(report);
  const times = [];
  for (const report of reports.slice(warmUp)) {
    const from = performance.now();
    await place(report);
    times.push(performance.now() - from);
  }
  await close();
  await workspace.close();
  times.sort((a, b) => a - b);
  const at = (share) => times[Math.min(times.length - 1, Math.floor(times.length * share))];
  return { placed: times.length, openSeconds, median: at(0.5), p99: at(0.99), slowest: at(1) };
}

/** THE CALL TO FILL IN: how a feed is opened, how one report is placed in it, how it is closed. */
async function placer(workspace) {
  const feedOpen = await app.openFeed(workspace);
  return { place: (report) => feedOpen.place(report), close: async () => feedOpen.close?.() };
}

/** Text reports of the last week that the workspace does not have, in no order. */
async function newReports() {
  const { rows, close } = await openDatabase();
  const list = await rows(`SELECT id, kind, received, reported, sender, recipient, text, url FROM ${quoted(feed)} ORDER BY hash(id)`);
  close();
  return list;
}
