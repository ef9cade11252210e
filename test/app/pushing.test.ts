import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { Lane } from '../../src/app/lane.ts';
import { Pushing } from '../../src/app/pushing.ts';
import { freshFolder } from '../support/folders.ts';
import { within } from '../support/growing.ts';

test('a report that comes while others have had the workspace for long waits in its journal at once', async () => {
  await within(join(freshFolder(), 'pushed'), async (workspace) => {
    const lane = new Lane();
    const faults: unknown[] = [];
    const options = {
      actor: 'tester',
      zone: 'UTC',
      region: 'GB',
      inTurn: <T>(work: () => Promise<T>) => lane.run(work),
      onSettled: () => {},
      onFault: (fault: unknown) => void faults.push(fault),
      patience: 600_000,
    };
    const pushing = new Pushing(workspace, options, { now: () => Date.UTC(2026, 3, 6) });
    const resume = await pushing.suspend();
    const leave = await lane.enter();
    const soFar = performance.now();
    const clock = vi.spyOn(performance, 'now').mockImplementation(() => soFar + 600_001);
    expect(await pushing.push([{ text: 'Evri: your parcel is held at https://evri-fee.example/1' }])).toMatchObject([{ how: 'waiting' }]);
    clock.mockRestore();
    leave();
    resume();
    await pushing.close();
    expect((await workspace.store.overview()).reports).toBe(1);
    expect(faults).toEqual([]);
  });
});
