import type { Random } from '../random.ts';
import type { CharacterTrick, TrickProfile } from './evade.ts';

export const strengths = ['none', 'light', 'default', 'strong', 'strongest'] as const;
export type Strength = (typeof strengths)[number];

/** Shares of the scam campaigns that do a thing; `rotation` and `forwarded` are shares of choices and of reports. */
export interface EvasionShares {
  readonly tricks: number;
  readonly rotating: number;
  readonly rotation: number;
  readonly sentences: number;
  readonly tails: number;
  readonly forwarded: number;
  /** Whether domains and sender names are changed within a campaign. */
  readonly infrastructure: boolean;
}

/** `default` is set by what the public gateway set of 2022 shows; the others go down and up from there. */
export const evasionShares: Readonly<Record<Strength, EvasionShares>> = {
  none: { tricks: 0, rotating: 0, rotation: 0, sentences: 0, tails: 0, forwarded: 0, infrastructure: false },
  light: { tricks: 0, rotating: 0.2, rotation: 0.1, sentences: 0, tails: 0.05, forwarded: 0.01, infrastructure: true },
  default: { tricks: 0.3, rotating: 0.4, rotation: 0.15, sentences: 0.15, tails: 0.25, forwarded: 0.02, infrastructure: true },
  strong: { tricks: 0.55, rotating: 0.6, rotation: 0.28, sentences: 0.4, tails: 0.38, forwarded: 0.04, infrastructure: true },
  strongest: { tricks: 0.8, rotating: 0.8, rotation: 0.4, sentences: 0.8, tails: 0.5, forwarded: 0.06, infrastructure: true },
};

/** What one campaign does to escape filters. */
export interface EvasionProfile {
  readonly characters: TrickProfile | null;
  readonly rotation: number;
  readonly sentences: boolean;
  /** What the truth file calls it, for every message of the campaign. */
  readonly names: string;
}

/** How often each trick is met, roughly as in the gateway set, where runs of spaces, styled letters and letters set apart lead. */
const trickWeights: readonly (readonly [CharacterTrick, number])[] = [
  ['wide_spaces', 18],
  ['math', 17],
  ['spacing', 15],
  ['leet', 15],
  ['confusables', 13],
  ['punctuation', 10],
  ['zero_width', 8],
  ['marks', 4],
];

export function noEvasion(): EvasionProfile {
  return { characters: null, rotation: 0, sentences: false, names: '' };
}

/** Draws what a scam campaign does. `depth` of the tricks grows with the share of campaigns that use them. */
export function drawEvasion(shares: EvasionShares, random: Random): EvasionProfile {
  const tricks: CharacterTrick[] = [];
  if (random.chance(shares.tricks)) {
    tricks.push(random.weighted(trickWeights));
    if (random.chance(0.25)) {
      const second = random.weighted(trickWeights);
      if (!tricks.includes(second)) tricks.push(second);
    }
  }
  if (random.chance(shares.tails)) tricks.push('tail');
  const rotating = random.chance(shares.rotating);
  const sentences = random.chance(shares.sentences);
  const reach = 0.1 + random.next() * 0.25 + shares.tricks * 0.2;
  const depth = 0.2 + random.next() * 0.4 + shares.tricks * 0.2;
  return {
    characters: tricks.length > 0 ? { tricks, reach, depth, style: random.below(5040) } : null,
    rotation: rotating ? shares.rotation : 0,
    sentences,
    names: [...tricks, ...(rotating ? ['synonyms'] : []), ...(sentences ? ['sentences'] : [])].join(' '),
  };
}
