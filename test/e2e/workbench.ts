import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import axe from 'axe-core';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { launchBrowser } from '../../scripts/browser.mjs';
import { root } from '../house/documents.ts';
import { exampleWorkspace } from '../support/example-workspace.ts';

/** Where a run leaves what it saw. */
const shots = join(root, 'dist/screenshots');

/** The real program serving a workspace of its own, and a browser at it. */
export interface Workbench {
  readonly url: string;
  readonly folder: string;
  readonly browser: Browser;
  /** A page in a fresh context, that fails the test on any error of the page or answer from elsewhere. */
  open(path: string, options?: Parameters<Browser['newContext']>[0]): Promise<OpenedPage>;
  stop(): Promise<void>;
}

export interface OpenedPage {
  readonly page: Page;
  readonly context: BrowserContext;
  /** Errors of the page and requests that left the workbench; empty where all is well. */
  readonly problems: readonly string[];
}

export interface WorkbenchOptions {
  /** Begin with nothing taken in. */
  readonly empty?: boolean;
  /** Take this in rather than the example feed. */
  readonly feed?: { readonly name: string; readonly content: string };
}

/** Starts `hookline serve` on a free port; the workspace holds the example feed unless told otherwise. */
export async function openWorkbench({ empty = false, feed }: WorkbenchOptions = {}): Promise<Workbench> {
  const home = mkdtempSync(join(tmpdir(), 'hookline-e2e-'));
  const folder = join(home, 'workspace');
  if (feed) await takenIn(feed, home, folder);
  else if (!empty) await exampleWorkspace(folder);
  const server = hookline('serve', '--port', '0', '-w', folder);
  const [url, browser] = await Promise.all([addressOf(server), launchBrowser()]);
  return {
    url,
    folder,
    browser,
    open: async (path, options) => openAt(browser, url, path, options),
    stop: async () => {
      await browser.close();
      server.kill('SIGINT');
      if (server.exitCode === null) await once(server, 'exit');
      rmSync(home, { recursive: true, force: true });
    },
  };
}

function hookline(...args: readonly string[]): ChildProcess {
  return spawn(process.execPath, [join(root, 'bin/hookline.mjs'), ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
}

/** Takes a feed in, by the program as built. */
async function takenIn({ name, content }: NonNullable<WorkbenchOptions['feed']>, home: string, folder: string): Promise<void> {
  const path = join(home, name);
  writeFileSync(path, content);
  const command = hookline('investigate', path, '--time-zone', 'Europe/London', '-w', folder);
  command.stdout?.resume();
  const [status] = (await once(command, 'exit')) as [number];
  if (status !== 0) throw new Error(`hookline ended with ${status}`);
}

async function addressOf(server: ChildProcess): Promise<string> {
  for await (const line of createInterface({ input: server.stdout as NodeJS.ReadableStream })) {
    const address = /http:\/\/127\.0\.0\.1:\d+/.exec(line)?.[0];
    if (address) return address;
  }
  throw new Error('hookline serve ended without an address');
}

async function openAt(
  browser: Browser,
  url: string,
  path: string,
  options: Parameters<Browser['newContext']>[0] = {},
): Promise<OpenedPage> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, reducedMotion: 'reduce', ...options });
  const page = await context.newPage();
  const problems: string[] = [];
  page.on('pageerror', (error) => problems.push(`error: ${error.message}`));
  page.on('console', (message) => message.type() === 'error' && problems.push(`console: ${message.text()}`));
  page.on('request', (request) => {
    if (!request.url().startsWith(url) && !/^(?:data|blob):/.test(request.url())) problems.push(`left the workbench: ${request.url()}`);
  });
  await page.goto(`${url}${path}`);
  return { page, context, problems };
}

/** Leaves pictures of the page as it stands: light and dark, 1440 and 390 wide. */
export async function shoot(page: Page, name: string): Promise<void> {
  mkdirSync(shots, { recursive: true });
  const before = page.viewportSize();
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await waitForTheme(page, colorScheme);
    for (const width of [1440, 390]) {
      await page.setViewportSize({ width, height: 900 });
      await page.screenshot({ path: join(shots, `${name}-${colorScheme}-${width}.png`) });
    }
  }
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
  await waitForTheme(page, 'light');
  if (before) await page.setViewportSize(before);
}

/** The page hears of a change of the system's theme with its next frame; a busy machine draws that late. */
async function waitForTheme(page: Page, theme: 'light' | 'dark'): Promise<void> {
  await page.waitForFunction(
    (wanted) => document.documentElement.dataset.theme === undefined || document.documentElement.dataset.theme === wanted,
    theme,
  );
}

/** What axe-core holds against the page as it stands, from serious on, in words. */
export async function barriers(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  return page.evaluate(async () => {
    const { axe } = globalThis as unknown as { axe: { run(): Promise<{ violations: Violation[] }> } };
    interface Violation {
      readonly id: string;
      readonly impact: string;
      readonly help: string;
      readonly nodes: readonly { readonly html: string; readonly failureSummary: string }[];
    }
    const { violations } = await axe.run();
    return violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .map(
        ({ id, help, nodes }) =>
          `${id}: ${help} (${nodes.length}, such as ${nodes[0]?.html.slice(0, 160)}: ${nodes[0]?.failureSummary.replace(/\s+/g, ' ')})`,
      );
  });
}
