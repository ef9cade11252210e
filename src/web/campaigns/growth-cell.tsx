import type { ReactNode } from 'react';
import type { CampaignRow } from '../../model/campaign-view.ts';
import { growthWords } from './growth.ts';

/** How a campaign goes: the arrow for the eye, the words for everybody. */
export function GrowthCell({ row }: { readonly row: Pick<CampaignRow, 'growth' | 'recent' | 'reports'> }): ReactNode {
  const { arrow, words, direction } = growthWords(row);
  return (
    <span className={`growth growth-${direction}`}>
      {arrow && <i aria-hidden="true">{arrow}</i>} {words}
    </span>
  );
}
