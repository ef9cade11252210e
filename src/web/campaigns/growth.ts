import type { CampaignRow } from '../../model/campaign-view.ts';

/** How a campaign goes, for one cell: an arrow for the eye, words for everybody. */
export interface GrowthWords {
  readonly arrow: '▲' | '▼' | '■' | '';
  readonly words: string;
  readonly direction: 'up' | 'down' | 'steady' | 'quiet';
}

/**
 * Reports of the last seven days against the seven before, in words. `growth` is their ratio, null where there were none
 * before; within a tenth it is steady. New is only what has no older report.
 */
export function growthWords({ growth, recent, reports }: Pick<CampaignRow, 'growth' | 'recent' | 'reports'>): GrowthWords {
  if (growth === null) {
    if (recent === 0) return { arrow: '', words: 'quiet', direction: 'quiet' };
    return { arrow: '▲', words: recent < reports ? 'back after a pause' : 'new this week', direction: 'up' };
  }
  if (recent === 0 || growth === 0) return { arrow: '▼', words: 'stopped', direction: 'down' };
  if (growth >= 2) return { arrow: '▲', words: `${times(growth)} as many`, direction: 'up' };
  const change = Math.round((growth - 1) * 100);
  if (change >= 10) return { arrow: '▲', words: `up ${change} %`, direction: 'up' };
  if (change <= -10) return { arrow: '▼', words: `down ${-change} %`, direction: 'down' };
  return { arrow: '■', words: 'steady', direction: 'steady' };
}

function times(ratio: number): string {
  if (ratio >= 10) return `${Math.round(ratio).toLocaleString('en-GB')} times`;
  return `${Number(ratio.toFixed(1))} times`;
}
