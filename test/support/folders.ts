import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { whenFileEnds } from './closing.ts';

/** The folder of the project. */
export const projectFolder: string = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

export const exampleFeed: string = join(projectFolder, 'examples', 'feed.csv');

let base: string | null = null;

/** A fresh folder, removed when the tests of the file are over. */
export function freshFolder(): string {
  base ??= baseFolder();
  return mkdtempSync(join(base, 'case-'));
}

function baseFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'hookline-test-'));
  whenFileEnds(() => {
    rmSync(folder, { recursive: true, force: true });
    base = null;
  });
  return folder;
}

/** Writes a file into a fresh folder, or into `folder`, and gives its path. */
export function fileOf(name: string, content: string | Uint8Array, folder: string = freshFolder()): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}
