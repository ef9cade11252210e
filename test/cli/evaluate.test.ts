import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { hookline, investigated, outputOf, runProgram } from '../support/cli.ts';
import { look } from '../support/database.ts';
import { evaluationFeed, feedTexts } from '../support/evaluation.ts';
import { fileOf, freshFolder } from '../support/folders.ts';

const feed = evaluationFeed();
const { evaluate, labels, drawn } = feed;
// biome-ignore lint/suspicious/noExplicitAny: what is printed is looked at field by field
const jsonOf = feed.json as (...args: string[]) => Promise<any>;

describe('draw', () => {
  test('says how many, of how many, why, and where to go on', async () => {
    const { status, out } = await evaluate(['draw', '--size', '5']);
    expect(status).toBe(0);
    expect(out).toContain('sample-1: 5 texts; random: 5 of 8 of all texts, seed 1');
    expect(out).toContain('5 of 8 texts: a share found in a random sample of this size lies within');
    expect(out).toContain('hookline evaluate label --sample sample-1 --as <you>');
    expect((await evaluate(['draw'])).out).toContain('there is no sampling error');
    expect(await jsonOf('draw', '--by', 'stratified', '--size', '3', '--name', 'mine')).toMatchObject({
      name: 'mine',
      texts: 3,
      population: 8,
      reason: null,
      drawnBy: 'tester',
    });
    expect(
      (await look(feed.workspace, 'SELECT name, count(*) AS n FROM samples GROUP BY name ORDER BY name')).map(({ name, n }) => [
        name,
        Number(n),
      ]),
    ).toEqual([
      ['mine', 3],
      ['sample-1', 5],
      ['sample-2', 8],
    ]);
  });

  test('writes a table for a spreadsheet: nothing that runs, links or hides in it', async () => {
    const path = join(freshFolder(), 'to-label.csv');
    await evaluate(['draw', '--csv', path]);
    const lines = readFileSync(path, 'utf8').split('\r\n');
    expect(lines[0]).toBe('id,text,class,type,topic,brand,lures,asks,note');
    expect(lines.filter(Boolean)).toHaveLength(9);
    expect(lines.join('\n')).toContain(",'=1+1 ⟨U+001B⟩[31mred⟨U+202E⟩ turned,");
    expect(lines.join('\n')).toContain('hxxps[:]//evri-fee[.]example/a');
  });

  test('refuses a name that is taken, and a class of which there is nothing', async () => {
    await evaluate(['draw', '--name', 'one']);
    expect(await evaluate(['draw', '--name', 'one'])).toMatchObject({ status: 2, err: expect.stringContaining('HOOKLINE_SAMPLE_EXISTS') });
    const { workspace: other } = await investigated(fileOf('feed.csv', 'text\nSee you at six\n'));
    const nothing = await hookline(['evaluate', 'draw', '--of', 'passcode', '-w', other]);
    expect(nothing).toMatchObject({ status: 2, err: expect.stringContaining('HOOKLINE_NOTHING_TO_DRAW') });
    for (const args of [
      ['--by', 'luck'],
      ['--of', 'fraud'],
      ['--size', '0'],
    ])
      expect((await evaluate(['draw', ...args])).status).toBe(2);
    const nowhere = await evaluate(['draw', '--csv', join(freshFolder(), 'no', 'folder.csv')]);
    expect(nowhere).toMatchObject({ status: 5, err: expect.stringContaining('HOOKLINE_WRITE_FAILED') });
  });
});

