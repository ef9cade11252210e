import { beforeAll, describe, expect, test } from 'vitest';
import { hookline, investigated, type Outcome, runProgram } from '../support/cli.ts';
import { fileOf, freshFolder } from '../support/folders.ts';

const csv = [
  'text,sender,received',
  '"Evri: your parcel is held, pay the fee at https://evri-fee.example/a",Evri,2026-03-02 10:00',
  '"Evri: your parcel is held, pay the fee at https://evri-fee.example/b",EVRI,2026-03-03 10:00',
  'HMRC: your tax refund is ready: https://hmrc-refund.example/c,HMRC,2026-03-03 11:00',
  'too,many,cells,here',
].join('\n');

let workspace: string;
let campaign: string;
beforeAll(async () => {
  ({ workspace } = await investigated(fileOf('feed.csv', csv)));
  const [first] = JSON.parse((await hookline(['campaigns', '--json', '-w', workspace])).out) as { campaignId: string }[];
  campaign = first?.campaignId ?? '';
});

const commands = ['investigate', 'campaigns', 'campaign', 'messages', 'rejects', 'verify'];

test.each(commands)('the help of %s has an example, its options and the exit status', async (name) => {
  const { status, out, err } = await hookline([name, '--help']);
  expect([status, err]).toEqual([0, '']);
  expect(out).toMatch(new RegExp(`Example:\\n  \\$ .*hookline ${name}`));
  expect(out).toContain('--json');
  expect(out).toContain('--workspace');
  expect(out).toContain('Exit status: 0 done');
});

test('the help of the program lists every command', async () => {
  const { status, out } = await hookline(['--help']);
  expect(status).toBe(0);
  for (const name of commands) expect(out).toContain(`  ${name}`);
});

test('without a command the help stands on standard error, and the call is wrong', async () => {
  const { status, out, err } = await hookline([]);
  expect([status, out]).toEqual([2, '']);
  expect(err).toContain('Usage: hookline');
});

test('the version is that of the package', async () => {
  expect((await hookline(['--version'])).out).toMatch(/^\d+\.\d+\.\d+\n$/);
});

test.each([
  ['campaigns', () => ['campaigns']],
  ['campaign', () => ['campaign', campaign]],
  ['campaign --why', () => ['campaign', campaign, '--why']],
  ['messages', () => ['messages', '--search', 'parcel']],
  ['rejects', () => ['rejects']],
  ['verify', () => ['verify']],
])('%s prints JSON that parses, and words without it', async (_, args) => {
  const json = await hookline([...args(), '--json', '-w', workspace]);
  expect(json).toMatchObject({ status: 0, err: '' });
  expect(JSON.parse(json.out)).toBeTruthy();
  const words = await hookline([...args(), '-w', workspace]);
  expect(words.status).toBe(0);
  expect(() => JSON.parse(words.out)).toThrow();
  expect(words.out).not.toContain('https://');
});

test('investigate prints JSON that parses, also where inputs fail', async () => {
  const { status, out, err } = await hookline([
    'investigate',
    fileOf('feed.csv', csv),
    fileOf('empty.csv', ''),
    '--json',
    '-w',
    `${freshFolder()}/w`,
  ]);
  expect(status).toBe(3);
  expect(JSON.parse(out)).toMatchObject({
    inputs: [{ error: null }, { error: { code: 'HOOKLINE_INPUT_EMPTY' } }],
    overview: { reports: 3, rejects: 1 },
  });
  expect(err).toMatch(/^HOOKLINE_INPUT_EMPTY: empty\.csv is empty\n {2}Check/);
});

test('rejects names file, line and reason', async () => {
  expect((await hookline(['rejects', '-w', workspace])).out).toMatch(/^feed\.csv:5: 4 cells where the header has 3\n/);
});

test('campaigns can be narrowed by class, type, brand and size', async () => {
  const count = async (...args: string[]) =>
    (JSON.parse((await hookline(['campaigns', '--json', '-w', workspace, ...args])).out) as unknown[]).length;
  expect(await count('--min', '1')).toBe(2);
  expect(await count()).toBe(1);
  expect(await count('--brand', 'evri')).toBe(1);
  expect(await count('--brand', 'evri', '--type', 'banking')).toBe(0);
  expect(await count('--min', '1', '--limit', '1')).toBe(1);
});

