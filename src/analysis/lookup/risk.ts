import type { LookupKind, Risk, RiskReason, RiskVerdict, SubjectHistory } from '../../model/lookup.ts';
import type { Observation } from '../../model/observation.ts';
import type { Verdict } from '../../model/verdict.ts';
import { Known } from './known.ts';
import { riskRules } from './risk-rules.ts';

/** All that a risk is judged by. */
export interface RiskEvidence {
  readonly kind: LookupKind;
  readonly value: string;
  /** Of the thing itself and of what it leads to. */
  readonly observations: readonly Observation[];
  /** Of the thing itself; null without a workspace. */
  readonly history: SubjectHistory | null;
  /** Of a text. */
  readonly verdict: Verdict | null;
  /** The parts of a text with the score of each. */
  readonly parts: readonly { readonly value: string; readonly score: number }[];
  /** Ids of sources without network. */
  readonly shipped: ReadonlySet<string>;
  /** Milliseconds UTC. */
  readonly now: number;
}

/** Where every look-up begins: people look up what struck them as odd, and nothing known is no acquittal. */
export const startingPoints = 20;
/** From here it is called a scam, and suspicious. */
export const scamFrom = 70;
export const suspiciousFrom = 40;
/** Up to here it is called legitimate, if something speaks for it. */
export const legitimateTo = 10;

/**
 * The risk of what was looked up: the points of every rule that holds, on top of the starting points, kept between 0 and
 * 100. Of rules in one family the heaviest counts. The weights were set by hand and stand in docs/reference/risk.md.
 */
export function riskOf(evidence: RiskEvidence): Risk {
  const known = new Known(evidence.observations, evidence.shipped, evidence.now);
  const held = new Map<string, RiskReason>();
  for (const rule of riskRules) {
    if (!rule.of.includes(evidence.kind)) continue;
    const found = rule.holds(known, evidence);
    if (found === null) continue;
    const reason = { rule: rule.id, points: Math.round(rule.points * (found.share ?? 1)), detail: found.detail };
    const before = held.get(rule.family);
    if (reason.points !== 0 && (!before || Math.abs(reason.points) > Math.abs(before.points))) held.set(rule.family, reason);
  }
  const start = { rule: 'start', points: startingPoints, detail: 'where every look-up begins' };
  const reasons = [start, ...held.values()].sort((a, b) => Math.abs(b.points) - Math.abs(a.points) || (a.rule < b.rule ? -1 : 1));
  const sum = reasons.reduce((total, { points }) => total + points, 0);
  const score = Math.max(0, Math.min(100, sum));
  return { verdict: verdictOf(score, reasons), score, reasons, unknown: unknownOf(known, evidence) };
}

function verdictOf(score: number, reasons: readonly RiskReason[]): RiskVerdict {
  if (score >= scamFrom) return 'scam';
  if (score >= suspiciousFrom) return 'suspicious';
  return score <= legitimateTo && reasons.some(({ points }) => points < 0) ? 'legitimate' : 'unknown';
}

type Wanted = readonly (readonly [words: string, ...fields: readonly string[]])[];

const ofSite: Wanted = [
  ['when the domain was registered', 'registered_at'],
  ['what reputation services and block lists say of it', 'malicious_verdicts', 'listed_as'],
  ['where it is hosted', 'resolves_to', 'as_number'],
];

/** What would weigh most, and the fields that tell it. */
const wanted: Readonly<Record<LookupKind, Wanted>> = {
  number: [
    ['its line type', 'line_type'],
    ['whether it is in use (HLR status)', 'status'],
    ['the network that serves it now', 'current_operator'],
    ['what others report of it', 'fraud_score', 'recent_abuse', 'spam_reports'],
  ],
  sender_name: [['who sends under it: a sender name can be set by anybody']],
  domain: ofSite,
  host: ofSite,
  url: [...ofSite, ['where it leads in the end; links are never visited', 'final_url']],
  ip: [
    ['whose network it is in', 'as_number'],
    ['what reputation services and block lists say of it', 'malicious_verdicts', 'listed_as'],
  ],
  email: [
    ['when its domain was registered', 'registered_at'],
    ['whether it stood in breaches', 'breaches'],
  ],
  text: [],
};

function unknownOf(known: Known, { kind, history }: RiskEvidence): string[] {
  const missing = wanted[kind].flatMap(([words, ...fields]) => (known.has(...fields) ? [] : [words]));
  if (history === null) missing.push('our own reports: there is no workspace here');
  return missing;
}
