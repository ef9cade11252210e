import { randomInt } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { readSubject } from '../analysis/lookup/read-subject.ts';
import { connectorsWith } from '../enrich/connectors/index.ts';
import { readProviderFile } from '../enrich/connectors/provider-file.ts';
import { type LookedUp, type LookupSurroundings, lookUp } from '../enrich/providers/policy.ts';
import { periodOf } from '../enrich/providers/provider-run.ts';
import { type ProviderEntry, providerNamed, type ReadyProvider, registryOf } from '../enrich/providers/registry.ts';
import { allSettings, type Environment, environmentName, quotaOf, sharingOf, usualValue } from '../enrich/providers/settings.ts';
import { readKept } from '../enrich/providers/settings-file.ts';
import { HooklineError } from '../model/errors.ts';
import type { Subject } from '../model/observation.ts';
import type { Clock } from '../ports/clock.ts';
import type { ProviderState } from '../ports/observations.ts';
import type { Connector, ProviderDeclaration, ProviderSetting } from '../ports/provider.ts';
import type { Workspace } from './workspace.ts';

/** What is outside a workspace: tests hand in their own. */
export interface ProviderWorld {
  readonly environment: Environment;
  /** In place of those that ship. */
  readonly connectors?: readonly Connector[];
  readonly surroundings?: Partial<LookupSurroundings>;
}

/** The folder of a workspace with files that describe providers of one's own. */
export const ownFolder = 'providers';

/** A provider as it is listed; no secret stands in it. */
export interface ListedProvider {
  readonly id: string;
  readonly name: string;
  readonly state: 'off' | 'incomplete' | 'paused' | 'ready';
  /** What is missing, or until when and why it is left alone. */
  readonly detail: string | null;
  readonly answers: ProviderDeclaration['answers'];
  readonly needs: ProviderDeclaration['needs'];
  readonly sharing: ProviderDeclaration['needs'];
  readonly cost: ProviderDeclaration['cost'];
  readonly quota: ProviderDeclaration['quota'];
  /** Requests counted today and this month (UTC). */
  readonly used: { readonly today: number; readonly month: number };
  readonly lastError: { readonly at: number; readonly detail: string } | null;
  readonly settings: readonly ListedSetting[];
  readonly licence: string;
  readonly documentation: string;
  /** The host within one's own house at which it is asked; null for all that are asked on the public network. */
  readonly privateHost: string | null;
}

export interface ListedSetting extends Pick<ProviderSetting, 'name' | 'type' | 'required' | 'default' | 'help'> {
  /** Where its value comes from. */
  readonly from: 'environment' | 'workspace' | 'default' | null;
  /** Null for secrets and for what has no value. */
  readonly value: string | null;
}

/** The connectors of a workspace: those that ship, and those that its own files describe. */
export async function connectorsOf(workspace: Workspace | null, given?: readonly Connector[]): Promise<readonly Connector[]> {
  const all = [...(given ?? connectorsWith(workspace?.dataFolders ?? []))];
  if (workspace === null) return all;
  const folder = join(workspace.folder, ownFolder);
  const names = await readdir(folder).catch(() => []);
  for (const name of names.filter((one) => one.endsWith('.json')).sort()) {
    const taken = all.map(({ declaration }) => declaration.id);
    all.push(...readProviderFile(await readFile(join(folder, name), 'utf8'), name, taken));
  }
  return all;
}

/** Every provider, with whether it can be asked and with which settings. Without a workspace all are off. */
export async function providersOf(workspace: Workspace | null, world: ProviderWorld): Promise<readonly ProviderEntry[]> {
  const kept = workspace === null ? {} : await readKept(workspace.folder);
  return registryOf(await connectorsOf(workspace, world.connectors), kept, world.environment);
}

/** The providers of a workspace that can be asked. */
export async function readyProviders(workspace: Workspace | null, world: ProviderWorld): Promise<readonly ReadyProvider[]> {
  return (await providersOf(workspace, world)).filter((entry) => entry.state === 'ready');
}

/** The network, chance and time as they are, but for what is handed in. */
export function surroundingsOf(clock: Clock, given: Partial<LookupSurroundings> = {}): LookupSurroundings {
  return {
    now: clock.now,
    random: () => randomInt(2 ** 47) / 2 ** 47,
    sleep: (milliseconds, signal) => sleep(milliseconds, undefined, { signal }).catch(() => undefined),
    signal: new AbortController().signal,
    ...given,
  };
}

