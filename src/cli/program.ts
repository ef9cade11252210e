import { Command, InvalidArgumentError } from 'commander';
import { askedAbout, defaultFolder, formats, grammars, isZone, strengths, version } from '../app/index.ts';
import { HooklineError } from '../model/errors.ts';
import { type ReportField, reportFields } from '../model/report.ts';
import { sharingLevels } from '../model/sharing.ts';
import { messageClasses, scamTypes } from '../model/verdict.ts';
import { runCampaign } from './commands/campaign.ts';
import { type ClassifySettings, runClassify } from './commands/classify.ts';
import { addEvaluate } from './commands/evaluate.ts';
import { type InvestigateSettings, runInvestigate } from './commands/investigate.ts';
import { type CampaignsSettings, type ReadSettings, runCampaigns, runMessages, runRejects, runVerify } from './commands/read.ts';
import { runSimulate, type SimulateSettings } from './commands/simulate.ts';
import { addTypeDecisions, runTypes, type TypesSettings } from './commands/types.ts';
import type { Effects } from './effects.ts';

const exits = `
Exit status: 0 done; 2 the call is wrong; 3 an input failed (the others were taken in); 4 the workspace; 5 the machine; 1 a fault of Hookline.`;

/** The command line. Every command has --json, --workspace and an example in its help. */
export function createProgram(effects: Effects): Command {
  const program = new Command('hookline')
    .description(
      'Turns a pile of reported texts into a map of the scam operations behind them.\nWorks offline; nothing leaves this machine but what `hookline classify` is told to send.',
    )
    .version(version)
    .exitOverride()
    .configureOutput({ writeOut: effects.write, writeErr: effects.warn, outputError: () => {} })
    .addHelpText('after', `\nExample:\n  $ hookline investigate reports.csv\n  $ hookline campaigns --type delivery${'\n'}${exits}`);
  const command = (name: string, description: string, example: string, group: Command = program) =>
    group
      .command(name)
      .description(description)
      .option('-w, --workspace <folder>', 'workspace folder', defaultFolder)
      .option('--json', 'print the result as JSON', false)
      .addHelpText('after', `\nExample:\n${example.replace(/^/gm, '  $ ')}\n${exits}`);
  const reading = (name: string, description: string, example: string, limit: number) =>
    command(name, description, example).option('-n, --limit <count>', 'show at most this many', wholeNumber, limit);

  command(
    'investigate <inputs...>',
    'Take in files or folders (or - for standard input), find the campaigns, write report.html, indicators.csv and campaigns.json.',
    'hookline investigate reports.csv\nhookline investigate feed/ --time-zone Europe/London --region GB --map text=body\ncat texts.txt | hookline investigate - --workspace case-42',
  )
    .option('-m, --map <field=column>', `name a column by hand (${reportFields.join(', ')}); may be repeated`, addMapping)
    .option('-z, --time-zone <zone>', 'zone of times without an offset, such as Europe/London', timeZone, 'UTC')
    .option('-r, --region <code>', 'country (ISO 3166) of numbers without a prefix', region, 'GB')
    .option('-f, --format <format>', `read every input as ${formats.join(', ')}`, oneOf(formats))
    .option('-d, --delimiter <character>', 'delimiter of CSV input', delimiter)
    .option('-e, --encoding <name>', 'encoding of the input, such as windows-1251', encoding)
    .action((inputs: string[], options: Omit<InvestigateSettings, 'zone'> & { timeZone: string }) => {
      const { timeZone: zone, ...rest } = options;
      return runInvestigate(inputs, { ...rest, map: rest.map ?? {}, zone }, effects);
    });

  reading('campaigns', 'List the campaigns, most harmful and largest first.', 'hookline campaigns --type delivery --min 10', 30)
    .option('--min <count>', 'leave out campaigns with fewer reports', wholeNumber, 2)
    .option('--class <class>', `only this class: ${messageClasses.join(', ')}`, oneOf(messageClasses))
    .option('--type <type>', `only this scam type: ${scamTypes.join(', ')}, or a name that was promoted`)
    .option('--brand <id>', 'only this brand, by its catalogue id, such as royal-mail')
    .action((options: CampaignsSettings) => runCampaigns(options, effects));

  reading('campaign <id>', 'Show one campaign: scripts, senders, domains, contacts.', 'hookline campaign C-0123456789 --why', 20)
    .option('--why', 'show the joins with their evidence, weakest first', false)
    .action((id: string, options: ReadSettings & { why: boolean }) => runCampaign(id, options, effects));

  reading(
    'messages',
    'Search the messages; all words must occur in text, normalised view or sender.',
    'hookline messages --search "royal mail fee"',
    20,
  )
    .requiredOption('-s, --search <words>', 'words to look for')
    .action((options: ReadSettings & { search: string }) => runMessages(options.search, options, effects));

  reading('rejects', 'List the rows that were put aside, with file, line and reason.', 'hookline rejects --json', 50).action(
    (options: ReadSettings) => runRejects(options, effects),
  );

  command('verify', 'Check the kept originals against their hashes and the custody log against its chain.', 'hookline verify').action(
    (options: ReadSettings) => runVerify(options, effects),
  );

  const types = command(
    'types',
    'List the scam types and the open names for what has none, with what is counted under each; merge or promote names.',
    'hookline types\nhookline types promote voicemail\nhookline types merge "parking fine" government',
  )
    .option('-n, --limit <count>', 'show at most this many', wholeNumber)
    .action((settings: TypesSettings) => runTypes(settings, effects));
  addTypeDecisions(types, exits, effects);

  command(
    'classify',
    'Ask a language model at an OpenAI-compatible endpoint, on this machine or hosted, about the texts whose class is unknown.',
    'hookline classify --endpoint http://127.0.0.1:8080/v1 --model qwen3-8b --dry-run\nhookline classify --endpoint http://127.0.0.1:8080/v1 --model qwen3-8b --only all --daily-tokens 2000000',
  )
    .requiredOption('--endpoint <url>', 'base address of the endpoint, such as http://127.0.0.1:8080/v1')
    .requiredOption('--model <name>', 'the model, by the name that the endpoint knows')
    .option('--key-file <file>', 'file with the key; else the environment variable HOOKLINE_LLM_KEY, else none')
    .option('--sharing <level>', `what may be sent of a message: ${sharingLevels.join(', ')}`, oneOf(sharingLevels), 'pseudonymised')
    .option('--only <which>', `texts whose verdict is: ${askedAbout.join(', ')}`, oneOf(askedAbout), 'unknown')
    .option('-n, --limit <count>', 'ask about at most this many texts, most reported first', wholeNumber)
    .option('-r, --region <code>', 'country (ISO 3166) of numbers without a prefix', region, 'GB')
    .option('--batch <count>', 'texts in one request, 1 to 50', within(1, 50), 10)
    .option('--concurrency <count>', 'requests under way at once, 1 to 32', within(1, 32), 2)
    .option('--timeout <seconds>', 'how long one request may take', within(1, 3600), 60)
    .option('--max-tokens <count>', 'stop this run before it takes more tokens', wholeNumber)
    .option('--max-cost <amount>', 'stop this run before it costs more, at the prices given', amount)
    .option('--daily-tokens <count>', 'stop before all runs of this day (UTC) have taken more tokens', wholeNumber)
    .option('--monthly-tokens <count>', 'stop before all runs of this month (UTC) have taken more tokens', wholeNumber)
    .option('--price-in <amount>', 'price of a million tokens sent', amount, 0)
    .option('--price-out <amount>', 'price of a million tokens answered', amount, 0)
    .option('--dry-run', 'send nothing; show the first request, how many, and what they would cost', false)
    .action((settings: ClassifySettings) => {
      if (settings.maxCost !== undefined && settings.priceIn === 0 && settings.priceOut === 0)
        throw new HooklineError('HOOKLINE_OPTION_VALUE', '--max-cost counts at the prices of --price-in and --price-out; give these too');
      return runClassify(settings, effects);
    });

  const evaluate = program
    .command('evaluate')
    .description('Draw samples, label them, and see how well people and classifiers agree.')
    .addHelpText('after', `\nExample:\n  $ hookline evaluate draw\n  $ hookline evaluate label --sample sample-1 --as ann${'\n'}${exits}`);
  addEvaluate((name, description, example) => command(name, description, example, evaluate), { wholeNumber, oneOf }, effects);

  program
    .command('simulate')
    .description('Write a simulated 7726 feed of any size with known truth: campaigns, types, senders, links and evasion, from one seed.')
    .option('--reports <count>', 'how many reports', wholeNumber, 10_000)
    .option('--seed <number>', 'equal seeds give equal feeds', wholeNumber, 1)
    .requiredOption('--out <file>', 'the feed; .parquet, .csv or .jsonl')
    .option('--truth <file>', 'what is true of each report; .parquet, .csv or .jsonl')
    .option('--facts <file>', 'what look-ups of its numbers and domains would say; .parquet, .csv or .jsonl')
    .option('--evasion <strength>', `how crews evade filters: ${strengths.join(', ')}`, oneOf(strengths), 'default')
    .option('--grammar <name>', `which script families: ${grammars.join(', ')}`, oneOf(grammars), 'first')
    .option('--json', 'print the result as JSON', false)
    .addHelpText('after', `\nExample:\n  $ hookline simulate --reports 100000 --seed 7 --out feed.parquet --truth truth.parquet\n${exits}`)
    .action((settings: SimulateSettings) => runSimulate(settings, effects));
  return program;
}

