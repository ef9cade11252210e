import { distance } from 'fastest-levenshtein';
import type { Evidence, EvidenceKind } from '../../model/campaign.ts';
import type { SharedValue, VariantGraph } from '../../model/variant-graph.ts';
import type { CampaignNode } from './nodes.ts';
import type { Spread } from './sharing.ts';
import type { Similarity } from './shingles.ts';

/** Two variants are held to be of one campaign when the evidence reaches this many bits: odds of 256 to 1. */
export const joinThreshold = 8;

const day = 86_400_000;

/** One reason for or against a join, before it is put into words. `about` is a value, an amount or two names. */
export interface Reason {
  readonly kind: EvidenceKind;
  readonly bits: number;
  readonly about: number | readonly [number, number];
}

/** All reasons for and against two nodes being of one campaign; empty when neither wording nor infrastructure speaks for it. */
export function weigh(graph: VariantGraph, spread: Spread, a: CampaignNode, b: CampaignNode, similarity: Similarity): Reason[] {
  const reasons: Reason[] = [];
  textReason(a, b, similarity, reasons);
  const common = commonValues(a.values, b.values);
  sharedReasons(graph, spread, common, reasons);
  if (reasons.length > 0) circumstances(graph, a, b, similarity, common, reasons);
  return reasons;
}

export function totalBits(reasons: readonly Reason[]): number {
  let sum = 0;
  for (const { bits } of reasons) sum += bits;
  return sum;
}

/** What wording can weigh by how much of it is shared: 15 bits for long rare wording, little for "click here". */
export function scriptRoom(shared: number): number {
  return 15 * (1 - Math.exp(-shared / 32));
}

/** Wording: how much is shared sets what it can weigh; how alike the two are sets how much of that counts. */
function textReason(a: CampaignNode, b: CampaignNode, { similarity, containment, shared }: Similarity, reasons: Reason[]): void {
  if (a.wording === b.wording) {
    reasons.push({ kind: 'same_script', bits: scriptRoom(shared), about: 1 });
    return;
  }
  const alike = Math.max(similarity, containment > 0.92 ? 0.85 * containment : 0);
  const bits = scriptRoom(shared) * ramp(alike);
  if (bits > 0.005) reasons.push({ kind: 'similar_script', bits, about: alike });
}

/** Nothing below 0.3, all from 0.75 up; between, as read on real pairs and measured on the twin. */
function ramp(alike: number): number {
  return Math.max(0, Math.min(1, (alike - 0.3) / 0.45));
}

function commonValues(a: Int32Array, b: Int32Array): number[] {
  const common: number[] = [];
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    const [left, right] = [a[i] as number, b[j] as number];
    if (left === right) {
      common.push(left);
      i++;
      j++;
    } else if (left < right) i++;
    else j++;
  }
  return common;
}

/** Second evidence of a kind adds nothing when it could not join by itself, as two shorteners or senders in common. */
const weak = 7;

/** Infrastructure in common. Of a domain and a URL under it, or two like values, only the strongest counts in full. */
function sharedReasons(graph: VariantGraph, spread: Spread, common: readonly number[], reasons: Reason[]): void {
  const telling = common.filter((value) => (spread.bits[value] as number) > 0.005);
  if (telling.length > 1) telling.sort((x, y) => (spread.bits[y] as number) - (spread.bits[x] as number) || x - y);
  const before = new Map<string, number>();
  for (const value of telling) {
    const { kind } = graph.values[value] as SharedValue;
    const bits = spread.bits[value] as number;
    const group = kind === 'same_url' || kind === 'same_domain' ? 'link' : kind;
    const seen = before.get(group) ?? 0;
    before.set(group, seen + 1);
    if (seen === 0) reasons.push({ kind, bits, about: value });
    else if (seen === 1 && bits > weak) reasons.push({ kind, bits: bits / 4, about: value });
  }
}

