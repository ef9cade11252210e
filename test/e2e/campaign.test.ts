import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { barriers, type OpenedPage, openWorkbench, shoot, type Workbench } from './workbench.ts';

let workbench: Workbench;
let opened: OpenedPage;
let page: Page;

beforeAll(async () => {
  workbench = await openWorkbench();
  opened = await workbench.open('/campaigns');
  page = opened.page;
}, 120_000);

afterAll(() => workbench?.stop());

const row = (index: number) => page.locator(`[role="row"][data-index="${index}"]`);

/** Waits until the head of the campaign counts so many reports. */
async function reports(count: number): Promise<void> {
  const figure = page.locator('.stat', { has: page.locator('dt', { hasText: /^Reports$/ }) }).locator('dd');
  await expect.poll(async () => Number.parseInt(await figure.innerText(), 10), { timeout: 20_000 }).toBe(count);
}

/** Waits for the notice and takes what it tells of back. */
async function undo(words: RegExp): Promise<void> {
  await page.locator('.toast', { hasText: words }).getByRole('button', { name: 'Undo' }).press('Enter');
  await page.locator('.toast', { hasText: 'Taken back' }).last().waitFor();
}

describe('the campaign list', () => {
  test('shows every campaign, the most harmful first', async () => {
    await row(0).waitFor();
    expect(await page.getByText(/^\d+ campaigns$/).count()).toBe(1);
    expect(await row(0).innerText()).toContain('Evri, delivery');
    expect(await barriers(page)).toEqual([]);
    await shoot(page, 'campaigns');
  });

  test('a search stands in the address, and a view keeps it under a name', async () => {
    await page.keyboard.press('/');
    await page.keyboard.type('evri');
    await page.getByText('3 campaigns under this filter').waitFor();
    expect(page.url()).toContain('?q=evri');
    await page.getByRole('button', { name: 'Views' }).press('Enter');
    await page.getByLabel('Name of a new view').fill('Everything Evri');
    await page.getByLabel('Name of a new view').press('Enter');
    await page.getByText('The view is kept').waitFor();
    await page.getByRole('button', { name: 'Clear the filter' }).press('Enter');
    await page.getByText(/^\d+ campaigns$/).waitFor();
    await page.getByRole('button', { name: 'Views' }).press('Enter');
    await page.getByRole('button', { name: 'Everything Evri', exact: true }).press('Enter');
    await page.getByText('3 campaigns under this filter').waitFor();
    expect(page.url()).toContain('?q=evri');
  });

  test('a filter says how many campaigns it leaves, and what is filtered can be saved as a file', async () => {
    await page.goto(`${workbench.url}/campaigns`);
    await page.getByRole('button', { name: 'Type', exact: true }).press('Enter');
    await page.getByRole('checkbox', { name: 'delivery 7' }).press('Space');
    await page.getByText('7 campaigns under this filter').waitFor();
    expect(page.url()).toContain('?scamType=delivery');
    await page.keyboard.press('Escape');
    // The focus comes back to the filter after the choices are gone.
    await page.locator('.chip-on:focus').waitFor();
    await page.getByRole('button', { name: 'Export' }).press('Enter');
    const item = page.getByRole('menuitem', { name: 'Campaigns as CSV (as filtered)' });
    await item.waitFor();
    await expect.poll(() => item.evaluate((element) => element === document.activeElement)).toBe(true);
    const [download] = await Promise.all([page.waitForEvent('download'), page.keyboard.press('Enter')]);
    expect((await readFile(await download.path(), 'utf8')).trim().split('\r\n')).toHaveLength(8);
  });

  test('nothing found says what to do', async () => {
    await page.goto(`${workbench.url}/campaigns?q=nosuchwordanywhere`);
    await page.getByRole('heading', { name: 'No campaign fits this filter' }).waitFor();
    await page.getByRole('button', { name: 'Clear the filter' }).last().press('Enter');
    await row(0).waitFor();
  });

  test('picked rows are merged into the one with the most reports, and parted again', async () => {
    await page.goto(`${workbench.url}/campaigns?q=evri`);
    await row(0).focus();
    await page.keyboard.press('Space');
    await page.keyboard.press('j');
    await page.keyboard.press('Space');
    await page.getByText('2 campaigns picked.').waitFor();
    await page.getByRole('button', { name: 'Merge', exact: true }).press('Enter');
    await page.getByText('2 campaigns under this filter').waitFor();
    await undo(/are one now/);
    await page.getByText('3 campaigns under this filter').waitFor();
  });
});

