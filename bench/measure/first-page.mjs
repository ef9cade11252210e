/**
 * The first page in a browser that has never seen it: `node first-page.mjs <workspace> [<loads>]`. The real server in a process of
 * its own, Chromium on the same machine, a fresh context each time; milliseconds since the navigation began.
 *
 * The heading stands: the page can be used. The figures stand: what is in the workspace is shown. Filled: nothing is on its way.
 */

import { fileURLToPath } from 'node:url';
import { launchBrowser } from '../../scripts/browser.mjs';
import { startServer } from './server.mjs';

const moments = ['heading', 'figures', 'filled'];
const pages = { start: '/', campaigns: '/campaigns' };
const longest = 30_000;

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [folder, loads = '15'] = process.argv.slice(2);
  const server = await startServer(folder);
  try {
    process.stdout.write(`\n${JSON.stringify(await firstPages(server.url, Number(loads)))}\n`);
  } finally {
    await server.stop();
  }
}

/** Median and 95th percentile of each moment, over so many loads of each page; the first load of all is told apart. */
export async function firstPages(url, loads) {
  const browser = await launchBrowser();
  try {
    const first = await load(browser, `${url}/`);
    const found = [];
    for (const [name, path] of Object.entries(pages)) {
      const times = [];
      for (let count = 0; count < loads; count++) times.push(await load(browser, `${url}${path}`));
      for (const moment of moments) {
        const list = times.flatMap((one) => one[moment] ?? []).sort((a, b) => a - b);
        const at = (share) => list[Math.min(list.length - 1, Math.floor(list.length * share))];
        if (list.length > 0) found.push({ page: name, moment, loads: list.length, median: at(0.5), p95: at(0.95) });
      }
    }
    return { first, pages: found };
  } finally {
    await browser.close();
  }
}

async function load(browser, address) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  try {
    const page = await context.newPage();
    await page.addInitScript(watch);
    await page.goto(address, { waitUntil: 'commit' });
    await page.waitForFunction(() => globalThis.moments?.filled !== undefined, undefined, { timeout: longest, polling: 50 });
    return await page.evaluate(() => globalThis.moments);
  } finally {
    await context.close();
  }
}

/** Runs in the page: notes when each moment has been drawn. */
function watch() {
  globalThis.moments = {};
  const noted = new Set();
  const note = (moment, selector, isThere = true) => {
    if (noted.has(moment) || (document.querySelector(selector) !== null) !== isThere) return;
    noted.add(moment);
    // The frame that shows it is over when the task behind it runs.
    requestAnimationFrame(() => setTimeout(() => Object.assign(globalThis.moments, { [moment]: performance.now() })));
  };
  const look = () => {
    note('heading', 'main h1');
    note('figures', 'main .stat, main [role="row"] [role="gridcell"], main tbody tr');
    if (noted.has('figures')) note('filled', 'main .loading', false);
  };
  new MutationObserver(look).observe(document, { childList: true, subtree: true });
}
