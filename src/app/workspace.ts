import { randomBytes } from 'node:crypto';
import { access, mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { availableParallelism, totalmem } from 'node:os';
import { join, resolve } from 'node:path';
import type { DataFolders } from '../enrich/data-folder.ts';
import { HooklineError } from '../model/errors.ts';
import type { Cluster } from '../pipeline/build-campaigns.ts';
import type { Store } from '../ports/store.ts';
import { openDuckdbStore } from '../stores/duckdb/store.ts';
import { clusterByCrew } from './cluster-crew.ts';
import { dataFolders } from './data.ts';
import { diskErrors } from './disk-errors.ts';

/** A workspace folder: one database, the originals, a key, and the outputs of the last investigation. */
export interface Workspace {
  readonly folder: string;
  readonly originals: string;
  readonly store: Store;
  /** Key for the pseudonyms of recipients; it never leaves the workspace. */
  readonly key: Uint8Array;
  /** Where data files are looked for before the shipped ones. */
  readonly dataFolders: DataFolders;
  /** How a whole feed is clustered: by as many threads as it is worth, or, where others are to be answered meanwhile, beside the calling one. */
  readonly cluster: Cluster;
  close(): Promise<void>;
}

export const defaultFolder = 'hookline-workspace';
const databaseName = 'hookline.duckdb';

/** Opens a workspace; makes it when `create`, else throws `HOOKLINE_WORKSPACE_MISSING`. */
export async function openWorkspace(folder: string, { create }: { create: boolean }): Promise<Workspace> {
  const path = resolve(folder);
  const database = join(path, databaseName);
  if (!create) {
    await access(database).catch(() => {
      throw new HooklineError('HOOKLINE_WORKSPACE_MISSING', `there is no workspace at ${path}`);
    });
  }
  return diskErrors(async () => {
    await mkdir(path, { recursive: true });
    const store = await openDuckdbStore(database, { threads: Math.min(4, availableParallelism()), memory: memoryLimit() });
    try {
      return {
        folder: path,
        originals: join(path, 'originals'),
        store,
        key: await loadKey(path),
        dataFolders: dataFolders(path, process.env),
        cluster: clusterByCrew,
        close: () => store.close(),
      };
    } catch (error) {
      await store.close();
      throw error;
    }
  });
}

/** True where there is a workspace. */
export async function isWorkspace(folder: string): Promise<boolean> {
  return access(join(resolve(folder), databaseName)).then(
    () => true,
    () => false,
  );
}

/** A quarter of the machine for the engine, between 256 MB and 900 MB, past which it spills; the rest is for reading and for others. */
function memoryLimit(): string {
  const quarter = Math.floor(totalmem() / 4 / 1e6);
  return `${Math.max(256, Math.min(900, quarter))}MB`;
}

async function loadKey(folder: string): Promise<Uint8Array> {
  const path = join(folder, 'pseudonym.key');
  const kept = await readFile(path, 'utf8').catch(() => null);
  if (kept && /^[0-9a-f]{64}\s*$/.test(kept)) return Buffer.from(kept.trim(), 'hex');
  const key = randomBytes(32);
  await writeFile(`${path}.new`, `${key.toString('hex')}\n`, { mode: 0o600 });
  await rename(`${path}.new`, path);
  return key;
}

/** Writes an output beside its place and renames it: readers see the old file or the new one, never half. */
export async function writeOutput(folder: string, name: string, content: string): Promise<string> {
  const path = join(folder, name);
  await diskErrors(async () => {
    await writeFile(`${path}.new`, content);
    await rename(`${path}.new`, path);
  });
  return path;
}
