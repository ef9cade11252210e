import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Message, MessageRow } from '../../src/model/message-view.ts';
import type { Page as Portion } from '../../src/model/page.ts';
import { barriers, type OpenedPage, openWorkbench, shoot, type Workbench } from './workbench.ts';

let workbench: Workbench;
let opened: OpenedPage;

beforeAll(async () => {
  workbench = await openWorkbench();
  opened = await workbench.open('/messages');
}, 120_000);

afterAll(() => workbench?.stop());

async function ask<T>(path: string): Promise<T> {
  return (await (await fetch(`${workbench.url}/api${path}`)).json()) as T;
}

describe('searching messages', () => {
  test('by words finds texts, marks the words, and stands in the address', async () => {
    const { page } = opened;
    await page.getByRole('grid', { name: 'Messages' }).waitFor();
    await page.keyboard.press('/');
    await page.keyboard.type('evri parcel');
    await page.getByText(/^\d+ distinct texts found$/).waitFor();
    const { total } = await ask<Portion<MessageRow>>('/messages?q=evri+parcel');
    await page.getByText(`${total} distinct texts found`).waitFor();
    expect(page.url()).toContain('q=evri+parcel');
    await expect.poll(() => page.locator('[role=row] mark').count()).toBeGreaterThan(3);
    for (const word of await page.locator('[role=row] mark').allTextContents()) expect(word).toMatch(/^(?:evri|parcel)$/i);
  });

  test('the keyboard goes through the list and opens a message beside it', async () => {
    const { page } = opened;
    await page.locator('[role=row][data-index="0"]').focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    const side = page.getByRole('complementary', { name: 'Message' });
    await side.getByRole('heading', { name: 'As received' }).waitFor();
    await side.getByRole('heading', { name: 'Verdict' }).waitFor();
    expect(await barriers(page)).toEqual([]);
    await shoot(page, 'messages');
    await page.keyboard.press('Escape');
    await side.waitFor({ state: 'hidden' });
    expect(page.url()).not.toContain('open=');
  });

  test('no message holds a link that can be clicked', async () => {
    const { page } = opened;
    const links = await page.locator('a[href]').evaluateAll((all) => all.map((link) => link.getAttribute('href') ?? ''));
    for (const href of links) expect(href).toMatch(/^[/#]/);
    expect(await page.getByRole('main').innerText()).not.toMatch(/https?:\/\//);
  });
});

test('a portion that fails is told of, asked for again by a person only, and then goes on', async () => {
  const { page, context } = await workbench.open('/messages?q=e');
  await page.locator('[role=row][data-index="0"]').waitFor();
  let asked = 0;
  const refuse = /\/api\/messages\?.*cursor=/;
  await page.route(refuse, (route) => {
    asked += 1;
    return route.fulfill({ status: 500, json: { error: { code: 'HOOKLINE_INTERNAL', message: 'it failed', remedy: 'Try again.' } } });
  });
  await page.locator('[role=row][data-index="0"]').focus();
  await page.keyboard.press('End');
  await page.getByRole('alert').getByText('The list could not be fetched on').waitFor();
  await page.waitForTimeout(500);
  expect(asked).toBe(1);
  await page.unroute(refuse);
  await page.getByRole('button', { name: 'Try again' }).press('Enter');
  await page.getByRole('alert').waitFor({ state: 'hidden' });
  await context.close();
});

describe('one message', () => {
  let textId: string;

  test('shows found parts, the normalised view, the verdict and where each report comes from', async () => {
    const { page } = opened;
    const { items } = await ask<Portion<MessageRow>>('/messages?q=evri&limit=200');
    const bent = items.find(({ text, campaignId }) => campaignId !== null && /[\u0400-\u04ff]/.test(text)) ?? items[0];
    textId = bent?.textId ?? '';
    await page.goto(`${workbench.url}/messages/${textId}`);
    await page.getByText(/^Undone in it: lookalike letters/).waitFor();
    await page.getByRole('heading', { name: 'Found in it' }).waitFor();
    await page
      .getByText(/, line/)
      .first()
      .waitFor();
    await page
      .getByText(/^very sure|^sure|^fairly sure/)
      .first()
      .waitFor();
    expect(await barriers(page)).toEqual([]);
    await shoot(page, 'message');
  });

  test('is labelled from here, and the label counts', async () => {
    const { page } = opened;
    await page.getByRole('button', { name: 'Label it' }).click();
    await page.getByRole('radio', { name: /^legitimate/ }).check();
    await page.getByRole('button', { name: 'Keep the label' }).click();
    await page.getByText('You said legitimate.').waitFor();
    expect((await ask<Message>(`/messages/${textId}`)).messageClass).toBe('legitimate');
    await page.getByRole('button', { name: 'Change it' }).click();
    await page.getByRole('button', { name: 'Take it back' }).click();
    await page.getByText('You have not labelled it.').waitFor();
    expect((await ask<Message>(`/messages/${textId}`)).messageClass).toBe('scam');
  });

  test('is moved to another campaign, and back', async () => {
    const { page } = opened;
    const before = (await ask<Message>(`/messages/${textId}`)).campaignId;
    await page.getByRole('button', { name: 'Move to…' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('searchbox').fill('mum');
    await dialog.getByRole('radio').first().check();
    await dialog.getByRole('button', { name: 'Move' }).click();
    await page.getByText(/^Moved/).waitFor();
    await expect.poll(async () => (await ask<Message>(`/messages/${textId}`)).campaignId).not.toBe(before);
    await page.getByRole('button', { name: 'Undo' }).click();
    await page.getByText(/^Taken back/).waitFor();
    await expect.poll(async () => (await ask<Message>(`/messages/${textId}`)).campaignId).toBe(before);
    expect(opened.problems).toEqual([]);
  });
});
