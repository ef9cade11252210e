import type { CampaignSummary } from '../model/overview.ts';
import { visible } from './text-safety.ts';

const labels: Readonly<Record<string, string>> = {
  passcode: 'passcode',
  hi_mum_dad: 'hi mum/dad',
  wrong_number: 'wrong number',
  sms: 'text',
  url: 'link',
  short_code: 'short code',
  bank_account: 'bank account',
};

/** Said of a number that is not in the plan. */
export const noSuchNumber = 'no such number in the numbering plan: forged or mistyped';

/** A coded word as people say it. */
export function label(code: string): string {
  return (Object.hasOwn(labels, code) ? labels[code] : undefined) ?? code.replaceAll('_', ' ');
}

const factWords: Readonly<Record<string, string>> = {
  voip: 'VoIP',
  wholesale_cpaas: 'wholesale or CPaaS',
  mvno: 'MVNO',
  cdn: 'content delivery network',
  dynamic_dns: 'dynamic DNS',
  shortener: 'link shortener or redirector',
  free_host: 'free hosting',
  popular: 'popular site',
  official: 'official domain of a brand',
  own: 'own domain',
};

/** The value of a fact, such as a kind of line, operator or host, as people say it. */
export function factWord(code: string): string {
  return factWords[code] ?? label(code);
}

/** A brand as people write it; a brand that the catalogue does not have is given as its messages write it. */
export function brandName(brand: string | null, brandNames: ReadonlyMap<string, string>): string | null {
  if (brand === null) return null;
  return brandNames.get(brand) ?? visible(brand);
}

/** What a campaign is called: brand or topic, and how its message begins. `brandNames` maps catalogue ids to names. */
export function campaignTitle(campaign: CampaignSummary, brandNames: ReadonlyMap<string, string>): string {
  const brand = brandName(campaign.brand, brandNames);
  const type = label(campaign.scamType ?? campaign.messageClass);
  const topic = campaign.scamType === 'others' && campaign.typeName ? `${type} (${label(campaign.typeName)})` : type;
  const words = visible(campaign.script).replace(/\s+/g, ' ').trim();
  const opening = words.length > 64 ? `${words.slice(0, 61).trimEnd()}…` : words;
  return `${brand ? `${brand}, ${topic}` : topic}: ${opening || 'no text'}`;
}

/** `2024-03-07`, or a dash. */
export function dayOf(at: number | null): string {
  return at === null ? '–' : new Date(at).toISOString().slice(0, 10);
}

export function dayRange(first: number | null, last: number | null): string {
  const [from, to] = [dayOf(first), dayOf(last)];
  return from === to ? from : `${from} to ${to}`;
}

/** Thousands marked: 1,349,039. */
export function thousands(value: number): string {
  return value.toLocaleString('en-GB');
}

/** `1 report`, `1,200 reports`. */
export function plural(count: number, noun: string): string {
  return `${thousands(count)} ${noun}${count === 1 ? '' : 's'}`;
}
