import { beforeAll, describe, expect, test } from 'vitest';
import type { Decision } from '../../src/model/decision.ts';
import type { CampaignDetail } from '../../src/model/overview.ts';
import { hookline, investigated, type Outcome, outputOf } from '../support/cli.ts';
import { csvOf, exampleRows } from '../support/example-rows.ts';
import { fileOf } from '../support/folders.ts';

describe('hookline decide', () => {
  let workspace = '';
  let ids: string[] = [];
  const here = (...args: readonly string[]): Promise<Outcome> => hookline([...args, '--workspace', workspace]);
  const json = async <T>(...args: readonly string[]) => JSON.parse((await here(...args, '--json')).out) as T;
  const campaigns = async () => (await json<CampaignDetail[]>('campaigns')).map(({ campaignId, name }) => [campaignId, name]);

  const written = () =>
    (JSON.parse(outputOf(workspace, 'campaigns.json')).campaigns as { campaignId: string }[]).map(({ campaignId }) => campaignId);

  beforeAll(async () => {
    const { columns, rows } = await exampleRows();
    workspace = (await investigated(fileOf('feed.csv', csvOf(columns, rows)))).workspace;
    ids = (await campaigns()).map(([id]) => id as string);
  }, 60_000);

  test('merges campaigns, shows by whom they are held together, and takes it back', async () => {
    const [one = '', other = ''] = ids;
    const done = await here('decide', 'merge', one, other);
    expect(done).toMatchObject({ status: 0, err: '' });
    expect(done.out).toContain(`D-1: ${other} merged into ${one}.`);
    expect((await campaigns()).map(([id]) => id)).not.toContain(other);
    expect((await here('campaign', one, '--why', '--limit', '500')).out).toContain('merged by tester on 2026-04-06');
    expect(written()).not.toContain(other);
    const { out: undone } = await here('decide', 'undo', 'D-1');
    expect(undone).toContain('D-1 is taken back');
    expect(undone).toContain('Evidence alone decides when all campaigns are next found anew.');
    expect(written()).toContain(other);
  });

  test('splits off the messages that hold some words, and moves some', async () => {
    const [one = ''] = ids;
    const split = await json<Decision>('decide', 'split', one, '--words', 'FINAL notice');
    expect(split.detail).toMatch(/^\d+ messages split off/);
    const part = split.campaigns[0] as string;
    const found = await json<{ campaignId: string }[]>('messages', '--search', 'final notice', '--limit', '100');
    const homes = new Set(found.map(({ campaignId }) => campaignId));
    expect([homes.has(part), homes.has(one)]).toEqual([true, false]);
    const moved = await json<Decision>('decide', 'move', one, part, '--words', 'sorry we missed you');
    expect(moved.campaigns).toEqual([part, one]);
    expect((await here('decide', 'undo', split.decisionId)).err).toContain(`${moved.decisionId} builds on it`);
    expect((await here('decide', 'move', one, part, '--words', 'nobody says this')).status).toBe(2);
    await here('decide', 'undo', moved.decisionId);
    expect((await here('decide', 'undo', split.decisionId)).status).toBe(0);
  });

  test('a name stands in lists and results, a hostile one as text', async () => {
    const [one = ''] = ids;
    await here('decide', 'rename', one, '<b>Evri\u202e fee</b>');
    expect((await here('campaigns')).out).toContain('<b>Evri⟨U+202E⟩ fee</b>');
    const headings = outputOf(workspace, 'report.html').match(/<h3>.*?<\/h3>/g);
    expect(headings?.[0]).toBe('<h3>&#60;b&#62;Evri⟨U+202E⟩ fee&#60;/b&#62;</h3>');
    expect(JSON.parse(outputOf(workspace, 'campaigns.json')).campaigns[0]).toMatchObject({
      campaignId: one,
      name: '<b>Evri\u202e fee</b>',
    });
    await here('decide', 'rename', one, '');
    expect(await campaigns()).toContainEqual([one, null]);
  });

  test('lists what was decided, latest first, and what stands in the way of taking it back', async () => {
    const [one = '', other = '', third = ''] = ids;
    await here('decide', 'note', one, 'Reported to the registrar.');
    await here('decide', 'merge', one, other);
    await here('decide', 'merge', one, third);
    const list = (await here('decide', 'list', '--campaign', one)).out;
    expect(list).toContain('tester: note on ');
    expect(list).toMatch(/stays for now: D-\d+ builds on it/);
    const [latest] = await json<Decision[]>('decide', 'list', '--limit', '1');
    expect(latest).toMatchObject({ kind: 'merge', campaigns: [one, third], actor: 'tester', blockedBy: null });
  });

  test('says which campaign or decision there is not', async () => {
    expect((await here('decide', 'merge', ids[0] ?? '', 'C-none')).err).toContain('HOOKLINE_UNKNOWN_CAMPAIGN');
    expect((await here('decide', 'undo', 'D-99')).err).toContain('HOOKLINE_UNKNOWN_DECISION');
  });
});
