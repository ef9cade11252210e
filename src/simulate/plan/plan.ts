import type { Brand } from '../../model/brand.ts';
import type { EvasionProfile, EvasionShares, Strength } from '../evade/strengths.ts';
import type { Rolled } from '../expand.ts';
import type { PaperFigures } from '../figures.ts';
import type { Family, Place } from '../grammar.ts';
import type { Calendar } from './calendar.ts';
import type { OwnDomain } from './domains.ts';
import type { LinkPlan } from './links.ts';
import type { SenderPool } from './senders.ts';
import type { Stratum } from './strata.ts';

/** Hard cases that are planted on purpose, as the column `hard` of the truth names them. */
export const hardCases = [
  'two_crews',
  'brand_change',
  'shared_shortener',
  'shared_host',
  'shared_bulk_sender',
  'quiet',
  'pair',
  'reassigned_number',
] as const;
export type HardCase = (typeof hardCases)[number];

/** What the twin is made from, besides the seed. */
export interface TwinData {
  readonly families: readonly Family[];
  readonly brands: readonly Brand[];
  readonly figures: PaperFigures;
  /** Registrable domains that no invented one may equal: popular sites and official ones. */
  readonly avoid: ReadonlySet<string>;
}

export interface TwinOptions {
  /** How many reports, calls and bare links included. */
  readonly reports: number;
  readonly seed: number;
  readonly evasion: Strength;
}

/** One crew's run of one script; for genuine senders and shops, one brand's or shop's use of one. */
export interface CampaignPlan {
  readonly id: string;
  /** Also the name of its random stream. */
  readonly name: string;
  readonly stratum: Stratum;
  readonly family: Family;
  readonly rolled: Rolled;
  readonly place: Place;
  readonly brand: Brand | null;
  /** The brand as this crew writes it. */
  readonly brandName: string;
  readonly shop: string;
  readonly operation: string | null;
  readonly hard: HardCase | null;
  /** Index of the first day in the calendar, and the reports of each day from there. */
  readonly first: number;
  readonly counts: Uint32Array;
  readonly texts: number;
  readonly reports: number;
  readonly senders: SenderPool;
  readonly links: LinkPlan | null;
  readonly domains: readonly OwnDomain[];
  readonly callbacks: readonly string[];
  readonly chats: readonly string[];
  readonly emails: readonly string[];
  readonly evasion: EvasionProfile;
}

/** Small talk: no campaign, each text by itself. */
export interface SmallTalkPlan {
  readonly stratum: Stratum;
  readonly families: readonly Family[];
  readonly counts: Uint32Array;
  /** Numbers that a campaign used and an innocent person has now, by the day from which they have it. */
  readonly reassigned: readonly { readonly number: string; readonly day: number }[];
}

export interface TwinPlan {
  readonly options: TwinOptions;
  readonly shares: EvasionShares;
  readonly calendar: Calendar;
  readonly campaigns: readonly CampaignPlan[];
  readonly smallTalk: SmallTalkPlan;
  /** Calls and bare links on each day. */
  readonly calls: Uint32Array;
  readonly urlOnly: Uint32Array;
}
