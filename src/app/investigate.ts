import { readingVersion } from '../analysis/read-message.ts';
import { offlineProviders } from '../enrich/offline/index.ts';
import { offlineFacts } from '../enrich/offline-facts.ts';
import { clearIncoming, keepOriginal } from '../intake/originals.ts';
import { readSource, type SourceOptions } from '../intake/read-source.ts';
import { HooklineError } from '../model/errors.ts';
import type { Overview } from '../model/overview.ts';
import type { Source, Taken } from '../model/source.ts';
import { buildCampaigns } from '../pipeline/build-campaigns.ts';
import { nameTypes } from '../pipeline/name-types.ts';
import { readTexts } from '../pipeline/read-texts.ts';
import { stateFacts } from '../pipeline/state-facts.ts';
import type { Clock } from '../ports/clock.ts';
import type { Progress } from '../ports/progress.ts';
import { type AskedOfCampaigns, askAboutCampaigns } from './ask-providers.ts';
import { diskErrors } from './disk-errors.ts';
import { type Input, shortName } from './inputs.ts';
import { journalForm, journalsOf } from './journal.ts';
import { type Outputs, writeOutputs } from './outputs.ts';
import type { ProviderWorld } from './providers.ts';
import { createReaderPool } from './reader-pool.ts';
import type { Workspace } from './workspace.ts';

/** How one input fared: taken in, known before, or failed with an error of the table. */
export interface InputResult {
  readonly name: string;
  readonly source: Source | null;
  readonly taken: Taken | null;
  readonly known: boolean;
  readonly error: HooklineError | null;
}

export interface Investigation {
  readonly inputs: readonly InputResult[];
  readonly textsRead: number;
  readonly campaignsChanged: boolean;
  /** Null where no provider is configured. */
  readonly asked: AskedOfCampaigns | null;
  readonly overview: Overview;
  readonly outputs: Outputs;
}

export interface InvestigateOptions extends Omit<SourceOptions, 'key'> {
  readonly actor: string;
  /** Asks the providers that are configured about so many subjects at most; left out, nobody is asked. */
  readonly ask?: { readonly world: ProviderWorld; readonly most: number };
}

/** The main job: takes the inputs in, reads what is new, states facts, finds campaigns, writes the results. */
export async function investigate(
  workspace: Workspace,
  inputs: readonly Input[],
  options: InvestigateOptions,
  clock: Clock,
  progress: Progress,
): Promise<Investigation> {
  const results: InputResult[] = [];
  await diskErrors(() => clearIncoming(workspace.originals));
  await takeJournals(workspace, options, clock, progress);
  for (const input of inputs) results.push(await takeIn(workspace, input, options, clock, progress));
  const { textsRead, campaignsChanged } = await catchUp(workspace, options.region, progress);
  const { ask } = options;
  const asked = ask ? await askAboutCampaigns(workspace, ask.world, ask.most, clock, progress) : null;
  const outputs = await writeOutputs(workspace, clock, progress);
  return { inputs: results, textsRead, campaignsChanged, asked, overview: outputs.overview, outputs };
}

/** Reads what is unread, states facts about what is new, finds campaigns. */
export async function catchUp(
  { store, dataFolders, cluster }: Workspace,
  region: string,
  progress: Progress,
): Promise<{ textsRead: number; campaignsChanged: boolean }> {
  const pool = await createReaderPool(region, await store.countUnread(), dataFolders);
  const textsRead = await readTexts(store, pool, readingVersion, progress).finally(() => pool.close());
  await stateFacts(store, offlineFacts(offlineProviders(dataFolders)), progress);
  const campaignsChanged = await buildCampaigns(store, progress, { cluster });
  await nameTypes(store, progress);
  return { textsRead, campaignsChanged };
}

/** Takes in the journals of feeds that were killed, or are closed, and lets go of them. */
export async function takeJournals(workspace: Workspace, options: InvestigateOptions, clock: Clock, progress: Progress): Promise<void> {
  for (const journal of await journalsOf(workspace.folder)) {
    const { error } = await takeIn(workspace, journal.input, { ...options, ...journalForm }, clock, progress);
    if (error && error.code !== 'HOOKLINE_INPUT_EMPTY') throw error;
    await journal.remove();
  }
}

/** One input's failure never stops the others; a full disk or a fault of ours stops all. */
export async function takeIn(
  workspace: Workspace,
  input: Input,
  options: InvestigateOptions,
  clock: Clock,
  progress: Progress,
): Promise<InputResult> {
  const name = shortName(input.name);
  const failed = (error: HooklineError): InputResult => ({ name, source: null, taken: null, known: false, error });
  progress.begin(`taking in ${name}`, input.bytes);
  try {
    const original = await diskErrors(() => keepOriginal(readable(input), workspace.originals, () => {}));
    if (await workspace.store.hasSource(original.sha256)) return { name, source: null, taken: null, known: true, error: null };
    const form = input.format && options.format === undefined ? { format: input.format } : {};
    const reading = await readSource(original, name, { ...options, ...form, key: workspace.key }, (count) => progress.advance(count));
    const batches = inSteps(reading.batches, progress);
    const taken = await workspace.store.takeSource(batches, reading.describe, { at: clock.now(), actor: options.actor });
    return { name, source: reading.describe(), taken, known: false, error: null };
  } catch (error) {
    if (error instanceof HooklineError && error.exitStatus === 3) return failed(error);
    throw error;
  } finally {
    progress.end();
  }
}

/** Each batch is a step, also of formats that do not tell how far they are. */
async function* inSteps<T>(batches: AsyncIterable<T>, progress: Progress): AsyncGenerator<T> {
  for await (const batch of batches) {
    progress.advance(0);
    yield batch;
  }
}

/** The bytes of an input; what the system refuses to read comes out as an error of the table. */
export async function* readable(input: Input): AsyncGenerator<Uint8Array> {
  try {
    yield* input.open();
  } catch (error) {
    throw new HooklineError('HOOKLINE_INPUT_UNREADABLE', `${input.name} cannot be read: ${(error as Error).message}`, { cause: error });
  }
}
