import { readFileSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { openAccess } from '../../src/app/index.ts';
import { freshFolder } from '../support/folders.ts';

const day = 86_400_000;

function book(folder = freshFolder()) {
  let now = Date.UTC(2026, 0, 1);
  const move = (by: number) => {
    now += by;
  };
  return { folder, move, access: openAccess(folder, { now: () => now }) };
}

describe('tokens of a workspace', () => {
  test('a token is found by itself and by nothing else, and is kept as a hash only', async () => {
    const { folder, access } = book();
    const { token, ...entry } = await access.make({ name: ' Mairi \u202e', role: 'analyst' }, 'tester');
    expect(token).toMatch(/^hl_[\w-]{43}$/);
    expect(entry).toMatchObject({ name: 'Mairi', role: 'analyst', scope: 'all', createdBy: 'tester', expiresAt: null, revokedAt: null });
    expect(await access.find(token)).toMatchObject({ tokenId: entry.tokenId });
    expect(await access.find(`${token.slice(0, -1)}${token.endsWith('A') ? 'B' : 'A'}`)).toBeNull();
    expect(await access.find(entry.tokenId)).toBeNull();
    expect(readFileSync(join(folder, 'access.json'), 'utf8')).not.toContain(token);
  });

  test('a token ends with its days, or when it is revoked, and stays revoked', async () => {
    const { access, move } = book();
    const short = await access.make({ name: 'short', role: 'viewer', days: 2 }, 'tester');
    const long = await access.make({ name: 'long', role: 'viewer' }, 'tester');
    move(2 * day - 1);
    expect(await access.find(short.token)).not.toBeNull();
    move(1);
    expect(await access.find(short.token)).toBeNull();
    const { revokedAt } = await access.revoke(long.tokenId);
    move(day);
    expect(await access.find(long.token)).toBeNull();
    expect((await access.revoke(long.tokenId)).revokedAt).toBe(revokedAt);
    expect((await access.list()).map(({ name }) => name)).toEqual(['short', 'long']);
  });

  test.each([
    [{ name: '  ', role: 'viewer' }],
    [{ name: 'x'.repeat(81), role: 'viewer' }],
    [{ name: 'x', role: 'owner' }],
    [{ name: 'x', role: 'viewer', scope: 'some' }],
    [{ name: 'x', role: 'viewer', days: 0 }],
    [{ name: 'x', role: 'viewer', days: 1.5 }],
  ])('%j is no token', async (asked) => {
    await expect(book().access.make(asked as never, 'tester')).rejects.toMatchObject({ code: 'HOOKLINE_OPTION_VALUE' });
  });

  test('two processes lose nothing of one another', async () => {
    const { folder, access } = book();
    const other = openAccess(folder, { now: Date.now });
    const made = await Promise.all(
      Array.from({ length: 12 }, (_, at) => (at % 2 ? access : other).make({ name: `token ${at}`, role: 'viewer' }, 'tester')),
    );
    expect(new Set((await access.list()).map(({ name }) => name)).size).toBe(12);
    for (const { token } of made) expect(await access.find(token)).not.toBeNull();
  });

  test('a lock that a killed process left behind is nobody’s', async () => {
    const { folder, access } = book();
    const left = join(folder, 'access.json.new');
    writeFileSync(left, '');
    utimesSync(left, new Date(Date.now() - 60_000), new Date(Date.now() - 60_000));
    await access.make({ name: 'after', role: 'viewer' }, 'tester');
    expect((await access.list()).map(({ name }) => name)).toEqual(['after']);
  });

  test.each(['', '{', '[]', '{"tokens":7}'])('a file that holds %j lets nobody in', async (text) => {
    const { folder, access } = book();
    const { token } = await access.make({ name: 'x', role: 'admin' }, 'tester');
    writeFileSync(join(folder, 'access.json'), text);
    await expect(access.find(token)).rejects.toMatchObject({ code: 'HOOKLINE_ACCESS_FILE' });
    await expect(access.make({ name: 'y', role: 'admin' }, 'tester')).rejects.toMatchObject({ code: 'HOOKLINE_ACCESS_FILE' });
  });

  test('it is noted when a token was last used', async () => {
    const { folder, access, move } = book();
    const { tokenId } = await access.make({ name: 'x', role: 'viewer' }, 'tester');
    move(day);
    access.used(tokenId);
    await expect.poll(async () => (await openAccess(folder, { now: Date.now }).list())[0]?.lastUsedAt).toBe(Date.UTC(2026, 0, 2));
  });
});
