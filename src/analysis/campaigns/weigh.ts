import { distance } from 'fastest-levenshtein';
import type { Evidence } from '../../model/campaign.ts';
import { keyOf, type SharedValue, type Spread, sharedValues } from './sharing.ts';
import type { Similarity } from './shingles.ts';
import type { Variant } from './variant.ts';

/** Two variants are held to be of one campaign when the evidence reaches this many bits: odds of 256 to 1. */
export const joinThreshold = 8;

const day = 86_400_000;

/** All evidence for and against two variants being of one campaign, strongest first. */
export function weigh(a: Variant, b: Variant, similarity: Similarity, spread: Spread): Evidence[] {
  const text = textEvidence(a, b, similarity);
  const shared = sharedEvidence(a, b, spread);
  if (text.length + shared.length === 0) return [];
  const evidence = [...text, ...shared, ...circumstances(a, b, similarity, shared)];
  return evidence.sort((x, y) => y.bits - x.bits);
}

export function totalBits(evidence: readonly Evidence[]): number {
  return evidence.reduce((sum, { bits }) => sum + bits, 0);
}

/**
 * Wording. How much is shared sets what it can weigh (15 bits for long rare wording, little for "click here");
 * how alike the two are sets how much of that counts.
 */
function textEvidence(a: Variant, b: Variant, { similarity, containment, shared }: Similarity): Evidence[] {
  const room = 15 * (1 - Math.exp(-shared / 32));
  if (a.letters === b.letters) {
    return [{ kind: 'same_script', bits: round(room), value: '', detail: 'the same script' }];
  }
  const alike = Math.max(similarity, containment > 0.92 ? 0.85 * containment : 0);
  const bits = round(room * ramp(alike));
  if (bits <= 0) return [];
  return [{ kind: 'similar_script', bits, value: alike.toFixed(2), detail: `wording ${Math.round(alike * 100)} % alike` }];
}

/** Nothing below 0.25, all from 0.7 up; between, as read on real pairs. */
function ramp(alike: number): number {
  return Math.max(0, Math.min(1, (alike - 0.25) / 0.45));
}

/** Infrastructure in common. Of a domain and a URL under it, or two like values, only the stronger counts in full. */
function sharedEvidence(a: Variant, b: Variant, spread: Spread): Evidence[] {
  const others = new Set(sharedValues(b).map(keyOf));
  const found: Evidence[] = [];
  for (const value of sharedValues(a)) {
    // Each value once: two links under one domain are one domain in common.
    if (!others.delete(keyOf(value))) continue;
    const bits = round(spread.bits(value));
    if (bits > 0) found.push({ kind: value.kind, bits, value: value.value, detail: describe(value, spread.families(value)) });
  }
  found.sort((x, y) => y.bits - x.bits || (x.value < y.value ? -1 : 1));
  const kept: Evidence[] = [];
  for (const one of found) {
    const before = kept.filter((other) => group(other) === group(one)).length;
    if (before === 0) kept.push(one);
    else if (before === 1 && one.bits > weak) kept.push({ ...one, bits: round(one.bits / 4) });
  }
  return kept;
}

/** Second evidence of a kind adds nothing when it could not join by itself, as two shorteners or senders in common. */
const weak = 7;

function group({ kind }: Evidence): string {
  return kind === 'same_url' || kind === 'same_domain' ? 'link' : kind;
}

const names: Readonly<Record<string, string>> = {
  same_url: 'the same link',
  same_domain: 'the same domain',
  same_phone: 'the same call-back number',
  same_handle: 'the same chat handle',
  same_email: 'the same e-mail address',
  same_bank_detail: 'the same bank details',
  same_crypto_address: 'the same crypto address',
  same_sender: 'the same sender',
};

function describe({ kind, value }: SharedValue, families: number): string {
  const spread = families <= 1 ? '' : `, seen with ${families} wordings`;
  return `${names[kind] ?? kind} ${value.replaceAll('.', '[.]')}${spread}`;
}

/** What alone joins nothing but tips a balance. */
function circumstances(a: Variant, b: Variant, { similarity }: Similarity, shared: readonly Evidence[]): Evidence[] {
  const found: Evidence[] = [];
  const add = (kind: Evidence['kind'], bits: number, value: string, detail: string) => found.push({ kind, bits, value, detail });
  const gap = daysBetween(a, b);
  if (gap !== null && gap <= 7) add('close_in_time', 1, String(Math.round(gap)), 'reported within a week of one another');
  const lasting = similarity >= 0.75 || shared.some((one) => one.kind !== 'same_sender' && one.bits >= 3);
  if (gap !== null && gap > (lasting ? 365 : 60)) add('far_in_time', -1, String(Math.round(gap)), `${Math.round(gap)} days apart`);
  if (a.brand && a.brand === b.brand) add('same_brand', 0.5, a.brand, `both imitate or name ${a.brand}`);
  if (a.topic && a.topic === b.topic) add('same_topic', 0.5, a.topic, `both about ${a.topic.replaceAll('_', ' ')}`);
  const oneHand = shared.some((one) => one.kind !== 'same_sender' && one.bits >= 7);
  if (!oneHand && a.brand && b.brand && a.brand !== b.brand && similarity < 0.8) {
    add('different_brand', -2, `${a.brand} / ${b.brand}`, `name different brands: ${a.brand}, ${b.brand}`);
  }
  const service = similarity >= 0.5 ? sameService(a, b) : null;
  if (service) add('same_service', 0.5, service, `both use the shared service ${service.replaceAll('.', '[.]')}`);
  if (shared.length === 0 && a.language !== b.language && a.language !== 'und' && b.language !== 'und' && similarity < 0.5) {
    add('different_language', -1.5, `${a.language} / ${b.language}`, `different languages: ${a.language}, ${b.language}`);
  }
  const domains = likeDomains(a, b);
  if (domains) add('similar_domain', 2.5, domains, `domains of one pattern: ${domains.replaceAll('.', '[.]')}`);
  return found;
}

/** Days between the times in which both were reported, 0 when they overlap; null when either has no time. */
function daysBetween(a: Variant, b: Variant): number | null {
  if (a.first === null || a.last === null || b.first === null || b.last === null) return null;
  return Math.max(0, a.first - b.last, b.first - a.last) / day;
}

/** A shortener or host that many use: worth next to nothing, and only beside like wording. */
function sameService(a: Variant, b: Variant): string | null {
  const theirs = new Set(b.links.filter((link) => link.shared).map((link) => link.site));
  return a.links.find((link) => link.shared && theirs.has(link.site))?.site ?? null;
}

/** Domains that differ by an edit or two in a name of six letters or more, as crews register them in rows. */
function likeDomains(a: Variant, b: Variant): string | null {
  for (const left of a.links) {
    for (const right of b.links) {
      if (left.shared || right.shared || left.site === right.site) continue;
      const x = left.site.split('.')[0] ?? '';
      const y = right.site.split('.')[0] ?? '';
      const longer = Math.max(x.length, y.length);
      if (longer >= 6 && longer <= 60 && 1 - distance(x, y) / longer >= 0.75) return [left.site, right.site].sort().join(' / ');
    }
  }
  return null;
}

function round(bits: number): number {
  return Math.round(bits * 100) / 100;
}
