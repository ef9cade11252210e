import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { DataFolders } from './data-folder.ts';

/**
 * A loader that makes its data once and gives them again for as long as no data file of the folders changes: the tables of lookalikes take
 * half a second, and a server needs them for each run and each look-up. What is made is shared, so nobody may change it.
 */
export function onceForFiles<T>(load: (folders: DataFolders) => T): (folders?: DataFolders) => T {
  let kept: { readonly version: string; readonly data: T } | null = null;
  return (folders = []) => {
    const version = versionOf(folders);
    if (kept?.version !== version) kept = { version, data: load(folders) };
    return kept.data;
  };
}

/** The files of folders as they are now, in the order in which they count. What ships does not change. */
function versionOf(folders: DataFolders): string {
  return folders.flatMap(filesIn).join('\n');
}

function filesIn(folder: string): string[] {
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) return [];
  return readdirSync(folder)
    .sort()
    .flatMap((name) => {
      const path = join(folder, name);
      const found = statSync(path, { throwIfNoEntry: false });
      return found?.isFile() ? [`${path} ${found.ino} ${found.size} ${found.mtimeMs}`] : [];
    });
}
