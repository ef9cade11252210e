import type { ReactNode } from 'react';
import type { Evidence } from '../../model/campaign.ts';
import type { CampaignJoin, JoinSide } from '../../model/campaign-view.ts';
import { Badge } from '../kit/badge.tsx';
import { Button } from '../kit/button.tsx';
import { Untrusted } from '../kit/untrusted.tsx';
import { evidenceWords } from './evidence-words.ts';
import { barLength, strengthOf } from './strength.ts';
import { TwoTexts } from './two-texts.tsx';

const tones = { weak: 'warn', fair: 'plain', strong: 'good', decided: 'accent' } as const;

interface JoinCardProps {
  readonly join: CampaignJoin;
  readonly onSplit?: () => void;
}

/** One join: how strong, what speaks for it and against it, and the two texts it joins. */
export function JoinCard({ join: { bits, evidence, a, b }, onSplit }: JoinCardProps): ReactNode {
  const strength = strengthOf(
    bits,
    evidence.some((one) => (one.kind as string) === 'analyst'),
  );
  return (
    <article className="panel join-card">
      <div className="row spread">
        <h3 className="row">
          <Badge tone={tones[strength.word]}>{strength.word}</Badge>
          {strength.word !== 'decided' && <span className="figures">{bits.toFixed(1)} bits</span>}
          <span className="quiet small">{strength.odds}</span>
        </h3>
        {onSplit && (
          <Button small icon="split" onClick={onSplit}>
            Split here…
          </Button>
        )}
      </div>
      <ul className="evidence">
        {[...evidence]
          .sort((one, other) => other.bits - one.bits)
          .map((one) => (
            <EvidenceLine key={`${one.kind} ${one.value}`} one={one} among={evidence} />
          ))}
      </ul>
      <TwoTexts a={{ ...a, about: holdsWords(a) }} b={{ ...b, about: holdsWords(b) }} />
    </article>
  );
}

/** What of the evidence a text holds: what stands in it is marked there, the sender stands in its reports. */
function holdsWords({ holds }: JoinSide): string | undefined {
  return holds.length > 0 ? `has ${holds.map(evidenceWords).join(', ')}` : undefined;
}

function EvidenceLine({ one, among }: { readonly one: Evidence; readonly among: readonly Evidence[] }): ReactNode {
  const isFor = one.bits >= 0;
  return (
    <li className={isFor ? 'evidence-for' : 'evidence-against'}>
      <span className="small quiet">{isFor ? 'for' : 'against'}</span>
      <span className="figures evidence-bits">
        {isFor ? '+' : '−'}
        {Math.abs(one.bits).toFixed(1)}
      </span>
      <span className="bar" aria-hidden="true">
        <span style={{ width: `${100 * barLength(one.bits, among)}%` }} />
      </span>
      <Untrusted text={one.detail} />
    </li>
  );
}