test('a brand is found by any of its names, a campaign also in small letters, messages also by words without quotes', async () => {
  const out = async (...args: string[]) => (await hookline([...args, '-w', workspace])).out;
  expect(await out('campaigns', '--brand', 'EVRI')).toBe(await out('campaigns', '--brand', 'evri'));
  expect(await out('campaign', campaign.toLowerCase())).toBe(await out('campaign', campaign));
  expect(await out('messages', 'parcel', 'fee')).toBe(await out('messages', '--search', 'parcel fee'));
  expect(await out('messages', 'tax')).toContain('from hmrc');
});

test('UK is the United Kingdom', async () => {
  const { out } = await hookline(['investigate', fileOf('uk.csv', csv), '--region', 'uk', '-w', `${freshFolder()}/w`]);
  expect(out).toContain('numbers of GB');
});

test('whoever says how to read a file that was taken in before is told that it stays as it was', async () => {
  const { workspace: own } = await investigated(fileOf('feed.csv', csv));
  const again = async (...args: string[]) => (await hookline(['investigate', fileOf('feed.csv', csv), ...args, '-w', own])).out;
  expect(await again()).not.toContain('another workspace');
  expect(await again('--time-zone', 'Europe/London')).toMatch(
    /taken in before, nothing new\n {2}it stays .* \(times in UTC, numbers of GB\); .*another workspace/,
  );
  expect(await again('--map', 'text=sender')).toContain('another workspace');
});

test('on a narrow terminal what a campaign says stands below its row', async () => {
  const of = async (width: number) => (await hookline(['campaigns', '-w', workspace], { width })).out.split('\n');
  for (const width of [80, 90, 120]) expect(Math.max(...(await of(width)).map((line) => line.length))).toBeLessThanOrEqual(width);
  expect((await of(80))[1]).toMatch(/^C-\S+ .* 2026-03-03$/);
  expect((await of(80))[2]).toMatch(/^ {4}Evri, delivery: /);
  expect((await of(200)).join('\n')).toBe((await hookline(['campaigns', '-w', workspace])).out);
});