function addMapping(value: string, before: Partial<Record<ReportField, string>> | undefined): Partial<Record<ReportField, string>> {
  const at = value.indexOf('=');
  const field = value.slice(0, at) as ReportField;
  if (at < 1 || !reportFields.includes(field))
    throw new InvalidArgumentError(`write field=column, the field one of ${reportFields.join(', ')}.`);
  return { ...before, [field]: value.slice(at + 1) };
}

function wholeNumber(value: string): number {
  if (!/^\d{1,9}$/.test(value)) throw new InvalidArgumentError('a whole number is wanted.');
  return Number(value);
}

function within(least: number, most: number): (value: string) => number {
  return (value) => {
    const number = wholeNumber(value);
    if (number < least || number > most) throw new InvalidArgumentError(`a number from ${least} to ${most} is wanted.`);
    return number;
  };
}

function amount(value: string): number {
  if (!/^\d{1,9}(?:\.\d{1,9})?$/.test(value)) throw new InvalidArgumentError('an amount such as 2.50 is wanted.');
  return Number(value);
}

function oneOf(choices: readonly string[]): (value: string) => string {
  return (value) => {
    if (!choices.includes(value)) throw new HooklineError('HOOKLINE_OPTION_VALUE', `'${value}' is none of ${choices.join(', ')}`);
    return value;
  };
}

function timeZone(value: string): string {
  if (!isZone(value))
    throw new HooklineError('HOOKLINE_OPTION_VALUE', `'${value}' is no time zone; write one like Europe/London, America/New_York or UTC`);
  return value;
}

function region(value: string): string {
  if (!/^[A-Za-z]{2}$/.test(value))
    throw new HooklineError('HOOKLINE_OPTION_VALUE', `'${value}' is no country code; write two letters like GB, US or IN`);
  return value.toUpperCase();
}

function delimiter(value: string): string {
  const character = value === '\\t' ? '\t' : value;
  if (character.length !== 1 || character === '"')
    throw new HooklineError('HOOKLINE_OPTION_VALUE', `'${value}' is no delimiter; write one character, or \\t for a tab`);
  return character;
}

function encoding(value: string): string {
  try {
    return new TextDecoder(value).encoding;
  } catch {
    throw new HooklineError('HOOKLINE_OPTION_VALUE', `'${value}' is no encoding; write one like utf-8, utf-16le or windows-1252`);
  }
}
