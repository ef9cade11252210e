import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { CampaignRow } from '../../src/model/campaign-view.ts';
import type { MessageRow } from '../../src/model/message-view.ts';
import type { Page as Portion } from '../../src/model/page.ts';
import { rowsOf } from '../support/intake.ts';
import { hostileFeed, hostileName, payloadCount } from './hostile-rows.ts';
import { type OpenedPage, openWorkbench, type Workbench } from './workbench.ts';

let workbench: Workbench;
let opened: OpenedPage;

beforeAll(async () => {
  workbench = await openWorkbench({ feed: { name: hostileName, content: hostileFeed() } });
  opened = await workbench.open('/');
}, 120_000);

afterAll(() => workbench?.stop());

/** What stands in a page that should not: something ran, an element or link made of a text, a hidden character, a link as one can click it. */
async function harm(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const found: string[] = [];
    const ran = (globalThis as { hooklineRan?: unknown }).hooklineRan;
    if (ran !== undefined) found.push(`payload ${ran} ran`);
    const made =
      'img[src="x"],iframe,object,embed,base,meta[http-equiv=refresh],link[href*=evil],form[action*=evil],video,math,marquee,details[ontoggle]';
    for (const element of document.querySelectorAll(made)) found.push(`made ${element.outerHTML.slice(0, 80)}`);
    for (const script of document.querySelectorAll('script:not([src])')) found.push(`script ${script.textContent?.slice(0, 60)}`);
    for (const link of document.querySelectorAll<HTMLAnchorElement>('a[href]')) {
      if (!/^(?:https?:\/\/127\.0\.0\.1|file:)/.test(link.href) && !link.getAttribute('href')?.startsWith('#'))
        found.push(`link to ${link.href}`);
    }
    const shown = document.body.innerText;
    for (const [hidden] of shown.matchAll(/[\p{Cf}]|(?![\n\t\r])\p{Cc}/gu)) found.push(`hidden character ${hidden.codePointAt(0)}`);
    for (const [live] of shown.matchAll(/https?:\/\/[a-z]+/g)) found.push(`not defanged: ${live}`);
    return found;
  });
}

async function ask<T>(path: string): Promise<T> {
  const response = await fetch(`${workbench.url}/api${path}`);
  expect(response.status).toBe(200);
  return (await response.json()) as T;
}

async function visit(path: string): Promise<void> {
  // As a click on a link of the page does: nothing is loaded anew.
  await opened.page.evaluate((to) => {
    history.pushState(null, '', to);
    return new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)));
  }, path);
  await opened.page.waitForSelector('main h1');
  await opened.page.waitForFunction(() => document.querySelector('.loading, [aria-busy=true]') === null);
  expect([path, await harm(opened.page)]).toEqual([path, []]);
}

describe(`${payloadCount} hostile texts, senders and a file name are shown as what they are`, () => {
  test('in the lists and on their own pages', async () => {
    for (const path of ['/', '/campaigns', '/messages', '/messages?q=parcel', '/sources', '/review', '/settings', '/access'])
      await visit(path);
    const { items } = await ask<Portion<MessageRow>>('/messages?limit=200');
    expect(items.length).toBeGreaterThanOrEqual(payloadCount);
    for (const { textId } of items.filter((_, at) => at % 6 === 0)) await visit(`/messages/${textId}`);
  }, 120_000);

  test('on the pages of campaigns', async () => {
    const { items } = await ask<Portion<CampaignRow>>('/campaigns?limit=50');
    expect(items.length).toBeGreaterThan(0);
    for (const { campaignId } of items.slice(0, 8)) await visit(`/campaigns/${campaignId}`);
  }, 120_000);

  test('in a look-up of each sort', async () => {
    for (const given of ['<img src=x onerror=hooklineRan=7>', 'http://evil-user.example/<script>hooklineRan=8</script>', '\u202egnp.exe']) {
      await visit(`/lookup?q=${encodeURIComponent(given)}`);
    }
  }, 60_000);

  test('in the report, opened as a file', async () => {
    const { page, context, problems } = await workbench.open('/', { javaScriptEnabled: true });
    await page.goto(pathToFileURL(join(workbench.folder, 'report.html')).href);
    expect(await harm(page)).toEqual([]);
    expect(problems.filter((problem) => !problem.includes('file:'))).toEqual([]);
    await context.close();
  });

  test('in tables, where no cell is a formula', async () => {
    const exported = await (await fetch(`${workbench.url}/api/exports/campaigns.csv`)).text();
    const indicators = await (await fetch(`${workbench.url}/api/exports/indicators.csv`)).text();
    for (const csv of [exported, indicators, readFileSync(join(workbench.folder, 'indicators.csv'), 'utf8')]) {
      const cells = (await rowsOf('cells.csv', csv)).rows.flatMap(({ cells: list }) => list);
      expect(cells.length).toBeGreaterThan(50);
      for (const cell of cells) expect((cell ?? '').trim()).not.toMatch(/^[=+\-@\t\r＝]/);
    }
  });

  test('in a PDF, that runs and opens nothing', async () => {
    const response = await fetch(`${workbench.url}/api/lookups/pdf`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ given: 'Parcel held <script>hooklineRan=1</script> http://evil-user.example/pay' }),
    });
    expect(response.status).toBe(200);
    const pdf = Buffer.from(await response.arrayBuffer()).toString('latin1');
    expect(pdf.startsWith('%PDF-')).toBe(true);
    for (const action of ['/URI', '/JavaScript', '/JS', '/Launch', '/OpenAction', '/AA', '/EmbeddedFile'])
      expect(pdf).not.toContain(`${action} `);
  });

  test('and nothing of it left the workbench or broke a page', () => {
    expect(opened.problems).toEqual([]);
  });
});
