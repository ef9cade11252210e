import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openDuckdbStore } from '../../src/stores/duckdb/store.ts';
import { freshFolder, projectFolder } from '../support/folders.ts';
import { type ProviderServer, providerServer } from '../support/provider-server.ts';

interface Ended {
  readonly sent: number;
  readonly answered: number;
  readonly waiting: readonly string[];
  readonly reasons: readonly string[];
}

function start(database: string, server: ProviderServer, atOnce: number, stopAfter: number): ChildProcess {
  const child = join(projectFolder, 'test', 'support', 'lookup-child.mjs');
  return spawn(process.execPath, [child, database, server.origin, String(atOnce), String(stopAfter)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
}

async function whole(child: ChildProcess): Promise<Ended> {
  let out = '';
  child.stdout?.on('data', (chunk) => {
    out += chunk;
  });
  await once(child, 'close');
  return JSON.parse(out) as Ended;
}

const names = (from: number, to: number) => Array.from({ length: to - from }, (_, at) => `d${from + at}.example`);

test('of a quota of 100 over 1,000 subjects exactly 100 are sent across three restarts, one by kill -9, highest risk first', {
  timeout: 60_000,
}, async () => {
  const database = join(freshFolder(), 'store.duckdb');
  const server = await providerServer();
  let asked: string[] = [];
  // The first run is killed while its 40th request is under way.
  const first = start(database, server, 1, 1000);
  server.behave(...Array.from({ length: 39 }, () => ({})), () => void first.kill('SIGKILL'));
  expect(await once(first, 'close')).toEqual([null, 'SIGKILL']);
  asked = server.seen.map(({ url }) => url.slice(1));
  expect(asked).toEqual(names(0, 40));
  // The second is ended in good order after 25 answers, the third runs until the quota is spent, the fourth has nothing to send.
  server.behave({});
  const second = await whole(start(database, server, 1, 25));
  expect(second).toMatchObject({ sent: 25, answered: 39 + 25, reasons: ['cancelled'] });
  const third = await whole(start(database, server, 1, 1000));
  expect(third).toMatchObject({ sent: 35, answered: 99, reasons: ['quota'] });
  expect(third.waiting).toEqual(names(99, 1000));
  expect(await whole(start(database, server, 1, 1000))).toEqual({ ...third, sent: 0 });
  asked.push(...server.seen.map(({ url }) => url.slice(1)));
  expect(asked).toHaveLength(100);
  // What was under way when the first run was killed is asked again, and was counted twice.
  expect(asked).toEqual([...names(0, 40), ...names(39, 99)]);
});

test('with eight requests at once no more than the quota are sent either, killed three times', { timeout: 60_000 }, async () => {
  const database = join(freshFolder(), 'store.duckdb');
  const server = await providerServer();
  let arrived = 0;
  for (const fatal of [11, 22, 33]) {
    const child = start(database, server, 8, 1000);
    let inThisRun = 0;
    server.behave((response) => {
      arrived++;
      if (++inThisRun === fatal) child.kill('SIGKILL');
      else response.end('{}');
    });
    expect(await once(child, 'close')).toEqual([null, 'SIGKILL']);
  }
  server.behave((response) => {
    arrived++;
    response.end('{}');
  });
  const last = await whole(start(database, server, 8, 1000));
  expect(last.reasons).toEqual(['quota']);
  expect(await whole(start(database, server, 8, 1000))).toMatchObject({ sent: 0 });
  const store = await openDuckdbStore(database, { threads: 1, memory: '256MB' });
  expect(await store.requestsSince('plain', 0)).toBe(100);
  await store.close();
  // A kill can come between the counting and the sending of those that are under way: then fewer arrive, never more.
  expect(arrived).toBeLessThanOrEqual(100);
  expect(arrived).toBeGreaterThan(100 - 3 * 8);
  expect(last.answered + last.waiting.length).toBe(1000);
});
