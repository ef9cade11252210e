import { beforeAll, describe, expect, test } from 'vitest';
import { hookline, investigated, outputOf } from '../support/cli.ts';
import { csvOf, exampleRows, jsonlOf } from '../support/example-rows.ts';
import { exampleWorkspace } from '../support/example-workspace.ts';
import { exampleFeed, fileOf } from '../support/folders.ts';
import { seeded, shuffled } from '../support/random.ts';

type Rows = Awaited<ReturnType<typeof exampleRows>>;
let feed: Rows;
beforeAll(async () => {
  feed = await exampleRows();
});

const zone = ['--time-zone', 'Europe/London'];

async function again(workspace: string, path: string): Promise<{ added: number; known: boolean; reports: number }> {
  const { out } = await hookline(['investigate', path, '--workspace', workspace, '--json', ...zone]);
  const result = JSON.parse(out) as { inputs: { known: boolean; taken: { added: number } | null }[]; overview: { reports: number } };
  const [input] = result.inputs;
  return { added: input?.taken?.added ?? 0, known: input?.known ?? false, reports: result.overview.reports };
}

describe('what was taken in before adds nothing', () => {
  test('the same file twice, under any name, is no new report and no other result', async () => {
    const workspace = await exampleWorkspace();
    const before = outputOf(workspace, 'campaigns.json');
    expect(await again(workspace, exampleFeed)).toEqual({ added: 0, known: true, reports: feed.rows.length });
    expect(await again(workspace, fileOf('renamed.csv', csvOf(feed.columns, feed.rows)))).toEqual({
      added: 0,
      known: false,
      reports: feed.rows.length,
    });
    expect(outputOf(workspace, 'campaigns.json').replace(/"sources": \d+/, '')).toBe(before.replace(/"sources": \d+/, ''));
  });

  test('the same rows as JSON lines are no new report', async () => {
    const workspace = await exampleWorkspace();
    expect(await again(workspace, fileOf('feed.jsonl', jsonlOf(feed.columns, feed.rows)))).toMatchObject({ added: 0, known: false });
  });

  test('a file with 100 rows more is 100 new reports, and the result of the longer file alone', async () => {
    const [shorter, longer] = [feed.rows.slice(0, -100), feed.rows].map((rows) => fileOf('feed.csv', csvOf(feed.columns, rows))) as [
      string,
      string,
    ];
    const { workspace } = await investigated(shorter, ...zone);
    expect(await again(workspace, longer)).toMatchObject({ added: 100, reports: feed.rows.length });
    const { workspace: alone } = await investigated(longer, ...zone);
    const sizes = (folder: string) =>
      (JSON.parse(outputOf(folder, 'campaigns.json')) as { campaigns: { script: string; reports: number }[] }).campaigns.map(
        ({ script, reports }) => [script, reports],
      );
    expect(sizes(workspace).sort()).toEqual(sizes(alone).sort());
  });

  test('equal rows within a file are counted as copies, and a longer run of them adds what is more', async () => {
    const copies = (count: number) => fileOf('feed.csv', `text,sender\n${'your parcel is held: evri.example/x,Evri\n'.repeat(count)}`);
    const { workspace } = await investigated(copies(3));
    expect(await again(workspace, copies(5))).toMatchObject({ added: 2, reports: 5 });
  });
});

test('any order of the rows gives the same campaigns, byte for byte', async () => {
  const random = seeded(20_260_406);
  const orders = [feed.rows, shuffled(feed.rows, random), shuffled(feed.rows, random)];
  const results: { readonly campaigns: string; readonly indicators: string }[] = [];
  for (const rows of orders) {
    const { workspace } = await investigated(fileOf('feed.csv', csvOf(feed.columns, rows)), ...zone);
    results.push({ campaigns: outputOf(workspace, 'campaigns.json'), indicators: outputOf(workspace, 'indicators.csv') });
  }
  for (const { campaigns, indicators } of results) {
    expect(campaigns === results[0]?.campaigns, 'campaigns.json').toBe(true);
    expect(indicators === results[0]?.indicators, 'indicators.csv').toBe(true);
  }
});
