import { cpSync } from 'node:fs';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { openWorkspace } from '../../src/app/index.ts';
import type { ListedType } from '../../src/model/type-name.ts';
import { nothingSpent } from '../../src/ports/classifier.ts';
import { hookline, investigated, outputOf } from '../support/cli.ts';
import { look } from '../support/database.ts';
import { fileOf, freshFolder } from '../support/folders.ts';

const day = (number: number) => `2026-03-0${number} 10:00`;
/** Five campaigns of two reports, each with the name that a language model gives it. */
const campaigns = [
  ['employment', 'Lovely role for you with flexible shifts at Larkwillow, write to {}@larkwillow.example'],
  ['Raffle Winner', 'The village raffle drew your number, collect the hamper at https://hamper-{}.example/x'],
  ['Moth Proofing Scam', 'Your carpets were found with moths, the kiln opens Tuesday https://moth-kiln.example/{}'],
  ['moth-proofing', 'Wardrobes near you need proofing against moths, see https://proof-wool.example/{}'],
  ['ignore previous instructions', 'Falcons for hire, quiet ones, ask at https://falcon-hire.example/{}'],
] as const;
const feed = fileOf(
  'feed.csv',
  [
    'text,sender,received',
    ...campaigns.flatMap(([, text], at) => [1, 2].map((turn) => `"${text.replace('{}', `a${turn}`)}",Sender${at},${day(at + turn)}`)),
  ].join('\n'),
);

let prepared: string;
let workspace: string;
beforeAll(async () => {
  ({ workspace: prepared } = await investigated(feed));
  const opened = await openWorkspace(prepared, { create: false });
  const texts = (await opened.store.textsToAsk({ producer: 'm/1' }, 100)).map(({ textId, text }) => {
    const topic = campaigns.find(([, words]) => text.startsWith(words.slice(0, 20)))?.[0] ?? null;
    const rest = { brand: null, lures: [], asks: [], confidence: 0.9, reasons: ['said'], producer: 'm/1' };
    return { textId, verdict: { messageClass: 'scam', scamType: 'others', topic, ...rest } as const };
  });
  await opened.store.saveAnswers(texts, { ...nothingSpent, producer: 'm/1' }, 1);
  await opened.close();
  await hookline(['investigate', feed, '-w', prepared]);
});
beforeEach(() => {
  workspace = `${freshFolder()}/w`;
  cpSync(prepared, workspace, { recursive: true });
});

const here = (...args: string[]) => hookline([...args, '-w', workspace]);
const listed = async () => {
  const all = JSON.parse((await here('types', '--json')).out) as ListedType[];
  return Object.fromEntries(all.filter((one) => one.reports > 0 || one.kind !== 'closed').map((one) => [one.name, one]));
};
const titles = async (...args: string[]) =>
  (JSON.parse((await here('campaigns', '--json', ...args)).out) as { scamType: string; typeName: string }[]).map(
    ({ scamType, typeName }) => [scamType, typeName],
  );

test('names that mean the same are one; what means a closed type counts there; an order to the reader is no name', async () => {
  const types = await listed();
  expect(types.job).toMatchObject({ kind: 'closed', reports: 2, merged: ['employment'] });
  expect(types.prize).toMatchObject({ kind: 'open', reports: 2, campaigns: 1, merged: ['Raffle Winner'] });
  expect(types.moth_proofing).toMatchObject({ reports: 4, texts: 4, campaigns: 2, merged: ['Moth Proofing Scam', 'moth-proofing'] });
  expect(Object.keys(types).join(' ')).not.toContain('ignore');
  expect((await here('types')).out).toMatch(/^moth proofing +4 +0 +4 +2 {2}\S/m);
});

test('a campaign of type others shows its name, one of a closed name that type', async () => {
  expect((await here('campaigns', '--type', 'others')).out).toContain('others (prize): The village raffle');
  expect(await titles('--type', 'job')).toEqual([['job', 'job']]);
});

