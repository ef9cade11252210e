import type { Brand } from '../../model/brand.ts';
import type { Random } from '../random.ts';
import { settings } from '../words/settings.ts';
import { brandsFor, type Draft, type Operation } from './drafts.ts';
import type { HardCase } from './plan.ts';

/** How many of each are planted in a feed of the paper's size: groups, except `quiet` and `pair` (campaigns) and `reassigned_number` (numbers). */
const plantedAtFullSize: Readonly<Record<HardCase, number>> = {
  two_crews: 40,
  brand_change: 40,
  shared_shortener: 30,
  shared_host: 30,
  shared_bulk_sender: 20,
  quiet: 30,
  pair: 150,
  reassigned_number: 200,
};

/** At least one of each from this many reports on: below, there are not campaigns enough. */
const smallest = 20_000;

export function plantedCount(hard: HardCase, reports: number): number {
  const count = Math.round((plantedAtFullSize[hard] * reports) / 1_349_039);
  return reports >= smallest ? Math.max(1, count) : count;
}

/** Six weeks of silence. */
export const quietDays = 42;

/** Picks campaigns that bear no other hard case yet; none so large that the planted case would set the figures of the feed. */
class Picker {
  private readonly drafts: Draft[];

  constructor(drafts: readonly Draft[], random: Random) {
    this.drafts = random.shuffle(drafts.filter(({ stratum }) => stratum.kind === 'scam'));
  }

  take(fits: (draft: Draft) => boolean): Draft | null {
    const at = this.drafts.findIndex((draft) => draft.hard === null && draft.texts <= 2 * draft.stratum.meanTexts && fits(draft));
    return at < 0 ? null : (this.drafts.splice(at, 1)[0] as Draft);
  }
}

/** Turns some campaigns into hard cases. Families, brands, places and crews are given already. */
export function plantHardCases(drafts: readonly Draft[], brands: readonly Brand[], reports: number, days: number, random: Random): void {
  const picker = new Picker(drafts, random);
  const times = (hard: HardCase, plant: () => boolean) => {
    for (let left = plantedCount(hard, reports); left > 0; left--) if (!plant()) break;
  };
  times('quiet', () => plantQuiet(picker, days, random));
  times('pair', () => plantPair(picker, drafts));
  times('two_crews', () => plantTwoCrews(picker, days, random));
  times('brand_change', () => plantBrandChange(picker, brands, days, random));
  times('shared_shortener', () => plantGroup(picker, 'shared_shortener', days, random));
  times('shared_host', () => plantGroup(picker, 'shared_host', days, random));
  times('shared_bulk_sender', () => plantBulkSender(picker, drafts, random));
}

function plantQuiet(picker: Picker, days: number, random: Random): boolean {
  const draft = picker.take(({ texts }) => texts >= 8) ?? picker.take(({ texts }) => texts >= 4);
  if (!draft) return false;
  draft.hard = 'quiet';
  draft.length = quietDays + random.between(10, 30);
  draft.start = random.below(days - draft.length + 1);
  return true;
}

/** Two messages; what it had goes to the largest campaign of the stratum. */
function plantPair(picker: Picker, drafts: readonly Draft[]): boolean {
  const draft = picker.take(({ texts, stratum }) => texts <= stratum.meanTexts && texts > 2);
  if (!draft) return false;
  const heir = drafts.filter((one) => one.stratum === draft.stratum && one !== draft).sort((a, b) => b.texts - a.texts)[0];
  if (!heir) return true;
  heir.texts += draft.texts - 2;
  heir.reports += draft.reports - 2;
  draft.hard = 'pair';
  draft.texts = 2;
  draft.reports = 2;
  return true;
}

/** Two crews at the same time with the same script and brand; each has rolled it for itself. */
function plantTwoCrews(picker: Picker, days: number, random: Random): boolean {
  const one = picker.take(({ brand, stratum, texts }) => brand !== null && stratum.withUrl && texts >= 4);
  const other = one && picker.take(({ stratum, texts, operation }) => stratum === one.stratum && texts >= 4 && operation !== one.operation);
  if (!one || !other) return false;
  one.hard = 'two_crews';
  other.hard = 'two_crews';
  takeScript(other, one);
  other.brand = one.brand;
  moveTo(other, one.start + random.between(-3, 3), days);
  return true;
}

/** One crew, the same wording, another brand afterwards. */
function plantBrandChange(picker: Picker, brands: readonly Brand[], days: number, random: Random): boolean {
  const one = picker.take(({ brand, stratum, texts, start, length, operation }) => {
    return (
      (operation?.members.length ?? 6) < 6 && brand !== null && stratum.withUrl && texts >= 4 && start + length < days - 10 && length < 40
    );
  });
  const other = one && picker.take(({ stratum, texts }) => stratum === one.stratum && texts >= 4);
  const sector = one?.family?.sector;
  if (!one || !other || !sector) return false;
  const choice = brandsFor(brands, sector, settings[one.place].iso).filter(({ id }) => id !== one.brand?.id);
  if (choice.length === 0) return true;
  one.hard = 'brand_change';
  other.hard = 'brand_change';
  takeScript(other, one);
  other.brand = random.pick(choice);
  other.group = [one];
  changeCrew(other, one.operation as Operation);
  moveTo(other, one.start + one.length + random.between(1, 7), days);
  return true;
}

function takeScript(draft: Draft, from: Draft): void {
  draft.family = from.family;
  draft.language = from.language;
  draft.place = from.place;
}

function changeCrew(draft: Draft, operation: Operation): void {
  const left = draft.operation;
  if (left) left.members.splice(left.members.indexOf(draft), 1);
  draft.operation = operation;
  operation.members.push(draft);
}

function moveTo(draft: Draft, start: number, days: number): void {
  draft.start = Math.max(0, Math.min(days - 2, start));
  draft.length = Math.max(2, Math.min(draft.length, days - draft.start));
}

/** Three crews in the same weeks on one shortener, or on one free host at one address. */
function plantGroup(picker: Picker, hard: 'shared_shortener' | 'shared_host', days: number, random: Random): boolean {
  const group: Draft[] = [];
  while (group.length < 3) {
    const next = picker.take(({ stratum, family, operation }) => {
      return stratum.withUrl && family?.ask === 'link' && group.every((one) => one.operation !== operation);
    });
    if (!next) break;
    group.push(next);
  }
  const [first] = group;
  if (!first || group.length < 2) return false;
  for (const draft of group) {
    draft.hard = hard;
    draft.group = group;
    if (draft !== first) moveTo(draft, first.start + random.between(-4, 4), days);
  }
  return true;
}

/** Who poses as a person does not write under a company's name. */
const fromPersons: ReadonlySet<string | null> = new Set(['wrong_number', 'hi_mum_dad']);

/** Up to three crews and a genuine sender under one name. */
function plantBulkSender(picker: Picker, drafts: readonly Draft[], random: Random): boolean {
  const genuine = drafts.filter(
    ({ stratum, hard, brand }) => stratum.kind === 'notice' && hard === null && (brand?.senders.length ?? 0) > 0,
  );
  if (genuine.length === 0) return false;
  const group: Draft[] = [random.pick(genuine)];
  while (group.length < 4) {
    const next = picker.take(({ operation, stratum }) => {
      return !fromPersons.has(stratum.scamType) && group.every((one) => one.operation !== operation || one.operation === null);
    });
    if (!next) break;
    group.push(next);
  }
  if (group.length < 3) return false;
  for (const draft of group) {
    draft.hard = 'shared_bulk_sender';
    draft.group = group;
  }
  return true;
}
