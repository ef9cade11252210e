import type { ScamType } from '../../model/verdict.ts';
import type { PaperFigures, SenderKindName } from '../figures.ts';
import type { Random } from '../random.ts';
import { digits } from '../slots.ts';
import { firstNames } from '../words/people.ts';
import { phoneIn, type SimBatch } from './phones.ts';
import { Quota } from './quota.ts';
import type { Stratum } from './strata.ts';

/** The senders of a campaign, in the order in which they come into use. */
export interface SenderPool {
  readonly kind: SenderKindName;
  readonly senders: string[];
  /** How many are in use at the same time. */
  readonly width: number;
}

/** Share of the reports and number of unique senders, for one kind of sender in one part of the feed. */
interface Mix {
  readonly share: number;
  readonly unique: number;
}
type Mixes = Readonly<Partial<Record<SenderKindName, Mix>>>;

/**
 * Unique senders by type at the paper's size: tables 6 and 14 and the counts by type, where the paper has them (`figures`); what is left
 * of the totals is spread over the other parts. The shares of reports are ours: the paper counts unique senders only.
 */
export class SenderPlan {
  private readonly mixes = new Map<string, Mixes>();
  private readonly kinds = new Map<string, Quota<SenderKindName>>();
  private readonly countries = new Map<string, Quota<string>>();
  private readonly reportsOf = new Map<string, number>();
  private readonly taken = new Set<string>();
  private readonly shortCodes: { readonly scam: string[]; readonly other: string[] };
  private readonly figures: PaperFigures;

  constructor(figures: PaperFigures, strata: readonly Stratum[], scale: number, random: Random) {
    this.figures = figures;
    for (const stratum of strata) {
      const key = groupOf(stratum);
      this.reportsOf.set(key, (this.reportsOf.get(key) ?? 0) + stratum.reports);
    }
    for (const [key, mix] of mixesOf(figures)) this.mixes.set(key, mix);
    // The unique counts are of the whole feed; what a smaller one needs is in proportion to its reports.
    for (const [key, reports] of this.reportsOf) this.reportsOf.set(key, reports / scale);
    const { reports, scams } = figures.senderIdsUnique.short_code;
    const codes = (count: number) =>
      Array.from({ length: Math.max(2, Math.round(count * scale)) }, () => `${random.between(6, 8)}${digits(random, 4)}`);
    this.shortCodes = { scam: codes(scams), other: codes(reports - scams) };
  }

  /** The pool of a campaign with so many reports. `names` are sender names that fit it, `batch` the crew's SIM cards. */
  pool(stratum: Stratum, reports: number, names: readonly string[], batch: SimBatch, random: Random): SenderPool {
    const group = groupOf(stratum);
    const mixes = this.mixes.get(group) ?? {};
    const kind = this.kindsOf(group).draw(random, reports);
    const mix = mixes[kind] as Mix;
    const perReport = mix.unique / Math.max(1, mix.share * (this.reportsOf.get(group) ?? 1));
    // Senders are drawn at random from those in use, so some are never seen: more are planned.
    const drawn = perReport > 0.9 ? perReport : perReport / (1 - Math.exp(-1 / perReport));
    const count = Math.max(1, random.round(reports * Math.min(1.4, drawn)));
    const width = Math.min(count, random.between(2, 6));
    switch (kind) {
      case 'phone':
        return { kind, width, senders: this.phones(stratum.scamType, count, batch, random) };
      case 'alphanumeric':
        return { kind, width, senders: senderNames(names, count, stratum.kind === 'scam', random) };
      case 'email':
        return { kind, width, senders: Array.from({ length: count }, () => mailAddress(random)) };
      default: {
        const codes = stratum.kind === 'scam' ? this.shortCodes.scam : this.shortCodes.other;
        return { kind, width, senders: Array.from({ length: Math.min(2, count) }, () => random.pick(codes)) };
      }
    }
  }

