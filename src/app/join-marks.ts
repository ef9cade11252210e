import { valuesOfContacts } from '../analysis/campaigns/sharing.ts';
import type { Evidence, EvidenceKind } from '../model/campaign.ts';
import type { CampaignJoin, JoinSide, TextMark } from '../model/campaign-view.ts';
import type { KeptJoin } from '../ports/browse.ts';
import type { Reader } from './reading.ts';

/** Joins with where in the texts of either side their evidence stands: texts are read again, for places are not kept. */
export function markJoins(joins: readonly KeptJoin[], read: Reader): CampaignJoin[] {
  const valuesIn = onceEach((text) => placedValues(text, read));
  return joins.map(({ a, b, ...join }) => {
    const marked = (side: KeptJoin['a']): JoinSide => ({ ...side, marks: marksOf(valuesIn(side.text), join.evidence) });
    return { ...join, a: marked(a), b: marked(b) };
  });
}

interface Placed extends TextMark {
  readonly value: string;
}

/** All that a text shares with others, where it stands. */
function placedValues(text: string, read: Reader): readonly Placed[] {
  const { reading, contacts } = read({ textId: '', text, urls: [] });
  return reading.parts.flatMap(({ kind, value, start, end }) =>
    valuesOfContacts(
      contacts.filter((contact) => contact.kind === kind && contact.value === value),
      null,
    ).map((shared) => ({ start, end, kind: shared.kind, value: shared.value })),
  );
}

/** A stretch that bears several is marked by the one that weighs most. */
function marksOf(placed: readonly Placed[], evidence: readonly Evidence[]): readonly TextMark[] {
  const marks = new Map<string, TextMark & { readonly bits: number }>();
  for (const { start, end, kind, value } of placed) {
    for (const one of evidence) {
      if (!isOf(one, kind, value)) continue;
      const before = marks.get(`${start} ${end}`);
      if (!before || before.bits < Math.abs(one.bits))
        marks.set(`${start} ${end}`, { start, end, kind: one.kind, bits: Math.abs(one.bits) });
    }
  }
  return [...marks.values()].map(({ start, end, kind }) => ({ start, end, kind })).sort((one, other) => one.start - other.start);
}

/** Of two domains that are alike or not, either may stand in a text. */
function isOf(evidence: Evidence, kind: EvidenceKind, value: string): boolean {
  if (evidence.kind !== 'similar_domain' && evidence.kind !== 'different_domain') return evidence.kind === kind && evidence.value === value;
  return kind === 'same_domain' && evidence.value.split(' / ').includes(value);
}

function onceEach<T>(make: (text: string) => T): (text: string) => T {
  const made = new Map<string, T>();
  return (text) => {
    const known = made.get(text) ?? make(text);
    made.set(text, known);
    return known;
  };
}