export async function listProviders(workspace: Workspace | null, world: ProviderWorld, clock: Clock): Promise<ListedProvider[]> {
  const kept = workspace === null ? {} : await readKept(workspace.folder);
  const states = workspace === null ? new Map<string, ProviderState>() : await workspace.store.providerStates();
  const entries = await providersOf(workspace, world);
  const listed: ListedProvider[] = [];
  for (const entry of entries) {
    const { declaration } = entry.connector;
    const { id, name, answers, needs, cost, licence, documentation, privateHost = null } = declaration;
    const own = (Object.hasOwn(kept, id) ? kept[id]?.settings : undefined) ?? {};
    const settings = allSettings(declaration).map((setting) => listedSetting(declaration, setting, own, world.environment));
    const values = Object.fromEntries(settings.flatMap(({ name, value }) => (value === null ? [] : [[name, value]])));
    listed.push({
      id,
      name,
      ...stateOf(entry, states.get(id), clock.now()),
      answers,
      needs,
      sharing: sharingOf(declaration, values),
      cost,
      quota: quotaOf(declaration, values),
      ...(await usage(workspace, id, clock.now())),
      settings,
      licence,
      documentation,
      privateHost,
    });
  }
  return listed;
}

function stateOf(entry: ProviderEntry, state: ProviderState | undefined, now: number): Pick<ListedProvider, 'state' | 'detail'> {
  if (entry.state === 'off') return { state: 'off', detail: null };
  if (entry.state === 'incomplete') return { state: 'incomplete', detail: entry.problem };
  const until = state?.pausedUntil ?? null;
  if (until === null || until <= now) return { state: 'ready', detail: null };
  return { state: 'paused', detail: `until ${new Date(until).toISOString()}${state?.reason ? `: ${state.reason}` : ''}` };
}

async function usage(workspace: Workspace | null, id: string, now: number): Promise<Pick<ListedProvider, 'used' | 'lastError'>> {
  if (workspace === null) return { used: { today: 0, month: 0 }, lastError: null };
  const { dayBegan, monthBegan } = periodOf(now);
  const { store } = workspace;
  const failure = await store.lastFailure(id);
  return {
    used: { today: await store.requestsSince(id, dayBegan), month: await store.requestsSince(id, monthBegan) },
    lastError: failure && { at: failure.askedAt, detail: failure.detail ?? failure.outcome },
  };
}

function listedSetting(
  declaration: ProviderDeclaration,
  setting: ProviderSetting,
  kept: Readonly<Record<string, string>>,
  environment: Environment,
): ListedSetting {
  const { name, type, required, help } = setting;
  const usual = usualValue(declaration, setting);
  const outside = environment[environmentName(declaration.id, name)];
  const given = outside || kept[name];
  const from = outside ? 'environment' : given !== undefined ? 'workspace' : usual !== null ? 'default' : null;
  return { name, type, required, default: usual, help, from, value: type === 'secret' ? null : (given ?? usual) };
}

/** Asks one provider about one subject, whatever was answered before; within its quota, and after a pause as well. */
export async function testProvider(
  workspace: Workspace,
  id: string,
  given: string,
  world: ProviderWorld,
  clock: Clock,
  region: string,
): Promise<LookedUp> {
  const { declaration } = providerNamed(await connectorsOf(workspace, world.connectors), id);
  const entry = (await providersOf(workspace, world)).find(({ connector }) => connector.declaration.id === id);
  if (entry?.state !== 'ready') {
    const why = entry?.state === 'incomplete' ? entry.problem : 'it is off';
    throw new HooklineError('HOOKLINE_PROVIDER_NOT_READY', `${declaration.name} cannot be asked: ${why}`);
  }
  const subject = subjectFor(given, declaration, region);
  if (subject === null) {
    const shown = given.slice(0, 60);
    throw new HooklineError(
      'HOOKLINE_PROVIDER_NOT_READY',
      `${id} does not answer about '${shown}'; it answers about: ${declaration.answers.join(', ')}`,
    );
  }
  await forgetFailures(workspace, id, clock);
  return lookUp([subject], [entry], workspace.store, { ...surroundingsOf(clock, world.surroundings), maxAge: 0 });
}

/** What was meant, as one of the kinds that a provider answers: the thing itself, else what it leads to. */
function subjectFor(given: string, { answers }: ProviderDeclaration, region: string): Subject | null {
  const guessed = readSubject(given, { region })?.subjects ?? [];
  const fits = guessed.find(({ kind }) => answers.includes(kind));
  if (fits) return fits;
  for (const as of answers) {
    const found = readSubject(given, { region, as })?.subjects.find(({ kind }) => answers.includes(kind));
    if (found) return found;
  }
  return null;
}

/** Ends the pause of a provider. */
export async function forgetFailures(workspace: Workspace, id: string, clock: Clock): Promise<void> {
  const state = (await workspace.store.providerStates()).get(id);
  if (state && (state.pausedUntil !== null || state.failures > 0)) {
    await workspace.store.saveProviderState({ provider: id, failures: 0, pausedUntil: null, reason: null, changedAt: clock.now() });
  }
}
