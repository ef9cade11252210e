import { distance } from 'fastest-levenshtein';
import type { EvidenceKind } from '../../model/campaign.ts';
import { mostSites, type NodeColumns } from './nodes.ts';
import type { Similarity } from './script-table.ts';
import { forgedName } from './sender-names.ts';
import { kindOf, longestName, type ValueColumns } from './value-columns.ts';

/** Two variants are held to be of one campaign when the evidence reaches this many bits: odds of 256 to 1. */
export const joinThreshold = 8;

const day = 86_400_000;

/** One reason for or against a join, before it is put into words. `about` is a value, an amount or two names. */
export interface Reason {
  readonly kind: EvidenceKind;
  readonly bits: number;
  readonly about: number | readonly [number, number];
}

/** Weighs pairs of nodes from columns alone. */
export class Weigher {
  readonly #nodes: NodeColumns;
  readonly #values: ValueColumns;
  /** By value: the first name of a domain, where it was asked for. */
  readonly #names = new Map<number, string>();

  constructor(nodes: NodeColumns, values: ValueColumns) {
    this.#nodes = nodes;
    this.#values = values;
  }

  /** All reasons for and against two nodes being of one campaign; empty when neither wording nor infrastructure speaks for it. */
  weigh(a: number, b: number, similarity: Similarity): Reason[] {
    const reasons: Reason[] = [];
    const isOneWording = this.#nodes.wording[a] === this.#nodes.wording[b];
    textReason(isOneWording, similarity, this.areOfOneSubject(a, b) ? fullOnOneSubject : fullLikeness, reasons);
    const common = this.#commonValues(a, b);
    if (common.length > 0) this.#sharedReasons(common, this.#arePlain(a, b), reasons);
    if (reasons.length > 0) this.#circumstances(a, b, similarity, common, reasons);
    return reasons;
  }

  /** Both are scams of one type, or neither is seen as one and both name one brand: not a brand's own notice and the scam that copies it. */
  areOfOneSubject(a: number, b: number): boolean {
    const { topic, brand } = this.#nodes;
    return topic[a] === topic[b] && ((topic[a] as number) >= 0 || ((brand[a] as number) >= 0 && brand[a] === brand[b]));
  }

