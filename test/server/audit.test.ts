import { join } from 'node:path';
import { expect, test } from 'vitest';
import { type Desk, openDesk } from '../../src/app/index.ts';
import { Audit } from '../../src/server/audit.ts';
import type { Asked, Handler } from '../../src/server/context.ts';
import { freshFolder } from '../support/folders.ts';

const clock = { now: () => Date.UTC(2026, 3, 6) };
const options = { create: true, actor: 'tester', zone: 'UTC', region: 'GB', uploadLimit: 1_000_000, environment: {} };
const asked = { who: { actor: 'gateway' }, body: { reports: [{ text: 'one' }, { text: 'two' }] } } as unknown as Asked<'pushReports'>;

async function withAudit(work: (audit: Audit, desk: Desk) => Promise<void>): Promise<void> {
  const desk = await openDesk(join(freshFolder(), 'desk'), options, clock);
  const faults: string[] = [];
  await work(new Audit(desk, clock.now, (fault) => void faults.push(fault)), desk);
  expect(faults).toEqual([]);
  await desk.close();
}

const said = async ({ store }: Desk) => (await store.audit()).map(({ actor, detail }) => `${actor}: ${detail}`);

test('reports that are being handed in while others are told of stand in the log, though the server is killed before they are answered', () =>
  withAudit(async (audit, desk) => {
    await audit.of('pushReports', asked, async () => ({ results: [] }));
    let finish = () => {};
    const handedIn = new Promise<void>((resolve) => {
      finish = resolve;
    });
    let isBegun = () => {};
    const begun = new Promise<void>((resolve) => {
      isBegun = resolve;
    });
    const handle: Handler<'pushReports'> = async () => {
      isBegun();
      await handedIn;
      return { results: [] };
    };
    const under = audit.of('pushReports', asked, handle);
    await begun;
    await audit.close();
    expect(await said(desk)).toEqual(['gateway: 2 handed in']);
    // As the next server does after a kill.
    await desk.store.keepNotes();
    expect(await said(desk)).toEqual([
      'gateway: 2 handed in',
      'gateway: a minute of them at most; the server ended before it said what came of it',
    ]);
    finish();
    await under;
    await audit.close();
    expect((await said(desk)).at(-1)).toBe('gateway: 2 handed in');
  }));

test('reports of a hand-in that fails are told of: some of them may have been kept', () =>
  withAudit(async (audit, desk) => {
    const failing = audit.of('pushReports', asked, async () => {
      throw new Error('the disk is full');
    });
    await expect(failing).rejects.toThrow('the disk is full');
    await audit.close();
    expect(await said(desk)).toEqual(['gateway: 2 handed in']);
  }));
