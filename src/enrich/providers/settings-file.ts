import { open, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { HooklineError } from '../../model/errors.ts';
import type { KeptProvider, KeptProviders } from './settings.ts';

/** The file of a workspace that holds the settings of its providers, keys among them. */
export const settingsFile = 'providers.json';

/** Reads the settings of a workspace. Throws `HOOKLINE_PROVIDER_SETTINGS` for a file that is none; the message shows nothing of it. */
export async function readKept(folder: string): Promise<KeptProviders> {
  const path = join(folder, settingsFile);
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw new HooklineError('HOOKLINE_PROVIDER_SETTINGS', `${path} cannot be read (${error.code})`);
  });
  if (text === null) return {};
  const kept = parsed(text);
  if (kept === null) throw new HooklineError('HOOKLINE_PROVIDER_SETTINGS', `${path} is not a file of provider settings`);
  return kept;
}

/** Writes the settings so that nobody but the owner can read them: the old file or the new one, never half. */
export async function writeKept(folder: string, kept: KeptProviders): Promise<void> {
  const path = join(folder, settingsFile);
  const fresh = `${path}.new`;
  await rm(fresh, { force: true });
  const file = await open(fresh, 'wx', 0o600);
  try {
    await file.writeFile(`${JSON.stringify({ providers: kept }, null, 1)}\n`);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(fresh, path);
}

function parsed(text: string): KeptProviders | null {
  let content: unknown;
  try {
    content = JSON.parse(text);
  } catch {
    return null;
  }
  const providers = (content as { providers?: unknown } | null)?.providers;
  if (!isRecord(providers)) return null;
  const kept: Record<string, KeptProvider> = {};
  for (const [id, one] of Object.entries(providers)) {
    if (!isRecord(one) || typeof one.on !== 'boolean' || !isRecord(one.settings)) return null;
    const settings = Object.entries(one.settings);
    if (!settings.every((entry): entry is [string, string] => typeof entry[1] === 'string')) return null;
    kept[id] = { on: one.on, settings: Object.fromEntries(settings) };
  }
  return kept;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