describe('import and export', () => {
  test('a label is taken by id or by exact text, a bad row named with line and reason, the rest kept', async () => {
    const sample = await drawn();
    const [first, second, third] = sample.map(({ id }) => id);
    const rows = [
      'ID;Text;Class;Type;Brand;Lures;Asks;Note',
      `${first};;Scam;Hi Mum/Dad;none;Authority, kindness;reply;"two\nlines"`,
      `;${feedTexts[7]};legitimate;;;;;`,
      `${second};;;;;;;`,
      `${third};;scam;;;;;`,
      `${third};;spam;;;;;`,
      'nope;;spam;;;;;',
      `${first};;fraud;;;;;`,
      `${second};;spam;delivery;;;;`,
      `${second};;scam;delivery;;greed;;`,
      `${second};;;delivery;;;;`,
      ';;spam;;;;;',
      'a;b;c;d;e;f;g;h;i',
      `${second};;scam;;!?;;;`,
    ];
    const path = fileOf('labels.csv', `\ufeff${rows.join('\r\n')}\r\n`);
    const taken = await jsonOf('import', path, '--as', 'ann');
    expect(taken).toMatchObject({
      name: 'labels.csv',
      rows: 13,
      saved: 3,
      unchanged: 0,
      empty: 1,
      unknownBrands: [],
    });
    expect(taken.refused.map(({ line, reason }: { line: number; reason: string }) => `${line}: ${reason}`)).toEqual([
      '7: the same text as in line 6, which counts',
      '8: the workspace has no such text',
      expect.stringContaining("9: class 'fraud' is not one of"),
      '10: a type, but the class is spam',
      expect.stringContaining("11: lure 'greed' is not one of"),
      '12: an answer without a class',
      '13: neither id nor text',
      expect.stringContaining('14: 9 cells'),
      "15: brand '!?' has neither letters nor figures",
    ]);
    const kept = await labels('--as', 'ann');
    expect(kept.find(({ textId }) => textId === first)).toMatchObject({
      scamType: 'hi_mum_dad',
      brand: '',
      lures: ['authority', 'kindness'],
      asks: ['reply'],
      note: 'two\nlines',
    });
    expect(kept.find(({ textId }) => textId === third)).toMatchObject({ messageClass: 'scam', scamType: null, brand: null, lures: null });
    expect((await evaluate(['import', path, '--as', 'ann'])).out).toContain('0 labels kept, 3 as before, 1 without an answer, 9 refused');
  });

  test('what is exported can be taken in again as it was', async () => {
    const sample = await drawn();
    const body = sample.map(({ id }, at) => `${id},${at % 2 ? 'scam,others,romance,Gronk,herd,link pay,' : 'spam,,,,,,'}"=1+1, ""x"""`);
    await evaluate(['import', fileOf('a.csv', `id,class,type,topic,brand,lures,asks,note\n${body.join('\n')}\n`), '--as', 'ann']);
    const csv = (await evaluate(['export'])).out;
    expect(csv.split('\r\n')[0]).toBe('id,text,class,type,topic,brand,lures,asks,note,labelled_by,labelled_at');
    expect(csv).toContain('2026-04-06T00:00:00.000Z');
    const path = join(freshFolder(), 'out.csv');
    await evaluate(['export', '--csv', path, '--sample', 'sample-1']);
    expect(readFileSync(path, 'utf8')).toBe(csv);
    expect(await jsonOf('import', path, '--as', 'bob')).toMatchObject({ rows: 8, saved: 8, refused: [], unknownBrands: ['Gronk'] });
    const plain = (list: Record<string, unknown>[]) => list.map(({ labelledBy, ...rest }) => rest);
    expect(plain(await labels('--as', 'bob'))).toEqual(plain(await labels('--as', 'ann')));
  });

  test('a file without the columns, and one that is not there, are told', async () => {
    const wrong = await evaluate(['import', fileOf('x.csv', 'alpha,beta\n1,2\n'), '--as', 'ann']);
    expect(wrong).toMatchObject({ status: 3, err: expect.stringMatching(/HOOKLINE_LABEL_COLUMNS: .*alpha, beta/) });
    expect(await evaluate(['import', 'no-such.csv', '--as', 'ann'])).toMatchObject({ status: 3 });
    expect((await evaluate(['import', '-', '--as', 'ann'], `id,class\nnope,spam\n`)).out).toContain('0 labels kept');
  });
});

describe("a person's label", () => {
  test('wins everywhere from then on, with who said it', async () => {
    const campaign = async () =>
      JSON.parse((await hookline(['campaigns', '--json', '-w', feed.workspace])).out) as { messageClass: string }[];
    expect((await campaign()).map(({ messageClass }) => messageClass)).toEqual(['scam']);
    await drawn();
    const rows = feedTexts.slice(0, 2).map((text) => `"${text}",legitimate`);
    await evaluate(['import', fileOf('l.csv', `text,class\n${rows.join('\n')}\n`), '--as', 'ann']);
    expect((await campaign()).map(({ messageClass }) => messageClass)).toEqual(['legitimate']);
    const found = JSON.parse((await hookline(['messages', '-s', 'parcel', '--json', '-w', feed.workspace])).out);
    expect(found).toMatchObject([
      { messageClass: 'legitimate', producer: 'person:ann', confidence: 1 },
      { messageClass: 'legitimate', producer: 'person:ann' },
    ]);
    expect((await hookline(['messages', '-s', 'parcel', '-w', feed.workspace])).out).toContain('because labelled by ann');
    expect(JSON.parse(outputOf(feed.workspace, 'campaigns.json'))).toMatchObject({ campaigns: [{ messageClass: 'legitimate' }] });
    // It outlives the next investigation, which reads nothing anew.
    await hookline([
      'investigate',
      fileOf('more.csv', 'text\nEvri: your parcel is held, pay the fee at https://evri-fee.example/z\n'),
      '-w',
      feed.workspace,
    ]);
    expect(JSON.parse((await hookline(['messages', '-s', 'evri-fee example/a', '--json', '-w', feed.workspace])).out)).toMatchObject([
      { producer: 'person:ann' },
    ]);
  });
});

