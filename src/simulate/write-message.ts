import { evade } from './evade/evade.ts';
import type { EvasionProfile } from './evade/strengths.ts';
import { expand, noRotation, type Rolled, type Rotation, roll } from './expand.ts';
import { linkAt } from './plan/links.ts';
import type { CampaignPlan } from './plan/plan.ts';
import { spamWords } from './plan/strata.ts';
import type { Random } from './random.ts';
import { fillers, type SlotContext } from './slots.ts';

/** Writes the messages of one campaign, one after the other. */
export class CampaignWriter {
  readonly plan: CampaignPlan;
  /** The link of the message written last. */
  link: string | null = null;
  private readonly random: Random;
  private readonly context: SlotContext;
  private readonly once = new Map<string, string>();
  private readonly rotation: Rotation;
  private readonly rolled: Rolled;
  private progress = 0;

  constructor(plan: CampaignPlan, random: Random) {
    this.plan = plan;
    this.random = random;
    this.context = { place: plan.place, language: plan.family.language, day: 0 };
    this.rotation = rotationOf(plan.evasion);
    this.rolled = plan.stratum.messageClass === 'spam' ? this.rollKeyworded(plan.stratum.kind === 'spam') : plan.rolled;
  }

  /** A message of a day (since 1970), when `progress` (0 to 1) of the campaign has been sent. `loose` varies more than the campaign would. */
  write(day: number, progress: number, loose: boolean): string {
    this.context.day = day;
    this.progress = progress;
    this.link = null;
    const { family, stratum, evasion } = this.plan;
    const rotation = loose ? { choices: Math.max(0.3, this.rotation.choices), sentences: this.rotation.sentences } : this.rotation;
    let text = expand(family, this.rolled, rotation, this.fill, this.random);
    if (stratum.kind === 'spam' && !spamWords.test(text)) text += ` ${this.wayOut()}`;
    return evasion.characters ? evade(text, evasion.characters, this.random) : text;
  }

  /**
   * Spam in the paper's sense names a way out; what it could not place does not. Rolls the family until a reading does as wanted; where
   * none does, a way out is put after the text.
   */
  private rollKeyworded(wanted: boolean): Rolled {
    const { plan, random } = this;
    let rolled = plan.rolled;
    for (let tries = 0; tries < 10; tries++) {
      if (spamWords.test(expand(plan.family, rolled, noRotation, this.fill, random)) === wanted) break;
      rolled = roll(plan.family, random);
    }
    return rolled;
  }

  private wayOut(): string {
    const known = this.once.get('way out') ?? this.random.pick(waysOut);
    this.once.set('way out', known);
    return known;
  }

  private readonly fill = (slot: string, once: boolean): string => {
    if (!once) return this.value(slot);
    const known = this.once.get(slot);
    if (known !== undefined) return known;
    const value = this.value(slot);
    this.once.set(slot, value);
    return value;
  };

  private value(slot: string): string {
    const { plan, random } = this;
    switch (slot) {
      case 'brand':
        return plan.brandName;
      case 'link':
        this.link ??= plan.links ? linkAt(plan.links, this.progress, random) : '';
        return this.link;
      case 'callback':
        return this.contact(plan.callbacks);
      case 'chat':
        return this.chat();
      case 'email':
        return this.contact(plan.emails);
      case 'shop':
        return plan.stratum.kind === 'scam' ? (fillers.shop as (c: SlotContext, r: Random) => string)(this.context, random) : plan.shop;
      default:
        return (fillers[slot] as (context: SlotContext, random: Random) => string)(this.context, random);
    }
  }

  /** Where the paper would count a link, the chat address is one. */
  private chat(): string {
    const chat = this.contact(this.plan.chats);
    if (this.plan.stratum.withUrl) this.link = chat;
    return chat;
  }

  /** Contacts come into use one after the other. */
  private contact(list: readonly string[]): string {
    return list[Math.min(list.length - 1, Math.floor(this.progress * list.length))] ?? '';
  }
}

const waysOut = [
  'Reply STOP to opt out',
  'STOP to end',
  'Text STOP to unsubscribe',
  'Opt-out: reply STOP',
  'To stop texts reply STOP',
  'Optout? Reply STOP',
];

function rotationOf({ rotation, sentences }: EvasionProfile): Rotation {
  return { choices: rotation, sentences };
}
