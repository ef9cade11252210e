import type { HostClass } from './link.ts';
import type { PartKind } from './message.ts';

/** Parts by which a message can be answered or followed: what campaigns share and block lists hold. */
export const contactKinds = ['url', 'phone', 'handle', 'email', 'iban', 'bank_account', 'crypto'] as const satisfies readonly PartKind[];

/** A contact of a message as it is kept. The last five are null where there is no link. */
export interface Contact {
  readonly kind: (typeof contactKinds)[number];
  readonly value: string;
  readonly host: string | null;
  readonly domain: string | null;
  /** What one party controls: the registrable domain, or the customer's name under a free host. Null where many share it. */
  readonly site: string | null;
  readonly hostClass: HostClass | null;
  readonly bends: string | null;
}
