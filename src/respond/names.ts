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
  const script = visible(campaign.script)
    .replace(/\s+/g, ' ')
    .replace(/^[ /]+/, '')
    .trimEnd();
  const words = withoutSenderName(withoutFirstSlots(script), brand);
  const opening = words.length > 64 ? `${beforeSlot(words.slice(0, 61)).trimEnd()}…` : words;
  return `${brand ? `${brand}, ${topic}` : topic}: ${opening || 'no text'}`;
}

/** A piece of a script that ends within a slot, without that slot. */
function beforeSlot(piece: string): string {
  const slot = piece.lastIndexOf('{');
  return slot > 0 && !piece.includes('}', slot) ? piece.slice(0, slot) : piece;
}

/** Slots that tell nothing where a message begins with them, and the marks around them. */
const firstSlots = /^(?:\{(?:url|reference|phone|email|date|time|code|handle)\}|[\s\-–—:;,./|*•>)\]])+/u;
/** What is left of the message must have this many words. */
const leastWords = 3;

/** `Your card was blocked` for `{reference}: Your card was blocked`; as it stands where little else is said. */
function withoutFirstSlots(words: string): string {
  if (!words.startsWith('{')) return words;
  const rest = words.replace(firstSlots, '');
  return rest.split(' ', leastWords).length < leastWords ? words : rest;
}

/** What stands before a message that was passed on or answered; in the languages of the catalogue's countries. */
const passedOn = ['fw', 'fwd', 're', 'wg', 'aw', 'tr', 'rv', 'enc', 'doorst', 'antw'];
/** More of them than these are taken as words. */
const mostPassed = 5;

/** A message that begins with the brand and a colon, also where it was passed on: the title has said the brand already. */
function withoutSenderName(words: string, brand: string | null): string {
  if (!brand) return words;
  const message = asFirstSent(words);
  const colon = message.indexOf(':');
  if (colon < 0 || colon > 2 * brand.length || plain(message.slice(0, colon)) !== plain(brand)) return words;
  return message.slice(colon + 1).trimStart() || words;
}

/** A name in small letters and without accents, as it is often typed: `credit agricole`. */
function plain(name: string): string {
  return name.normalize('NFD').replace(/\p{M}/gu, '').trim().toLowerCase();
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
