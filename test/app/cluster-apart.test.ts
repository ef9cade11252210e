import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { investigated } from '../support/cli.ts';
import { exampleFeed, projectFolder } from '../support/folders.ts';

test('a feed clustered in a thread of its own gives the same campaigns', async () => {
  const { workspace } = await investigated(exampleFeed);
  const child = join(projectFolder, 'test', 'support', 'cluster-child.mjs');
  const { stdout, stderr } = spawnSync(process.execPath, [child, workspace], { encoding: 'utf8' });
  expect(stderr).toBe('');
  expect(stdout).toMatch(/^\d{2,} groups, the same\n$/);
});
