import { Command, InvalidArgumentError, type Option } from 'commander';
import { askedAbout, defaultFolder, formats, grammars, isZone, readRegion, strengths, usualLookups, version } from '../app/index.ts';
import { HooklineError } from '../model/errors.ts';
import { lookupKinds } from '../model/lookup.ts';
import { type ReportField, reportFields } from '../model/report.ts';
import { sharingLevels } from '../model/sharing.ts';
import { messageClasses, scamTypes } from '../model/verdict.ts';
import { addBrands } from './commands/brands.ts';
import { runCampaign } from './commands/campaign.ts';
import { type ClassifySettings, runClassify } from './commands/classify.ts';
import { addData } from './commands/data.ts';
import { addDecide } from './commands/decide.ts';
import { addEvaluate } from './commands/evaluate.ts';
import { type InvestigateSettings, runInvestigate } from './commands/investigate.ts';
import { type LookupSettings, runLookup } from './commands/lookup.ts';
import { addProviderCommands, type ProvidersSettings, runProviders } from './commands/providers.ts';
import { type CampaignsSettings, type ReadSettings, runCampaigns, runMessages, runRejects, runVerify } from './commands/read.ts';
import { addServe } from './commands/serve.ts';
import { runSimulate, type SimulateSettings } from './commands/simulate.ts';
import { addTokens } from './commands/tokens.ts';
import { addTypeDecisions, runTypes, type TypesSettings } from './commands/types.ts';
import { runWatchRun, type WatchSettings } from './commands/watch.ts';
import type { Effects, RunCommand } from './effects.ts';

const exits = '\nExit status: 0 done, 1 a bug, 2 wrong call, 3 input, 4 workspace, 5 machine.';

const exitsInFull = `
Exit status, for scripts:
  0  done
  1  a fault of Hookline itself
  2  the command line is wrong, or what it names is not there
  3  an input failed; the others were taken in
  4  the workspace: missing, in use, or damaged
  5  the machine: disk, permissions, port, network`;