describe('one campaign, by the keyboard', () => {
  test('opens from the list', async () => {
    await row(0).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: /^Evri, delivery/ }).waitFor();
    await reports(42);
    await page.getByText(/^A delivery scam imitating Evri/).waitFor();
    await page.locator('.plot').first().waitFor();
    expect(await barriers(page)).toEqual([]);
    await shoot(page, 'campaign');
  });

  test('a script is split off, and comes back', async () => {
    await page.keyboard.press('2');
    const tick = page.getByRole('checkbox', { name: 'Tick this script' }).first();
    await tick.press('Space');
    await page.getByRole('button', { name: 'Split off', exact: true }).press('Enter');
    await reports(37);
    await undo(/split off/);
    await reports(42);
  });

  test('variants stand side by side, what differs marked, links inert', async () => {
    await page.locator('.script-card summary').first().press('Enter');
    await page.locator('.two-texts ins').first().waitFor();
    expect(await page.locator('.two-texts a[href^="http"]').count()).toBe(0);
    expect(await page.locator('.two-texts').first().innerText()).toContain('[.]');
    expect(await barriers(page)).toEqual([]);
    await shoot(page, 'campaign-scripts');
  });

  test('a campaign is merged into it from a search, and parted again', async () => {
    await page.getByRole('button', { name: 'Merge with…' }).press('Enter');
    const field = page.getByLabel('Find a campaign by its words, senders, domains');
    await field.fill('depot');
    const found = page.getByRole('checkbox', { name: /Dear customer your package arrived to the depot/ });
    await found.press('Space');
    await page.keyboard.press('Enter');
    await reports(55);
    await undo(/merged into this one/);
    await reports(42);
  });

  test('it is given a name, and its own title back', async () => {
    await page.getByRole('button', { name: 'Rename the campaign' }).press('Enter');
    await page.keyboard.type('Redelivery fee <b>');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: 'Redelivery fee <b>' }).waitFor();
    await expect.poll(() => page.title()).toBe('Redelivery fee <b> · Hookline');
    await undo(/renamed/);
    await page.getByRole('heading', { level: 1, name: /^Evri, delivery/ }).waitFor();
  });

  test('a note stays with who and when, and decisions with their undoing', async () => {
    await page.keyboard.press('8');
    await page.getByLabel('New note').fill('First seen at http://evri-redelivery.example');
    await page.getByRole('button', { name: 'Keep the note' }).press('Enter');
    await page.locator('.notes').first().getByText('First seen at hxxp[:]//evri-redelivery[.]example').waitFor();
    // The button has nothing more to keep: the focus stays on the page.
    await page.locator('[role="tabpanel"]:focus').waitFor();
    expect(await page.getByText(/taken back by/).count()).toBeGreaterThanOrEqual(3);
    expect(await barriers(page)).toEqual([]);
    await shoot(page, 'campaign-history');
  });

  test('the weakest join is first, with what speaks for it', async () => {
    await page.keyboard.press('6');
    const first = page.locator('.join-card').first();
    await first.getByText('weak', { exact: true }).waitFor();
    expect(await first.innerText()).toMatch(/10\.7 bits[\s\S]*the same domain/);
    expect(await barriers(page)).toEqual([]);
    await shoot(page, 'campaign-why');
  });

  test('a join is taken out: the smaller side leaves, and comes back', async () => {
    await page.getByRole('button', { name: 'Split here…' }).first().press('Enter');
    await page.getByRole('button', { name: /^Split off \d+ script/ }).press('Enter');
    await page.locator('.toast', { hasText: 'split off' }).last().waitFor();
    await undo(/split off/);
    await reports(42);
  });

  test('the map is drawn, and is a list for the keyboard', async () => {
    await page.keyboard.press('5');
    await page.locator('.map-host canvas').first().waitFor();
    await page.getByText('settling…').waitFor({ state: 'detached' });
    await page.getByLabel('Find on the map').fill('redelivery-uk');
    await page.getByRole('button', { name: /^domain\s*evri-redelivery-uk/ }).press('Enter');
    await page.getByRole('heading', { name: 'Seen with' }).waitFor();
    await page.getByText(/^In the whole workspace: 10 reports/).waitFor();
    expect(await barriers(page)).toEqual([]);
    await shoot(page, 'campaign-map');
  });

  test('senders and domains come with their facts, and where these are from', async () => {
    await page.keyboard.press('3');
    await page.getByRole('row', { name: /Evrl.*bears the name of Evri/ }).waitFor();
    await page.keyboard.press('4');
    await page.getByRole('row', { name: /evri-redelivery\[\.\]example imitates Evri \(combosquat\) \(lookalikes/ }).waitFor();
    expect(await barriers(page)).toEqual([]);
  });

  test('on a narrow window the page does not grow wider than it, and the open tab is in sight', async () => {
    const before = page.viewportSize();
    await page.setViewportSize({ width: 390, height: 800 });
    for (const [key, name] of Object.entries({ 3: 'Senders', 4: 'Domains and contacts', 5: 'Map', 8: 'Notes and history' })) {
      await page.keyboard.press(key);
      const box = await page.getByRole('tab', { name, selected: true }).boundingBox();
      expect(box?.x).toBeGreaterThanOrEqual(0);
      expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(390);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
    }
    if (before) await page.setViewportSize(before);
  });

  test('to skip to the page leaves the open part open', async () => {
    await page.keyboard.press('4');
    await page.getByRole('link', { name: 'Skip to the page' }).press('Enter');
    await page.locator('main:focus').waitFor();
    expect(await page.getByRole('tab', { selected: true }).innerText()).toContain('Domains');
    expect(page.url()).toContain('#domains');
  });

  test('those like it are shown with why they were kept apart', async () => {
    await page.keyboard.press('7');
    await page
      .getByText(/^Kept apart/)
      .first()
      .waitFor();
    expect(await barriers(page)).toEqual([]);
  });

  test('a campaign that is not there says so', async () => {
    await page.goto(`${workbench.url}/campaigns/C-0000000000`);
    await page.getByRole('alert').waitFor();
    expect(opened.problems.filter((problem) => !problem.includes('404'))).toEqual([]);
  });
});
