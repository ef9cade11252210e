import { type Event, receivedBefore } from './events.ts';
import type { Run } from './generate.ts';
import { timeOn } from './plan/calendar.ts';
import { phoneIn } from './plan/phones.ts';
import type { TwinPlan } from './plan/plan.ts';
import { type Random, stream } from './random.ts';
import type { Cell } from './rows.ts';
import { digits } from './slots.ts';

const nobody: readonly Cell[] = ['unknown', null, null, null, null, null, null, null, null, null, null];

/** Reports of telephone calls: some from the numbers of campaigns, most from callers of their own. They have no text. */
export class Calls {
  private readonly random: Random;
  private readonly recent: string[] = [];

  constructor(seed: number) {
    this.random = stream(seed, 'calls');
  }

  report(plan: TwinPlan, day: number, index: number, running: readonly Run[], events: Event[]): void {
    const { random } = this;
    for (let left = plan.calls[index] ?? 0; left > 0; left--) {
      const run = running.length > 0 && random.chance(0.12) ? random.pick(running) : null;
      const known = run && run.campaign.stratum.kind === 'scam' ? run.phone(random) : null;
      const reported = timeOn(plan.calendar, day, random);
      const truth = run && known ? run.plainTruth : nobody;
      events.push({
        reported,
        received: receivedBefore(reported, random),
        kind: 'call',
        sender: known ?? this.caller(),
        text: null,
        url: null,
        truth,
      });
    }
  }

  private caller(): string {
    const { random, recent } = this;
    if (recent.length > 0 && random.chance(0.4)) return random.pick(recent);
    const share = random.next();
    const city = random.pick(['20 3', '20 8', '161 4', '121 2', '113 3', '141 6']).replace(' ', '');
    const number = share < 0.5 ? `+44${city}${digits(random, 10 - city.length)}` : phoneIn(share < 0.95 ? 'UK' : 'USA', null, random);
    if (recent.length < 200) recent.push(number);
    else recent[random.below(200)] = number;
    return number;
  }
}

/** Reports that are a link and nothing else: links of the day's texts, scams mostly. */
export class BareLinks {
  private readonly random: Random;
  private readonly recent: (readonly [string, readonly Cell[]])[] = [];
  private readonly today: (readonly [string, readonly Cell[]])[] = [];
  private offered = 0;

  constructor(seed: number) {
    this.random = stream(seed, 'bare links');
  }

  /** Remembers a link of the day; a sample is enough. Links of scams are twice as likely to be sent in. */
  see(link: string, truth: readonly Cell[]): void {
    this.offered++;
    if (truth[0] !== 'scam' && this.offered % 4 !== 0) return;
    if (this.today.length < 600) this.today.push([link, truth]);
    else this.today[this.random.below(600)] = [link, truth];
  }

  report(plan: TwinPlan, day: number, index: number, events: Event[]): void {
    const { random, recent, today } = this;
    for (let left = plan.urlOnly[index] ?? 0; left > 0; left--) {
      const repeated = recent.length > 0 && (today.length === 0 || random.chance(0.2));
      const [link, truth] = repeated ? random.pick(recent) : (today[random.below(today.length)] ?? ['https://example.com', nobody]);
      const url = link.includes('://') ? link : `https://${link}`;
      const reported = timeOn(plan.calendar, day, random);
      events.push({ reported, received: receivedBefore(reported, random), kind: 'url', sender: null, text: null, url, truth });
      if (recent.length < 100) recent.push([link, truth]);
      else if (!repeated) recent[random.below(100)] = [link, truth];
    }
    today.length = 0;
  }
}
