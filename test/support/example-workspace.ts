import { cpSync, existsSync, mkdirSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { inject } from 'vitest';
import { hookline } from './cli.ts';
import { exampleFeed, freshFolder } from './folders.ts';

/** A workspace of its own that holds the example feed, as taken in with `--time-zone Europe/London`: found once a run, and copied. */
export async function exampleWorkspace(folder: string = join(freshFolder(), 'workspace')): Promise<string> {
  cpSync(await found(), folder, { recursive: true });
  return folder;
}

/** The workspace to copy from. Whichever process comes first makes it, the others wait. */
async function found(): Promise<string> {
  const shared = inject('sharedFolder');
  const [made, making] = [join(shared, 'example'), join(shared, 'making')];
  if (isFirst(making)) {
    const { status, err } = await hookline(['investigate', exampleFeed, '--time-zone', 'Europe/London', '-w', join(making, 'workspace')]);
    if (status !== 0) throw new Error(`the example feed was not taken in: ${err}`);
    renameSync(join(making, 'workspace'), made);
  }
  while (!existsSync(made)) await setTimeout(50);
  return made;
}

function isFirst(making: string): boolean {
  try {
    mkdirSync(making);
    return true;
  } catch {
    return false;
  }
}
