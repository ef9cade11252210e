import type { ReactNode } from 'react';
import { Untrusted } from '../kit/untrusted.tsx';
import { sureFigure, sureWords } from './verdict-words.ts';

interface SurenessProps {
  /** `saidBy` is the person whose label it is; null for a classifier's verdict, which is sure by so much, 0 to 1. */
  readonly verdict: { readonly confidence: number; readonly saidBy: string | null };
}

/** Why one may go by a verdict, in a word: how sure the classifier is, or which person said it. */
export function Sureness({ verdict: { confidence, saidBy } }: SurenessProps): ReactNode {
  if (saidBy !== null) {
    return (
      <div className="small quiet clip" title="A person's label">
        by <Untrusted text={saidBy} as="name" />
      </div>
    );
  }
  return (
    <div className="small quiet figures no-wrap" title="How sure the verdict is, 0 to 1">
      {sureWords(confidence)} {sureFigure(confidence)}
    </div>
  );
}
