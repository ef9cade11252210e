import { type Event, receivedBefore } from './events.ts';
import { expand, noRotation, roll } from './expand.ts';
import type { Family } from './grammar.ts';
import { timeOn } from './plan/calendar.ts';
import { phoneIn } from './plan/phones.ts';
import type { TwinPlan } from './plan/plan.ts';
import { hash, type Random, stream } from './random.ts';
import type { Cell } from './rows.ts';
import { fillers, type SlotContext } from './slots.ts';

interface Said {
  readonly text: string;
  readonly sender: string;
  readonly family: string;
}

/** Texts of people to people that somebody reported all the same: each by itself, without a campaign. */
export class SmallTalk {
  private readonly plan: TwinPlan;
  private readonly random: Random;
  private readonly families: readonly (readonly [Family, number])[];
  private readonly seen = new Set<number>();
  private readonly recent: Said[] = [];
  private readonly reassigned: { readonly number: string; readonly day: number }[];
  private texts: number;
  private left: number;

  constructor(plan: TwinPlan, seed: number) {
    this.plan = plan;
    this.random = stream(seed, 'small talk');
    // Nearly all of it in English, whatever the number of families in other languages.
    const { families, stratum, reassigned } = plan.smallTalk;
    const english = families.filter(({ language }) => language === 'en').length;
    const foreign = Math.max(1, families.length - english);
    this.families = families.map(
      (family) => [family, family.weight * (family.language === 'en' ? 1 : (0.04 * english) / foreign)] as const,
    );
    this.texts = stratum.uniqueTexts;
    this.left = stratum.reports;
    this.reassigned = [...reassigned];
  }

  /** Adds the texts of a day. */
  report(day: number, index: number, events: Event[]): void {
    if (this.families.length === 0) return;
    for (let count = this.plan.smallTalk.counts[index] ?? 0; count > 0; count--) {
      const { random } = this;
      const due = this.reassigned[0] !== undefined && this.reassigned[0].day <= index ? this.reassigned.shift() : undefined;
      const said =
        due || this.recent.length === 0 || random.next() < this.texts / this.left ? this.fresh(day, due?.number) : random.pick(this.recent);
      this.left--;
      const reported = timeOn(this.plan.calendar, day, random);
      const truth: Cell[] = ['legitimate', null, null, null, null, null, null, said.family, null, due ? 'reassigned_number' : null, null];
      events.push({
        reported,
        received: receivedBefore(reported, random),
        kind: 'sms',
        sender: said.sender,
        text: said.text,
        url: null,
        truth,
      });
    }
  }

  private fresh(day: number, number: string | undefined): Said {
    const { random } = this;
    this.texts--;
    for (let tries = 0; ; tries++) {
      const family = random.weighted(this.families);
      const context: SlotContext = { place: random.pick(family.places), language: family.language, day };
      const once = new Map<string, string>();
      const value = (slot: string) => fillers[slot]?.(context, random) ?? '';
      const fill = (slot: string, isOnce: boolean) => {
        const known = isOnce ? once.get(slot) : undefined;
        if (known !== undefined) return known;
        const made = value(slot);
        if (isOnce) once.set(slot, made);
        return made;
      };
      const text = expand(family, roll(family, random), noRotation, fill, random);
      const key = hash(text) | 0;
      if (this.seen.has(key) && tries < 6) continue;
      this.seen.add(key);
      const said = { text, sender: number ?? phoneIn(random.chance(0.97) ? 'UK' : 'Ireland', null, random), family: family.id };
      if (this.recent.length < 30) this.recent.push(said);
      else this.recent[random.below(30)] = said;
      return said;
    }
  }
}
