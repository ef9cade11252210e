import { type Command, InvalidArgumentError } from 'commander';
import {
  drawSample,
  exportLabels,
  importLabels,
  labelsCsv,
  listInputs,
  plural,
  scoreLabels,
  settleLabels,
  usualSize,
  type Workspace,
} from '../../app/index.ts';
import { HooklineError } from '../../model/errors.ts';
import { type DrawMethod, drawMethods } from '../../model/opinion.ts';
import { type MessageClass, messageClasses } from '../../model/verdict.ts';
import type { Effects } from '../effects.ts';
import { oneLine } from '../table.ts';
import { type LabelSettings, runLabel } from './evaluate-label.ts';
import { evaluationText } from './evaluate-tables.ts';

interface Settings {
  readonly workspace: string;
  readonly json: boolean;
}

interface DrawSettings extends Settings {
  readonly by: DrawMethod;
  readonly of: MessageClass | 'all';
  readonly size: number;
  readonly seed: number;
  readonly name?: string;
  readonly csv?: string;
}

interface ScoreSettings extends Settings {
  readonly sample?: string;
  readonly csv?: string;
}

/** Makes a command of the group with the options that every command has. */
type MakeCommand = (name: string, description: string, example: string) => Command;

/** Readers of option values. */
interface Values {
  readonly wholeNumber: (value: string) => number;
  readonly oneOf: (choices: readonly string[]) => (value: string) => string;
}

/** `hookline evaluate …`: samples, labels by people, and how well people and classifiers agree. */
export function addEvaluate(command: MakeCommand, { wholeNumber, oneOf }: Values, effects: Effects): void {
  const classes = ['all', ...messageClasses];
  command(
    'draw',
    'Draw a sample of texts to be labelled, and keep it under a name.',
    'hookline evaluate draw\nhookline evaluate draw --by stratified --of scam --csv to-label.csv',
  )
    .option('--by <method>', `how: ${drawMethods.join(', ')}`, oneOf(drawMethods), 'random')
    .option('--of <class>', `which texts, by the embedded classifier: ${classes.join(', ')}`, oneOf(classes), 'all')
    .option('--size <count>', 'how many texts', wholeNumber, usualSize)
    .option('--seed <number>', 'equal seeds draw equal samples', wholeNumber, 1)
    .option('--name <name>', 'what to call it; else sample-1, sample-2, …', plainName)
    .option('--csv <file>', 'write it for a spreadsheet as well')
    .action((settings: DrawSettings) => runDraw(settings, effects));

  command(
    'label',
    'Label the texts of a sample one by one; every label is kept at once, and you can stop and go on at any time.',
    'hookline evaluate label --sample sample-1 --as ann',
  )
    .requiredOption('--sample <name>', 'the sample')
    .requiredOption('--as <name>', 'who labels; kept with each label', plainName)
    .option('--show-guess', 'show what the embedded classifier says; it is hidden else, so that it sways nobody', false)
    .action((settings: LabelSettings) => runLabel(settings, effects));

  command(
    'import <file>',
    'Take in labels from CSV (or - for standard input), told by id or by the exact text.',
    'hookline evaluate import labelled.csv --as ann',
  )
    .requiredOption('--as <name>', 'whose labels they are', plainName)
    .action((file: string, settings: Settings & { as: string }) => runImport(file, settings, effects));

  command('export', 'Write the labels that stand as CSV, with who and when.', 'hookline evaluate export --sample sample-1 --csv labels.csv')
    .option('--sample <name>', 'only those of this sample')
    .option('--as <name>', 'only those of this person')
    .option('--csv <file>', 'write them there instead of to standard output')
    .action((settings: ScoreSettings & { as?: string }) => runExport(settings, effects));

  command(
    'score',
    'Hold people against one another and against each classifier: kappa, precision, recall and F1 with intervals, confusion matrix.',
    'hookline evaluate score --sample sample-1\nhookline evaluate score --sample sample-1 --csv scores.csv',
  )
    .option('--sample <name>', 'the sample; else all texts that a person has labelled')
    .option('--csv <file>', 'write every figure there as well')
    .action((settings: ScoreSettings) => runScore(settings, effects));
}

