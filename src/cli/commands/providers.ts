import type { Command } from 'commander';
import {
  addProviders,
  defangWithin,
  type ListedProvider,
  type LookedUp,
  listProviders,
  plural,
  setProvider,
  switchOff,
  testProvider,
  thousands,
  type Workspace,
} from '../../app/index.ts';
import { HooklineError } from '../../model/errors.ts';
import type { Effects } from '../effects.ts';
import { oneLine, table } from '../table.ts';

export interface ProvidersSettings {
  readonly workspace: string;
  readonly json: boolean;
}

interface SetSettings extends ProvidersSettings {
  readonly secretFile?: readonly string[];
}

interface TestSettings extends ProvidersSettings {
  readonly region: string;
}

/** `hookline providers`: all of them with state, quota and last error. Without a workspace all are off. */
export async function runProviders(settings: ProvidersSettings, effects: Effects): Promise<void> {
  const workspace = await effects.openWorkspace(settings.workspace, { create: false, reads: true }).catch((error) => {
    if (error instanceof HooklineError && error.code === 'HOOKLINE_WORKSPACE_MISSING') return null;
    throw error;
  });
  try {
    print(await listProviders(workspace, { environment: effects.environment }, { now: effects.now }), list, settings, effects);
  } finally {
    await workspace?.close();
  }
}

/** The subcommands; each takes the options of `providers`, before its name or after it. */
export function addProviderCommands(providers: Command, exits: string, region: (value: string) => string, effects: Effects): void {
  const add = (usage: string, description: string, example: string) =>
    providers
      .command(usage)
      .description(description)
      .option('-w, --workspace <folder>', 'workspace folder')
      .option('--json', 'print the result as JSON')
      .addHelpText('after', `\nExample:\n${example.replace(/^/gm, '  $ ')}\n${exits}`);
  const action =
    <S extends ProvidersSettings>(work: (args: readonly string[], settings: S) => Promise<void>) =>
    (...given: unknown[]) => {
      const command = given.at(-1) as Command;
      return work(command.args, command.optsWithGlobals<S>());
    };
  const clock = { now: effects.now };
  const world = { environment: effects.environment };

  add(
    'set <id> [settings...]',
    'Switch a provider on and keep its settings, each as name=value; name= takes one back.',
    'hookline providers set virustotal --secret-file vt.key daily_quota=100\nhookline providers set rdap sharing=domain',
  )
    .option('--secret-file <file>', 'file with the secret, or name=file where there are several; may be repeated', collected)
    .action(
      action(([id = '', ...values], settings: SetSettings) =>
        within(
          settings,
          true,
          effects,
          (workspace) =>
            setProvider(
              workspace,
              id,
              { values, secretFiles: (settings.secretFile ?? []).map((given) => placed(given, effects)) },
              world,
              clock,
            ),
          one,
        ),
      ),
    );
  add('off <id>', 'Switch a provider off and forget its secrets.', 'hookline providers off virustotal').action(
    action(([id = ''], settings) => within(settings, false, effects, (workspace) => switchOff(workspace, id, world, clock), one)),
  );
  add(
    'test <id> <subject>',
    'Ask one provider about one subject, whatever is known of it.',
    'hookline providers test rdap evri-parcel.example',
  )
    .option('-r, --region <code>', 'country (ISO 3166) of numbers without a prefix', region, 'GB')
    .action(
      action(([id = '', subject = ''], settings: TestSettings) =>
        within(settings, false, effects, (workspace) => testProvider(workspace, id, subject, world, clock, settings.region), tested),
      ),
    );
  add(
    'add <file>',
    'Take a JSON file that describes providers of your own into the workspace; set them then like the others.',
    'hookline providers add acme.json',
  ).action(
    action(([file = ''], settings) =>
      within(settings, true, effects, (workspace) => addProviders(workspace, effects.path(file), world), added),
    ),
  );
}

