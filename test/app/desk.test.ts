import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { decide } from '../../src/app/decide.ts';
import { type Desk, type DeskOptions, openDesk } from '../../src/app/desk.ts';
import { drawSample, openLabelling } from '../../src/app/evaluate.ts';
import type { PushedReport } from '../../src/app/journal.ts';
import type { Run, ServerEvent } from '../../src/model/run.ts';
import { look } from '../support/database.ts';
import { csvOf, exampleRows } from '../support/example-rows.ts';
import { exampleFeed, freshFolder } from '../support/folders.ts';

const now = Date.UTC(2026, 3, 6);
const clock = { now: () => now };
const options = { create: true, actor: 'tester', zone: 'Europe/London', region: 'GB', uploadLimit: 1_000_000, environment: {} };
const bytes = async function* (...parts: (string | Uint8Array)[]) {
  for (const part of parts) yield Buffer.from(part);
};
const open = (folder = join(freshFolder(), 'desk'), more: Partial<DeskOptions> = {}) => openDesk(folder, { ...options, ...more }, clock);
const example = () => bytes(readFileSync(exampleFeed));
const done = async (desk: Desk, ...uploads: string[]) =>
  desk.runs.finished((await desk.runs.start({ job: 'investigate', uploads }, 'ann')).runId);
const reports = async (desk: Desk) => (await desk.store.overview()).reports;

/** Three texts of one script, as a gateway hands them in. */
const pushed: readonly PushedReport[] = ['111', '112', '113'].map((end) => ({
  sender: `+447700900${end}`,
  text: `Evri: your parcel is held, pay the fee of £1.${end.slice(1)} at https://evri-fee${end}.example/pay`,
  received: '2026-03-05T10:00:00Z',
}));

describe('a workspace from empty to campaigns', () => {
  let desk: Desk;
  let run: Run;
  const events: ServerEvent[] = [];
  const before = { revision: '' };

  beforeAll(async () => {
    desk = await open();
    desk.subscribe((event) => events.push(event));
    before.revision = desk.revision;
    const upload = await desk.uploads.add('feed.csv', example());
    run = await done(desk, upload.uploadId);
  });
  afterAll(() => desk.close());

  test('a run takes an upload in and says what came of it', () => {
    expect(run).toMatchObject({ state: 'done', job: 'investigate', actor: 'ann', error: null, progress: null });
    expect(run.result?.inputs).toMatchObject([{ name: 'feed.csv', known: false, error: null }]);
    expect(run.result?.inputs[0]?.added).toBeGreaterThan(100);
    expect(run.result?.campaigns).toBeGreaterThan(5);
    expect(run.result?.summary).toMatch(/new reports.*campaigns of two reports and more\./);
  });

  test('writes the results, and lets the upload go', async () => {
    const folder = desk.workspace.folder;
    expect(['report.html', 'indicators.csv', 'campaigns.json'].every((name) => existsSync(join(folder, name)))).toBe(true);
    expect(readdirSync(join(folder, 'incoming'))).toEqual([]);
  });

  test('whoever listens hears of the run and of the change', async () => {
    const states = () => [...new Set(events.flatMap((event) => (event.event === 'run' ? [event.run.state] : [])))];
    await expect.poll(states).toEqual(['waiting', 'running', 'done']);
    await expect.poll(() => events.some(({ event }) => event === 'changed')).toBe(true);
    expect(desk.revision).not.toBe(before.revision);
  });

  test('the same bytes again add nothing, and the preview says so beforehand', async () => {
    const { uploadId } = await desk.uploads.add('again.csv', example());
    expect((await desk.uploads.preview(uploadId, {})).known).toBe(true);
    const again = await done(desk, uploadId);
    expect(again.result?.inputs).toMatchObject([{ known: true, added: 0 }]);
  });

  test('an input that fails stops no other, stays for another try, and is told', async () => {
    const good = await desk.uploads.paste('Good afternoon, your parcel waits at the depot in Leeds');
    const bad = await desk.uploads.add('numbers.csv', bytes('a,b\n1,2\n3,4\n'));
    const mixed = await done(desk, bad.uploadId, good.uploadId);
    expect(mixed.state).toBe('done');
    expect(mixed.result?.inputs.map(({ error }) => error?.code ?? null)).toEqual(['HOOKLINE_NO_TEXT_COLUMN', null]);
    expect(mixed.result?.summary).toContain('1 of 2 inputs failed');
    const alone = await done(desk, bad.uploadId);
    expect(alone).toMatchObject({ state: 'failed', error: { code: 'HOOKLINE_NO_TEXT_COLUMN' } });
  });

  test('a check of the evidence finds all as it was taken in', async () => {
    const { runId } = await desk.runs.start({ job: 'verify' }, 'ann');
    expect(await desk.runs.finished(runId)).toMatchObject({ state: 'done', result: { broken: [] } });
  });

  test('refuses uploads and options that are none', async () => {
    const start = (asked: Parameters<Desk['runs']['start']>[0]) => desk.runs.start(asked, 'ann');
    await expect(start({ job: 'investigate', uploads: ['../../etc/passwd'] })).rejects.toMatchObject({ code: 'HOOKLINE_UNKNOWN_UPLOAD' });
    await expect(start({ job: 'investigate', options: { zone: 'Mars/Base' } })).rejects.toMatchObject({ code: 'HOOKLINE_OPTION_VALUE' });
    await expect(start({ job: 'investigate', options: { format: 'exe' } })).rejects.toMatchObject({ code: 'HOOKLINE_OPTION_VALUE' });
    expect(() => desk.runs.get('R-none')).toThrow(/no such run/);
  });
});

