import type { ReactNode } from 'react';
import { label } from './format.ts';

interface BadgeProps {
  readonly children: ReactNode;
  readonly tone?: 'plain' | 'accent' | 'good' | 'warn' | 'bad';
}

/** A word or two that marks a thing. */
export function Badge({ children, tone = 'plain' }: BadgeProps): ReactNode {
  return <span className={`badge badge-${tone}`}>{children}</span>;
}

const known = new Set(['scam', 'spam', 'legitimate', 'passcode', 'unknown', 'call']);

interface ClassBadgeProps {
  readonly messageClass: string;
  /** Said after the class. */
  readonly scamType?: string | null;
}

/** A message class, or `call` for what has no text, in its colour, its word and its sign: never by colour alone. */
export function ClassBadge({ messageClass, scamType }: ClassBadgeProps): ReactNode {
  const tone = known.has(messageClass) ? messageClass : 'unknown';
  return (
    <span className={`badge class-badge class-${tone}`}>
      <i aria-hidden="true" />
      {label(messageClass)}
      {scamType && <span className="class-type">{label(scamType)}</span>}
    </span>
  );
}