async function within<T>(
  settings: ProvidersSettings,
  create: boolean,
  effects: Effects,
  work: (workspace: Workspace) => Promise<T>,
  show: (result: T) => string,
): Promise<void> {
  const workspace = await effects.openWorkspace(settings.workspace, { create, reads: true });
  try {
    print(await work(workspace), show, settings, effects);
  } finally {
    await workspace.close();
  }
}

function print<T>(result: T, show: (result: T) => string, { json }: ProvidersSettings, effects: Effects): void {
  effects.write(json ? `${JSON.stringify(result, null, 1)}\n` : `${show(result)}\n`);
}

/** `file` or `name=file`, the file where this process finds it. */
function placed(given: string, effects: Effects): string {
  const named = /^\w+=/.exec(given)?.[0] ?? '';
  return named + effects.path(given.slice(named.length));
}

function collected(value: string, before: readonly string[] = []): readonly string[] {
  return [...before, value];
}

function list(providers: readonly ListedProvider[]): string {
  const rows = providers.map(({ id, state, answers, sharing, cost, quota, used }) => [
    id,
    state,
    answers.map((kind) => kind.replace('_', ' ')).join(', '),
    sharing,
    share(used.today, quota.daily),
    share(used.month, quota.monthly),
    cost === null ? 'free' : `${cost.amount} ${cost.currency}`,
  ]);
  const notes = providers.flatMap(({ id, state, detail, lastError, privateHost }) => [
    ...(privateHost === null ? [] : [`  ${id} ${inHouse(privateHost)}`]),
    ...(detail === null ? [] : [`  ${id} is ${state}: ${said(detail)}`]),
    ...(lastError === null ? [] : [`  last error of ${id}, ${new Date(lastError.at).toISOString()}: ${said(lastError.detail)}`]),
  ]);
  const on = providers.filter(({ state }) => state !== 'off').length;
  return [
    table(['provider', 'state', 'answers', 'sharing', 'today', 'month', 'cost'], rows, [4, 5]),
    ...(notes.length > 0 ? ['', ...notes] : []),
    '',
    on === 0
      ? 'All are off: nothing is asked over the network. Switch one on with `hookline providers set <id>`.'
      : `${plural(on, 'provider')} on.`,
  ].join('\n');
}

function share(used: number, limit: number | null): string {
  return limit === null ? thousands(used) : `${thousands(used)} of ${thousands(limit)}`;
}

function inHouse(host: string): string {
  return `REACHES INTO THE PRIVATE NETWORK: it is asked at ${host}, as its file says with privateHost.`;
}

function one({ id, name, state, detail, settings, licence, documentation, privateHost }: ListedProvider): string {
  const rows = settings.map(({ name, type, required, from, value, help }) => [
    name,
    type === 'secret' ? (from === null ? '' : '(secret)') : oneLine(value ?? '', 50),
    from ?? (required ? 'missing' : ''),
    help,
  ]);
  return [
    `${id} (${name}) is ${state}${detail === null ? '' : `: ${said(detail)}`}.`,
    ...(privateHost === null ? [] : [`It ${inHouse(privateHost)}`]),
    table(['setting', 'value', 'from', ''], rows),
    `Licence: ${licence}. Documentation: ${documentation}`,
  ].join('\n');
}

function tested({ answers, notAsked, sent }: LookedUp): string {
  const requests = Object.values(sent).reduce((sum, count) => sum + count, 0);
  const lines = answers.flatMap(({ provider, asked, outcome, detail, observations }) => [
    `${provider} on ${said(asked.value)}: ${outcome.replace('_', ' ')}${detail === null ? '' : `, ${said(detail)}`}`,
    ...observations.map(({ field, value }) => `  ${field}: ${said(value)}`),
  ]);
  const passed = notAsked.map(({ provider, detail }) => `${provider} was not asked: ${said(detail)}`);
  return [...lines, ...passed, `${plural(requests, 'request')} sent.`].join('\n');
}

function added(ids: readonly string[]): string {
  return `Added ${ids.join(', ')}. Switch on with \`hookline providers set ${ids[0]}\`.`;
}

/** What a provider said is text from outside. */
function said(text: string): string {
  return oneLine(defangWithin(text), 160);
}
