import { mkdir, readdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { readProviderFile } from '../enrich/connectors/provider-file.ts';
import { providerNamed } from '../enrich/providers/registry.ts';
import { allSettings, checkedSetting, environmentName, type KeptProviders } from '../enrich/providers/settings.ts';
import { readKept, settingsFile, writeKept } from '../enrich/providers/settings-file.ts';
import { HooklineError } from '../model/errors.ts';
import type { Clock } from '../ports/clock.ts';
import type { ProviderDeclaration, ProviderSetting } from '../ports/provider.ts';
import { diskErrors } from './disk-errors.ts';
import { connectorsOf, forgetFailures, type ListedProvider, listProviders, ownFolder, type ProviderWorld } from './providers.ts';
import { alone } from './small-file.ts';
import { type Workspace, writeOutput } from './workspace.ts';

/** What is to be set: plain values by name, and files that hold secrets, by name or, of the only secret, without one. */
export interface SettingRequest {
  readonly values: readonly string[];
  readonly secretFiles: readonly string[];
}

/**
 * Switches a provider on and keeps its settings; secrets come from files or from the environment, never from the command line.
 * Throws `HOOKLINE_UNKNOWN_PROVIDER`, or `HOOKLINE_OPTION_VALUE` for what cannot be set.
 */
export async function setProvider(
  workspace: Workspace,
  id: string,
  request: SettingRequest,
  world: ProviderWorld,
  clock: Clock,
): Promise<ListedProvider> {
  const { declaration } = providerNamed(await connectorsOf(workspace, world.connectors), id);
  const given = new Map<string, string | null>();
  for (const one of request.values) {
    const [setting, value] = plainSetting(declaration, one);
    given.set(setting.name, value === '' ? null : checkedSetting(declaration, setting, value));
  }
  for (const one of request.secretFiles) {
    const [setting, path] = secretSetting(declaration, one);
    given.set(setting.name, checkedSetting(declaration, setting, await secretIn(path)));
  }
  for (const setting of declaration.settings.filter(({ type, name }) => type === 'secret' && !given.has(name))) {
    const value = world.environment[environmentName(id, setting.name)];
    if (value) given.set(setting.name, checkedSetting(declaration, setting, value));
  }
  await keepOn(workspace, id, given);
  await forgetFailures(workspace, id, clock);
  return listedOne(workspace, id, world, clock);
}

/**
 * The same with values as they are, secrets among them; null takes one away. For callers that keep no history of what was typed.
 */
export async function changeProvider(
  workspace: Workspace,
  id: string,
  values: Readonly<Record<string, string | null>>,
  world: ProviderWorld,
  clock: Clock,
): Promise<ListedProvider> {
  const { declaration } = providerNamed(await connectorsOf(workspace, world.connectors), id);
  const settings = allSettings(declaration);
  const given = Object.entries(values).map(([name, value]): [string, string | null] => {
    const setting = settings.find((one) => one.name === name);
    if (!setting) {
      const names = settings.map((one) => one.name).join(', ');
      throw new HooklineError('HOOKLINE_OPTION_VALUE', `'${name.slice(0, 40)}' is no setting of ${id}; it has ${names}`);
    }
    return [name, value === null || value === '' ? null : checkedSetting(declaration, setting, value)];
  });
  await keepOn(workspace, id, given);
  await forgetFailures(workspace, id, clock);
  return listedOne(workspace, id, world, clock);
}

/** Keeps settings over those before, null taking one away, with the provider switched on. */
async function keepOn(workspace: Workspace, id: string, given: Iterable<readonly [string, string | null]>): Promise<void> {
  await changeKept(workspace, (kept) => {
    const before = Object.hasOwn(kept, id) ? kept[id]?.settings : {};
    const settings = Object.fromEntries(Object.entries({ ...before, ...Object.fromEntries(given) }).filter(([, value]) => value !== null));
    return { ...kept, [id]: { on: true, settings: settings as Record<string, string> } };
  });
}

/** Changes the settings of a workspace, one change after the other: two at once would lose one. */
async function changeKept({ folder }: Workspace, change: (kept: KeptProviders) => KeptProviders): Promise<void> {
  await alone(join(folder, settingsFile), async () => {
    const kept = await readKept(folder);
    const changed = change(kept);
    if (changed !== kept) await diskErrors(() => writeKept(folder, changed));
  });
}

/** Switches a provider off; its settings stay, but for its secrets, which are forgotten. */
export async function switchOff(workspace: Workspace, id: string, world: ProviderWorld, clock: Clock): Promise<ListedProvider> {
  const { declaration } = providerNamed(await connectorsOf(workspace, world.connectors), id);
  const isSecret = (name: string) => declaration.settings.some((setting) => setting.name === name && setting.type === 'secret');
  await changeKept(workspace, (kept) => {
    const own = Object.hasOwn(kept, id) ? kept[id]?.settings : undefined;
    if (own === undefined) return kept;
    return { ...kept, [id]: { on: false, settings: Object.fromEntries(Object.entries(own).filter(([name]) => !isSecret(name))) } };
  });
  return listedOne(workspace, id, world, clock);
}

/** Takes a file that describes providers of one's own into the workspace; gives their ids. They are off until they are set. */
export async function addProviders(workspace: Workspace, path: string, world: ProviderWorld): Promise<readonly string[]> {
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw new HooklineError('HOOKLINE_INPUT_MISSING', `${path} cannot be read (${error.code})`, { cause: error });
  });
  const name = `${basename(path).replace(/\.json$/i, '')}.json`;
  const others = (await connectorsOf(null, world.connectors)).map(({ declaration }) => declaration.id);
  const added = readProviderFile(text, path, others).map(({ declaration }) => declaration.id);
  const folder = join(workspace.folder, ownFolder);
  await diskErrors(() => mkdir(folder, { recursive: true }));
  await assertFree(folder, name, added, others);
  await writeOutput(folder, name, text);
  return added;
}

