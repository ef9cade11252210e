import type { Command } from 'commander';
import { decide, listDecisions, undoDecision, visible, type Workspace, writeOutputs } from '../../app/index.ts';
import { type Decision, type NewDecision, type Picked, takenBackWords } from '../../model/decision.ts';
import { HooklineError } from '../../model/errors.ts';
import type { Effects } from '../effects.ts';
import { oneLine, typedCampaign } from '../table.ts';
import { reading } from './read.ts';

interface DecideSettings {
  readonly workspace: string;
  readonly json: boolean;
}

interface PickSettings extends DecideSettings {
  readonly words?: string;
  readonly script: readonly string[];
  readonly text: readonly string[];
}

interface ListSettings extends DecideSettings {
  readonly limit: number;
  readonly campaign?: string;
}

type Make = (name: string, description: string, example: string) => Command;

/** `hookline decide …`: what an analyst decides on campaigns. */
export function addDecide(make: Make, wholeNumber: (value: string) => number, effects: Effects): void {
  addShaping(make, effects);
  make(
    'rename <campaign> <name>',
    'Call a campaign by a name of your own; an empty one takes the name away.',
    'hookline decide rename C-0ad0fac7a2 "Evri fee"',
  ).action((campaign: string, name: string, settings: DecideSettings) =>
    carryOut(settings, effects, async () => ({ kind: 'rename', campaignId: typedCampaign(campaign), name })),
  );
  make(
    'note <campaign> <text>',
    'Keep a note on a campaign.',
    'hookline decide note C-0ad0fac7a2 "Reported to the registrar on Monday"',
  ).action((campaign: string, text: string, settings: DecideSettings) =>
    carryOut(settings, effects, async () => ({ kind: 'note', campaignId: typedCampaign(campaign), text })),
  );
  make('undo <decision>', 'Take a decision back. One that a later decision builds on comes after that.', 'hookline decide undo D-3').action(
    (decisionId: string, settings: DecideSettings) =>
      changing(
        settings,
        effects,
        (workspace) => undoDecision(workspace, decisionId, by(effects)),
        ({ kind, detail }) => `${decisionId} is taken back: ${shown(detail)}. ${takenBackWords(kind)}`,
      ),
  );
  make(
    'list',
    'List what was decided, latest first, with what cannot be taken back now and why.',
    'hookline decide list --campaign C-0ad0fac7a2',
  )
    .option('-n, --limit <count>', 'show at most this many, 1 to 200', wholeNumber, 50)
    .option('--campaign <id>', 'only what is about this campaign')
    .action(async (settings: ListSettings) => {
      await reading(
        settings,
        effects,
        async (workspace) => {
          const { campaign, limit } = settings;
          return (await listDecisions(workspace, { limit, ...(campaign === undefined ? {} : { campaignId: typedCampaign(campaign) }) }))
            .items;
        },
        (decisions) => decisions.map(listed).join('\n') || 'Nothing was decided so far.',
      );
    });
}

function addShaping(make: Make, effects: Effects): void {
  make(
    'merge <campaign> <others...>',
    'Make campaigns one, under the id of the first.',
    'hookline decide merge C-0ad0fac7a2 C-17eeb96b25',
  ).action((campaign: string, others: readonly string[], settings: DecideSettings) =>
    carryOut(settings, effects, async () => ({ kind: 'merge', campaignId: typedCampaign(campaign), with: others.map(typedCampaign) })),
  );
  const several = (value: string, before: readonly string[]) => [...before, value];
  const picking = (command: Command) =>
    command
      .option('--words <words>', 'the messages of the campaign that hold all these words')
      .option('--script <id>', 'a script, by its wording key; may be repeated', several, [])
      .option('--text <id>', 'a text, by its id; may be repeated', several, []);
  picking(
    make(
      'split <campaign>',
      'Make messages of a campaign a campaign of their own.',
      'hookline decide split C-0ad0fac7a2 --words "final notice"',
    ),
  ).action((campaign: string, settings: PickSettings) =>
    carryOut(settings, effects, async (workspace) => ({ kind: 'split', ...(await picked(workspace, campaign, settings)) })),
  );
  picking(
    make(
      'move <campaign> <to>',
      'Put messages of a campaign into another one.',
      'hookline decide move C-0ad0fac7a2 C-17eeb96b25 --words "hey mum"',
    ),
  ).action((campaign: string, to: string, settings: PickSettings) =>
    carryOut(settings, effects, async (workspace) => ({
      kind: 'move',
      to: typedCampaign(to),
      ...(await picked(workspace, campaign, settings)),
    })),
  );
}

/** The campaign, and the messages of it that were picked. */
async function picked(
  { store }: Workspace,
  campaign: string,
  { words, script, text }: PickSettings,
): Promise<Picked & { readonly campaignId: string }> {
  const campaignId = typedCampaign(campaign);
  const sought = (words ?? '').split(/\s+/).filter(Boolean).slice(0, 12);
  if (sought.length === 0) return { campaignId, scripts: script, texts: text };
  const found = await store.textsHolding(campaignId, sought);
  if (found.length === 0) throw new HooklineError('HOOKLINE_OPTION_VALUE', `no message of ${campaignId} holds all of '${words}'`);
  return { campaignId, scripts: script, texts: [...text, ...found] };
}

function carryOut(settings: DecideSettings, effects: Effects, make: (workspace: Workspace) => Promise<NewDecision>): Promise<void> {
  const work = async (workspace: Workspace) => decide(workspace, await make(workspace), by(effects));
  return changing(settings, effects, work, ({ decisionId, detail }) => `${decisionId}: ${shown(detail)}.`);
}

/** Changes campaigns, and writes the results of the workspace anew. */
async function changing(
  settings: DecideSettings,
  effects: Effects,
  work: (workspace: Workspace) => Promise<Decision>,
  show: (decision: Decision) => string,
): Promise<void> {
  const workspace = await effects.openWorkspace(settings.workspace, { create: false });
  try {
    const decision = await work(workspace);
    await writeOutputs(workspace, by(effects).clock, effects.progress);
    const written = 'report.html, indicators.csv and campaigns.json were written anew.';
    effects.write(settings.json ? `${JSON.stringify(decision, null, 1)}\n` : `${show(decision)} ${written}\n`);
  } finally {
    await workspace.close();
  }
}

function by({ actor, now }: Effects) {
  return { actor, clock: { now } };
}

function listed({ decisionId, at, actor, detail, undoneAt, undoneBy, blockedBy }: Decision): string {
  const time = (moment: number) => new Date(moment).toISOString().slice(0, 16).replace('T', ' ');
  const back = undoneAt === null ? (blockedBy ? `; stays for now: ${blockedBy}` : '') : `; taken back by ${undoneBy}, ${time(undoneAt)}`;
  return `${decisionId}  ${time(at)}  ${shown(actor)}: ${shown(`${detail}${back}`)}`;
}

/** What people typed is text from outside. */
function shown(words: string): string {
  return oneLine(visible(words), 300);
}
