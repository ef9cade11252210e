import { prefilter } from '../text/prefilter.ts';
import { legitimateRules, passcodeRules, pressureRules, type Rule, spamRules, type TypeRule, typeRules } from './rules.ts';

/** A rule that speaks of a message, and the words that it found. */
export interface RuleHit {
  /** Stands for the rule in the trained model: the group and its place there. */
  readonly id: string;
  readonly group: 'passcode' | 'spam' | 'type' | 'pressure' | 'legitimate';
  readonly rule: Rule | TypeRule;
  readonly found: string;
  /** Its name among the facts that are known of a message. */
  readonly fact: string;
}

const groups = { passcode: passcodeRules, spam: spamRules, type: typeRules, pressure: pressureRules, legitimate: legitimateRules } as const;
const all = (Object.keys(groups) as (keyof typeof groups)[]).flatMap((group) =>
  groups[group].map((rule, place) => ({ id: `${group} ${place}`, fact: `rule ${group} ${place}`, group, rule })),
);
/** Made for the first text: most commands read none. */
let filter: ReturnType<typeof prefilter> | null = null;

/** The rules that speak of a plain lower-case text. */
export function ruleHits(text: string): RuleHit[] {
  filter ??= prefilter(all.map(({ rule }) => rule.pattern));
  const candidates = filter.candidates(text);
  const hits: RuleHit[] = [];
  for (let place = 0; place < all.length; place++) {
    if (candidates[place] !== 1) continue;
    const { id, fact, group, rule } = all[place] as (typeof all)[number];
    const match = rule.pattern.exec(text);
    if (match) hits.push({ id, fact, group, rule, found: match[0].trim().slice(0, 40) });
  }
  return hits;
}
