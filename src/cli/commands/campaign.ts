import {
  campaignTitle,
  dayOf,
  dayRange,
  defang,
  defangWithin,
  factWord,
  label,
  noSuchNumber,
  plural,
  thousands,
  type Workspace,
} from '../../app/index.ts';
import { HooklineError } from '../../model/errors.ts';
import type { CampaignDetail } from '../../model/overview.ts';
import type { Effects } from '../effects.ts';
import { oneLine, table, typedCampaign } from '../table.ts';
import { brandNames, type ReadSettings, reading } from './read.ts';

/** `hookline campaign <id>`: one campaign; with `why`, the joins that hold it together. */
export async function runCampaign(typed: string, settings: ReadSettings & { readonly why: boolean }, effects: Effects): Promise<void> {
  const campaignId = typedCampaign(typed);
  const find = async ({ store }: Workspace) => {
    const campaign = (await store.campaignsInFull([campaignId], settings.limit)).get(campaignId);
    if (!campaign) throw new HooklineError('HOOKLINE_UNKNOWN_CAMPAIGN', `there is no campaign ${campaignId} in ${settings.workspace}`);
    return campaign;
  };
  await reading(settings, effects, find, settings.why ? why : detail);
}

type Listed = CampaignDetail['senderList'][number];

function detail(campaign: CampaignDetail, workspace: Workspace): string {
  const { reports, texts, senders, domains, calls, first, last } = campaign;
  return [
    oneLine(defangWithin(campaignTitle(campaign, brandNames(workspace))), 120),
    `${campaign.campaignId}: ${plural(reports, 'report')}, ${plural(texts, 'text')}, ${plural(senders, 'sender')}, ${plural(domains, 'domain')}, ${plural(calls, 'call report')}, ${dayRange(first, last)}`,
    '',
    'scripts',
    ...campaign.scripts.map((one) => `${String(one.reports).padStart(6)}×  ${oneLine(defangWithin(one.script), 240)}`),
    ...section('senders', campaign.senderList),
    ...section('domains', campaign.domainList),
    ...section('contacts', campaign.contacts),
    '',
    `${campaign.joinCount} joins hold it together: add --why to see the weakest first`,
  ].join('\n');
}

function section(title: string, list: readonly Listed[]): string[] {
  if (list.length === 0) return [];
  const rows = list.map((one) => [
    oneLine(defang(one.value), 60),
    label(one.kind),
    known(one.facts),
    thousands(one.reports),
    dayOf(one.last),
  ]);
  return ['', title, table(['value', 'kind', 'known', 'reports', 'last seen'], rows, [3])];
}

function known(facts: Listed['facts']): string {
  const coded = ['country', 'line_type', 'host_kind'].flatMap((field) => (facts[field] ? [factWord(facts[field])] : []));
  const words = [
    ...coded,
    facts.original_operator,
    facts.bears_name_of && `bears the name of ${facts.bears_name_of}`,
    facts.official_of,
    facts.valid === 'false' && noSuchNumber,
  ].filter((word): word is string => Boolean(word));
  return oneLine(words.join(', '), 60);
}

function why(campaign: CampaignDetail): string {
  if (campaign.joins.length === 0) return 'All its texts are of one script, equal but for its slots: no joins were needed.';
  const joins = campaign.joins.map(({ bits, evidence, a, b }) => {
    const reasons = evidence.map((one) => `    ${(one.bits > 0 ? '+' : '') + one.bits}`.padEnd(12) + oneLine(one.detail, 150));
    const texts = [`    A: ${oneLine(defangWithin(a), 200)}`, `    B: ${oneLine(defangWithin(b), 200)}`];
    return [`${bits.toFixed(2)} bits`, ...reasons, ...texts].join('\n');
  });
  return [`${campaign.joinCount} joins, weakest first; a join needs 8 bits (odds of 256 to 1)`, ...joins].join('\n');
}