/** No other file of the folder may describe a provider of one of these ids. */
async function assertFree(folder: string, name: string, added: readonly string[], others: readonly string[]): Promise<void> {
  for (const file of await readdir(folder)) {
    if (!file.endsWith('.json') || file === name) continue;
    const ids = readProviderFile(await readFile(join(folder, file), 'utf8'), file, others).map(({ declaration }) => declaration.id);
    const twice = ids.find((id) => added.includes(id));
    if (twice) throw new HooklineError('HOOKLINE_PROVIDER_FILE', `${name}: 'id' is ${twice}, which a provider of ${file} has`);
  }
}

async function listedOne(workspace: Workspace, id: string, world: ProviderWorld, clock: Clock): Promise<ListedProvider> {
  const found = (await listProviders(workspace, world, clock)).find((one) => one.id === id);
  if (!found) throw new HooklineError('HOOKLINE_UNKNOWN_PROVIDER', `there is no provider ${id}`);
  return found;
}

function plainSetting(declaration: ProviderDeclaration, given: string): readonly [ProviderSetting, string] {
  const at = given.indexOf('=');
  const name = at < 0 ? given : given.slice(0, at);
  const setting = allSettings(declaration).find((one) => one.name === name);
  const isNamed = /^[a-z][a-z0-9_]{0,40}$/.test(name);
  // What is no name of a setting may be a secret that was put in the wrong place.
  if (!setting || at < 0) {
    const names = allSettings(declaration).map((one) => one.name);
    const shown = isNamed ? `'${name}' is no setting of ${declaration.id} with a value` : 'a setting is written as name=value';
    throw new HooklineError('HOOKLINE_OPTION_VALUE', `${shown}; it has ${names.join(', ')}`);
  }
  if (setting.type === 'secret') {
    const variable = environmentName(declaration.id, name);
    throw new HooklineError(
      'HOOKLINE_OPTION_VALUE',
      `${name} is secret and would stay in the history of the command line: give it with --secret-file ${name}=<file>, or as ${variable}`,
    );
  }
  return [setting, given.slice(at + 1)];
}

function secretSetting(declaration: ProviderDeclaration, given: string): readonly [ProviderSetting, string] {
  const secrets = declaration.settings.filter(({ type }) => type === 'secret');
  const [, name, path] = /^([a-z][a-z0-9_]*)=(.+)$/s.exec(given) ?? [];
  const named = secrets.find((one) => one.name === name);
  if (named && path !== undefined) return [named, path];
  const [only] = secrets;
  if (only && secrets.length === 1) return [only, given];
  const all = secrets.map((one) => one.name).join(', ');
  const message = only
    ? `write --secret-file <setting>=<file>; ${declaration.id} has the secrets ${all}`
    : `${declaration.id} has no secret setting`;
  throw new HooklineError('HOOKLINE_OPTION_VALUE', message);
}

async function secretIn(path: string): Promise<string> {
  return readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw new HooklineError('HOOKLINE_OPTION_VALUE', `the secret file ${path} cannot be read (${error.code})`, { cause: error });
  });
}