describe('uploads', () => {
  let desk: Desk;
  beforeAll(async () => {
    desk = await open();
  });
  afterAll(() => desk.close());

  test.each([
    ['../../../etc/passwd', 'passwd'],
    ['C:\\Windows\\system32\\x.csv', 'x.csv'],
    ['..', '..'],
    ['a\u0000b.csv', 'ab.csv'],
    ['\u202Egpj.exe', '\u202Egpj.exe'],
    ['=cmd|calc.csv', '=cmd|calc.csv'],
    ['<img src=x onerror=alert(1)>.csv', '<img src=x onerror=alert(1)>.csv'],
    ['', 'upload'],
    ['x'.repeat(5000), 'x'.repeat(200)],
  ])('named %j are kept under a random id, the name as data: %j', async (given, kept) => {
    const { uploadId, name } = await desk.uploads.add(given, bytes('text\nHello there, your parcel is here\n'));
    expect(name).toBe(kept);
    expect(uploadId).toMatch(/^[0-9a-f]{32}$/);
    expect(readdirSync(join(desk.workspace.folder, 'incoming', uploadId)).sort()).toEqual(['bytes', 'upload.json']);
    expect((await desk.uploads.preview(uploadId, {})).name).toBe(kept);
    await desk.uploads.drop(uploadId);
    await expect(desk.uploads.drop(uploadId)).rejects.toMatchObject({ code: 'HOOKLINE_UNKNOWN_UPLOAD' });
  });

  test('over the limit are refused as they come, and nothing of them is kept', async () => {
    let given = 0;
    const endless = (async function* () {
      for (; ; given++) yield Buffer.alloc(100_000);
    })();
    await expect(desk.uploads.add('big.csv', endless)).rejects.toMatchObject({ code: 'HOOKLINE_UPLOAD_TOO_LARGE' });
    expect(given).toBeLessThan(12);
    expect(readdirSync(join(desk.workspace.folder, 'incoming'))).toEqual([]);
  });

  test('are gone a day later, and what was cut off is gone at once', async () => {
    const folder = join(freshFolder(), 'old');
    const first = await open(folder);
    const { uploadId } = await first.uploads.paste('Hello there, is this still your number?');
    await first.close();
    const soon = await openDesk(folder, options, { now: () => now + 3_600_000 });
    expect((await soon.uploads.preview(uploadId, {})).format).toBe('text');
    await soon.close();
    const late = await openDesk(folder, options, { now: () => now + 90_000_000 });
    await expect(late.uploads.preview(uploadId, {})).rejects.toMatchObject({ code: 'HOOKLINE_UNKNOWN_UPLOAD' });
    await late.close();
  });
});