describe('what goes wrong has a code, a remedy and an exit status', () => {
  const here = () => ['-w', workspace];
  const cases: readonly (readonly [string, number, () => string[]])[] = [
    ['HOOKLINE_USAGE', 2, () => ['bogus']],
    ['HOOKLINE_USAGE', 2, () => ['campaigns', '--bogus']],
    ['HOOKLINE_USAGE', 2, () => ['investigate']],
    ['HOOKLINE_USAGE', 2, () => ['messages', ...here()]],
    ['HOOKLINE_USAGE', 2, () => ['campaigns', '--limit', 'many', ...here()]],
    ['HOOKLINE_USAGE', 2, () => ['investigate', 'x.csv', '--map', 'nofield=x']],
    ['HOOKLINE_OPTION_VALUE', 2, () => ['campaigns', '--type', 'bogus', ...here()]],
    ['HOOKLINE_OPTION_VALUE', 2, () => ['investigate', 'x.csv', '--time-zone', 'Mars/Olympus']],
    ['HOOKLINE_OPTION_VALUE', 2, () => ['investigate', 'x.csv', '--region', 'Britain']],
    ['HOOKLINE_OPTION_VALUE', 2, () => ['investigate', 'x.csv', '--region', 'XX']],
    ['HOOKLINE_OPTION_VALUE', 2, () => ['campaigns', '--brand', 'No Such Firm', ...here()]],
    ['HOOKLINE_OPTION_VALUE', 2, () => ['investigate', 'x.csv', '--format', 'xml']],
    ['HOOKLINE_OPTION_VALUE', 2, () => ['investigate', 'x.csv', '--delimiter', '::']],
    ['HOOKLINE_OPTION_VALUE', 2, () => ['investigate', 'x.csv', '--encoding', 'klingon']],
    ['HOOKLINE_UNKNOWN_CAMPAIGN', 2, () => ['campaign', 'C-0000000000', ...here()]],
    ['HOOKLINE_INPUT_MISSING', 3, () => ['investigate', 'no-such.csv', ...here()]],
    ['HOOKLINE_INPUT_EMPTY', 3, () => ['investigate', fileOf('empty.csv', ''), ...here()]],
    ['HOOKLINE_INPUT_BINARY', 3, () => ['investigate', fileOf('x.csv', Buffer.alloc(100)), ...here()]],
    ['HOOKLINE_INPUT_DAMAGED', 3, () => ['investigate', fileOf('x.csv.gz', Buffer.from([0x1f, 0x8b, 8, 0, 1])), ...here()]],
    ['HOOKLINE_NO_TEXT_COLUMN', 3, () => ['investigate', fileOf('x.csv', 'a,b\n1,2\n'), ...here()]],
    ['HOOKLINE_WORKSPACE_MISSING', 4, () => ['verify', '-w', `${freshFolder()}/none`]],
    ['HOOKLINE_WRITE_FAILED', 5, () => ['investigate', fileOf('x.csv', csv), '-w', `${fileOf('a-file', 'x')}/w`]],
  ];
  test.each(cases)('%s (%d)', async (code, exit, args) => {
    const { status, err } = await hookline(args());
    expect(err).toMatch(new RegExp(`^${code}: .+\\n  \\S.+\\n$`));
    expect(status).toBe(exit);
  });

  test('nothing in the name of a file or in a value steers the terminal or passes for a line of its own', async () => {
    const name = 'a\u001b[31m\nHOOKLINE_DONE: all is well.csv';
    for (const args of [
      ['investigate', fileOf(name, ''), ...here()],
      ['investigate', `no-${name}`, ...here()],
      ['campaigns', '--type', name, ...here()],
    ]) {
      const { out, err } = await hookline(args);
      expect(out + err).not.toContain('\u001b');
      expect(`${out}${err}`).not.toMatch(/^HOOKLINE_DONE/m);
    }
  });

  test('a text column that is missing is told with the columns seen and the option to map', async () => {
    const { err } = await hookline(['investigate', fileOf('x.csv', 'alpha,beta\n1,2\n'), ...here()]);
    expect(err).toContain('Columns seen: alpha, beta');
    expect(err).toContain('--map text=');
  });
});

test('the options of investigate reach the reading', async () => {
  const path = fileOf(
    'x.txt',
    'when|what|who\n03/04/2026 10:00|your parcel is held|(415) 555-0134\n03/14/2026 10:00|your tax is due|(415) 555-0135\n',
  );
  const args = [
    '--format',
    'csv',
    '--delimiter',
    '|',
    '--map',
    'text=what',
    '--map',
    'sender=who',
    '--map',
    'received=when',
    '-z',
    'America/New_York',
    '-r',
    'us',
  ];
  const { workspace: own } = await investigated(path, ...args);
  const [found] = JSON.parse((await hookline(['messages', '-s', 'parcel', '--json', '-w', own])).out) as {
    senders: string[];
    first: number;
  }[];
  expect(found).toMatchObject({ senders: ['tel:+14155550134'], first: Date.UTC(2026, 2, 4, 15) });
});

describe('the program as built', () => {
  const program = (...args: string[]): Outcome => runProgram([...args, '-w', workspace]);

  test('gives the same words, status and errors as in this process', async () => {
    expect(program('campaigns')).toEqual(await hookline(['campaigns', '-w', workspace]));
    expect(program('campaign', 'C-0')).toEqual(await hookline(['campaign', 'C-0', '-w', workspace]));
  });

  test('reads standard input, and shows no bars where no terminal is', () => {
    const { status, out, err } = runProgram(['investigate', '-', '-w', `${freshFolder()}/w`], {
      input: 'Your parcel is held\n\nHi mum, it is me\n',
    });
    expect([status, err]).toEqual([0, '']);
    expect(out).toContain('standard input: text, 2 records, 2 new');
  });
});
