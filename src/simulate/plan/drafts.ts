import type { Brand } from '../../model/brand.ts';
import type { Rolled } from '../expand.ts';
import type { Family, Language, Place } from '../grammar.ts';
import type { Random } from '../random.ts';
import type { HardCase } from './plan.ts';
import { apportion } from './quota.ts';
import { fits, type Stratum } from './strata.ts';

/** A campaign on its way to a plan. Days are indexes into the calendar. */
export interface Draft {
  readonly stratum: Stratum;
  texts: number;
  reports: number;
  start: number;
  length: number;
  language: Language;
  family: Family | null;
  rolled: Rolled | null;
  place: Place;
  brand: Brand | null;
  shop: string;
  operation: Operation | null;
  hard: HardCase | null;
  /** The campaign whose wording or brand this one takes over, with the group it was planted with. */
  group: Draft[] | null;
}

/** Campaigns of one crew. What they share is drawn from the crew's stream. */
export interface Operation {
  readonly id: string;
  readonly members: Draft[];
}

/** The size of the paper's feed; smaller ones have fewer campaigns and smaller ones. */
const fullSize = 1_349_039;

/** Splits a stratum into campaigns of log-normal size and draws when each runs. */
export function draftCampaigns(stratum: Stratum, totalReports: number, days: number, random: Random): Draft[] {
  const { uniqueTexts, reports, kind } = stratum;
  if (uniqueTexts === 0) return [];
  const shrink = totalReports >= fullSize ? 1 : Math.exp(Math.log(totalReports / fullSize) * 0.35);
  const mean = Math.max(3, stratum.meanTexts * shrink);
  const count = Math.max(1, Math.round(uniqueTexts / mean));
  const sizes = Array.from({ length: count }, () => Math.exp(random.normal() * 1.15));
  const texts = apportion(uniqueTexts, sizes, 2);
  const extra = apportion(
    Math.max(0, reports - uniqueTexts),
    texts.map((size) => size * Math.exp(random.normal() * 0.3)),
    0,
  );
  return texts.flatMap((size, index) => {
    if (size === 0) return [];
    const { start, length } = kind === 'scam' ? scamRun(days, random) : genuineRun(kind, days, random);
    return {
      stratum,
      texts: size,
      reports: size + (extra[index] as number),
      start,
      length,
      language: 'en',
      family: null,
      rolled: null,
      place: 'uk',
      brand: null,
      shop: '',
      operation: null,
      hard: null,
      group: null,
    };
  });
}

/** From two days to eight weeks, half of them under twelve days. A run may have begun before the feed or go on after it. */
function scamRun(days: number, random: Random): { start: number; length: number } {
  const length = Math.max(2, Math.min(56, Math.round(12 * Math.exp(random.normal() * 0.9))));
  const start = random.below(days + Math.floor(length / 2)) - Math.floor(length / 2);
  const first = Math.max(0, start);
  return { start: first, length: Math.min(days, start + length) - first };
}

function genuineRun(kind: Stratum['kind'], days: number, random: Random): { start: number; length: number } {
  const length = kind === 'notice' || kind === 'passcode' ? days : Math.min(days, random.between(7, 120));
  return { start: random.below(days - length + 1), length };
}

/** Share of campaigns that are not in English, and in which language those are. Our choice: the paper does not say. */
const foreign: { readonly share: number; readonly languages: readonly (readonly [Language, number])[] } = {
  share: 0.04,
  languages: [
    ['es', 4],
    ['fr', 3.5],
    ['de', 2.5],
  ],
};

/** A feed of the UK, with what its neighbours and relatives abroad are sent. */
const placeWeights: Readonly<Record<Place, number>> = { uk: 68, us: 9, ie: 7, in: 6, au: 5, ca: 5, es: 8, mx: 3, fr: 1, de: 1 };

/**
 * Gives each campaign its family. Crews take turns: no family comes again before all others of its stratum and language have been used,
 * in order of time, so that like wording at the same time is the exception.
 */
export function castFamilies(drafts: readonly Draft[], families: readonly Family[], random: Random): void {
  const rounds = new Map<string, Family[]>();
  const byStart = drafts.map((draft, index) => [draft, index] as const).sort(([a, i], [b, k]) => a.start - b.start || i - k);
  for (const [draft] of byStart) {
    const language: Language = random.chance(foreign.share) ? random.weighted(foreign.languages) : 'en';
    draft.family = nextFamily(draft.stratum, language, families, rounds, random);
    draft.language = draft.family.language;
    draft.place = random.weighted(draft.family.places.map((place) => [place, placeWeights[place]] as const));
  }
}

function nextFamily(
  stratum: Stratum,
  language: Language,
  families: readonly Family[],
  rounds: Map<string, Family[]>,
  random: Random,
): Family {
  const key = `${stratum.key}/${language}`;
  const left = rounds.get(key) ?? [];
  if (left.length === 0) {
    const all = families.filter((family) => family.language === language && fits(family, stratum));
    if (all.length === 0 && language !== 'en') return nextFamily(stratum, 'en', families, rounds, random);
    const order = all.map((family) => [family, random.exponential() / family.weight] as const).sort(([, a], [, b]) => b - a);
    for (const [family] of order) left.push(family);
    rounds.set(key, left);
  }
  return left.pop() as Family;
}

/** Brands of a sector that people of a place know; those of that country before those of everywhere. */
export function brandsFor(brands: readonly Brand[], sector: string, country: string): readonly Brand[] {
  const ofSector = brands.filter((brand) => brand.sector === sector && brand.domains.length > 0);
  const local = ofSector.filter(({ countries }) => countries.includes(country));
  const everywhere = ofSector.filter(({ countries }) => countries.includes('ZZ'));
  const fit = [...local, ...local, ...everywhere];
  return fit.length > 0 ? fit : ofSector;
}
