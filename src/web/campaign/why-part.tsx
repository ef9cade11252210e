import { type ReactNode, useState } from 'react';
import type { Campaign, CampaignJoin } from '../../model/campaign-view.ts';
import { usePages } from '../client/use-pages.ts';
import { useMay } from '../client/use-session.ts';
import { Empty } from '../kit/empty.tsx';
import { ErrorPanel } from '../kit/error-panel.tsx';
import { plural } from '../kit/format.ts';
import { Loading } from '../kit/loading.tsx';
import { JoinCard } from './join-card.tsx';
import { MoreButton } from './more-button.tsx';
import { SplitHere } from './split-here.tsx';
import { joinThreshold, oddsWords } from './strength.ts';

/** Why it is one campaign: every join with its evidence, weakest first. */
export function WhyPart({ campaign }: { readonly campaign: Campaign }): ReactNode {
  const { campaignId } = campaign;
  const pages = usePages('campaignJoins', { params: { campaignId }, query: { limit: 30 } });
  const [cut, setCut] = useState<CampaignJoin | null>(null);
  const mayChange = useMay('analyst');
  if (pages.error && pages.items.length === 0) return <ErrorPanel error={pages.error} onRetry={pages.retry} />;
  if (pages.isLoading) return <Loading rows={8} />;
  if (pages.items.length === 0) {
    return <Empty title="It needs no join">All its texts are of one script, equal but for its slots.</Empty>;
  }
  return (
    <div className="stack">
      <p className="quiet">
        {plural(campaign.joinCount, 'join')} {campaign.joinCount === 1 ? 'holds' : 'hold'} its scripts together. A join needs{' '}
        {joinThreshold} bits of evidence ({oddsWords(joinThreshold)}), for and against taken together. Weakest first: where the campaign is
        wrong, it is wrong here. Of either side the text is shown that holds most of the evidence, marked where it stands; where none does,
        the most reported one.
      </p>
      {pages.items.map((join) => (
        <JoinCard key={`${join.a.textId} ${join.b.textId}`} join={join} {...(mayChange ? { onSplit: () => setCut(join) } : {})} />
      ))}
      <MoreButton pages={pages} noun="join" />
      <SplitHere campaign={campaign} cut={cut} onClose={() => setCut(null)} />
    </div>
  );
}