async function opened<T>(
  { workspace: folder }: Settings,
  effects: Effects,
  work: (workspace: Workspace) => Promise<T>,
  { reads } = { reads: true },
): Promise<T> {
  const workspace = await effects.openWorkspace(folder, { create: false, reads });
  try {
    return await work(workspace);
  } finally {
    await workspace.close();
  }
}

function print(settings: Settings, result: unknown, text: () => string, effects: Effects): void {
  effects.write(settings.json ? `${JSON.stringify(result, null, 1)}\n` : `${text()}\n`);
}

async function runDraw(settings: DrawSettings, effects: Effects): Promise<void> {
  const { by, of, size, seed, name = null, csv = null } = settings;
  if (size === 0) throw new HooklineError('HOOKLINE_OPTION_VALUE', 'a sample has one text or more');
  const path = csv === null ? null : effects.path(csv);
  const options = { by, messageClass: of === 'all' ? null : of, size, seed, name, csv: path, drawnBy: effects.actor };
  const drawn = await opened(settings, effects, (workspace) => drawSample(workspace, options, effects));
  const text = () =>
    [
      `${drawn.name}: ${plural(drawn.texts, 'text')}; ${drawn.method}`,
      drawn.reason ?? `Drawn ${by}, it shows where a classifier is weak; for figures that hold for the feed, draw at random.`,
      ...(drawn.texts < size ? ['There are no more to draw.'] : []),
      ...(csv === null ? [] : [`To be filled in: ${csv}; then: hookline evaluate import ${csv} --as <you>`]),
      `Next: hookline evaluate label --sample ${drawn.name} --as <you>`,
    ].join('\n');
  print(settings, drawn, text, effects);
}

async function runImport(file: string, settings: Settings & { as: string }, effects: Effects): Promise<void> {
  const [input, ...others] = await listInputs([file === '-' ? file : effects.path(file)], effects.stdin);
  if (!input || others.length > 0) throw new HooklineError('HOOKLINE_INPUT_MISSING', `${file} is not one file of labels`);
  const taken = await opened(
    settings,
    effects,
    async (workspace) => {
      const result = await importLabels(workspace, input, { labelledBy: settings.as }, effects);
      if (result.saved > 0) await settleLabels(workspace, effects, effects.progress);
      return result;
    },
    { reads: false },
  );
  const text = () =>
    [
      `${taken.name}: ${plural(taken.rows, 'row')}; ${plural(taken.saved, 'label')} kept, ${taken.unchanged} as before, ${taken.empty} without an answer, ${taken.refused.length} refused`,
      ...taken.refused.map(({ line, reason }) => `  line ${line}: ${oneLine(reason, 200)}`),
      ...(taken.unknownBrands.length > 0
        ? [`Not in the catalogue, kept as written: ${taken.unknownBrands.map((brand) => oneLine(brand, 60)).join(', ')}`]
        : []),
    ].join('\n');
  print(settings, taken, text, effects);
}

async function runExport(settings: ScoreSettings & { as?: string }, effects: Effects): Promise<void> {
  const { sample = null, as = null, csv = null } = settings;
  const labels = await opened(settings, effects, (workspace) =>
    exportLabels(workspace, { sample, labelledBy: as, csv: csv === null ? null : effects.path(csv) }),
  );
  if (settings.json) effects.write(`${JSON.stringify(labels, null, 1)}\n`);
  else effects.write(csv === null ? labelsCsv(labels) : `${plural(labels.length, 'label')} in ${csv}\n`);
}

async function runScore(settings: ScoreSettings, effects: Effects): Promise<void> {
  const { sample = null, csv = null } = settings;
  const evaluation = await opened(settings, effects, (workspace) =>
    scoreLabels(workspace, { sample, csv: csv === null ? null : effects.path(csv) }),
  );
  print(settings, evaluation, () => evaluationText(evaluation), effects);
}

/** A name that can be typed again, and stands in a table. */
function plainName(value: string): string {
  const name = value.trim();
  if (!/^[\p{L}\p{N}][\p{L}\p{N}\p{M} ._@-]{0,39}$/u.test(name))
    throw new InvalidArgumentError('give a name of 1 to 40 letters, figures, spaces, and . _ @ -');
  return name;
}
