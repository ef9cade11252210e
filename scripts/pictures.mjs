/**
 * Makes docs/pictures/report.png: the report of the example feed in a headless Chromium. For maintainers; needs a Chromium,
 * named by CHROMIUM or found as `chromium`.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root, run, say, setUp } from './setup.mjs';

setUp();
const folder = mkdtempSync(join(tmpdir(), 'hookline-picture-'));
const example = join(root, 'examples/feed.csv');
run(process.execPath, [join(root, 'bin/hookline.mjs'), 'investigate', example, '-w', folder, '-z', 'Europe/London'], 'the example failed');

// The head of the report and its first campaign: what a reader of the README wants to see.
const html = readFileSync(join(folder, 'report.html'), 'utf8');
const head = html.slice(0, html.indexOf('<div class="two">'));
const section = html.slice(html.indexOf('<section'), html.indexOf('</section>') + '</section>'.length);
const page = join(folder, 'picture.html');
writeFileSync(page, `${head}<h2>Campaign by campaign</h2>${section}</body></html>`);

mkdirSync(join(root, 'docs/pictures'), { recursive: true });
const picture = join(root, 'docs/pictures/report.png');
const flags = ['--headless', '--no-sandbox', '--disable-gpu', '--hide-scrollbars', '--disable-background-networking', '--no-first-run'];
const { status } = spawnSync(
  process.env.CHROMIUM ?? 'chromium',
  [...flags, `--user-data-dir=${join(folder, 'profile')}`, '--window-size=1160,2060', `--screenshot=${picture}`, `file://${page}`],
  { stdio: 'ignore' },
);
rmSync(folder, { recursive: true, force: true });
say(status === 0 ? `wrote ${picture}` : 'no picture: is Chromium installed? Name it with CHROMIUM=/path/to/chromium');
process.exitCode = status === 0 ? 0 : 1;