/** The command line. Every command has --json, --workspace and an example in its help. `run` does the commands of other processes, for a server. */
export function createProgram(effects: Effects, run: RunCommand): Command {
  const program = new Command('hookline')
    .description(
      'Turns a pile of reported texts into a map of the scam operations behind them.\nWorks offline; nothing leaves this machine but what `hookline classify` is told to send, and what is asked of the providers that you switch on.',
    )
    .version(version)
    .exitOverride()
    .configureOutput({ writeOut: effects.write, writeErr: effects.warn, outputError: () => {} })
    .configureHelp({ optionDescription: describeOption })
    .addHelpText(
      'after',
      `\nExamples:\n  $ hookline investigate reports.csv --time-zone Europe/London\n  $ hookline campaigns --type delivery\n  $ hookline campaign C-0ad0fac7a2 --why\n  $ hookline serve\n${exitsInFull}`,
    );
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
    .option(
      '--lookups <count>',
      'ask the providers that are switched on about at most this many numbers, domains and links',
      wholeNumber,
      usualLookups,
    )
    .action((inputs: string[], options: Omit<InvestigateSettings, 'zone'> & { timeZone: string }) => {
      const { timeZone: zone, ...rest } = options;
      return runInvestigate(inputs, { ...rest, map: rest.map ?? {}, zone }, effects);
    });

  reading(
    'campaigns',
    'List the campaigns, most harmful and largest first.',
    'hookline campaigns --type delivery --min 10\nhookline campaigns --brand "Royal Mail" --json',
    30,
  )
    .option('--min <count>', 'leave out campaigns with fewer reports', wholeNumber, 2)
    .option('--class <class>', `only this class: ${messageClasses.join(', ')}`, oneOf(messageClasses))
    .option('--type <type>', `only this scam type: ${scamTypes.join(', ')}, or a name that was promoted`)
    .option('--brand <id>', 'only this brand, by name or catalogue id, such as "Royal Mail" or royal-mail')
    .action((options: CampaignsSettings) => runCampaigns(options, effects));

  reading(
    'campaign <id>',
    'Show one campaign: scripts, senders, domains, contacts.',
    'hookline campaign C-0ad0fac7a2\nhookline campaign C-0ad0fac7a2 --why',
    20,
  )
    .option('--why', 'show the joins with their evidence, weakest first', false)
    .action((id: string, options: ReadSettings & { why: boolean }) => runCampaign(id, options, effects));

  const decisions = program
    .command('decide')
    .description('Correct campaigns: merge, split, move messages, rename, note; take it back. Later runs respect it.')
    .addHelpText('after', `\nExample:\n  $ hookline decide merge C-0ad0fac7a2 C-17eeb96b25\n  $ hookline decide undo D-1${'\n'}${exits}`);
  addDecide((name, description, example) => command(name, description, example, decisions), wholeNumber, effects);

  reading(
    'messages [words...]',
    'Search the messages: all words must occur in the text, in its normalised view, or in a sender.',
    'hookline messages royal mail fee\nhookline messages --search "royal mail fee" --json',
    20,
  )
    .option('-s, --search <words>', 'the words, as one argument')
    .action((words: string[], options: ReadSettings & { search?: string }) =>
      runMessages([...words, ...(options.search === undefined ? [] : [options.search])].join(' '), options, effects),
    );

  command(
    'lookup [thing...]',
    'Look up a number, sender name, domain, host, link, IP address, e-mail address or a whole text: verdict, risk score with its reasons, facts with source and date, our own reports.',
    'hookline lookup +447700900123\nhookline lookup evri-parcel.example --html lookup.html --pdf lookup.pdf\nhookline lookup "Evri: your parcel is held, pay at evri-fee.example" --offline\nhookline lookup --file list.txt > facts.jsonl',
  )
    .option('--as <kind>', `what it is, where it is not to be guessed: ${lookupKinds.join(', ')}`, oneOf(lookupKinds))
    .option('-r, --region <code>', 'country (ISO 3166) of numbers without a prefix', region, 'GB')
    .option('--offline', 'ask nothing over the network, whatever is configured', false)
    .option('--html <file>', 'write it as one HTML page as well')
    .option('--pdf <file>', 'write it as a PDF as well')
    .option('--file <list>', 'look up each line of a file (or - for standard input) instead; prints JSON lines')
    .action((things: string[], options: Omit<LookupSettings, 'named'>, self: Command) =>
      runLookup(things, { ...options, named: self.getOptionValueSource('workspace') === 'cli' }, effects),
    );

  const watch = program
    .command('watch')
    .description('Ask again about numbers that were live and domains of scams, as they come due.')
    .addHelpText('after', `\nExample:\n  $ hookline watch run${'\n'}${exits}`);
  command(
    'run',
    'Ask the providers that answered before about what is due: numbers that were live weekly, domains of scams daily; within their quotas.',
    'hookline watch run --workspace case-42',
    watch,
  ).action((settings: WatchSettings) => runWatchRun(settings, effects));

  reading('rejects', 'List the rows that were put aside, with file, line and reason.', 'hookline rejects --json', 50).action(
    (options: ReadSettings) => runRejects(options, effects),
  );

  command('verify', 'Check the kept originals against their hashes and the custody log against its chain.', 'hookline verify').action(
    (options: ReadSettings) => runVerify(options, effects),
  );

  const types = command(
    'types',
    'List the scam types and the open names for what has none, with what is counted under each; merge or promote names.',
    'hookline types\nhookline types promote prize\nhookline types merge dating wrong_number',
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

  const providers = command(
    'providers',
    'List the providers that can be asked about numbers, domains and links, with state, quota and last error; set them up. All are off at first.',
    'hookline providers\nhookline providers set virustotal --secret-file vt.key\nhookline providers test virustotal evri-parcel.example',
  ).action((settings: ProvidersSettings) => runProviders(settings, effects));
  addProviderCommands(providers, exits, region, effects);

  const data = program
    .command('data')
    .description('Look at the data files that offline facts come from, and put newer ones in their place.')
    .addHelpText('after', `\nExample:\n  $ hookline data list\n  $ hookline data update ip-to-as ip2asn-combined.tsv.gz${'\n'}${exits}`);
  addData((name, description, example) => command(name, description, example, data), effects);

  const brands = program
    .command('brands')
    .description("Look at the brands that scams imitate, and add a workspace's own.")
    .addHelpText(
      'after',
      `\nExample:\n  $ hookline brands show evri\n  $ hookline brands add "Northern Parcel" --sector delivery --domain northernparcel.example${'\n'}${exits}`,
    );
  addBrands((name, description, example) => command(name, description, example, brands), wholeNumber, effects);

  const evaluate = program
    .command('evaluate')
    .description('Draw samples, label them, and see how well people and classifiers agree.')
    .addHelpText('after', `\nExample:\n  $ hookline evaluate draw\n  $ hookline evaluate label --sample sample-1 --as ann${'\n'}${exits}`);
  addEvaluate((name, description, example) => command(name, description, example, evaluate), { wholeNumber, oneOf }, effects);

  addServe(command, { within, timeZone, region }, effects, run);

  const tokens = program
    .command('tokens')
    .description('Make and revoke tokens, for a server that others reach: `hookline serve`.')
    .addHelpText('after', `\nExample:\n  $ hookline tokens create ann --role analyst\n  $ hookline tokens list${'\n'}${exits}`);
  addTokens((name, description, example) => command(name, description, example, tokens), { wholeNumber, oneOf }, effects);

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

/** The words on an option, with its default where that tells something, and whether it must be given. */
function describeOption({ description, defaultValue, mandatory }: Option): string {
  const plain = defaultValue === undefined || defaultValue === false || Array.isArray(defaultValue);
  return `${description}${plain ? '' : ` (default: ${JSON.stringify(defaultValue)})`}${mandatory ? ' (needed)' : ''}`;
}

function addMapping(value: string, before: Partial<Record<ReportField, string>> | undefined): Partial<Record<ReportField, string>> {
  const at = value.indexOf('=');
  const field = value.slice(0, at) as ReportField;
  if (at < 1 || !reportFields.includes(field))
    throw new InvalidArgumentError(`write field=column; the fields are ${reportFields.join(', ')}.`);
  return { ...before, [field]: value.slice(at + 1) };
}

function wholeNumber(value: string): number {
  if (!/^\d{1,9}$/.test(value)) throw new InvalidArgumentError('give a whole number.');
  return Number(value);
}

function within(least: number, most: number): (value: string) => number {
  return (value) => {
    const number = wholeNumber(value);
    if (number < least || number > most) throw new InvalidArgumentError(`give a number from ${least} to ${most}.`);
    return number;
  };
}

function amount(value: string): number {
  if (!/^\d{1,9}(?:\.\d{1,9})?$/.test(value)) throw new InvalidArgumentError('give an amount such as 2.50.');
  return Number(value);
}

function oneOf(choices: readonly string[]): (value: string) => string {
  return (value) => {
    if (!choices.includes(value)) throw new HooklineError('HOOKLINE_OPTION_VALUE', `'${value}' is not one of ${choices.join(', ')}`);
    return value;
  };
}

function timeZone(value: string): string {
  if (!isZone(value))
    throw new HooklineError(
      'HOOKLINE_OPTION_VALUE',
      `'${value}' is not a time zone; write one like Europe/London, America/New_York or UTC`,
    );
  return value;
}

function region(value: string): string {
  const country = readRegion(value);
  if (country === null)
    throw new HooklineError('HOOKLINE_OPTION_VALUE', `'${value}' is not a country code; write two letters (ISO 3166) like GB, US or IN`);
  return country;
}

function delimiter(value: string): string {
  const character = value === '\\t' ? '\t' : value;
  if (character.length !== 1 || character === '"')
    throw new HooklineError('HOOKLINE_OPTION_VALUE', `'${value}' is not a delimiter; write one character, or \\t for a tab`);
  return character;
}

function encoding(value: string): string {
  try {
    return new TextDecoder(value).encoding;
  } catch {
    throw new HooklineError('HOOKLINE_OPTION_VALUE', `'${value}' is not an encoding; write one like utf-8, utf-16le or windows-1252`);
  }
}