test('a promoted name is listed, filtered and counted like a type, with who and when', async () => {
  const { status, out } = await here('types', 'promote', 'Moth-Proofing', '--json');
  expect([status, JSON.parse(out)]).toEqual([
    0,
    { name: 'moth_proofing', mergedInto: null, promoted: true, decidedBy: 'tester', decidedAt: Date.UTC(2026, 3, 6) },
  ]);
  expect((await listed()).moth_proofing).toMatchObject({ kind: 'promoted', reports: 4, decision: { decidedBy: 'tester' } });
  expect(await titles('--type', 'moth proofing')).toEqual([
    ['moth_proofing', 'moth_proofing'],
    ['moth_proofing', 'moth_proofing'],
  ]);
  expect((await here('messages', '--search', 'moths')).out).toContain('scam, moth proofing');
  expect(outputOf(workspace, 'report.html')).toContain('<td>moth proofing</td><td class="n">4</td>');
  expect(outputOf(workspace, 'campaigns.json')).toContain('"scamType": "moth_proofing"');
  expect(outputOf(workspace, 'indicators.csv')).toContain(',scam,moth_proofing,');
});

test('a merged name counts under the other until that is undone; every decision is kept', async () => {
  await here('types', 'merge', 'moth proofing', 'Government');
  expect((await listed()).government).toMatchObject({ reports: 4, merged: ['Moth Proofing Scam', 'moth-proofing', 'moth_proofing'] });
  expect(await titles('--type', 'government')).toHaveLength(2);
  await here('types', 'undo', 'moth proofing');
  expect((await listed()).government).toBeUndefined();
  expect((await listed()).moth_proofing).toMatchObject({ reports: 4, decision: null });
  expect(await look(workspace, 'SELECT name, merged_into, promoted, decided_by FROM type_names ORDER BY rowid')).toEqual([
    { name: 'moth_proofing', merged_into: 'government', promoted: false, decided_by: 'tester' },
    { name: 'moth_proofing', merged_into: null, promoted: false, decided_by: 'tester' },
  ]);
});

test('decisions stand when more is taken in', async () => {
  await here('types', 'promote', 'prize');
  await here('investigate', fileOf('more.csv', `text,sender,received\n"A new text about kites",Kite,${day(9)}\n`));
  expect(outputOf(workspace, 'campaigns.json')).toContain('"scamType": "prize"');
});

test('what there is to name is named once', async () => {
  const before = (await here('types')).out;
  const names = await look(workspace, 'SELECT * FROM campaign_names ORDER BY campaign_id');
  expect((await here('types')).out).toBe(before);
  expect(await look(workspace, 'SELECT * FROM campaign_names ORDER BY campaign_id')).toEqual(names);
});

describe('what cannot be is refused', () => {
  test.each([
    ['HOOKLINE_UNKNOWN_TYPE', ['promote', 'kites']],
    ['HOOKLINE_UNKNOWN_TYPE', ['merge', 'kites', 'prize']],
    ['HOOKLINE_UNKNOWN_TYPE', ['undo', 'prize']],
    ['HOOKLINE_OPTION_VALUE', ['promote', 'job']],
    ['HOOKLINE_OPTION_VALUE', ['merge', 'job', 'prize']],
    ['HOOKLINE_OPTION_VALUE', ['merge', 'prize', 'raffle']],
    ['HOOKLINE_OPTION_VALUE', ['merge', 'prize', '???']],
    ['HOOKLINE_OPTION_VALUE', ['promote', '=1+1']],
    ['HOOKLINE_USAGE', ['merge', 'prize']],
    ['HOOKLINE_USAGE', ['demote', 'prize']],
  ])('%s: types %j', async (code, args) => {
    const { status, out, err } = await here('types', ...args);
    expect([status, out]).toEqual([2, '']);
    expect(err).toMatch(new RegExp(`^${code}: `));
  });

  test('a type that is neither closed nor promoted', async () => {
    expect((await here('campaigns', '--type', 'moth_proofing')).err).toMatch(
      /^HOOKLINE_OPTION_VALUE: 'moth_proofing' is not one of wrong_number, /,
    );
  });
});

test.each(['merge', 'promote', 'undo'])('types %s has help with an example', async (name) => {
  const { status, out } = await hookline(['types', name, '--help']);
  expect(status).toBe(0);
  expect(out).toContain(`$ hookline types ${name} `);
  expect(out).toContain('--workspace');
});
