/** The kinds of evidence that can join two messages. */
export const evidenceKinds = [
  'same_script',
  'similar_script',
  'same_url',
  'same_domain',
  'similar_domain',
  'same_phone',
  'same_handle',
  'same_email',
  'same_bank_detail',
  'same_crypto_address',
  'same_sender',
  'close_in_time',
  'far_in_time',
  'same_service',
  'same_brand',
  'same_topic',
  'different_brand',
  'different_domain',
  'different_language',
  'analyst',
] as const;
export type EvidenceKind = (typeof evidenceKinds)[number];

/** What a person's decision weighs, for a join or against it: more than all other evidence together. */
export const analystBits = 100;

/** One reason for (or against) a join. `bits` is a base-2 log likelihood ratio; `detail` says it in words. */
export interface Evidence {
  readonly kind: EvidenceKind;
  readonly bits: number;
  readonly value: string;
  readonly detail: string;
}

/** Two variants held to belong together, with everything that speaks for and against it. */
export interface Join {
  readonly a: string;
  readonly b: string;
  readonly bits: number;
  readonly evidence: readonly Evidence[];
}
