import { join } from 'node:path';
import { expect, test } from 'vitest';
import { Database } from '../../../src/stores/duckdb/connection.ts';
import { freshFolder } from '../../support/folders.ts';

const endless = 'SELECT sum(a.range * b.range) FROM range(10_000_000_000) a, range(10_000_000_000) b';

test('a statement that is interrupted ends, its transaction is undone, and the connection goes on', async () => {
  const database = await Database.open(join(freshFolder(), 'a.duckdb'), { threads: 2, memory: '256MB' });
  await database.run('CREATE TABLE kept (n INTEGER)');
  for (const n of [1, 2, 3]) {
    const done = database.transaction(async () => {
      await database.run(`INSERT INTO kept VALUES (${n})`);
      // Whether it has begun yet nobody can say: an interruption that comes before it is lost.
      const interrupting = setInterval(() => database.interrupt(), 5);
      await database.rows(endless).finally(() => clearInterval(interrupting));
    });
    await expect(done).rejects.toMatchObject({ code: 'HOOKLINE_RUN_CANCELLED' });
    await database.transaction(() => database.run(`INSERT INTO kept VALUES (${n * 10})`));
  }
  expect((await database.rows('SELECT n FROM kept ORDER BY n')).map(({ n }) => n)).toEqual([10, 20, 30]);
  database.interrupt();
  expect(await database.rows('SELECT 1 AS one')).toEqual([{ one: 1 }]);
  await database.close();
});
