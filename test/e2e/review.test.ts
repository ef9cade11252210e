import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Agreement, ReviewText } from '../../src/api/review.ts';
import type { Page as Portion } from '../../src/model/page.ts';
import { barriers, type OpenedPage, openWorkbench, shoot, type Workbench } from './workbench.ts';

let workbench: Workbench;
let opened: OpenedPage;

beforeAll(async () => {
  workbench = await openWorkbench();
  opened = await workbench.open('/');
}, 120_000);

afterAll(() => workbench?.stop());

/** Presses Tab until what has the focus bears the name. */
async function tabTo(page: Page, name: string): Promise<void> {
  for (let pressed = 0; pressed < 80; pressed++) {
    await page.keyboard.press('Tab');
    const here = await page.evaluate(() => {
      const element = document.activeElement as HTMLInputElement | null;
      return element?.labels?.[0]?.textContent ?? element?.getAttribute('aria-label') ?? element?.textContent ?? '';
    });
    if (here.trim() === name) return;
  }
  throw new Error(`Tab does not lead to ${name}`);
}

async function press(page: Page, ...keys: readonly string[]): Promise<void> {
  for (const key of keys) await page.keyboard.press(key);
}

async function texts(): Promise<readonly ReviewText[]> {
  const response = await fetch(`${workbench.url}/api/samples/sample-1/texts`);
  return ((await response.json()) as Portion<ReviewText>).items;
}

describe('labelling with the keyboard alone', () => {
  test('a sample is drawn, with the reason for its size', async () => {
    const { page } = opened;
    await page.getByRole('heading', { level: 1 }).waitFor();
    await press(page, 'g', 'r');
    await page.getByRole('heading', { level: 1, name: 'Review' }).waitFor();
    await page.getByText('384 is the customary number').waitFor();
    expect(await barriers(page)).toEqual([]);
    await shoot(page, 'review-samples');
    await tabTo(page, 'How many');
    await press(page, 'Control+a', '6', 'Enter');
    await page.getByText(/^6 of \d+ texts: a share found in a random sample of this size/).waitFor();
    await tabTo(page, 'Label it');
    await press(page, 'Enter');
    await page.getByText('1 of 6').first().waitFor();
  });

  test('the guess is hidden until it is asked for', async () => {
    const { page } = opened;
    expect(await page.getByText('the classifier says').count()).toBe(0);
    await press(page, 'g');
    await page.getByText('the classifier says').waitFor();
    await shoot(page, 'review-guess');
    await press(page, 'g');
    expect(await page.getByText('the classifier says').count()).toBe(0);
  });

  test('a class is one key, a scam is asked about further, and each answer is kept at once', async () => {
    const { page } = opened;
    await press(page, 'l');
    await page.getByText('2 of 6').first().waitFor();
    await press(page, 'x', '3', 'a', 't');
    expect(await page.getByRole('button', { pressed: true }).allTextContents()).toEqual([
      expect.stringContaining('authority'),
      expect.stringContaining('time and urgency'),
    ]);
    await shoot(page, 'review-lures');
    await press(page, 'Enter', 'l', 'p', 'Enter');
    await page.keyboard.type('evri');
    await page.getByRole('option', { name: /^Evri/ }).first().waitFor();
    expect(await barriers(page)).toEqual([]);
    await press(page, 'Enter');
    await page.getByText('3 of 6').first().waitFor();
    await page.getByText('All saved').waitFor();
    const [first, second] = await texts();
    expect(first?.mine).toMatchObject({ messageClass: 'legitimate', scamType: null });
    expect(second?.mine).toMatchObject({
      messageClass: 'scam',
      scamType: 'delivery',
      brand: 'evri',
      lures: ['authority', 'time_and_urgency'],
      asks: ['link', 'pay'],
    });
  });

  test('a note is written on a text that was labelled', async () => {
    const { page } = opened;
    await press(page, 'b');
    await page.getByText('you said').waitFor();
    await press(page, 'w');
    await page.keyboard.type('seen twice this week');
    await press(page, 'Enter', 'Enter');
    await page.getByText('3 of 6').first().waitFor();
    await page.getByText('All saved').waitFor();
    expect((await texts())[1]?.mine).toMatchObject({ note: 'seen twice this week', scamType: 'delivery' });
  });

  test('the last label is taken back, and texts are left for later', async () => {
    const { page } = opened;
    await press(page, 'n', 's', 'z');
    await page.getByText('Taken back.').waitFor();
    await page.getByText('All saved').waitFor();
    expect((await texts())[3]?.mine).toBeNull();
    await press(page, 's', 'u', 'p');
    await page.getByText('1 text left for later').first().waitFor();
    await press(page, 'Enter', 'l');
    await page.getByText('Every text of the sample has your label').waitFor();
    await page.getByText('All saved').waitFor();
  });

  test('the keys and what they mean are a key away, and do not label', async () => {
    const { page } = opened;
    await press(page, '?');
    await page.getByRole('dialog').getByText('a deadline, a last chance, a threat of what follows soon').waitFor();
    await press(page, 'x', 'Escape');
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    expect((await texts()).map(({ mine }) => mine?.messageClass)).toEqual([
      'legitimate',
      'scam',
      'legitimate',
      'spam',
      'unknown',
      'passcode',
    ]);
  });

  test('agreement is shown, and so few texts are said to be too few', async () => {
    const { page } = opened;
    await page.getByText('too few yet: 6 of the 20 that intervals need').first().waitFor();
    const { rows } = (await (await fetch(`${workbench.url}/api/samples/sample-1/agreement`)).json()) as Agreement;
    expect(rows.find(({ question }) => question === 'class')).toMatchObject({ texts: 6 });
    expect(await barriers(page)).toEqual([]);
    await shoot(page, 'review-agreement');
    expect(opened.problems).toEqual([]);
  });
});