describe('score', () => {
  const give = async (person: string, sayings: Readonly<Record<string, string>>) => {
    const rows = Object.entries(sayings).map(([text, said]) => `"${text}",${said}`);
    await evaluate(['import', fileOf('l.csv', `text,class,type,lures\n${rows.join('\n')}\n`), '--as', person]);
  };

  test('holds every person against every other and each classifier, and says what is labelled', async () => {
    await drawn();
    const [a = '', b = '', c = '', d = ''] = feedTexts;
    await give('ann', { [a]: 'scam,delivery,authority', [b]: 'scam,delivery,authority', [c]: 'scam,government,', [d]: 'passcode,,' });
    await give('bob', { [a]: 'scam,delivery,authority', [b]: 'scam,banking,herd', [d]: 'spam,,' });
    const result = await jsonOf('score', '--sample', 'sample-1');
    expect(result).toMatchObject({
      texts: 8,
      labelledByAny: 4,
      labelled: [
        { person: 'ann', texts: 4 },
        { person: 'bob', texts: 3 },
      ],
    });
    expect(result.pairs).toHaveLength(3);
    expect(result.pairs[0]).toMatchObject({
      reference: 'ann',
      other: 'bob',
      texts: 3,
      messageClass: { agreement: { value: 2 / 3 }, table: { counts: expect.anything() } },
      scamTypeOfScams: { texts: 2, agreement: { value: 0.5 } },
      lures: { texts: 2, scores: { accuracy: { value: 0.5 } } },
    });
    expect(result.pairs.slice(1).map((pair: { otherKind: string }) => pair.otherKind)).toEqual(['embedded', 'embedded']);
    const { out } = await evaluate(['score', '--sample', 'sample-1']);
    expect(out).toContain('sample-1: 8 texts; random: 8 of 8 of all texts, seed 1');
    expect(out).toContain('labelled by ann 4 (50 %), bob 3 (37 %); by anybody 4 (50 %)');
    expect(out).toContain('Figures are of the labelled part only.');
    expect(out).toContain('═══ ann and bob (a person too): 3 texts');
    expect(out).toContain('class: 3 texts; agreement 0.67 (0.21–0.94)');
    expect(out).toContain('too few texts to trust');
    expect((await evaluate(['score'])).out).toContain('all labelled texts: 4');
    expect((await evaluate(['score'])).out).toBe((await evaluate(['score'])).out);
  });

  test('writes every figure as a table', async () => {
    await drawn();
    await give('ann', { [feedTexts[0] ?? '']: 'scam,delivery,authority', [feedTexts[3] ?? '']: 'passcode,,' });
    const path = join(freshFolder(), 'scores.csv');
    await evaluate(['score', '--csv', path]);
    const [head, ...lines] = readFileSync(path, 'utf8').trim().split('\r\n');
    expect(head).toBe('reference,other,question,category,measure,value,low,high,texts,support');
    expect(lines.some((line) => /^ann,[^,]+,class,scam,recall,[01],/.test(line))).toBe(true);
    expect(new Set(lines.map((line) => line.split(',')[2]))).toEqual(new Set(['class', 'type', 'type of scams', 'lures', 'brand']));
  });

  test('says so where nobody has labelled anything, and where the sample is no random one', async () => {
    await evaluate(['draw', '--by', 'least-certain']);
    const { status, out } = await evaluate(['score', '--sample', 'sample-1']);
    expect(status).toBe(0);
    expect(out).toContain('Nobody has labelled any of them yet.');
    expect(out).toContain('The sample is not a plain random one');
    expect((await evaluate(['score', '--sample', 'x'])).status).toBe(2);
  });
});

test.each(['draw', 'label', 'import', 'export', 'score'])(
  'the help of evaluate %s has an example, its options and the exit status',
  async (name) => {
    const { status, out } = await hookline(['evaluate', name, '--help']);
    expect(status).toBe(0);
    expect(out).toMatch(new RegExp(`Example:\\n  \\$ .*hookline evaluate ${name}`));
    for (const part of ['--json', '--workspace', 'Exit status: 0 done']) expect(out).toContain(part);
  },
);

test('evaluate without a subcommand shows its help, and the call is wrong', async () => {
  const { status, err } = await hookline(['evaluate']);
  expect(status).toBe(2);
  expect(err).toContain('Usage: hookline evaluate');
  expect((await hookline(['evaluate', 'bogus'])).status).toBe(2);
});

test('the program as built labels from standard input', async () => {
  await drawn();
  const { status, out } = runProgram(['evaluate', 'label', '--sample', 'sample-1', '--as', 'ann', '-w', feed.workspace], {
    input: 'p\ns\n',
  });
  expect([status, existsSync(join(feed.workspace, 'report.html'))]).toEqual([0, true]);
  expect(out).toContain('ann has labelled 2 of 8');
});