/** What alone joins nothing but tips a balance. */
function circumstances(
  graph: VariantGraph,
  a: CampaignNode,
  b: CampaignNode,
  { similarity }: Similarity,
  common: readonly number[],
  reasons: Reason[],
): void {
  const shared = infrastructureOf(reasons);
  timeReasons(a, b, shared.lasting || similarity >= 0.75, reasons);
  subjectReasons(a, b, similarity, shared, reasons);
  linkReasons(graph, a, b, similarity, common, reasons);
}

interface Infrastructure {
  readonly any: boolean;
  /** Something that outlasts a season: more than a sender. */
  readonly lasting: boolean;
  /** Something that one party alone controls. */
  readonly oneHand: boolean;
}

function infrastructureOf(reasons: readonly Reason[]): Infrastructure {
  const shared = reasons.filter(({ kind }) => kind !== 'same_script' && kind !== 'similar_script');
  const owned = shared.filter(({ kind }) => kind !== 'same_sender');
  return { any: shared.length > 0, lasting: owned.some(({ bits }) => bits >= 3), oneHand: owned.some(({ bits }) => bits >= 7) };
}

function timeReasons(a: CampaignNode, b: CampaignNode, lasting: boolean, reasons: Reason[]): void {
  const gap = daysBetween(a, b);
  if (gap <= 7) reasons.push({ kind: 'close_in_time', bits: 1, about: gap });
  if (gap > (lasting ? 365 : 60)) reasons.push({ kind: 'far_in_time', bits: -1, about: gap });
}

function subjectReasons(a: CampaignNode, b: CampaignNode, similarity: number, shared: Infrastructure, reasons: Reason[]): void {
  if (a.brand >= 0 && a.brand === b.brand) reasons.push({ kind: 'same_brand', bits: 0.5, about: a.brand });
  if (a.topic >= 0 && a.topic === b.topic) reasons.push({ kind: 'same_topic', bits: 0.5, about: a.topic });
  if (!shared.oneHand && a.brand >= 0 && b.brand >= 0 && a.brand !== b.brand && similarity < nearCopy) {
    reasons.push({ kind: 'different_brand', bits: -2, about: [a.brand, b.brand] });
  }
  if (!shared.any && a.language >= 0 && b.language >= 0 && a.language !== b.language && similarity < 0.5) {
    reasons.push({ kind: 'different_language', bits: -1.5, about: [a.language, b.language] });
  }
}

/** Wordings this alike are copies of one another: a crew changes brands and domains under them. */
const nearCopy = 0.8;

function linkReasons(
  graph: VariantGraph,
  a: CampaignNode,
  b: CampaignNode,
  similarity: number,
  common: readonly number[],
  reasons: Reason[],
): void {
  // A shortener or host that many use is worth next to nothing, and only beside like wording.
  const service = similarity >= 0.5 ? common.find((value) => graph.values[value]?.kind === 'same_service') : undefined;
  if (service !== undefined) reasons.push({ kind: 'same_service', bits: 0.5, about: service });
  const [x, y] = [a.sites[0], b.sites[0]];
  if (x === undefined || y === undefined || reasons.some(({ kind }) => kind === 'same_domain' || kind === 'same_url')) return;
  const domains = likeDomains(graph, a, b);
  if (domains) reasons.push({ kind: 'similar_domain', bits: 2.5, about: domains });
  else if (similarity < nearCopy && !common.some((value) => graph.values[value]?.kind === 'same_domain')) {
    reasons.push({ kind: 'different_domain', bits: -1.5, about: [x, y] });
  }
}

/** Days between the times in which both were reported, 0 when they overlap; NaN when either has no time. */
function daysBetween(a: CampaignNode, b: CampaignNode): number {
  return Math.max(0, a.first - b.last, b.first - a.last) / day;
}