  /** A number that no other campaign has. */
  phones(type: ScamType | null, count: number, batch: SimBatch, random: Random): string[] {
    const country = this.countriesOf(type ?? '').draw(random, count);
    return Array.from({ length: count }, () => this.phone(country, batch, random));
  }

  phone(country: string, batch: SimBatch, random: Random): string {
    for (let tries = 0; ; tries++) {
      const number = phoneIn(country, tries < 20 ? batch : null, random);
      if (this.taken.has(number)) continue;
      this.taken.add(number);
      return number;
    }
  }

  private kindsOf(group: string): Quota<SenderKindName> {
    const known = this.kinds.get(group);
    if (known) return known;
    const entries = Object.entries(this.mixes.get(group) ?? {}) as [SenderKindName, Mix][];
    const quota = new Quota(entries.map(([kind, { share }]) => [kind, share] as const));
    this.kinds.set(group, quota);
    return quota;
  }

  private countriesOf(type: string): Quota<string> {
    const known = this.countries.get(type);
    if (known) return known;
    const given = Object.entries(this.figures.countriesPct[type] ?? {});
    const quota = new Quota<string>(given.length > 0 ? given : type === '' ? elsewhere : otherTypes);
    this.countries.set(type, quota);
    return quota;
  }
}

/** Origins for the types that table 7 leaves out, so that 92.4 % of all scam numbers are British; and for what is no scam. */
const otherTypes: readonly (readonly [string, number])[] = [
  ['UK', 86],
  ['USA', 5],
  ['India', 2],
  ['Nigeria', 1.5],
  ['Philippines', 1.5],
  ['France', 1],
  ['Ireland', 1],
  ['Canada', 1],
  ['Indonesia', 1],
];
const elsewhere: readonly (readonly [string, number])[] = [
  ['UK', 97],
  ['USA', 1.5],
  ['Ireland', 1.5],
];

function groupOf({ kind, scamType }: Stratum): string {
  return kind === 'scam' ? (scamType ?? '') : kind === 'quiet_spam' ? 'spam' : kind;
}

function mixesOf(figures: PaperFigures): Map<string, Mixes> {
  const phones = figures.senderIdsUniqueByType.phone ?? {};
  const names = figures.senderIdsUniqueByType.alphanumeric ?? {};
  const mails = figures.senderIdsUniqueByType.email ?? {};
  const mix = (share: number, unique: number): Mix => ({ share, unique });
  const known: [string, Mixes][] = [
    ['wrong_number', { phone: mix(0.995, phones.wrong_number ?? 0), alphanumeric: mix(0.005, 10) }],
    ['hi_mum_dad', { phone: mix(0.99, phones.hi_mum_dad ?? 0), alphanumeric: mix(0.01, 10) }],
    [
      'delivery',
      {
        phone: mix(0.86, phones.delivery ?? 0),
        email: mix(0.06, mails.delivery ?? 0),
        alphanumeric: mix(0.06, names.delivery ?? 0),
        short_code: mix(0.02, 20),
      },
    ],
    [
      'banking',
      { phone: mix(0.8, diagonal(figures, 'banking') - 361), alphanumeric: mix(0.17, names.banking ?? 0), short_code: mix(0.03, 20) },
    ],
    ['government', { phone: mix(0.86, diagonal(figures, 'government') - 80), alphanumeric: mix(0.12, 70), short_code: mix(0.02, 10) }],
    ['telecom', { phone: mix(0.88, diagonal(figures, 'telecom') - 215), alphanumeric: mix(0.1, 200), short_code: mix(0.02, 15) }],
  ];
  const typed = [...known];
  const left = (kind: SenderKindName) =>
    figures.senderIdsUnique[kind].scams - typed.reduce((sum, [, mixes]) => sum + (mixes[kind]?.unique ?? 0), 0);
  const rest = Object.entries(figures.scamTypeUniqueTexts).filter(([type]) => !known.some(([name]) => name === type));
  const texts = rest.reduce((sum, [, { withUrl, withoutUrl }]) => sum + withUrl + withoutUrl, 0);
  for (const [type, { withUrl, withoutUrl }] of rest) {
    const part = (withUrl + withoutUrl) / texts;
    known.push([
      type,
      {
        phone: mix(0.82, left('phone') * part),
        alphanumeric: mix(0.14, left('alphanumeric') * part),
        email: mix(0.01, Math.max(5, left('email') * part)),
        short_code: mix(0.03, Math.max(4, left('short_code') * part)),
      },
    ]);
  }
  // Small talk takes a number for nearly each text (9,200); what is left of the other senders of the feed goes by thirds and tenths.
  const other = (kind: SenderKindName) => figures.senderIdsUnique[kind].reports - figures.senderIdsUnique[kind].scams;
  const phonesLeft = Math.max(0, other('phone') - 9200);
  known.push(
    [
      'spam',
      {
        phone: mix(0.2, phonesLeft * 0.8),
        alphanumeric: mix(0.675, other('alphanumeric') * 0.72),
        short_code: mix(0.12, 130),
        email: mix(0.005, other('email')),
      },
    ],
    ['notice', { phone: mix(0.05, phonesLeft * 0.17), alphanumeric: mix(0.85, other('alphanumeric') * 0.23), short_code: mix(0.1, 50) }],
    ['passcode', { phone: mix(0.1, phonesLeft * 0.03), alphanumeric: mix(0.75, other('alphanumeric') * 0.05), short_code: mix(0.15, 42) }],
    ['small_talk', { phone: mix(1, 9200) }],
  );
  return new Map(known);
}

