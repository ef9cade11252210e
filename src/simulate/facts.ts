import type { PaperFigures } from './figures.ts';
import { dayLength } from './plan/calendar.ts';
import type { CampaignPlan, TwinPlan } from './plan/plan.ts';
import { hash, stream } from './random.ts';
import { type Cell, isoDay, type TwinBatch } from './rows.ts';

/** When and for what a number was first reported. */
interface FirstSeen {
  readonly day: number;
  readonly type: string;
}

/** What look-ups of numbers and domains would have said: simulated HLR, RDAP and passive DNS. Collects while the feed is written. */
export class FactBook {
  private readonly plan: TwinPlan;
  private readonly figures: PaperFigures;
  private readonly numbers = new Map<string, FirstSeen>();
  private readonly until: number;
  private readonly operators: { readonly original: Weights; readonly moved: Weights };

  constructor(plan: TwinPlan, figures: PaperFigures) {
    this.plan = plan;
    this.figures = figures;
    this.until = Date.parse(figures.period.lifetimesObservedUntil) / dayLength;
    this.operators = operatorWeights(figures);
  }

  /** Notes the numbers that scams came from. */
  see({ feed, truth }: TwinBatch): void {
    feed.forEach((row, index) => {
      const sender = row[4];
      const known = truth[index];
      if (!sender?.startsWith('+') || known?.[1] !== 'scam' || row[1] !== 'sms' || this.numbers.has(sender)) return;
      this.numbers.set(sender, { day: Date.parse(row[3] as string) / dayLength, type: known[2] ?? '' });
    });
  }

  /** All facts, in portions. */
  *rows(): Generator<readonly (readonly Cell[])[]> {
    const survival = new Survival(this.figures);
    let portion: Cell[][] = [];
    for (const [number, seen] of this.numbers) {
      portion.push(...this.numberFacts(number, seen, survival));
      if (portion.length < 20_000) continue;
      yield portion;
      portion = [];
    }
    yield portion;
    for (const campaign of this.plan.campaigns) yield this.domainFacts(campaign, survival);
  }

  private numberFacts(number: string, { day, type }: FirstSeen, survival: Survival): Cell[][] {
    const random = stream(this.plan.options.seed, `hlr/${number}`);
    const first = Math.floor(day);
    const life = survival.numberDays(type, random.next());
    const subject = `tel:${number}`;
    const rows: Cell[][] = [];
    for (let asked = first; asked <= this.until; asked += 7) {
      const status = asked - first >= life ? 'dead' : random.chance(0.11) ? 'absent' : 'live';
      rows.push([subject, 'status', status, 'twin:hlr', isoDay(asked)]);
      if (status === 'dead') break;
    }
    const british = number.startsWith('+44');
    const [elsewhere] = this.figures.operators.filter(({ country }) => country !== 'UK');
    // The one foreign operator of table 8 has a seventh of the North American numbers.
    const abroad = elsewhere && number.startsWith('+1') && random.chance(0.15) ? elsewhere.name : 'other';
    const original = british ? random.weighted(this.operators.original) : abroad;
    const current = british && random.chance(moved) ? random.weighted(this.operators.moved) : original;
    rows.push([subject, 'original_operator', original, 'twin:hlr', isoDay(first)]);
    rows.push([subject, 'current_operator', current, 'twin:hlr', isoDay(first)]);
    rows.push([subject, 'country', countryOf(number), 'twin:hlr', isoDay(first)]);
    return rows;
  }

  private domainFacts({ domains, stratum }: CampaignPlan, survival: Survival): Cell[][] {
    return domains.flatMap(({ name, registrar, tld, registered, machine }) => {
      const random = stream(this.plan.options.seed, `domain/${name}`);
      const subject = `host:${name}`;
      const seen = registered + Math.min(3, Math.floor(random.exponential()));
      const last = Math.min(this.until, seen + Math.floor(survival.domainDays(stratum.scamType ?? '', random.next())));
      const at = isoDay(Math.min(this.until, seen + 2));
      const rows: Cell[][] = [
        [subject, 'registrar', registrar, 'twin:rdap', at],
        [subject, 'tld', tld, 'twin:rdap', at],
        [subject, 'registered', isoDay(registered), 'twin:rdap', at],
        [subject, 'ip', machine.address, 'twin:pdns', at],
        [subject, 'as_name', machine.as, 'twin:pdns', at],
        [subject, 'hosting_country', machine.country, 'twin:pdns', at],
        [subject, 'first_seen', isoDay(seen), 'twin:pdns', at],
        [subject, 'last_seen', isoDay(last), 'twin:pdns', isoDay(this.until)],
      ];
      // Large clouds move a site from address to address.
      if (machine.as === 'Amazon') {
        for (let more = Math.floor(random.exponential() * 17); more > 0; more--) {
          const at32 = hash(`${name}/${more}`) & 131_071;
          rows.push([subject, 'ip', `198.${18 + (at32 >> 16)}.${(at32 >> 8) & 255}.${at32 & 255}`, 'twin:pdns', at]);
        }
      }
      return rows;
    });
  }
}

