import { randomInt } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { Budget, type BudgetLimits, costOf } from '../enrich/language-model/budget.ts';
import { LanguageModel } from '../enrich/language-model/language-model.ts';
import { HooklineError } from '../model/errors.ts';
import type { SharingLevel } from '../model/sharing.ts';
import { type Asked, askModel } from '../pipeline/ask-model.ts';
import { buildCampaigns } from '../pipeline/build-campaigns.ts';
import { nameTypes } from '../pipeline/name-types.ts';
import type { Clock } from '../ports/clock.ts';
import type { Progress } from '../ports/progress.ts';
import { brandFinder } from './find-brand.ts';
import { writeOutputs } from './outputs.ts';
import type { Workspace } from './workspace.ts';

/** Which texts are asked about, by the verdict that counts on them. */
export const askedAbout = ['unknown', 'scam', 'all'] as const;
export type AskedAbout = (typeof askedAbout)[number];

export interface ClassifyOptions extends BudgetLimits {
  readonly endpoint: string;
  readonly model: string;
  readonly keyFile: string | null;
  readonly only: AskedAbout;
  readonly limit: number | null;
  readonly sharing: SharingLevel;
  readonly region: string;
  readonly batch: number;
  readonly concurrency: number;
  /** Seconds. */
  readonly timeout: number;
}

export interface Classified extends Asked {
  readonly producer: string;
  /** Texts of the choice that still have no answer. */
  readonly left: number;
  /** The limit that ended the run; null where none did. */
  readonly budgetReached: string | null;
  readonly campaignsChanged: boolean;
}

/** What a run would send. */
export interface Rehearsal {
  readonly producer: string;
  readonly url: string;
  readonly sharing: SharingLevel;
  readonly texts: number;
  /** Estimated from the first thousand texts. */
  readonly requests: number;
  readonly promptTokens: number;
  readonly completionTokens: number;
  readonly cost: number;
  /** The body of the first request, as it would go out. */
  readonly first: Readonly<Record<string, unknown>> | null;
}

type Environment = Readonly<Record<string, string | undefined>>;

/** Asks a language model about texts of a workspace and brings campaigns and results up to date. */
export async function classifyTexts(
  workspace: Workspace,
  options: ClassifyOptions,
  environment: Environment,
  clock: Clock,
  progress: Progress,
): Promise<Classified> {
  if (options.sharing === 'none') {
    throw new HooklineError('HOOKLINE_NOT_SHARED', 'the sharing level is none: no message may be sent anywhere');
  }
  const { store } = workspace;
  const budget = await budgetOf(workspace, options, clock);
  const model = await modelOf(workspace, options, budget, environment, clock);
  const choice = choiceOf(options.only);
  const catchUp = async () => {
    const changed = await buildCampaigns(store, progress, { cluster: workspace.cluster });
    await nameTypes(store, progress);
    if (changed) await writeOutputs(workspace, clock, progress);
    return changed;
  };
  let asked: Asked;
  try {
    asked = await askModel(store, model, choice, options.limit ?? Number.MAX_SAFE_INTEGER, clock, progress);
  } catch (error) {
    // What was answered until then counts.
    await catchUp();
    throw error;
  }
  const left = await store.countTextsToAsk({ ...choice, producer: model.producer });
  return { ...asked, producer: model.producer, left, budgetReached: budget.reached, campaignsChanged: await catchUp() };
}

const sampled = 1000;

/** Says what {@link classifyTexts} would send, and sends nothing. */
export async function rehearse(workspace: Workspace, options: ClassifyOptions, clock: Clock): Promise<Rehearsal> {
  const { store } = workspace;
  // The key is not read: it has no place in what is shown.
  const model = await modelOf(workspace, { ...options, keyFile: null }, await budgetOf(workspace, options, clock), {}, clock);
  const choice = { ...choiceOf(options.only), producer: model.producer };
  const texts = Math.min(options.limit ?? Number.MAX_SAFE_INTEGER, await store.countTextsToAsk(choice));
  const sample = await store.textsToAsk(choice, Math.min(sampled, texts));
  const plans = options.sharing === 'none' ? [] : model.plans(sample);
  const scale = sample.length === 0 ? 0 : texts / sample.length;
  const sum = (of: (plan: (typeof plans)[number]) => number) => Math.round(plans.reduce((total, plan) => total + of(plan), 0) * scale);
  const tokens = { prompt: sum(({ likely }) => likely.prompt), completion: sum(({ likely }) => likely.completion) };
  return {
    producer: model.producer,
    url: model.url,
    sharing: options.sharing,
    texts,
    requests: Math.ceil(plans.length * scale),
    promptTokens: tokens.prompt,
    completionTokens: tokens.completion,
    cost: costOf(tokens, options),
    first: plans[0]?.body ?? null,
  };
}

function choiceOf(only: AskedAbout): { messageClass?: 'unknown' | 'scam' } {
  return only === 'all' ? {} : { messageClass: only };
}

/** Days and months begin at midnight UTC. */
async function budgetOf({ store }: Workspace, options: ClassifyOptions, clock: Clock): Promise<Budget> {
  const now = new Date(clock.now());
  const month = Date.UTC(now.getUTCFullYear(), now.getUTCMonth());
  const today = Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate());
  return new Budget(options, await store.modelSpending(today), await store.modelSpending(month));
}

async function modelOf(
  { dataFolders }: Workspace,
  options: ClassifyOptions,
  budget: Budget,
  environment: Environment,
  clock: Clock,
): Promise<LanguageModel> {
  const endpoint = endpointOf(options.endpoint);
  const key = await keyOf(options.keyFile, environment);
  const find = brandFinder(dataFolders);
  const brandOf = (name: string) => {
    const { id, known } = find(name);
    return known ? id : null;
  };
  const around = {
    now: clock.now,
    random: () => randomInt(2 ** 47) / 2 ** 47,
    wait: (milliseconds: number, signal: AbortSignal) => sleep(milliseconds, undefined, { signal }).catch(() => undefined),
  };
  const { model, sharing, region, batch, concurrency, timeout } = options;
  return new LanguageModel({ endpoint, model, key, sharing, region, batch, concurrency, timeout: timeout * 1000, budget, brandOf }, around);
}

/** A name or password in the address would stand in messages. */
function endpointOf(address: string): URL {
  const url = URL.canParse(address) ? new URL(address) : null;
  if (url === null || !/^https?:$/.test(url.protocol)) {
    throw new HooklineError('HOOKLINE_OPTION_VALUE', `'${address}' is no address; write one like http://127.0.0.1:8080/v1`);
  }
  if (url.username !== '' || url.password !== '') {
    throw new HooklineError('HOOKLINE_OPTION_VALUE', 'the address holds a name or password; give the key with --key-file');
  }
  return url;
}

/** The key of the file, else of the environment, else none. It is held in memory only. */
async function keyOf(file: string | null, environment: Environment): Promise<string | null> {
  const read = async (path: string) =>
    readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
      throw new HooklineError('HOOKLINE_OPTION_VALUE', `the key file ${path} cannot be read (${error.code})`, { cause: error });
    });
  const key = (file === null ? (environment.HOOKLINE_LLM_KEY ?? '') : await read(file)).trim();
  if (key === '' && file === null) return null;
  if (!/^[\x21-\x7e]{1,4096}$/.test(key)) {
    throw new HooklineError('HOOKLINE_OPTION_VALUE', 'the key is empty, or holds spaces, line breaks or letters that no key has');
  }
  return key;
}
