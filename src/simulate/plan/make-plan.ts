import { HooklineError } from '../../model/errors.ts';
import { evasionShares } from '../evade/strengths.ts';
import type { Family } from '../grammar.ts';
import { type Random, stream } from '../random.ts';
import { shopName } from '../slots.ts';
import { settings } from '../words/settings.ts';
import { type Calendar, calendarOf, fitCourses } from './calendar.ts';
import { courseOf } from './courses.ts';
import { brandsFor, castFamilies, type Draft, draftCampaigns } from './drafts.ts';
import { plantedCount, plantHardCases } from './hard-cases.ts';
import { formOperations } from './operations.ts';
import { Outfitter } from './outfit.ts';
import type { CampaignPlan, SmallTalkPlan, TwinData, TwinOptions, TwinPlan } from './plan.ts';
import { fits, type Stratum, strataOf } from './strata.ts';

/** Plans a whole feed from its seed: campaigns with their scripts, brands, crews, senders, domains and days. Cheap: nothing is written yet. */
export function makePlan(data: TwinData, options: TwinOptions): TwinPlan {
  const { figures, families, brands } = data;
  const of = (name: string) => stream(options.seed, name);
  const scale = options.reports / figures.reports.total;
  const calls = Math.round(figures.reports.calls * scale);
  const urlOnly = Math.round(figures.reports.urlOnly * scale);
  const calendar = calendarOf(figures, of('calendar'));
  const strata = withFamilies(strataOf(figures, options.reports - calls - urlOnly, of('strata')), families);
  const talk = strata.find(({ kind }) => kind === 'small_talk') as Stratum;
  const drafts = strata
    .filter((stratum) => stratum !== talk)
    .flatMap((stratum) => draftCampaigns(stratum, options.reports, calendar.days, of(`sizes/${stratum.key}`)));
  castFamilies(drafts, families, of('families'));
  castBrands(drafts, data, of('brands'));
  formOperations(drafts, of('operations'));
  plantHardCases(drafts, brands, options.reports, calendar.days, of('hard cases'));
  const talkCourse = { first: 0, weights: new Float64Array(calendar.days).fill(1) };
  const courses = [...drafts.map((draft, index) => courseOf(draft, of(`course/${index}`))), talkCourse];
  const counts = fitCourses(courses, [...drafts.map(({ reports }) => reports), talk.reports], calendar, of('rounding'));
  const shares = evasionShares[options.evasion];
  const outfitter = new Outfitter(data, strata, scale, shares, options.seed);
  const campaigns = asOneCampaign(drafts.map((draft, index) => outfitter.outfit(draft, index, counts[index] as Uint32Array)));
  outfitter.shareSenders(campaigns, of('common senders'));
  return {
    options,
    shares,
    calendar,
    campaigns,
    smallTalk: smallTalkOf(talk, families, counts.at(-1) as Uint32Array, campaigns, options.reports, calendar, of('reassigned')),
    calls: spread(calls, calendar, of('calls')),
    urlOnly: spread(urlOnly, calendar, of('bare links')),
  };
}

/** A stratum that no family fits gives its texts to one of its class: a small grammar still makes a whole feed. */
function withFamilies(strata: readonly Stratum[], families: readonly Family[]): readonly Stratum[] {
  const fed = new Set(strata.filter((stratum) => families.some((family) => family.language === 'en' && fits(family, stratum))));
  if (fed.size === 0) throw new HooklineError('HOOKLINE_GRAMMAR', 'the grammar holds no English family that a part of the feed can use');
  const grown = new Map([...fed].map((stratum) => [stratum, { ...stratum }]));
  for (const stratum of strata) {
    if (fed.has(stratum)) continue;
    const order = [...fed].filter(({ kind }) => kind !== 'small_talk');
    const heir =
      order.find(({ scamType, kind }) => kind === stratum.kind && scamType === stratum.scamType) ??
      order.find(({ messageClass, withUrl }) => messageClass === stratum.messageClass && withUrl === stratum.withUrl) ??
      order.find(({ messageClass }) => messageClass === stratum.messageClass) ??
      order[0];
    const target = heir && grown.get(heir);
    if (!target) throw new HooklineError('HOOKLINE_GRAMMAR', 'the grammar holds nothing but small talk');
    Object.assign(target, { uniqueTexts: target.uniqueTexts + stratum.uniqueTexts, reports: target.reports + stratum.reports });
  }
  const talk = strata.find(({ kind }) => kind === 'small_talk') as Stratum;
  return fed.has(talk) ? [...grown.values()] : [...grown.values(), { ...talk, uniqueTexts: 0, reports: 0 }];
}

/** Brand and shop of each campaign. A genuine sender uses a script once: the pair of brand and family is one campaign. */
function castBrands(drafts: readonly Draft[], { brands }: TwinData, random: Random): void {
  const used = new Set<string>();
  const choices = new Map<string, ReturnType<typeof brandsFor>>();
  for (const draft of drafts) {
    draft.shop = shopName(random);
    const sector = draft.family?.sector;
    if (!sector) continue;
    const key = `${sector}/${draft.place}`;
    const choice = choices.get(key) ?? brandsFor(brands, sector, settings[draft.place].iso);
    choices.set(key, choice);
    if (choice.length === 0) continue;
    for (let tries = 0; tries < 12; tries++) {
      draft.brand = random.pick(choice);
      if (draft.stratum.kind === 'scam') break;
      const pair = `${draft.family?.id}/${draft.brand.id}`;
      if (used.has(pair)) continue;
      used.add(pair);
      break;
    }
  }
}

/** Where brands were too few for {@link castBrands}, what a genuine sender or shop sends of one family again is the same campaign and script. */
function asOneCampaign(campaigns: readonly CampaignPlan[]): CampaignPlan[] {
  const known = new Map<string, CampaignPlan>();
  return campaigns.map((campaign) => {
    if (campaign.stratum.kind === 'scam' || !campaign.brand) return campaign;
    const key = `${campaign.family.id}/${campaign.brand.id}/${campaign.place}`;
    const first = known.get(key) ?? campaign;
    known.set(key, first);
    return { ...campaign, id: first.id, rolled: first.rolled };
  });
}

/** Splits a count over the days, as the text reports. */
function spread(total: number, { shares }: Calendar, random: Random): Uint32Array {
  let carried = random.next();
  return Uint32Array.from(shares, (share) => {
    carried += total * share;
    const whole = Math.floor(carried + 1e-9);
    carried -= whole;
    return whole;
  });
}

function smallTalkOf(
  stratum: Stratum,
  families: readonly Family[],
  counts: Uint32Array,
  campaigns: readonly CampaignPlan[],
  reports: number,
  { days }: Calendar,
  random: Random,
): SmallTalkPlan {
  const phones = campaigns.filter(({ stratum: of, senders, first, counts: run }) => {
    return of.kind === 'scam' && senders.kind === 'phone' && senders.senders.length >= 3 && first + run.length < days - 15;
  });
  const reassigned = Array.from(
    { length: phones.length === 0 || stratum.reports === 0 ? 0 : plantedCount('reassigned_number', reports) },
    () => {
      const campaign = random.pick(phones);
      const number = campaign.senders.senders[random.below(campaign.senders.senders.length)] as string;
      return { number, day: campaign.first + campaign.counts.length + random.between(7, 14) };
    },
  );
  return {
    stratum,
    families: families.filter((family) => fits(family, stratum)),
    counts,
    reassigned: reassigned.sort((a, b) => a.day - b.day),
  };
}
