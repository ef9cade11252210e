import { label } from '../model/names.ts';
import type { CampaignSummary } from '../model/overview.ts';
import { visible } from '../model/text-safety.ts';

export { factWord, label, plural, thousands } from '../model/names.ts';

/** Said of a number that is not in the plan. */
export const noSuchNumber = 'no such number in the numbering plan: forged or mistyped';

/** A brand as people write it; a brand that the catalogue does not have is given as its messages write it. */
export function brandName(brand: string | null, brandNames: ReadonlyMap<string, string>): string | null {
  if (brand === null) return null;
  return brandNames.get(brand) ?? visible(brand);
}

/** What a campaign is called: as an analyst named it, else brand or topic, and how its message begins. `brandNames` maps catalogue ids to names. */
export function campaignTitle(campaign: CampaignSummary, brandNames: ReadonlyMap<string, string>): string {
  if (campaign.name) return visible(campaign.name);
  const brand = brandName(campaign.brand, brandNames);
  const type = label(campaign.scamType ?? campaign.messageClass);
  const topic = campaign.scamType === 'others' && campaign.typeName ? `${type} (${label(campaign.typeName)})` : type;
  const words = withoutSenderName(visible(campaign.script).replace(/\s+/g, ' ').trim(), brand);
  const opening = words.length > 64 ? `${words.slice(0, 61).trimEnd()}…` : words;
  return `${brand ? `${brand}, ${topic}` : topic}: ${opening || 'no text'}`;
}

/** What stands before a message that was passed on or answered; in the languages of the catalogue's countries. */
const passedOn = ['fw', 'fwd', 're', 'wg', 'aw', 'tr', 'rv', 'enc', 'doorst', 'antw'];
/** More of them than these are taken as words. */
const mostPassed = 5;

/** A message that begins with the brand and a colon, also where it was passed on: the title has said the brand already. */
function withoutSenderName(words: string, brand: string | null): string {
  if (!brand) return words;
  const message = asFirstSent(words);
  if (message[brand.length] !== ':' || message.slice(0, brand.length).toLowerCase() !== brand.toLowerCase()) return words;
  return message.slice(brand.length + 1).trimStart() || words;
}

/** The message behind `FW:`, `Fwd:`, `RE:` and the like. */
function asFirstSent(words: string): string {
  let message = words;
  for (let times = 0; times < mostPassed; times++) {
    const colon = message.indexOf(':');
    if (colon < 0 || !passedOn.includes(message.slice(0, colon).trim().toLowerCase())) return message;
    message = message.slice(colon + 1).trimStart();
  }
  return message;
}

/** `2024-03-07`, or a dash. */
export function dayOf(at: number | null): string {
  return at === null ? '–' : new Date(at).toISOString().slice(0, 10);
}

export function dayRange(first: number | null, last: number | null): string {
  const [from, to] = [dayOf(first), dayOf(last)];
  return from === to ? from : `${from} to ${to}`;
}
