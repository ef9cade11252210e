import { forwarded } from './evade/forward.ts';
import { type Event, receivedBefore } from './events.ts';
import { BareLinks, Calls } from './other-reports.ts';
import { timeOn } from './plan/calendar.ts';
import type { CampaignPlan, TwinPlan } from './plan/plan.ts';
import type { Stratum } from './plan/strata.ts';
import { hash, type Random, stream } from './random.ts';
import { type Cell, isoTime, type TwinBatch } from './rows.ts';
import { SmallTalk } from './small-talk.ts';
import { CampaignWriter } from './write-message.ts';

/** Text that was written already, and the link in it. */
interface Written {
  readonly text: string;
  readonly link: string | null;
}

/** How many unique texts a stratum still owes, and how many its campaigns still plan. */
export interface Tally {
  owed: number;
  planned: number;
}

/** So many of a campaign's texts can come again. */
const remembered = 40;

/** Writes the reports of a plan, a day at a time, in order of the time of reporting. The same plan gives the same rows. */
export function* generate(plan: TwinPlan, flagged: number): Generator<TwinBatch> {
  const { options, calendar } = plan;
  const starts = new Map<number, CampaignPlan[]>();
  const tallies = new Map<Stratum, Tally>();
  for (const campaign of plan.campaigns) {
    const list = starts.get(campaign.first);
    if (list) list.push(campaign);
    else starts.set(campaign.first, [campaign]);
    const tally = tallies.get(campaign.stratum) ?? { owed: 0, planned: 0 };
    tally.owed += campaign.texts;
    tally.planned += campaign.texts;
    tallies.set(campaign.stratum, tally);
  }
  const talk = new SmallTalk(plan, options.seed);
  const calls = new Calls(options.seed);
  const bare = new BareLinks(options.seed);
  const numbering = new Numbering(options.seed);
  let running: Run[] = [];
  for (let index = 0; index < calendar.days; index++) {
    const day = calendar.firstDay + index;
    for (const campaign of starts.get(index) ?? []) {
      const tally = tallies.get(campaign.stratum) as Tally;
      running.push(new Run(campaign, tally, plan, flagged));
    }
    const events: Event[] = [];
    for (const run of running) run.report(day, index, events, bare);
    talk.report(day, index, events);
    calls.report(plan, day, index, running, events);
    bare.report(plan, day, index, events);
    running = running.filter(({ campaign }) => campaign.first + campaign.counts.length > index + 1);
    yield numbering.batch(events);
  }
}

/** A campaign under way. */
export class Run {
  readonly campaign: CampaignPlan;
  private readonly writer: CampaignWriter;
  private readonly random: Random;
  private readonly tally: Tally;
  private readonly plan: TwinPlan;
  private readonly flagged: number;
  private readonly recent: Written[] = [];
  private readonly seen = new Set<number>();
  private texts: number;
  private sent = 0;
  private readonly truths: Readonly<Record<'plain' | 'forwarded', readonly (readonly Cell[])[]>>;

  constructor(campaign: CampaignPlan, tally: Tally, plan: TwinPlan, flagged: number) {
    this.campaign = campaign;
    this.tally = tally;
    this.plan = plan;
    this.flagged = flagged;
    this.texts = campaign.texts;
    this.random = stream(plan.options.seed, campaign.name);
    this.writer = new CampaignWriter(campaign, this.random);
    const own = ownEvasions(campaign);
    const both = [own, own === '' ? 'forward' : `${own} forward`] as const;
    const [plain, forward] = both.map((evasions) => [null, 'false', 'true'].map((flag) => truthOf(campaign, evasions, flag)));
    this.truths = { plain: plain as Cell[][], forwarded: forward as Cell[][] };
  }

  /** Adds the reports of a day; `index` is its place in the calendar. */
  report(day: number, index: number, events: Event[], bare: BareLinks): void {
    const count = this.campaign.counts[index - this.campaign.first] ?? 0;
    for (let left = count; left > 0; left--) {
      const { text, link, isForwarded } = this.message(day);
      const flag = link === null ? 0 : this.isFlagged(link) ? 2 : 1;
      const truth = (isForwarded ? this.truths.forwarded : this.truths.plain)[flag] as Cell[];
      const reported = timeOn(this.plan.calendar, day, this.random);
      events.push({
        reported,
        received: receivedBefore(reported, this.random),
        kind: 'sms',
        sender: this.sender(),
        text,
        url: null,
        truth,
      });
      if (link !== null) bare.see(link, truth);
      this.sent++;
    }
  }

  /** A number that is in use now, when the campaign sends from numbers. */
  phone(random: Random): string | null {
    const { kind, senders } = this.campaign.senders;
    return kind === 'phone' ? random.pick(senders) : null;
  }

  /** Truth of a report of this campaign that has no text. */
  get plainTruth(): readonly Cell[] {
    return this.truths.plain[0] as Cell[];
  }

