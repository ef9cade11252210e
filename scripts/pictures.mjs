/**
 * Makes the pictures of the README from the example feed, in a real browser: docs/pictures/campaign.png (a campaign's page in the
 * workbench), campaigns.png (the list) and report.png (the head of the report). For maintainers.
 */
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { pathToFileURL } from 'node:url';
import { launchBrowser } from './browser.mjs';
import { root, run, say, setUp } from './setup.mjs';

setUp();
const program = join(root, 'bin/hookline.mjs');
const pictures = join(root, 'docs/pictures');
mkdirSync(pictures, { recursive: true });
const folder = mkdtempSync(join(tmpdir(), 'hookline-pictures-'));
const workspace = join(folder, 'example');
const example = join(root, 'examples/feed.csv');
run(process.execPath, [program, 'investigate', example, '-w', workspace, '-z', 'Europe/London'], 'the example failed');
const server = spawn(process.execPath, [program, 'serve', '--port', '0', '-w', workspace], { stdio: ['ignore', 'pipe', 'inherit'] });
const browser = await launchBrowser();
try {
  const url = await addressOf(server);
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, deviceScaleFactor: 1.5, reducedMotion: 'reduce' });
  const page = await context.newPage();
  const { items } = await (await fetch(`${url}/api/campaigns?limit=1`)).json();
  await take(page, `${url}/campaigns`, 'campaigns');
  await take(page, `${url}/campaigns/${items[0].campaignId}`, 'campaign');
  await take(page, pathToFileURL(join(workspace, 'report.html')).href, 'report');
} finally {
  await browser.close();
  server.kill('SIGINT');
  rmSync(folder, { recursive: true, force: true });
}

async function addressOf(process) {
  for await (const line of createInterface({ input: process.stdout })) {
    const address = /http:\/\/127\.0\.0\.1:\d+/.exec(line)?.[0];
    if (address) return address;
  }
  throw new Error('hookline serve ended without an address');
}

async function take(page, address, name) {
  await page.goto(address);
  await page.waitForLoadState('networkidle');
  await page.waitForTimeout(1000); // charts are drawn when the page is at rest
  await page.screenshot({ path: join(pictures, `${name}.png`) });
  say(`wrote docs/pictures/${name}.png`);
}
