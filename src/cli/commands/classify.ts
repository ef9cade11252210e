import {
  type Classified,
  type ClassifyOptions,
  classifyTexts,
  defangWithin,
  plural,
  type Rehearsal,
  rehearse,
  thousands,
  visible,
} from '../../app/index.ts';
import type { Effects } from '../effects.ts';

type Optional = 'keyFile' | 'limit' | 'maxTokens' | 'maxCost' | 'dailyTokens' | 'monthlyTokens';

export interface ClassifySettings extends Omit<ClassifyOptions, Optional>, Partial<Pick<ClassifyOptions, Optional>> {
  readonly workspace: string;
  readonly json: boolean;
  readonly dryRun: boolean;
}

const unlimited = { keyFile: null, limit: null, maxTokens: null, maxCost: null, dailyTokens: null, monthlyTokens: null };

/** `hookline classify`: asks a language model, or says what it would be asked. */
export async function runClassify(settings: ClassifySettings, effects: Effects): Promise<void> {
  const { workspace: folder, json, dryRun, ...rest } = settings;
  const options = { ...unlimited, ...rest, keyFile: rest.keyFile ? effects.path(rest.keyFile) : null };
  const clock = { now: effects.now };
  const workspace = await effects.openWorkspace(folder, { create: false });
  const print = <T>(result: T, show: (result: T) => string) =>
    effects.write(json ? `${JSON.stringify(result, null, 1)}\n` : `${show(result)}\n`);
  try {
    if (dryRun) print(await rehearse(workspace, options, clock), rehearsed);
    else print(await classifyTexts(workspace, options, effects.environment, clock, effects.progress), classified);
  } finally {
    await workspace.close();
  }
}

function rehearsed({ producer, url, sharing, texts, requests, promptTokens, completionTokens, cost, first }: Rehearsal): string {
  const head = [
    `Nothing was sent. ${producer} at ${url}, sharing level ${sharing}.`,
    `${plural(texts, 'text')} would be asked about in about ${plural(requests, 'request')}: about ${thousands(promptTokens)} tokens in, ${thousands(completionTokens)} out${cost > 0 ? `, cost ${cost.toFixed(2)}` : ''}.`,
  ];
  if (sharing === 'none') return [...head, 'At this level nothing may be sent.'].join('\n');
  if (first === null) return head.join('\n');
  return [...head, 'The first request (links defanged here only):', '', visible(defangWithin(JSON.stringify(first, null, 1)))].join('\n');
}

function classified({ producer, answered, failed, left, spent, budgetReached, campaignsChanged }: Classified): string {
  const reasons = new Map<string, number>();
  for (const { reason } of failed) reasons.set(reason, (reasons.get(reason) ?? 0) + 1);
  const worst = [...reasons].sort((a, b) => b[1] - a[1]).slice(0, 5);
  return [
    `${producer}: ${plural(answered, 'text')} answered, ${thousands(left)} left${budgetReached === null ? '' : `; stopped at ${budgetReached}`}`,
    ...worst.map(([reason, count]) => `  no answer to ${plural(count, 'text')}: ${visible(defangWithin(reason))}`),
    `${plural(spent.requests, 'request')}, ${thousands(spent.promptTokens)} tokens in, ${thousands(spent.completionTokens)} out${spent.cost > 0 ? `, cost ${spent.cost.toFixed(4)}` : ''}`,
    campaignsChanged
      ? 'Campaigns, report.html, indicators.csv and campaigns.json are up to date with the answers.'
      : 'Nothing has changed.',
  ].join('\n');
}