test('an upload whose description was cut off by a power cut is let go, and stops nobody', async () => {
  const folder = join(freshFolder(), 'cut');
  mkdirSync(join(folder, 'incoming', 'a'.repeat(32)), { recursive: true });
  writeFileSync(join(folder, 'incoming', 'a'.repeat(32), 'upload.json'), '');
  const desk = await open(folder);
  expect(readdirSync(join(folder, 'incoming'))).toEqual([]);
  await desk.close();
});

describe('work that nobody waits for', () => {
  const faults: string[] = [];
  const onFault: DeskOptions['onFault'] = (work, error) => void faults.push(`${work}: ${(error as Error).message}`);

  test('is told when results cannot be written, and is done when it can be', async () => {
    faults.length = 0;
    const desk = await open(undefined, { onFault });
    const report = join(desk.workspace.folder, 'report.html');
    mkdirSync(`${report}.new`);
    await desk.change(async () => undefined);
    await expect(desk.settle()).rejects.toThrow();
    expect(faults).toEqual([expect.stringMatching(/^the results could not be written: .*report\.html/)]);
    rmSync(`${report}.new`, { recursive: true });
    await desk.settle();
    expect(existsSync(report)).toBe(true);
    await desk.close();
  });

  test('is told when pushed reports cannot come into the database; they come when they can', async () => {
    faults.length = 0;
    const desk = await open(undefined, { onFault });
    const { originals } = desk.workspace;
    await desk.push(pushed.slice(0, 1));
    await desk.settle();
    await desk.push(pushed.slice(1));
    renameSync(originals, `${originals}.away`);
    writeFileSync(originals, '');
    await desk.settle();
    expect(faults[0]).toMatch(/^pushed reports wait in their journal: /);
    expect(await reports(desk)).toBe(1);
    rmSync(originals);
    renameSync(`${originals}.away`, originals);
    await desk.settle();
    expect(await reports(desk)).toBe(3);
    await desk.close();
  }, 30_000);

  test('that fails keeps nobody from the workspace for ever', async () => {
    const desk = await open(undefined, { onFault });
    const release = await desk.hold();
    await desk.push(pushed.slice(0, 1));
    // As by somebody who cleans up with the server still there.
    rmSync(join(desk.workspace.folder, 'feed'), { recursive: true });
    const next = desk.change(async () => 7).catch((error: Error) => error.message);
    await sleep(20);
    release();
    expect(await next).toBe(7);
    expect(await desk.change(async () => 8)).toBe(8);
    expect((await desk.push(pushed.slice(1)))[0]?.campaignId).toMatch(/^C-/);
    await desk.close();
  }, 30_000);
});

