/**
 * Asks one provider about 1,000 domains within a quota of 100 a day: `node lookup-child.mjs <database> <provider> <at once> <stop after>`.
 * Says what came of it as one line of JSON.
 */

import { lookUp } from '../../dist/enrich/providers/policy.js';
import { openDuckdbStore } from '../../dist/stores/duckdb/store.js';

const [, , database, address, concurrency, stopAfter] = process.argv;
const store = await openDuckdbStore(database, { threads: 1, memory: '256MB' });
const connector = {
  declaration: {
    id: 'plain',
    answers: ['domain'],
    settings: [],
    quota: { daily: 100, monthly: null },
    rate: { perSecond: 0, concurrency: Number(concurrency) },
    cacheDays: { found: 7, notFound: 1 },
    needs: 'full',
  },
  ask: ({ value }) => ({ method: 'GET', url: `${address}/${value}` }),
  read: () => ({ kind: 'found', findings: [{ field: 'seen', value: 'true' }] }),
};
const ended = new AbortController();
let answers = 0;
const surroundings = {
  now: () => Date.UTC(2026, 3, 6, 12),
  sleep: async () => {},
  random: () => 0.5,
  signal: ended.signal,
  allowLoopback: true,
  onAnswer: ({ kept }) => {
    if (!kept && ++answers >= Number(stopAfter)) ended.abort();
  },
};
const subjects = Array.from({ length: 1000 }, (_, at) => ({ kind: 'domain', value: `d${at}.example` }));
const looked = await lookUp(subjects, [{ connector, state: 'ready', settings: {} }], store, surroundings);
const waiting = looked.notAsked.filter((one) => one.waiting);
const line = { sent: looked.sent.plain, answered: looked.answers.length, waiting: waiting.map(({ subject }) => subject.value) };
process.stdout.write(JSON.stringify({ ...line, reasons: [...new Set(waiting.map(({ reason }) => reason))] }));
await store.close();
