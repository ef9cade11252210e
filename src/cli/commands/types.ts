import type { Command } from 'commander';
import { decideType, defangWithin, label, listTypes, plural, type TypeRequest, thousands } from '../../app/index.ts';
import type { ListedType, TypeDecision } from '../../model/type-name.ts';
import type { Effects } from '../effects.ts';
import { oneLine, table } from '../table.ts';
import { type ReadSettings, reading } from './read.ts';

export interface TypesSettings extends Omit<ReadSettings, 'limit'> {
  readonly limit?: number;
}

/** `hookline types`: the closed types and the open names, with what is counted under each. */
export async function runTypes(settings: TypesSettings, effects: Effects): Promise<void> {
  const limit = settings.limit ?? Number.POSITIVE_INFINITY;
  const work = async (workspace: Parameters<typeof listTypes>[0]) => (await listTypes(workspace, effects.progress)).slice(0, limit);
  // Names are made before they are listed: that writes.
  await reading({ ...settings, limit }, effects, work, (types) => show(types, effects.width), { reads: false });
}

/** The three subcommands; each takes the options of `types`, before its name or after it. */
export function addTypeDecisions(types: Command, exits: string, effects: Effects): void {
  const add = (usage: string, description: string, example: string, request: (names: readonly string[]) => TypeRequest) =>
    types
      .command(usage)
      .description(description)
      .option('-w, --workspace <folder>', 'workspace folder')
      .option('--json', 'print the result as JSON')
      .addHelpText('after', `\nExample:\n  $ ${example}\n${exits}`)
      .action((...given: unknown[]) => {
        const command = given.at(-1) as Command;
        return runTypeDecision(request(command.args), command.optsWithGlobals<TypesSettings>(), effects);
      });
  add(
    'merge <name> <into>',
    'Count a name under another, or under a type of the closed list.',
    'hookline types merge raffles prize',
    ([name = '', into = '']) => ({
      action: 'merge',
      name,
      into,
    }),
  );
  add('promote <name>', 'List a name by itself, like a type.', 'hookline types promote prize', ([name = '']) => ({
    action: 'promote',
    name,
  }));
  add('undo <name>', 'Take back what was decided about a name.', 'hookline types undo prize', ([name = '']) => ({
    action: 'undo',
    name,
  }));
}

/** `hookline types merge | promote | undo`: keeps a decision, and writes the results anew. */
async function runTypeDecision(request: TypeRequest, settings: TypesSettings, effects: Effects): Promise<void> {
  const workspace = await effects.openWorkspace(settings.workspace, { create: false });
  try {
    const { actor, progress, now } = effects;
    const decision = await decideType(workspace, request, { actor, progress, clock: { now } });
    effects.write(settings.json ? `${JSON.stringify(decision, null, 1)}\n` : `${said(decision)}\n`);
  } finally {
    await workspace.close();
  }
}

function said({ name, mergedInto, promoted }: TypeDecision): string {
  const what = mergedInto ? `counts under ${label(mergedInto)}` : promoted ? 'is listed by itself, like a type' : 'is as it was found';
  return `${label(name)} ${what} from now on. report.html, indicators.csv and campaigns.json were written anew.`;
}

function show(types: readonly ListedType[], width: number | undefined): string {
  const closed = types.filter(({ kind }) => kind === 'closed').filter(({ reports, unsure }) => reports + unsure > 0);
  const open = types.filter(({ kind }) => kind !== 'closed');
  const head = ['type', 'reports', 'unsure', 'texts', 'campaigns', 'example'];
  const rows = (list: readonly ListedType[]) =>
    list.map(({ name, kind, reports, unsure, texts, campaigns, example }) => [
      label(name) + (kind === 'promoted' ? ' *' : ''),
      thousands(reports),
      thousands(unsure),
      thousands(texts),
      thousands(campaigns),
      oneLine(defangWithin(example ?? ''), 70),
    ]);
  const merged = open.concat(closed).flatMap(({ name, merged }) => (merged.length > 0 ? [`  ${label(name)}: ${shortList(merged)}`] : []));
  return [
    ...(closed.length > 0 ? [table(head, rows(closed), [1, 2, 3, 4], width)] : ['No scams so far.']),
    '',
    ...(open.length > 0
      ? [table(['open name', ...head.slice(1)], rows(open), [1, 2, 3, 4], width)]
      : ['No names for scams of type others, or of texts whose class is unknown.']),
    ...(open.some(({ kind }) => kind === 'promoted') ? ['* promoted: listed and filtered like a type'] : []),
    ...(merged.length > 0 ? ['', 'counted under one name:', ...merged] : []),
  ].join('\n');
}

/** Names as they were given are text from outside. */
function shortList(names: readonly string[]): string {
  const shown = names.slice(0, 12).map((name) => oneLine(defangWithin(name), 40));
  return shown.join(', ') + (names.length > shown.length ? ` and ${plural(names.length - shown.length, 'other')}` : '');
}