  private get progress(): number {
    return this.sent / this.campaign.reports;
  }

  private message(day: number): Written & { isForwarded: boolean } {
    const { random, recent, tally } = this;
    const pace = tally.planned > 0 ? Math.max(1, Math.min(3, tally.owed / tally.planned)) : 1;
    if (recent.length > 0 && random.chance(this.plan.shares.forwarded)) {
      const { text, link } = this.popular();
      this.countText(pace);
      return { text: forwarded(text, random), link, isForwarded: true };
    }
    const wanted = recent.length === 0 || random.next() < (pace * this.texts) / (this.campaign.reports - this.sent);
    const fresh = wanted ? this.fresh(day) : null;
    if (!fresh) {
      if (wanted) this.giveUp();
      return { ...this.popular(), isForwarded: false };
    }
    this.countText(pace);
    if (recent.length < remembered) recent.push(fresh);
    else recent[random.below(remembered)] = fresh;
    return { ...fresh, isForwarded: false };
  }

  /** A text that this campaign has not sent yet; null when its slots give no more. */
  private fresh(day: number): Written | null {
    for (let tries = 0; tries < 4; tries++) {
      const loose = tries > 1 && this.plan.shares.rotating > 0;
      const text = this.writer.write(day, this.progress, loose);
      const key = hash(text) | 0;
      if (this.seen.has(key)) continue;
      this.seen.add(key);
      return { text, link: this.writer.link };
    }
    return null;
  }

  /** One of the remembered texts, the first ones more often than the rest. */
  private popular(): Written {
    const share = this.random.next();
    return this.recent[Math.floor(share * share * this.recent.length)] as Written;
  }

  private countText(pace: number): void {
    const own = Math.min(this.texts, 1 / pace);
    this.texts -= own;
    this.tally.planned -= own;
    this.tally.owed -= 1;
  }

  private giveUp(): void {
    const own = Math.min(this.texts, 1);
    this.texts -= own;
    this.tally.planned -= own;
  }

  private sender(): string {
    const { senders, width } = this.campaign.senders;
    const at = Math.floor(this.progress * senders.length) + this.random.below(width) - (width >> 1);
    return senders[Math.max(0, Math.min(senders.length - 1, at))] as string;
  }

  /** A scanner knows a host, or a single short link. */
  private isFlagged(link: string): boolean {
    if (this.campaign.stratum.kind !== 'scam') return false;
    const own = this.campaign.links?.mode === 'own' || this.campaign.links?.mode === 'free';
    const key = own ? (/^(?:https?:\/\/)?(?:www\.)?([^/]+)/.exec(link)?.[1] ?? link) : link;
    return hash(key, 77) / 4294967296 < this.flagged;
  }
}

function ownEvasions({ evasion, links, senders }: CampaignPlan): string {
  const names = evasion.names === '' ? [] : [evasion.names];
  if (evasion.names === '' && links === null && senders.kind === 'phone') return '';
  if (links && links.mode !== 'official' && links.hosts.length > 1) names.push('links');
  if (senders.kind !== 'phone' && senders.senders.length > 3) names.push('senders');
  return names.join(' ');
}

function truthOf({ stratum, family, brand, id, operation, hard }: CampaignPlan, evasions: string, flag: Cell): Cell[] {
  const { messageClass, scamType, kind } = stratum;
  return [
    messageClass,
    kind === 'scam' ? scamType : null,
    family.topic,
    brand?.id ?? null,
    family.lures.length > 0 && messageClass === 'scam' ? family.lures.join(' ') : null,
    id,
    operation,
    family.id,
    evasions === '' ? null : evasions,
    hard,
    flag,
  ];
}

/** Share of the reports whose reporter has not reported before. */
const newReporters = 0.35;

/** Puts a day in order and gives ids and reporters. */
class Numbering {
  private readonly random: Random;
  private reports = 0;
  private reporters = 0;

  constructor(seed: number) {
    this.random = stream(seed, 'reporters');
  }

  batch(events: Event[]): TwinBatch {
    const order = events.map((_, index) => index).sort((a, b) => (events[a] as Event).reported - (events[b] as Event).reported || a - b);
    const feed: Cell[][] = [];
    const truth: Cell[][] = [];
    for (const index of order) {
      const { kind, received, reported, sender, text, url, truth: known } = events[index] as Event;
      const id = `t${String(++this.reports).padStart(7, '0')}`;
      feed.push([id, kind, isoTime(received), isoTime(reported), sender, this.reporter(), text, url]);
      truth.push([id, ...known]);
    }
    return { feed, truth };
  }

  private reporter(): string {
    const share = this.random.next();
    const who = this.reporters === 0 || share < newReporters ? ++this.reporters : 1 + this.random.below(this.reporters);
    return `r${String(who).padStart(7, '0')}`;
  }
}
