import type { EvidenceKind } from '../../model/campaign.ts';
import { commonValues, label } from '../../model/names.ts';

const words: Readonly<Partial<Record<EvidenceKind, string>>> = {
  ...commonValues,
  same_service: 'the same shared service',
  similar_domain: 'domains of one pattern',
  different_domain: 'another domain',
};

/** A kind of evidence as it is said of a text that holds it. */
export function evidenceWords(kind: EvidenceKind): string {
  return words[kind] ?? label(kind);
}
