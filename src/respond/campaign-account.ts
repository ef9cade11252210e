import type { Campaign } from '../model/campaign-view.ts';
import { defang, visible } from '../model/text-safety.ts';
import { brandName, dayOf, label, plural, thousands } from './names.ts';

/** What the account of a campaign is written of. */
export type AccountOf = Pick<
  Campaign,
  | 'messageClass'
  | 'scamType'
  | 'typeName'
  | 'brand'
  | 'language'
  | 'languages'
  | 'reports'
  | 'texts'
  | 'scriptCount'
  | 'senders'
  | 'senderList'
  | 'domains'
  | 'domainList'
  | 'calls'
  | 'first'
  | 'last'
  | 'recent'
  | 'growth'
  | 'lures'
  | 'asks'
  | 'timeline'
  | 'targets'
>;

/** What fewer reports than this share bear is no trait of the campaign. */
const trait = 0.25;

const askWords: Readonly<Record<string, string>> = {
  link: 'follow a link',
  call: 'call a number',
  reply: 'reply',
  pay: 'pay',
  code: 'give or type in a code',
};

const senderKinds: Readonly<Record<string, string>> = {
  phone: 'phone numbers',
  alphanumeric: 'names',
  short_code: 'short codes',
  email: 'e-mail addresses',
  handle: 'handles of apps',
};

/** A campaign in one paragraph of plain text: who is imitated, how, since when, how fast, from where. Nothing in it is a link. */
export function campaignAccount(campaign: AccountOf, brandNames: ReadonlyMap<string, string>): string {
  return [what(campaign, brandNames), how(campaign), when(campaign), pace(campaign), whence(campaign), whom(campaign)]
    .filter(Boolean)
    .join(' ');
}

function what(
  { messageClass, scamType, typeName, brand, reports, texts, scriptCount, language, languages }: AccountOf,
  names: ReadonlyMap<string, string>,
): string {
  const open = typeName && (scamType === null || scamType === 'others') ? typeName : null;
  const kinds: Readonly<Record<string, string>> = {
    scam: scamType && scamType !== 'others' ? withArticle(`${label(scamType)} scam`) : 'A scam',
    spam: 'Advertising',
    passcode: 'One-time passcodes',
    legitimate: 'Messages that look genuine',
  };
  const kind = `${kinds[messageClass] ?? 'Messages of an unknown kind'}${open ? ` (${label(open)})` : ''}`;
  const known = brandName(brand, names);
  const imitated = known ? ` ${messageClass === 'scam' ? 'imitating' : 'naming'} ${known}` : '';
  const tongues = Object.keys(languages).filter((code) => code !== 'und');
  const tongue = language === 'und' ? '' : `, ${tongues.length > 1 ? 'mostly ' : ''}in ${languageName(language)}`;
  return `${kind}${imitated}: ${plural(reports, 'report')} of ${plural(texts, 'text')} in ${plural(scriptCount, 'wording')}${tongue}.`;
}

function how({ asks, lures, reports }: AccountOf): string {
  const asked = traits(asks, reports).map((ask) => askWords[ask] ?? label(ask));
  const played = traits(lures, reports).map(label);
  const asking = asked.length > 0 ? `asks the reader to ${list(asked)}` : '';
  const playing = played.length > 0 ? `plays on ${list(played)}` : '';
  const said = [asking, playing].filter(Boolean).join(' and ');
  return said ? `It ${said}.` : '';
}

function when({ first, last, timeline }: AccountOf): string {
  if (first === null) return 'No report of it has a time.';
  const [from, to] = [dayOf(first), dayOf(last)];
  if (from === to) return `All of it was seen on ${from}.`;
  const peak = timeline.reduce((most, day) => (day.reports > most.reports ? day : most), { day: '', reports: 0 });
  const top = peak.reports > 1 ? `, most on ${peak.day} (${plural(peak.reports, 'report')})` : '';
  return `Seen from ${from} to ${to}${top}.`;
}

