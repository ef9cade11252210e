import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { LookupReport } from '../../src/model/lookup.ts';
import { hookline, runProgram } from '../support/cli.ts';
import { exampleWorkspace } from '../support/example-workspace.ts';
import { exampleFeed, fileOf, freshFolder } from '../support/folders.ts';

let workspace: string;
const empty = join(freshFolder(), 'none');

beforeAll(async () => {
  workspace = await exampleWorkspace();
});

const lookup = (...args: readonly string[]) => hookline(['lookup', ...args]);
const asJson = async (...args: readonly string[]) => JSON.parse((await lookup(...args, '--json')).out) as LookupReport;

describe('hookline lookup', () => {
  it('shows on one screen verdict, score, reasons, unknowns, our reports, campaigns, facts with source and date, who was not asked', async () => {
    const { status, out } = await lookup('evri-redelivery.example', '-w', workspace);
    expect(status).toBe(0);
    for (const words of [
      'SCAM, risk',
      'of 100',
      'reports of ours that are scams',
      'not known:',
      'in our reports',
      'campaign',
      'Brand catalogue',
      'not configured:',
    ])
      expect(out).toContain(words);
    expect(out).toContain('evri-redelivery[.]example');
    expect(out).not.toContain('evri-redelivery.example');
    expect(out.split('\n').length).toBeLessThan(50);
  });

  it('counts the same reports as the feed holds', async () => {
    const report = await asJson('evri-redelivery.example', '-w', workspace);
    const rows = readFileSync(exampleFeed, 'utf8')
      .split('\n')
      .filter((line) => /evri-redelivery\W{1,4}example/i.test(line));
    expect(report.history?.['domain:evri-redelivery.example']?.reports).toBe(rows.length);
    expect(report.campaigns[0]?.through.map(({ subject }) => subject)).toContain('domain:evri-redelivery.example');
  });

  it('reads a whole message, and what it leads to', async () => {
    const text = 'Evri: your parcel is held, pay the £1.99 fee at https://evri-redelivery.example/pay or call +44 7700 900123';
    const report = await asJson(text, '-w', workspace);
    expect(report).toMatchObject({
      kind: 'text',
      risk: { verdict: 'scam' },
      message: { verdict: { messageClass: 'scam', scamType: 'delivery' } },
    });
    expect(report.groups.map(({ subject }) => subject)).toEqual([
      'url:https://evri-redelivery.example/pay',
      'host:evri-redelivery.example',
      'domain:evri-redelivery.example',
      'tel:+447700900123',
    ]);
    const words = await lookup(...text.split(' '), '-w', workspace);
    expect(words.out).toContain('message  scam, delivery');
  });

  it('knows a message that was reported, and a near copy of it', async () => {
    const known = JSON.parse((await hookline(['messages', '--search', 'evri-redelivery', '--json', '-w', workspace])).out) as {
      text: string;
    }[];
    const report = await asJson(known[0]?.text ?? '', '-w', workspace, '--as', 'text');
    expect(Object.keys(report.history ?? {}).some((key) => key.startsWith('text:'))).toBe(true);
    expect(report.risk.reasons.map(({ rule }) => rule)).toContain('text_known');
  });

  it('works without a workspace, and says what it does not know for it', async () => {
    const { status, out } = runProgram(['lookup', 'evri-parcel.example'], { cwd: freshFolder() });
    expect(status).toBe(0);
    expect(out).toContain('no workspace, so not looked at');
    expect(out).toContain('no workspace to count its quota in');
    expect(await lookup('evri-parcel.example', '-w', empty)).toMatchObject({
      status: 4,
      err: expect.stringContaining('HOOKLINE_WORKSPACE_MISSING'),
    });
  });

  it('takes what --as says, or fails by the error table', async () => {
    expect(await asJson('EVRI', '--as', 'text', '-w', workspace)).toMatchObject({ kind: 'text' });
    expect(await lookup('EVRI', '--as', 'number', '-w', workspace)).toMatchObject({
      status: 2,
      err: expect.stringContaining('HOOKLINE_OPTION_VALUE'),
    });
    expect(await lookup('x', '--as', 'nonsense')).toMatchObject({ status: 2 });
    expect(await lookup()).toMatchObject({ status: 2, err: expect.stringContaining('HOOKLINE_USAGE') });
    expect(await lookup('  ')).toMatchObject({ status: 2 });
  });

  it('looks up a list, one line of JSON each, whatever stands in it', async () => {
    const list = [
      '# Title: numbers and hosts of the week',
      '+447700900123',
      '',
      '#',
      'EVRI',
      'evri-redelivery.example',
      '"><script>alert(1)</script>',
      'Your parcel is held, pay at evri-redelivery.example',
      '\u202eevil\u0000',
      'x'.repeat(20_000),
    ];
    const { status, out } = await lookup('--file', fileOf('list.txt', list.join('\n')), '-w', workspace);
    expect(status).toBe(0);
    const reports = out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as LookupReport);
    expect(reports.map(({ given }) => given)).toEqual(list.filter((line) => line !== '' && !/^#(?: |$)/.test(line)));
    expect(reports.slice(0, 3).map(({ kind }) => kind)).toEqual(['number', 'sender_name', 'domain']);
    const alone = await asJson('evri-redelivery.example', '-w', workspace);
    expect(reports[2]).toEqual(alone);
  });

  it('reads the list from standard input, tells of lines that cannot be read, and of a file that is not there', async () => {
    const { out } = await hookline(['lookup', '--file', '-', '--as', 'number', '-w', workspace], { input: '07700 900123\nEVRI\n' });
    expect(
      out
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line)),
    ).toMatchObject([{ value: '+447700900123' }, { given: 'EVRI', error: expect.stringContaining('number') }]);
    expect(await lookup('--file', join(freshFolder(), 'none.txt'))).toMatchObject({ status: 3 });
    expect(await lookup('--file', 'list.txt', 'EVRI')).toMatchObject({ status: 2 });
    expect(await lookup('--file', 'list.txt', '--pdf', 'x.pdf')).toMatchObject({ status: 2 });
  });

  it('writes the page and the PDF that one attaches to an incident', async () => {
    const folder = freshFolder();
    const [html, pdf] = [join(folder, 'lookup.html'), join(folder, 'lookup.pdf')];
    const hostile = `Evri <b>"&</b> \u202e pay https://evri-redelivery.example/<script>`;
    expect(await lookup(hostile, '-w', workspace, '--html', html, '--pdf', pdf)).toMatchObject({
      status: 0,
      out: expect.stringContaining(html),
    });
    const page = readFileSync(html, 'utf8');
    expect(page).not.toMatch(/<script|<b>"|https:\/\/|\u202e/);
    expect(page).toContain('⟨U+202E⟩');
    expect(readFileSync(pdf).subarray(0, 8).toString('latin1')).toBe('%PDF-1.7');
    expect(existsSync(`${pdf}.new`)).toBe(false);
    expect(await lookup('EVRI', '--pdf', join(folder, 'no', 'such', 'folder.pdf'))).toMatchObject({ status: 5 });
  });

  it('shows hostile input as text on the screen', async () => {
    for (const given of ['\u202eevil.example', '\u001b[31mred', 'https://evil.example/\u200b<script>', "'; DROP TABLE reports; --"]) {
      const { status, out } = await lookup(given, '-w', workspace);
      expect(status).toBe(0);
      // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
      expect(out).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u200b-\u200f\u202a-\u202e]|https?:\/\//);
    }
    expect((await hookline(['verify', '-w', workspace])).status).toBe(0);
  });
});

describe('hookline watch run', () => {
  it('has nothing to do where nothing was asked', async () => {
    const { status, out } = await hookline(['watch', 'run', '-w', workspace, '--json']);
    expect([status, JSON.parse(out)]).toMatchObject([0, { due: { numbers: 0, domains: 0 }, providers: [], changed: [], unasked: 0 }]);
    expect((await hookline(['watch', 'run', '-w', workspace])).out).toContain('due: 0 numbers, 0 domains');
    expect(await hookline(['watch', 'run', '-w', empty])).toMatchObject({ status: 4 });
  });
});
