import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { hookline, runProgram } from '../support/cli.ts';
import { fileOf, freshFolder, projectFolder } from '../support/folders.ts';

interface Result {
  readonly inputs: readonly {
    readonly name: string;
    readonly error: { readonly code: string } | null;
    readonly taken: { readonly added: number } | null;
  }[];
  readonly overview: { readonly reports: number };
}

async function investigate(...args: readonly string[]): Promise<{ status: number; err: string; result: Result }> {
  const { status, out, err } = await hookline(['investigate', ...args, '--json', '--workspace', join(freshFolder(), 'workspace')]);
  return { status, err, result: JSON.parse(out) as Result };
}

const one = 'text,sender\nyour parcel is held: evri.example/x,Evri\n';
const two = 'text,sender\nyour tax is due: hmrc.example/y,HMRC\n';

describe('a folder', () => {
  test('gives all its files, in depth and by name, and passes over hidden ones', async () => {
    const folder = freshFolder();
    mkdirSync(join(folder, 'deep'));
    fileOf('b.csv', one, folder);
    fileOf('a.txt', 'your bill is due now\n', join(folder, 'deep'));
    fileOf('.hidden.csv', two, folder);
    const { status, result } = await investigate(folder);
    expect(status).toBe(0);
    expect(result.inputs.map(({ name }) => name)).toEqual(['b.csv', 'a.txt']);
  });

  test('with a file that cannot be read gives the others, and fails in the end naming it', async () => {
    const folder = freshFolder();
    fileOf('a.csv', one, folder);
    symlinkSync(join(folder, 'nowhere'), join(folder, 'b.csv'));
    mkdirSync(join(folder, 'c.csv'));
    fileOf('d.csv', two, folder);
    fileOf('e.csv', Buffer.alloc(64), folder);
    const { status, err, result } = await investigate(folder);
    expect(status).toBe(3);
    expect(result.inputs.map(({ name, error }) => [name, error?.code ?? null])).toEqual([
      ['a.csv', null],
      ['b.csv', 'HOOKLINE_INPUT_UNREADABLE'],
      ['d.csv', null],
      ['e.csv', 'HOOKLINE_INPUT_BINARY'],
    ]);
    expect(result.overview.reports).toBe(2);
    expect(err).toMatch(/HOOKLINE_INPUT_UNREADABLE: .*b\.csv cannot be read/);
    expect(err).toContain('HOOKLINE_INPUT_BINARY: e.csv');
  });

  test('that holds a workspace gives what is beside it', async () => {
    const folder = freshFolder();
    fileOf('a.csv', one, folder);
    const args = ['investigate', folder, '--workspace', join(folder, 'hookline-workspace')];
    expect((await hookline(args)).status).toBe(0);
    const again = await hookline([...args, '--json']);
    expect((JSON.parse(again.out) as Result).inputs.map(({ name }) => name)).toEqual(['a.csv']);
  });

  test('without files is said to be so', async () => {
    expect(await hookline(['investigate', freshFolder(), '-w', join(freshFolder(), 'w')])).toMatchObject({
      status: 3,
      err: expect.stringContaining('HOOKLINE_INPUT_MISSING: no files in'),
    });
  });
});

test('standard input is one more input', async () => {
  const { out, status } = await hookline(['investigate', '-', '--json', '-w', join(freshFolder(), 'w')], {
    input: 'Your parcel is held\n\nHi mum, it is me\n',
  });
  expect(status).toBe(0);
  expect((JSON.parse(out) as Result).inputs).toMatchObject([{ name: 'standard input', taken: { added: 2 } }]);
});

test('a path that is not there stops the run before anything is made', async () => {
  const workspace = join(freshFolder(), 'w');
  expect(await hookline(['investigate', 'no-such-file.csv', '-w', workspace])).toMatchObject({
    status: 3,
    err: expect.stringContaining('HOOKLINE_INPUT_MISSING: no-such-file.csv: there is no such file or folder'),
  });
  expect((await hookline(['campaigns', '-w', workspace])).err).toContain('HOOKLINE_WORKSPACE_MISSING');
});

describe('a workspace that another process holds', () => {
  let holder: ChildProcess | null = null;
  afterEach(() => void holder?.kill());

  test('is refused with the number of that process', async () => {
    const workspace = join(freshFolder(), 'workspace');
    const path = fileOf('a.csv', one);
    expect((await hookline(['investigate', path, '-w', workspace])).status).toBe(0);
    const hold = `const { openWorkspace } = await import(${JSON.stringify(join(projectFolder, 'dist/app/workspace.js'))});
      await openWorkspace(${JSON.stringify(workspace)}, { create: false }); console.log('held'); setInterval(() => {}, 1000);`;
    holder = spawn(process.execPath, ['--input-type=module', '--eval', hold], { stdio: ['ignore', 'pipe', 'inherit'] });
    const said = await Promise.race([once(holder.stdout as NodeJS.ReadableStream, 'data'), once(holder, 'exit')]);
    expect(String(said[0])).toBe('held\n');
    for (const args of [['investigate', path], ['campaigns']]) {
      const { status, err } = runProgram([...args, '-w', workspace]);
      expect(status).toBe(4);
      expect(err).toMatch(new RegExp(`^HOOKLINE_WORKSPACE_BUSY: the workspace is held by process ${holder.pid}: .*workspace`));
    }
  });
});