  /** Neither is seen as a scam. */
  #arePlain(a: number, b: number): boolean {
    const { topic } = this.#nodes;
    return (topic[a] as number) < 0 && (topic[b] as number) < 0;
  }

  #commonValues(a: number, b: number): readonly number[] {
    const { valuesFrom, values } = this.#nodes;
    const [endA, endB] = [valuesFrom[a + 1] as number, valuesFrom[b + 1] as number];
    let common = nothing;
    for (let i = valuesFrom[a] as number, j = valuesFrom[b] as number; i < endA && j < endB; ) {
      const [left, right] = [values[i] as number, values[j] as number];
      if (left === right) {
        if (common === nothing) common = [left];
        else common.push(left);
        i++;
        j++;
      } else if (left < right) i++;
      else j++;
    }
    return common;
  }

  /** Infrastructure in common. Of a domain and a URL under it, or two like values, only the strongest counts in full. */
  #sharedReasons(common: readonly number[], arePlain: boolean, reasons: Reason[]): void {
    const { bits: worth, ownNames } = this.#values;
    const telling = common.filter((value) => (worth[value] as number) > 0.005);
    if (telling.length > 1) telling.sort((x, y) => (worth[y] as number) - (worth[x] as number) || x - y);
    const before = new Map<string, number>();
    for (const value of telling) {
      const kind = kindOf(this.#values, value);
      const bits = ownNames[value] === 1 && !arePlain ? Math.min(forgedName, worth[value] as number) : (worth[value] as number);
      const group = kind === 'same_url' || kind === 'same_domain' ? 'link' : kind;
      const seen = before.get(group) ?? 0;
      before.set(group, seen + 1);
      if (seen === 0) reasons.push({ kind, bits, about: value });
      else if (seen === 1 && bits > weak) reasons.push({ kind, bits: bits / 4, about: value });
    }
  }

  /** What alone joins nothing but tips a balance. */
  #circumstances(a: number, b: number, { similarity }: Similarity, common: readonly number[], reasons: Reason[]): void {
    const shared = infrastructureOf(reasons);
    timeReasons(this.#daysBetween(a, b), shared.lasting || similarity >= 0.75, reasons);
    this.#subjectReasons(a, b, similarity, shared, reasons);
    this.#linkReasons(a, b, similarity, common, reasons);
  }

  /** Days between the times in which both were reported, 0 when they overlap; NaN when either has no time. */
  #daysBetween(a: number, b: number): number {
    const { first, last } = this.#nodes;
    return Math.max(0, (first[a] as number) - (last[b] as number), (first[b] as number) - (last[a] as number)) / day;
  }

  #subjectReasons(a: number, b: number, similarity: number, shared: Infrastructure, reasons: Reason[]): void {
    const { brand, topic, language } = this.#nodes;
    const [brandA, brandB] = [brand[a] as number, brand[b] as number];
    if (brandA >= 0 && brandA === brandB) reasons.push({ kind: 'same_brand', bits: 0.5, about: brandA });
    if ((topic[a] as number) >= 0 && topic[a] === topic[b]) reasons.push({ kind: 'same_topic', bits: 0.5, about: topic[a] as number });
    if (!shared.oneHand && brandA >= 0 && brandB >= 0 && brandA !== brandB && similarity < nearCopy) {
      reasons.push({ kind: 'different_brand', bits: -2, about: [brandA, brandB] });
    }
    const [languageA, languageB] = [language[a] as number, language[b] as number];
    if (!shared.any && languageA >= 0 && languageB >= 0 && languageA !== languageB && similarity < 0.5) {
      reasons.push({ kind: 'different_language', bits: -1.5, about: [languageA, languageB] });
    }
  }

  #linkReasons(a: number, b: number, similarity: number, common: readonly number[], reasons: Reason[]): void {
    // A shortener or host that many use is worth next to nothing, and only beside like wording.
    const service = similarity >= 0.5 ? common.find((value) => kindOf(this.#values, value) === 'same_service') : undefined;
    if (service !== undefined) reasons.push({ kind: 'same_service', bits: 0.5, about: service });
    const { sites } = this.#nodes;
    const [x, y] = [sites[a * mostSites] as number, sites[b * mostSites] as number];
    if (x < 0 || y < 0 || reasons.some(({ kind }) => kind === 'same_domain' || kind === 'same_url')) return;
    const domains = this.#likeDomains(a, b);
    if (domains) reasons.push({ kind: 'similar_domain', bits: 2.5, about: domains });
    else if (similarity < nearCopy && !common.some((value) => kindOf(this.#values, value) === 'same_domain')) {
      reasons.push({ kind: 'different_domain', bits: -1.5, about: [x, y] });
    }
  }

  /** Domains that differ by an edit or two in a name of six letters or more, as crews register them in rows. */
  #likeDomains(a: number, b: number): readonly [number, number] | null {
    const { sites } = this.#nodes;
    for (let i = a * mostSites; i < (a + 1) * mostSites && (sites[i] as number) >= 0; i++) {
      for (let j = b * mostSites; j < (b + 1) * mostSites && (sites[j] as number) >= 0; j++) {
        const [left, right] = [sites[i] as number, sites[j] as number];
        if (left !== right && this.#areLike(left, right)) return left < right ? [left, right] : [right, left];
      }
    }
    return null;
  }

  #areLike(left: number, right: number): boolean {
    const { nameFrom } = this.#values;
    const x = (nameFrom[left + 1] as number) - (nameFrom[left] as number);
    const y = (nameFrom[right + 1] as number) - (nameFrom[right] as number);
    const longer = Math.max(x, y);
    if (longer < 6 || longer > longestName || Math.abs(x - y) > longer / 4) return false;
    return 1 - distance(this.#nameOf(left), this.#nameOf(right)) / longer >= 0.75;
  }

  #nameOf(value: number): string {
    const known = this.#names.get(value);
    if (known !== undefined) return known;
    const { nameFrom, names } = this.#values;
    const name = String.fromCharCode(...names.subarray(nameFrom[value], nameFrom[value + 1]));
    this.#names.set(value, name);
    return name;
  }
}

const nothing: number[] = [];

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
function textReason(isOneWording: boolean, { similarity, containment, shared }: Similarity, full: number, reasons: Reason[]): void {
  if (isOneWording) {
    reasons.push({ kind: 'same_script', bits: scriptRoom(shared), about: 1 });
    return;
  }
  const alike = Math.max(similarity, containment > 0.92 ? 0.85 * containment : 0);
  if (alike <= leastLikeness) return;
  const bits = scriptRoom(shared) * Math.min(1, (alike - leastLikeness) / (full - leastLikeness));
  if (bits > 0.005) reasons.push({ kind: 'similar_script', bits, about: alike });
}

/**
 * Wording counts nothing below the first, and in full from the second up; on one subject, from the third: of 36 pairs of real
 * texts that this joined, 34 were right.
 */
const leastLikeness = 0.3;
const fullLikeness = 0.75;
const fullOnOneSubject = 0.6;

/** Second evidence of a kind adds nothing when it could not join by itself, as two shorteners or senders in common. */
const weak = 7;

/** Wordings this alike are copies of one another: a crew changes brands and domains under them. */
const nearCopy = 0.8;

interface Infrastructure {
  readonly any: boolean;
  /** Something that outlasts a season: more than a sender. */
  readonly lasting: boolean;
  /** Something that one party alone controls. */
  readonly oneHand: boolean;
}

function infrastructureOf(reasons: readonly Reason[]): Infrastructure {
  let [any, lasting, oneHand] = [false, false, false];
  for (const { kind, bits } of reasons) {
    if (kind === 'same_script' || kind === 'similar_script') continue;
    any = true;
    if (kind === 'same_sender') continue;
    lasting ||= bits >= 3;
    oneHand ||= bits >= 7;
  }
  return { any, lasting, oneHand };
}

function timeReasons(gap: number, lasting: boolean, reasons: Reason[]): void {
  if (gap <= 7) reasons.push({ kind: 'close_in_time', bits: 1, about: gap });
  if (gap > (lasting ? 365 : 60)) reasons.push({ kind: 'far_in_time', bits: -1, about: gap });
}
