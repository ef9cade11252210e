import { cpSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { hookline, investigated } from '../support/cli.ts';
import { tamper } from '../support/database.ts';
import { fileOf, freshFolder } from '../support/folders.ts';

const csv = 'text,sender\nyour parcel is held: evri.example/x,Evri\n';

let untouched = '';
beforeAll(async () => {
  ({ workspace: untouched } = await investigated(fileOf('one.csv', csv)));
  await hookline(['investigate', fileOf('two.csv', `${csv}your tax is due now,HMRC\n`), '-w', untouched]);
});

/** A workspace of two sources, for this test alone. */
function twoSources(): { workspace: string; verify: () => ReturnType<typeof hookline> } {
  const workspace = join(freshFolder(), 'workspace');
  cpSync(untouched, workspace, { recursive: true });
  return { workspace, verify: () => hookline(['verify', '-w', workspace]) };
}

function originalsOf(workspace: string): string[] {
  const folder = join(workspace, 'originals');
  return readdirSync(folder).flatMap((shelf) => readdirSync(join(folder, shelf)).map((name) => join(folder, shelf, name)));
}

test('a workspace that nobody touched holds', async () => {
  const { verify } = twoSources();
  const { status, out } = await verify();
  expect(status).toBe(0);
  expect(out).toMatch(/^ok {7}[0-9a-f]{64} {2}one\.csv$/m);
  expect(out).toContain('custody log: 2 entries, unbroken');
});

test('a changed original is found and named', async () => {
  const { workspace, verify } = twoSources();
  writeFileSync(originalsOf(workspace)[0] ?? '', 'something else');
  const { status, out, err } = await verify();
  expect(status).toBe(4);
  expect(out).toMatch(/^changed /m);
  expect(err).toMatch(/^HOOKLINE_EVIDENCE_CHANGED: (?:one|two)\.csv is changed/);
});

test('a missing original is found', async () => {
  const { workspace, verify } = twoSources();
  rmSync(originalsOf(workspace)[0] ?? '');
  expect(await verify()).toMatchObject({ status: 4, err: expect.stringContaining('is missing') });
});

test.each([
  ['an entry that was changed', "UPDATE custody SET actor = 'somebody else' WHERE seq = 1", 1],
  ['an entry whose count was changed', "UPDATE custody SET detail = replace(detail, '1 new', '2 new') WHERE seq = 2", 2],
  ['an entry taken out of the front', 'DELETE FROM custody WHERE seq = 1', 1],
  ['an entry cut off the end', 'DELETE FROM custody WHERE seq = 2', 2],
  ['two entries in each other’s place', 'UPDATE custody SET seq = 3 - seq', 1],
])('%s breaks the custody log, which is said with its place', async (_, statement, place) => {
  const { workspace, verify } = twoSources();
  await tamper(workspace, statement);
  const { status, out, err } = await verify();
  expect(status).toBe(4);
  expect(out).toContain(`broken at entry ${place}`);
  expect(err).toContain(`the custody log breaks at entry ${place}`);
});
