import type { EvidenceKind } from '../../model/campaign.ts';
import { label } from '../../model/names.ts';

const words: Readonly<Partial<Record<EvidenceKind, string>>> = {
  same_url: 'the same link',
  same_domain: 'the same domain',
  same_service: 'the same shared service',
  same_phone: 'the same call-back number',
  same_handle: 'the same chat handle',
  same_email: 'the same e-mail address',
  same_bank_detail: 'the same bank details',
  same_crypto_address: 'the same crypto address',
  same_sender: 'the same sender',
  similar_domain: 'domains of one pattern',
  different_domain: 'another domain',
};

/** A kind of evidence as it is said of a text that holds it. */
export function evidenceWords(kind: EvidenceKind): string {
  return words[kind] ?? label(kind);
}
