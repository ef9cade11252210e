import { join } from 'node:path';
import { expect, test } from 'vitest';
import { cancelling } from '../../src/app/cancelling.ts';
import { openDesk } from '../../src/app/desk.ts';
import { listInputs } from '../../src/app/inputs.ts';
import { type InvestigateOptions, investigate } from '../../src/app/investigate.ts';
import { verifyWorkspace } from '../../src/app/verify.ts';
import { noProgress, type Progress } from '../../src/ports/progress.ts';
import { investigated } from '../support/cli.ts';
import { look } from '../support/database.ts';
import { exampleFeed, freshFolder } from '../support/folders.ts';
import { campaignsOf, within } from '../support/growing.ts';

const clock = { now: () => Date.UTC(2026, 3, 6) };
const taking: InvestigateOptions = { actor: 'tester', zone: 'Europe/London', region: 'GB', map: {} };

/** Progress that cancels as soon as a stage has gone on. */
function until(stage: string): Progress {
  const control = new AbortController();
  let now = '';
  const told: Progress = {
    begin: (name) => {
      now = name;
    },
    advance: () => {
      if (now.startsWith(stage)) control.abort(new Error(`cancelled at ${stage}`));
      control.signal.throwIfAborted();
    },
    end: () => {},
  };
  return cancelling(told, control.signal);
}

test('a run cancelled at each of its steps leaves a whole workspace, and the next one goes on to the same campaigns', async () => {
  const folder = join(freshFolder(), 'cancelled');
  await within(folder, async (workspace) => {
    const run = async (progress: Progress) =>
      investigate(workspace, await listInputs([exampleFeed], process.stdin), taking, clock, progress);
    const reports = async () => (await workspace.store.overview()).reports;
    await expect(run(until('taking in'))).rejects.toThrow('cancelled at taking in');
    expect(await reports()).toBe(0);
    for (const stage of ['reading texts', 'stating facts', 'finding campaigns', 'naming scams', 'writing results']) {
      await expect(run(until(stage))).rejects.toThrow(`cancelled at ${stage}`);
      expect(await verifyWorkspace(workspace)).toMatchObject({ brokenAt: null });
      if (stage === 'reading texts') expect(await workspace.store.countUnread()).toBeGreaterThan(100);
    }
    expect(await reports()).toBeGreaterThan(100);
    expect((await run(noProgress)).inputs).toMatchObject([{ known: true }]);
  });
  const { workspace: whole } = await investigated(exampleFeed);
  expect(await campaignsOf(folder)).toEqual(await campaignsOf(whole));
  expect(await look(folder, 'SELECT count(*) AS n FROM reports')).toEqual(await look(whole, 'SELECT count(*) AS n FROM reports'));
}, 60_000);

test('a run that waits is cancelled at once, one at work at its next step, one that is over not at all', async () => {
  const folder = join(freshFolder(), 'desk');
  const options = { create: true, actor: 'tester', zone: 'UTC', region: 'GB', uploadLimit: 1_000_000, environment: {} };
  const faults: string[] = [];
  const desk = await openDesk(folder, { ...options, onFault: (work) => void faults.push(work) }, clock);
  const { uploadId } = await desk.uploads.paste('Evri: your parcel is held, pay the fee at https://evri-fee.example/pay');
  const asked = { job: 'investigate', uploads: [uploadId] } as const;
  const release = await desk.hold();
  const atWork = await desk.runs.start(asked, 'ann');
  const waiting = await desk.runs.start({ job: 'verify' }, 'ann');
  await expect.poll(() => desk.runs.get(atWork.runId).state).toBe('running');
  expect(desk.runs.cancel(waiting.runId)).toMatchObject({ state: 'cancelled', endedAt: clock.now() });
  expect(desk.runs.cancel(atWork.runId).state).toBe('running');
  release();
  expect(await desk.runs.finished(atWork.runId)).toMatchObject({ state: 'cancelled', error: null, result: null, progress: null });
  expect((await desk.store.overview()).reports).toBe(0);

  const again = await desk.runs.finished((await desk.runs.start(asked, 'ann')).runId);
  expect(again).toMatchObject({ state: 'done', result: { inputs: [{ added: 1 }] } });
  expect(desk.runs.cancel(again.runId)).toEqual(again);
  expect(() => desk.runs.cancel('R-none')).toThrow(/no such run/);
  expect(faults).toEqual([]);
  await desk.close();

  const later = await openDesk(folder, options, clock);
  expect(later.runs.list().map(({ state }) => state)).toEqual(['done', 'cancelled', 'cancelled']);
  await later.close();
}, 30_000);
