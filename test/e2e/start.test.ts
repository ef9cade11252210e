import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { root } from '../house/documents.ts';
import { barriers, type OpenedPage, openWorkbench, shoot, type Workbench } from './workbench.ts';

let workbench: Workbench;
let opened: OpenedPage;

beforeAll(async () => {
  workbench = await openWorkbench({ empty: true });
  opened = await workbench.open('/', { timezoneId: 'Europe/London' });
}, 120_000);

afterAll(() => workbench?.stop());

const feed = join(root, 'examples/feed.csv');

describe('first use', () => {
  test('an empty workspace says what to do', async () => {
    const { page } = opened;
    await page.getByRole('heading', { level: 1, name: 'Welcome to Hookline' }).waitFor();
    await page.getByRole('heading', { name: 'Hand in what you have' }).waitFor();
    expect(await page.title()).toBe('Welcome to Hookline · Hookline');
    expect(await barriers(page)).toEqual([]);
    await shoot(page, 'start-empty');
  });

  test('a file is shown as it is understood before it is taken in', async () => {
    const { page } = opened;
    await page.getByLabel('Files with reports').setInputFiles(feed);
    await page.getByText('375 text reports, 25 call reports, 12 link reports in the first 412 rows').waitFor();
    const columns = await page
      .getByRole('combobox', { name: /^Read .* as$/ })
      .evaluateAll((all) => all.map((one) => (one as { value?: string }).value));
    expect(columns).toEqual(['id', 'kind', 'sender', 'recipient', 'text', 'url', 'received', 'reported', 'channel']);
    await page.getByText('2026-03-02 16:21:40 UTC', { exact: false }).first().waitFor();
    expect(await barriers(page)).toEqual([]);
    await shoot(page, 'start-preview');
  });

  test('a column and a zone set by hand change what is understood', async () => {
    const { page } = opened;
    await page.getByRole('combobox', { name: 'Read url as' }).selectOption('');
    await page.getByText('12 link reports', { exact: false }).waitFor({ state: 'hidden' });
    expect(await page.getByRole('combobox', { name: 'Read url as' }).inputValue()).toBe('');
    await page.getByRole('combobox', { name: 'Read url as' }).selectOption('url');
    await page.getByText('12 link reports', { exact: false }).waitFor();
    await page.getByRole('combobox', { name: 'Times without a zone are in' }).selectOption('America/New_York');
    await page.getByText('2026-03-02 21:21:40 UTC', { exact: false }).first().waitFor();
    await page.getByRole('combobox', { name: 'Times without a zone are in' }).selectOption('Europe/London');
  });

  test('it is taken in, and leads to the campaigns', async () => {
    const { page, problems } = opened;
    await page.getByRole('button', { name: 'Take in 1 input' }).click();
    await page.getByRole('link', { name: /^See \d+ campaigns$/ }).click({ timeout: 60_000 });
    await page.getByRole('heading', { level: 1, name: 'Campaigns' }).waitFor();
    await page.getByRole('grid', { name: 'Campaigns' }).getByRole('row').nth(3).waitFor();
    expect(problems).toEqual([]);
  });
});

describe('a workspace that holds something', () => {
  test('is shown at a glance: figures, volume by class, what is new and what grows', async () => {
    const { page } = opened;
    await page.keyboard.press('g');
    await page.keyboard.press('s');
    await page.getByRole('heading', { name: 'Reports over time' }).waitFor();
    await page.locator('.stat', { hasText: 'Reports' }).getByText('412').first().waitFor();
    await page.locator('svg.plot').waitFor();
    await page.getByRole('region', { name: 'New' }).getByRole('listitem').nth(3).waitFor();
    expect(await barriers(page)).toEqual([]);
    await shoot(page, 'start');
  });

  test('takes pasted texts, and shows the hostile ones as text', async () => {
    const { page } = opened;
    await page.getByRole('button', { name: 'Paste texts' }).click();
    await page.getByLabel('Texts as they were received').fill('Pay at https://held.example/x\n\n<b>Hi</b> \u202Emum =1+1');
    await page.getByRole('button', { name: 'Look at it' }).click();
    await page.getByRole('cell', { name: 'Pay at hxxps[:]//held[.]example/x' }).last().waitFor();
    await page.getByRole('cell', { name: '<b>Hi</b> ⟨U+202E⟩mum =1+1' }).waitFor();
    await page.getByRole('button', { name: 'Do not take this in' }).click();
    await page.getByRole('button', { name: /^Take in/ }).waitFor({ state: 'hidden' });
  });

  test('takes files dropped anywhere, and knows what it has', async () => {
    const { page } = opened;
    const content = readFileSync(feed, 'utf8');
    const data = await page.evaluateHandle((text) => {
      const { DataTransfer: Transfer, File: OneFile } = globalThis as unknown as Record<
        'DataTransfer' | 'File',
        new (
          ...given: unknown[]
        ) => unknown
      >;
      const transfer = new Transfer() as { items: { add(file: unknown): void } };
      transfer.items.add(new OneFile([text], 'feed\u202Egpj.csv'));
      return transfer;
    }, content);
    await page.dispatchEvent('main', 'drop', { dataTransfer: data });
    await page.getByText('taken in before: adds nothing').waitFor();
    await page.getByRole('heading', { name: 'feed⟨U+202E⟩gpj.csv' }).waitFor();
    await page.getByRole('button', { name: 'Do not take this in' }).click();
  });
});

