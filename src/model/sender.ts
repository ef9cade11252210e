/** The kinds of identity a message can come from. `unknown` is said where none fits. */
export const senderKinds = ['phone', 'alphanumeric', 'short_code', 'email', 'handle', 'unknown'] as const;
export type SenderKind = (typeof senderKinds)[number];

/** A sender as first-class identity. `id` is stable (`tel:+447…`, `name:evri`, `short:72660`, `email:…`, `handle:…`). */
export interface Sender {
  readonly id: string;
  readonly kind: SenderKind;
  /** For people: E.164 for phones, else the name as received without surrounding space. */
  readonly display: string;
}
