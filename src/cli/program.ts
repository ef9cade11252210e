import { Command, InvalidArgumentError } from 'commander';
import { defaultFolder, formats, grammars, isZone, strengths, version } from '../app/index.ts';
import { HooklineError } from '../model/errors.ts';
import { type ReportField, reportFields } from '../model/report.ts';
import { messageClasses, scamTypes } from '../model/verdict.ts';
import { runCampaign } from './commands/campaign.ts';
import { type InvestigateSettings, runInvestigate } from './commands/investigate.ts';
import { type CampaignsSettings, type ReadSettings, runCampaigns, runMessages, runRejects, runVerify } from './commands/read.ts';
import { runSimulate, type SimulateSettings } from './commands/simulate.ts';
import type { Effects } from './effects.ts';

const exits = `
Exit status: 0 done; 2 the call is wrong; 3 an input failed (the others were taken in); 4 the workspace; 5 the machine; 1 a fault of Hookline.`;

/** The command line. Every command has --json, --workspace and an example in its help. */
export function createProgram(effects: Effects): Command {
  const program = new Command('hookline')
    .description(
      'Turns a pile of reported texts into a map of the scam operations behind them.\nWorks offline; nothing leaves this machine.',
    )
    .version(version)
    .exitOverride()
    .configureOutput({ writeOut: effects.write, writeErr: effects.warn, outputError: () => {} })
    .addHelpText('after', `\nExample:\n  $ hookline investigate reports.csv\n  $ hookline campaigns --type delivery${'\n'}${exits}`);
  const command = (name: string, description: string, example: string) =>
    program
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
    .option('--type <type>', `only this scam type: ${scamTypes.join(', ')}`, oneOf(scamTypes))
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
