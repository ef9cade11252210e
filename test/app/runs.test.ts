import { expect, test } from 'vitest';
import { Runs, type RunWork } from '../../src/app/runs.ts';
import { HooklineError } from '../../src/model/errors.ts';
import { freshFolder } from '../support/folders.ts';

async function failed(error: Error) {
  const work: RunWork = async () => {
    throw error;
  };
  const runs = await Runs.open(freshFolder(), work, () => {}, { now: () => 0 });
  return (await runs.finished(runs.start({ job: 'verify' }, 'ann').runId)).error;
}

test('a fault of the program is told to those at the workbench as such, without its words', async () => {
  for (const fault of [new Error("cannot cast 'Dear Zoe, your code is 1234'"), new HooklineError('HOOKLINE_INTERNAL', 'SELECT secret')]) {
    const error = await failed(fault);
    expect(error?.code).toBe('HOOKLINE_INTERNAL');
    expect(error?.message).not.toMatch(/Zoe|1234|secret/);
  }
});

test('a failure of the table is told in its own words', async () => {
  expect(await failed(new HooklineError('HOOKLINE_DISK_FULL', 'the workspace cannot grow'))).toMatchObject({
    code: 'HOOKLINE_DISK_FULL',
    message: 'the workspace cannot grow',
  });
});

test('a run that was cancelled so long ago that it is forgotten stops none behind it', async () => {
  let release = () => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  const work: RunWork = async ({ job }) => {
    if (job === 'investigate') await held;
    return { summary: job, inputs: [], campaigns: null, broken: [] };
  };
  const runs = await Runs.open(freshFolder(), work, () => {}, { now: () => 0 });
  const first = runs.start({ job: 'investigate' }, 'ann');
  const asked = Array.from({ length: 101 }, () => runs.start({ job: 'verify' }, 'ann'));
  const forgotten = runs.finished(asked[0]?.runId ?? '');
  for (const { runId } of asked) runs.cancel(runId);
  const last = runs.start({ job: 'watch' }, 'ann');
  expect(() => runs.get(asked[0]?.runId ?? '')).toThrow(/no such run/);
  release();
  expect(await runs.finished(first.runId)).toMatchObject({ state: 'done' });
  expect(await runs.finished(last.runId)).toMatchObject({ state: 'done' });
  expect(await forgotten).toMatchObject({ state: 'cancelled' });
});
