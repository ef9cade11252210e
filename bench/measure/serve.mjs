/**
 * Ten people at the workbench: `node serve.mjs <workspace> [<seconds>]`. The real server in a process of its own, asked over
 * HTTP on loopback from here; times are of whole answers, as a browser waits for them, this process's own work among them.
 *
 * First everybody thinks a second on average between two clicks (exponential), then nobody thinks at all. Then the first page, in
 * a browser.
 */

import { Agent, request } from 'node:http';
import { clicksFor } from './clicks.mjs';
import { firstPages } from './first-page.mjs';
import { startServer } from './server.mjs';

const users = 10;
const thinkMilliseconds = 1000;
const seed = 7;
/** The first clicks of a server fill its caches: a minute of a working day. */
const warmUpSeconds = 5;
/** So often each page is opened in a browser that has never seen it. */
const loads = 15;

const [folder, seconds = '60'] = process.argv.slice(2);
process.stdout.write(`\n${JSON.stringify(await measure(folder, Number(seconds)))}\n`);

async function measure(workspace, duration) {
  const began = performance.now();
  const server = await startServer(workspace);
  const openSeconds = (performance.now() - began) / 1000;
  try {
    const agent = new Agent({ keepAlive: true, maxSockets: 64 });
    const ask = (path, body) => answer(server.url, agent, path, body);
    const { reports, texts } = await ask('/api/overview');
    const clicks = await clicksFor(ask);
    await run(ask, clicks, warmUpSeconds, 0);
    const phases = [];
    for (const think of [thinkMilliseconds, 0]) {
      process.stderr.write(`  ${users} users, ${think === 0 ? 'no thinking' : `${think} ms of thinking`} … `);
      const operations = await run(ask, clicks, think === 0 ? duration / 3 : duration, think);
      phases.push({ users, think, seconds: think === 0 ? duration / 3 : duration, operations });
      process.stderr.write(`${operations.reduce((sum, { count }) => sum + count, 0)} clicks\n`);
    }
    agent.destroy();
    process.stderr.write('  the first page in a fresh browser\n');
    return { reports, texts, openSeconds, phases, firstPage: await firstPages(server.url, loads) };
  } finally {
    await server.stop();
  }
}

/** The whole answer to one request, as JSON; anything but a good one throws. */
function answer(url, agent, path, body) {
  return new Promise((resolve, reject) => {
    const options = { agent, method: body ? 'POST' : 'GET', headers: body ? { 'content-type': 'application/json' } : {} };
    const asked = request(new URL(path, url), options, (reply) => {
      const parts = [];
      reply.on('data', (part) => parts.push(part));
      reply.on('end', () => {
        const text = Buffer.concat(parts).toString();
        if (reply.statusCode === 200) resolve(JSON.parse(text));
        else reject(new Error(`${path} was answered ${reply.statusCode}: ${text.slice(0, 300)}`));
      });
    });
    asked.on('error', reject);
    asked.end(body ? JSON.stringify(body) : undefined);
  });
}

/** Everybody clicks until the time is over; what was under way is waited for. */
async function run(ask, clicks, duration, think) {
  const times = new Map();
  const end = performance.now() + duration * 1000;
  const user = async (number) => {
    const random = seeded(seed * 100 + number);
    while (performance.now() < end) {
      if (think > 0) await new Promise((resolve) => setTimeout(resolve, -think * Math.log(1 - random())));
      const { operation, requests } = clicks(random);
      const from = performance.now();
      await Promise.all(requests.map(([path, body]) => ask(path, body)));
      const list = times.get(operation) ?? [];
      list.push(performance.now() - from);
      times.set(operation, list);
    }
  };
  await Promise.all(Array.from({ length: users }, (_, number) => user(number)));
  return [...times].sort(([a], [b]) => (a < b ? -1 : 1)).map(([operation, list]) => figures(operation, list));
}

function figures(operation, list) {
  list.sort((a, b) => a - b);
  const at = (share) => list[Math.min(list.length - 1, Math.floor(list.length * share))];
  return { operation, count: list.length, median: at(0.5), p95: at(0.95), p99: at(0.99), slowest: at(1) };
}

/** Numbers in [0, 1), the same for the same seed (mulberry32). */
function seeded(from) {
  let state = from >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
