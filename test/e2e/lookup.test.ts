import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { LookupReport } from '../../src/model/lookup.ts';
import { barriers, type OpenedPage, openWorkbench, shoot, type Workbench } from './workbench.ts';

let workbench: Workbench;
let opened: OpenedPage;

beforeAll(async () => {
  workbench = await openWorkbench();
  opened = await workbench.open('/lookup');
}, 120_000);

afterAll(() => workbench?.stop());

async function lookUp(page: Page, given: string): Promise<void> {
  const box = page.getByRole('textbox', { name: /^A number, sender name/ });
  await box.fill(given);
  await box.press('Enter');
  await page.getByRole('button', { name: 'Look up', exact: true, disabled: false }).waitFor();
}

async function saved(page: Page, format: string): Promise<Buffer> {
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: format, exact: true }).click()]);
  expect(download.suggestedFilename()).toBe(`lookup-evri-redelivery-example.${format.toLowerCase()}`);
  return readFile(await download.path());
}

describe('looking something up', () => {
  test('a domain is recognised and judged, with every reason and where it stands in our own reports', async () => {
    const { page } = opened;
    await lookUp(page, 'hxxps://evri-redelivery[.]example');
    await page.getByRole('heading', { name: 'hxxps[:]//evri-redelivery[.]example', exact: true }).waitFor();
    await page.getByText(/^link, looked up/).waitFor();
    await lookUp(page, 'evri-redelivery.example');
    await page.getByRole('heading', { name: 'evri-redelivery[.]example', exact: true }).waitFor();
    await page.getByText(/^domain, looked up/).waitFor();
    expect(await page.getByText('Scam', { exact: true }).count()).toBe(1);
    await page.getByText(/in \d+ reports of ours that are scams/).waitFor();
    await page.getByText(/^Not known:/).waitFor();
    await page.getByText('No connector is switched on: nothing leaves this machine.').waitFor();
    expect(await barriers(page)).toEqual([]);
    await shoot(page, 'lookup-domain');
  });

  test('it leads to the campaign, and to nothing outside', async () => {
    const { page } = opened;
    const links = await page
      .getByRole('main')
      .getByRole('link')
      .evaluateAll((all) => all.map((link) => link.getAttribute('href')));
    expect(links.length).toBeGreaterThan(0);
    for (const href of links) expect(href).toMatch(/^\/campaigns\/C-[0-9a-f]+$/);
  });

  test('it is a page, a PDF and JSON to attach to an incident', async () => {
    const { page } = opened;
    const html = (await saved(page, 'HTML')).toString();
    expect(html).toContain('evri-redelivery[.]example');
    expect(html).not.toMatch(/<script|https?:\/\/evri/);
    expect((await saved(page, 'PDF')).subarray(0, 5).toString()).toBe('%PDF-');
    const report = JSON.parse((await saved(page, 'JSON')).toString()) as LookupReport;
    expect(report).toMatchObject({ kind: 'domain', value: 'evri-redelivery.example', risk: { verdict: 'scam' } });
  });

  test('what it is read as can be changed', async () => {
    const { page } = opened;
    await page.getByLabel('Read it as').selectOption('sender_name');
    await lookUp(page, 'evri-redelivery.example');
    await page.getByText(/^sender name, looked up/).waitFor();
    await page.getByLabel('Read it as').selectOption('');
  });

  test('a whole message is judged by itself and by what it leads to', async () => {
    const { page } = opened;
    await lookUp(page, 'Evri: your parcel is held, pay the £1.99 fee at https://evri-redelivery.example/pay');
    await page.getByText(/^message text, looked up/).waitFor();
    await page.getByRole('heading', { name: 'The message' }).waitFor();
    await page.getByRole('heading', { name: 'Leads to' }).waitFor();
    expect(page.url()).not.toContain('parcel');
    await shoot(page, 'lookup-message');
  });

  test('what was looked up is kept, and looked up again from there', async () => {
    const { page } = opened;
    const past = page.getByRole('complementary', { name: 'Looked up before' });
    await past
      .getByRole('button', { name: /sender name/ })
      .first()
      .click();
    await page.getByText(/^sender name, looked up/).waitFor();
    await expect.poll(() => past.getByRole('listitem').count()).toBeGreaterThanOrEqual(5);
  });

  test('what cannot be read is told with what to do', async () => {
    const { page } = opened;
    await page.getByLabel('Read it as').selectOption('number');
    await lookUp(page, 'no number at all');
    await page.getByRole('alert').waitFor();
    expect(await barriers(page)).toEqual([]);
    expect(opened.problems.filter((problem) => !/status of 4\d\d/.test(problem))).toEqual([]);
  });
});