/** Domains that differ by an edit or two in a name of six letters or more, as crews register them in rows. */
function likeDomains({ values }: VariantGraph, a: CampaignNode, b: CampaignNode): readonly [number, number] | null {
  for (const left of a.sites) {
    for (const right of b.sites) {
      if (left === right) continue;
      const x = nameOf(values[left] as SharedValue);
      const y = nameOf(values[right] as SharedValue);
      const longer = Math.max(x.length, y.length);
      if (longer < 6 || longer > 60 || Math.abs(x.length - y.length) > longer / 4) continue;
      if (1 - distance(x, y) / longer >= 0.75) return left < right ? [left, right] : [right, left];
    }
  }
  return null;
}

function nameOf({ value }: SharedValue): string {
  const dot = value.indexOf('.');
  return dot < 0 ? value : value.slice(0, dot);
}

const shown: Readonly<Partial<Record<EvidenceKind, string>>> = {
  same_url: 'the same link',
  same_domain: 'the same domain',
  same_phone: 'the same call-back number',
  same_handle: 'the same chat handle',
  same_email: 'the same e-mail address',
  same_bank_detail: 'the same bank details',
  same_crypto_address: 'the same crypto address',
  same_sender: 'the same sender',
};

/** The reasons in words, strongest first. */
export function explain(graph: VariantGraph, spread: Spread, reasons: readonly Reason[]): Evidence[] {
  return reasons.map((reason) => inWords(graph, spread, reason)).sort((x, y) => y.bits - x.bits);
}

function inWords(graph: VariantGraph, spread: Spread, { kind, bits: exact, about }: Reason): Evidence {
  const bits = Math.round(exact * 100) / 100;
  const [one, other] = typeof about === 'number' ? [about, about] : about;
  const value = (index: number) => graph.values[index]?.value ?? '';
  const days = `${Math.round(one)} days apart`;
  const pair = (names: readonly string[]) => `${names[one] ?? ''} / ${names[other] ?? ''}`;
  switch (kind) {
    case 'same_script':
      return { kind, bits, value: '', detail: 'the same script' };
    case 'similar_script':
      return { kind, bits, value: one.toFixed(2), detail: `wording ${Math.round(one * 100)} % alike` };
    case 'close_in_time':
      return { kind, bits, value: String(Math.round(one)), detail: 'reported within a week of one another' };
    case 'far_in_time':
      return { kind, bits, value: String(Math.round(one)), detail: days };
    case 'same_brand':
      return { kind, bits, value: graph.brands[one] ?? '', detail: `both imitate or name ${graph.brands[one]}` };
    case 'same_topic':
      return { kind, bits, value: graph.topics[one] ?? '', detail: `both about ${(graph.topics[one] ?? '').replaceAll('_', ' ')}` };
    case 'different_brand':
      return { kind, bits, value: pair(graph.brands), detail: `name different brands: ${pair(graph.brands).replace(' / ', ', ')}` };
    case 'different_language':
      return { kind, bits, value: pair(graph.languages), detail: `different languages: ${pair(graph.languages).replace(' / ', ', ')}` };
    case 'same_service':
      return { kind, bits, value: value(one), detail: `both use the shared service ${defanged(value(one))}` };
    case 'different_domain':
      return {
        kind,
        bits,
        value: `${value(one)} / ${value(other)}`,
        detail: `lead to different domains: ${defanged(`${value(one)}, ${value(other)}`)}`,
      };
    case 'similar_domain':
      return {
        kind,
        bits,
        value: `${value(one)} / ${value(other)}`,
        detail: `domains of one pattern: ${defanged(`${value(one)} / ${value(other)}`)}`,
      };
    default: {
      const families = spread.families[one] ?? 1;
      const seen = families <= 1 ? '' : `, seen with ${families} wordings`;
      return { kind, bits, value: value(one), detail: `${shown[kind] ?? kind} ${defanged(value(one))}${seen}` };
    }
  }
}

function defanged(text: string): string {
  return text.replaceAll('.', '[.]');
}