describe('sources', () => {
  test('say how a file was understood, by keyboard', async () => {
    const { page } = opened;
    await page.goto(`${workbench.url}/sources`);
    await page.locator('[role=row][data-index="0"]').focus();
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').getByText('Europe/London').waitFor();
    expect(await barriers(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    await shoot(page, 'sources');
  });

  test('can be checked against what was taken in', async () => {
    const { page } = opened;
    await page.getByRole('tab', { name: 'Custody' }).click();
    await page.getByRole('button', { name: 'Check the evidence' }).click();
    await page.getByText('holds', { exact: true }).waitFor();
    expect(page.url()).toContain('tab=custody');
    await shoot(page, 'custody');
  });
});

describe('settings and access', () => {
  test('a connector is switched on, its key can be written and is never shown', async () => {
    const { page } = opened;
    await page.goto(`${workbench.url}/settings`);
    await page.getByRole('button', { name: 'Set up VirusTotal' }).click();
    const dialog = page.getByRole('dialog', { name: 'VirusTotal' });
    await dialog.getByLabel(/^(?:Api )?key/i).fill('not-a-real-key-0123456789abcdef');
    await dialog.getByRole('button', { name: 'Keep and switch on' }).click();
    await expect.poll(() => dialog.getByLabel(/^(?:Api )?key/i).getAttribute('placeholder')).toBe('kept; type to replace it');
    expect(await dialog.getByLabel(/^(?:Api )?key/i).inputValue()).toBe('');
    expect(await barriers(page)).toEqual([]);
    expect(await page.content()).not.toContain('not-a-real-key');
    await shoot(page, 'settings');
    await dialog.getByRole('button', { name: 'Switch off' }).click();
    await dialog.getByRole('button', { name: 'Keep and switch on' }).waitFor();
    await page.keyboard.press('Escape');
  });

  test('the zone of the analyst holds on every page and after a reload', async () => {
    const { page } = opened;
    await page.goto(`${workbench.url}/settings?tab=view`);
    await page.getByRole('combobox', { name: 'Times are shown in' }).selectOption('Asia/Tokyo');
    await page.getByText(/Now it is .* UTC\+9/).waitFor();
    await page.reload();
    await page.getByText(/Now it is .* UTC\+9/).waitFor();
    await page.getByRole('combobox', { name: 'Theme' }).selectOption('dark');
    expect(await page.locator('html').getAttribute('data-theme')).toBe('dark');
    await page.getByRole('combobox', { name: 'Theme' }).selectOption('system');
  });

  test('a token is shown once, listed and revoked, and the audit log says so', async () => {
    const { page, problems } = opened;
    await page.goto(`${workbench.url}/access`);
    await page.getByRole('button', { name: 'Make a token' }).click();
    await page.getByLabel('For whom or what').fill('Desk 4');
    await page.getByRole('button', { name: 'Make it' }).click();
    const dialog = page.getByRole('dialog', { name: 'The token, this once' });
    const token = await dialog.locator('code').innerText();
    await dialog.getByRole('button', { name: 'I have kept it' }).click();
    await page.getByRole('button', { name: 'Revoke Desk 4' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Revoke', exact: true }).click();
    await page.getByRole('cell', { name: 'revoked', exact: true }).waitFor();
    await page.getByRole('gridcell', { name: 'revokeToken' }).waitFor();
    expect(await page.content()).not.toContain(token);
    expect(await barriers(page)).toEqual([]);
    await shoot(page, 'access');
    expect(problems).toEqual([]);
  });

  test('without a network from anywhere but this machine everything was there', () => {
    expect(opened.problems).toEqual([]);
  });
});