describe('reports that are pushed', () => {
  test('have their campaign at once, and soon after stand in the database and the results', async () => {
    const desk = await open();
    const told = await desk.push(pushed);
    expect(told.map(({ how }) => how)).toEqual(['new', 'known', 'known'].map(() => expect.stringMatching(/new|known|joined/)));
    expect(new Set(told.map(({ campaignId }) => campaignId)).size).toBe(1);
    expect(told.every(({ messageClass }) => messageClass === 'scam')).toBe(true);
    await desk.settle();
    expect(await reports(desk)).toBe(3);
    const [campaign] = await desk.store.campaigns({ minReports: 2, limit: 10 });
    expect(campaign).toMatchObject({ campaignId: told[0]?.campaignId, reports: 3 });
    expect(readFileSync(join(desk.workspace.folder, 'campaigns.json'), 'utf8')).toContain(campaign?.campaignId);
    await desk.close();
  });

  test('while somebody changes the workspace wait on disk, and are placed afterwards', async () => {
    const desk = await open();
    await desk.push(pushed.slice(0, 1));
    const release = await desk.hold();
    const told = await desk.push(pushed.slice(1));
    expect(told.map(({ how, campaignId }) => [how, campaignId])).toEqual([
      ['waiting', null],
      ['waiting', null],
    ]);
    expect(readdirSync(join(desk.workspace.folder, 'feed'))).toHaveLength(1);
    release();
    await desk.settle();
    expect(await reports(desk)).toBe(3);
    expect(readdirSync(join(desk.workspace.folder, 'feed'))).toEqual([]);
    await desk.close();
  }, 30_000);

  test('that are equal count once with an id or a time, and each without, whether they come together, later, or while a run goes on', async () => {
    const desk = await open();
    const report = { text: 'Evri: your parcel is held, pay at https://evri-fee.example/pay', sender: 'Evri' };
    const one = [{ ...report, id: 'G-1' }, { ...report, reported: '2026-03-05T10:00:00Z' }, report];
    const ids = (await desk.push([...one, ...one])).map(({ reportId }) => reportId);
    expect(ids.slice(3).map((id, at) => id === ids[at])).toEqual([true, true, false]);
    await desk.settle();
    await desk.push(one);
    const release = await desk.hold();
    await desk.push([...one, ...one]);
    release();
    await desk.settle();
    const { folder } = desk.workspace;
    await desk.close();
    const counted =
      "SELECT count(*) FILTER (external_id = 'G-1') AS a, count(*) FILTER (external_id IS NULL) AS b, count(*) AS n FROM reports";
    expect(await look(folder, counted)).toEqual([{ a: 1n, b: 1n, n: 7n }]);
  });

  test('between and during runs are all there in the end, none of them twice', async () => {
    const desk = await open();
    const many = Array.from({ length: 60 }, (_, at) => ({ id: `P-${at}`, ...pushed[at % 3] }));
    const { columns, rows } = await exampleRows();
    const parts = [rows.slice(0, 40), rows.slice(40, 80)];
    const pushing = (async () => {
      for (const report of many) {
        await desk.push([report]);
        await sleep(5);
      }
    })();
    for (const part of parts) {
      const { uploadId } = await desk.uploads.add('part.csv', bytes(csvOf(columns, part)));
      expect((await done(desk, uploadId)).state).toBe('done');
      await desk.change(async (workspace) => void (await workspace.store.overview()));
    }
    await pushing;
    await desk.settle();
    expect(await reports(desk)).toBe(140);
    expect((await desk.store.custody()).length).toBeGreaterThan(2);
    const { folder } = desk.workspace;
    await desk.close();
    expect(readdirSync(join(folder, 'feed'))).toEqual([]);
    const [ids] = await look(folder, "SELECT count(DISTINCT external_id) AS n FROM reports WHERE external_id LIKE 'P-%'");
    expect(Number(ids?.n)).toBe(60);
    const [without] = await look(folder, 'SELECT count(*) AS n FROM readings ANTI JOIN memberships USING (variant_key)');
    expect(Number(without?.n)).toBe(0);
  }, 60_000);
});

describe('changes', () => {
  test('come one after the other; a label does not wait for them', async () => {
    const desk = await open();
    const { uploadId } = await desk.uploads.add('feed.csv', example());
    await done(desk, uploadId);
    await drawSample(
      desk.workspace,
      { by: 'random', messageClass: null, size: 5, seed: 1, name: 'five', csv: null, drawnBy: 'ann' },
      clock,
    );
    const labelling = await openLabelling(desk.workspace, 'five', 'ann', clock);
    const { textId = '' } = labelling.texts[0] ?? {};
    const label = { textId, messageClass: 'spam' as const, scamType: null, brand: null, lures: [], asks: null, topic: null, note: null };
    const order: string[] = [];
    // In the middle of a transaction of the run's own connection.
    const first = desk.change(({ store }) =>
      store.saveReadings(async () => {
        await desk.append(() => labelling.save(label), { settle: true });
        expect(await store.labels({})).toHaveLength(1);
        order.push('label');
        await sleep(50);
        order.push('first');
      }),
    );
    const second = desk.change(async () => void order.push('second'));
    await Promise.all([first, second]);
    expect(order).toEqual(['label', 'first', 'second']);
    expect(await desk.store.labels({})).toHaveLength(1);
    await desk.close();
  });

  test('that fail let the next one in, and nobody waits for ever', async () => {
    const desk = await open();
    await expect(
      desk.change(async () => {
        throw new Error('no');
      }),
    ).rejects.toThrow('no');
    expect(await desk.change(async () => 7)).toBe(7);
    await desk.close();
  });
});