type Weights = readonly (readonly [string, number])[];

/** Share of the British numbers that have moved to another operator. Our choice: large enough for table 8. */
const moved = 0.3;

/** Where moved numbers go, so that original and current operators both come out as in table 8. */
function operatorWeights({ operators }: PaperFigures): { original: Weights; moved: Weights } {
  const british = operators.filter(({ country }) => country === 'UK');
  const sum = (of: 'original' | 'current') => british.reduce((all, one) => all + one[of], 0);
  const share = (one: (typeof british)[number], of: 'original' | 'current') => one[of] / sum(of);
  return {
    original: british.map((one) => [one.name, one.original] as const),
    moved: british.map((one) => [one.name, Math.max(0, share(one, 'current') - (1 - moved) * share(one, 'original'))] as const),
  };
}

function countryOf(number: string): string {
  const prefixes: readonly (readonly [string, string])[] = [
    ['+447781', 'GG'],
    ['+447797', 'JE'],
    ['+44', 'GB'],
    ['+353', 'IE'],
    ['+234', 'NG'],
    ['+992', 'TJ'],
    ['+81', 'JP'],
    ['+63', 'PH'],
    ['+66', 'TH'],
    ['+91', 'IN'],
    ['+84', 'VN'],
    ['+62', 'ID'],
    ['+33', 'FR'],
    ['+48', 'PL'],
  ];
  const found = prefixes.find(([prefix]) => number.startsWith(prefix));
  if (found) return found[1];
  return /^\+1(?:416|604|514|403|647|905)/.test(number) ? 'CA' : 'US';
}

/** Draws lifetimes by the paper's survival curves: exponential between the points that it gives, and with the last slope beyond them. */
class Survival {
  private readonly numbers: readonly (readonly [number, number])[];
  private readonly domains: readonly (readonly [number, number])[];
  private readonly numberFactor: Readonly<Record<string, number>>;
  private readonly domainPoints: Readonly<Record<string, readonly (readonly [number, number])[]>>;

  constructor({ numberLifetime, domainLifetime }: PaperFigures) {
    const points = (alive: Readonly<Record<string, number>>, median: number) =>
      [...Object.entries(alive).map(([days, percent]) => [Number(days), percent / 100] as const), [median, 0.5] as const].sort(
        (a, b) => a[0] - b[0],
      );
    this.numbers = points(numberLifetime.aliveAfterDays, numberLifetime.medianDays);
    this.domains = points(domainLifetime.aliveAfterDays, domainLifetime.medianDays);
    const weeks = Object.entries(numberLifetime.medianWeeksByType);
    // Wrong-number senders live longest (more than nine weeks); the rest make up for those that die early.
    this.numberFactor = {
      wrong_number: 1.5,
      others: 1.2,
      ...Object.fromEntries(weeks.map(([type, median]) => [type, (median * 7) / numberLifetime.medianDays])),
    };
    this.domainPoints = Object.fromEntries(
      Object.entries(domainLifetime.medianDaysByType).map(([type, median]) => [
        type,
        [[10, 0.833] as const, [100, (domainLifetime.aliveAfter100DaysPctByType[type] ?? 60) / 100] as const, [median, 0.5] as const],
      ]),
    );
  }

  numberDays(type: string, share: number): number {
    return quantile(this.numbers, share) * (this.numberFactor[type] ?? 1);
  }

  domainDays(type: string, share: number): number {
    return quantile(this.domainPoints[type] ?? this.domains, share);
  }
}

/** Days after which only `share` are left. */
function quantile(points: readonly (readonly [number, number])[], share: number): number {
  let [day, alive] = [0, 1];
  let slope = 0;
  for (const [nextDay, nextAlive] of points) {
    slope = (Math.log(alive) - Math.log(nextAlive)) / (nextDay - day);
    if (share >= nextAlive) return day + (Math.log(alive) - Math.log(share)) / slope;
    [day, alive] = [nextDay, nextAlive];
  }
  return day + (Math.log(alive) - Math.log(Math.max(1e-9, share))) / slope;
}