function diagonal(figures: PaperFigures, type: string): number {
  const at = figures.commonSenders.order.indexOf(type);
  return figures.commonSenders.lower[at]?.[at] ?? 0;
}

const plainNames =
  'INFO Alert Notice VERIFY SMSinfo Support Service Secure Update Msg Inform AUTHMSG Helpdesk Customer Message TXT Admin Team'.split(' ');

/** Sender names: those that fit first, then what a bulk sender lets anybody write; eleven characters at most (3GPP TS 23.040).
 * Who has nothing to hide keeps to the own name. */
function senderNames(fitting: readonly string[], count: number, isScam: boolean, random: Random): string[] {
  const names: string[] = [];
  const own = [...fitting];
  const style = isScam ? random.below(4) : 2;
  while (names.length < count) {
    const fresh = own.shift();
    if (fresh) names.push(fresh.slice(0, 11));
    else if (style === 0) names.push(`${random.pick(plainNames)}${digits(random, random.between(2, 4))}`.slice(0, 11));
    else if (style === 1) names.push(hex(random, 10));
    else if (style === 2) names.push(varied(fitting[0] ?? random.pick(plainNames), random));
    else names.push(capitals(random, random.between(5, 8)));
  }
  return names;
}

function varied(name: string, random: Random): string {
  const short = name.replace(/\s+/g, '').slice(0, 7);
  return random.chance(0.5) ? `${short}-${capitals(random, 2)}${random.below(10)}` : `${short}${digits(random, 3)}`;
}

function hex(random: Random, length: number): string {
  let text = '';
  for (let left = length; left > 0; left--) text += '0123456789ABCDEF'[random.below(16)];
  return /^\d+$/.test(text) ? `A${text.slice(1)}` : text;
}

function capitals(random: Random, length: number): string {
  let text = '';
  for (let left = length; left > 0; left--) text += String.fromCharCode(65 + random.below(26));
  return text;
}

const mailHosts = ['gmail.com', 'outlook.com', 'hotmail.com', 'icloud.com', 'yahoo.com', 'gmx.com', 'mail.com'];

/** Made up; with eight figures or letters after the name the chance that somebody has it is small. */
export function mailAddress(random: Random): string {
  const name = random
    .pick(firstNames.us)
    .toLowerCase()
    .normalize('NFD')
    .replace(/[^a-z]/g, '');
  return `${name}.${hex(random, 8).toLowerCase()}@${random.pick(mailHosts)}`;
}