test('a report that is pushed after a merge belongs to the campaign that was merged into', async () => {
  const desk = await open();
  const [parcel, bank] = [
    'Evri: your parcel {n} is held, pay the fee at https://evri-{n}.example/p',
    'HSBC: a new payee was added, if not you ring +44 7700 900321 now {n}',
  ];
  const texts = (script: string, from: number) =>
    Array.from({ length: 3 }, (_, at) => ({ text: script.replaceAll('{n}', String(from + at)), sender: 'Evri' }));
  const [a] = await desk.push(texts(parcel as string, 100));
  const [b] = await desk.push(texts(bank as string, 200).map(({ text }) => ({ text, sender: 'HSBC' })));
  expect(a?.campaignId).not.toBe(b?.campaignId);
  await desk.settle();
  const [into, gone] = [a?.campaignId ?? '', b?.campaignId ?? ''];
  const merge = { kind: 'merge' as const, campaignId: into, with: [gone] };
  await desk.change((workspace) => decide(workspace, merge, { actor: 'ann', clock }));
  const [after] = await desk.push([{ text: (bank as string).replace('{n}', '207'), sender: 'HSBC' }]);
  expect(after?.campaignId).toBe(into);
  await desk.settle();
  expect((await desk.store.campaigns({ minReports: 2, limit: 10 })).map(({ campaignId, reports: count }) => [campaignId, count])).toEqual([
    [into, 7],
  ]);
  await desk.close();
}, 30_000);

test('what was run is still told after a restart, and what was cut off has failed', async () => {
  const folder = join(freshFolder(), 'desk');
  const desk = await open(folder);
  const { uploadId } = await desk.uploads.paste('Hello there, is this still your number?');
  const first = await done(desk, uploadId);
  await desk.close();
  const path = join(folder, 'runs.json');
  const kept = JSON.parse(readFileSync(path, 'utf8')) as Run[];
  writeFileSync(path, JSON.stringify([...kept, { ...first, runId: 'R-cut', state: 'running', endedAt: null, result: null }]));
  const again = await open(folder);
  expect(again.runs.list().map(({ runId, state, error }) => [runId, state, error?.code ?? null])).toEqual([
    ['R-cut', 'failed', 'HOOKLINE_RUN_INTERRUPTED'],
    [first.runId, 'done', null],
  ]);
  expect(again.revision).not.toBe(desk.revision);
  await again.close();
});

test('a workspace whose campaigns are no longer laid out is brought up to date by itself', async () => {
  const folder = join(freshFolder(), 'behind');
  const first = await open(folder);
  await done(first, (await first.uploads.add('feed.csv', example())).uploadId);
  const { total } = await first.store.browseCampaigns({});
  await first.workspace.store.dropReadings(0);
  await first.close();

  const second = await open(folder);
  const [run] = second.runs.list();
  expect(run).toMatchObject({ job: 'investigate', actor: 'tester' });
  expect((await second.runs.finished(run?.runId ?? '')).state).toBe('done');
  expect((await second.store.browseCampaigns({})).total).toBe(total);
  await second.close();

  const third = await open(folder);
  expect(third.runs.list().filter(({ state }) => state !== 'done')).toEqual([]);
  expect(third.runs.list()).toHaveLength(2);
  await third.close();
});
