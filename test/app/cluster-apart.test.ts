import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { exampleWorkspace } from '../support/example-workspace.ts';
import { projectFolder } from '../support/folders.ts';

test('a feed clustered in a thread of its own, or in several, gives the same campaigns', async () => {
  const workspace = await exampleWorkspace();
  const child = join(projectFolder, 'test', 'support', 'cluster-child.mjs');
  const { stdout, stderr } = spawnSync(process.execPath, [child, workspace], { encoding: 'utf8' });
  expect(stderr).toBe('');
  expect(stdout).toMatch(/^\d{2,} groups, the same\n$/);
});

test('a thread that fails is a fault of the program, and ends; one that is cancelled throws why', () => {
  const child = join(projectFolder, 'test', 'support', 'failing-cluster-child.mjs');
  const { stdout, stderr } = spawnSync(process.execPath, [child], { encoding: 'utf8' });
  expect(stderr).toBe('');
  expect(stdout.trim().split('\n')).toEqual([
    'HOOKLINE_INTERNAL: clustering failed',
    'undefined: cancelled',
    'HOOKLINE_INTERNAL: clustering failed',
  ]);
});