function pace({ first, recent, growth, reports }: AccountOf): string {
  if (first === null) return '';
  if (recent === 0) return "Nothing came in the feed's last seven days.";
  const count = `${plural(recent, 'report')} came in the feed's last seven days`;
  if (growth === null) return recent === reports ? `All of it came in the feed's last seven days.` : `${count}, none in the week before.`;
  const before = thousands(Math.round(recent / growth));
  if (growth > 1.05) return `${count}, up from ${before} the week before.`;
  return growth < 0.95 ? `${count}, down from ${before} the week before.` : `${count}, as many as the week before.`;
}

function whence({ senders, senderList, domains, domainList, calls }: AccountOf): string {
  const shared = most(domainList.flatMap(({ facts }) => facts.host_kind ?? []));
  const sharing = shared && shared !== 'own' ? ` (${label(shared)} among them)` : '';
  const to = domains > 0 ? `leads to ${plural(domains, 'domain')}${sharing}${named(domains, domainList)}` : '';
  const called = calls > 0 ? ` ${plural(calls, 'call report')} ${calls === 1 ? 'names' : 'name'} its numbers.` : '';
  if (senders === 0) return `Nothing tells who sends it${to && `; it ${to}`}.${called}`;
  const kind = senders > 1 ? kindOfSenders(senderList) : '';
  return `It comes from ${plural(senders, 'sender')}${kind && `, mostly ${kind}`}${kind && to ? ',' : ''}${to && ` and ${to}`}.${called}`;
}

/** What most senders are; of numbers, where most are from. Empty where nothing can be said. */
function kindOfSenders(senders: AccountOf['senderList']): string {
  const kind = most(senders.map((sender) => sender.kind));
  if (kind === null || kind === 'unknown') return '';
  const country = kind === 'phone' ? most(senders.flatMap(({ facts }) => facts.country ?? [])) : null;
  return `${senderKinds[kind] ?? label(kind)}${country ? ` (${countryName(country)})` : ''}`;
}

/** The domains where they are few, else the one that is reported most; defanged. */
function named(count: number, domainList: AccountOf['domainList']): string {
  const [first, ...others] = domainList.map(({ value }) => visible(defang(value)));
  if (first === undefined) return '';
  return count > 3 || domainList.length < count ? `, most often ${first}` : `: ${list([first, ...others])}`;
}

function whom({ targets }: AccountOf): string {
  const { recipients, repeated } = targets;
  if (recipients === 0) return '';
  const once = repeated['1'] ?? 0;
  const again = recipients - once;
  const who = again === recipients ? (recipients === 1 ? '' : 'each of them ') : `${thousands(again)} of them `;
  return `${plural(recipients, 'recipient')} reported it${again > 0 ? `, ${who}more than once` : ''}.`;
}

function traits(counts: Readonly<Record<string, number>>, reports: number): string[] {
  return Object.entries(counts)
    .filter(([, count]) => count >= trait * reports)
    .sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1))
    .map(([name]) => name);
}

/** What more than half of them are. */
function most(values: readonly string[]): string | null {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].find(([, count]) => 2 * count > values.length)?.[0] ?? null;
}

/** `a`, `a and b`, `a, b and c`. */
function list(words: readonly string[]): string {
  return words.length < 2 ? (words[0] ?? '') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}

/** `A delivery scam`, `An insurance scam`. */
function withArticle(words: string): string {
  return `${/^[aeio]/i.test(words) ? 'An' : 'A'} ${words}`;
}

const countryNames = new Intl.DisplayNames('en', { type: 'region', fallback: 'code' });

/** `France` for `FR`; what is no code of a country stays as it is. */
function countryName(code: string): string {
  return /^[A-Z]{2}$/.test(code) ? (countryNames.of(code) ?? code) : code;
}

const languageNames = new Intl.DisplayNames('en', { type: 'language', fallback: 'code' });

/** `English` for `en`; a code that is none stays as it is. */
export function languageName(code: string): string {
  if (code === 'und') return 'unknown';
  return /^[a-z]{2,3}$/.test(code) ? (languageNames.of(code) ?? code) : code;
}
