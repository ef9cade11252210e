import type { ReactNode } from 'react';
import { Link } from 'wouter';
import type { Campaign } from '../../model/campaign-view.ts';
import { usePages } from '../client/use-pages.ts';
import { useMay } from '../client/use-session.ts';
import { ClassBadge } from '../kit/badge.tsx';
import { Button } from '../kit/button.tsx';
import { Empty } from '../kit/empty.tsx';
import { ErrorPanel } from '../kit/error-panel.tsx';
import { plural } from '../kit/format.ts';
import { Loading } from '../kit/loading.tsx';
import { Sparkline } from '../kit/sparkline.tsx';
import { Untrusted } from '../kit/untrusted.tsx';
import { useFormat } from '../kit/use-format.ts';
import { MoreButton } from './more-button.tsx';
import { useDecide } from './use-decide.tsx';

/** Campaigns like this one, why each was kept apart, and a merge where an analyst knows better. */
export function SimilarPart({ campaign }: { readonly campaign: Campaign }): ReactNode {
  const { campaignId } = campaign;
  const pages = usePages('similarCampaigns', { params: { campaignId }, query: {} });
  const { decide, isBusy } = useDecide();
  const mayChange = useMay('analyst');
  const format = useFormat();
  if (pages.error && pages.items.length === 0) return <ErrorPanel error={pages.error} onRetry={pages.retry} />;
  if (pages.isLoading) return <Loading rows={6} />;
  if (pages.items.length === 0) {
    return (
      <Empty title="None is much like it">
        No other campaign shares wording, senders, domains or a brand with it closely enough to be compared.
      </Empty>
    );
  }
  return (
    <div className="stack">
      <p className="quiet">Nearest first. What kept them apart is said for each; a merge is yours to make, and can be taken back.</p>
      {pages.items.map((row) => (
        <article key={row.campaignId} className="panel similar">
          <div className="grow">
            <h3>
              <Link href={`/campaigns/${encodeURIComponent(row.campaignId)}`}>
                <Untrusted text={row.title} />
              </Link>
            </h3>
            <div className="row small quiet">
              <ClassBadge messageClass={row.messageClass} scamType={row.scamType} />
              <span className="figures">{plural(row.reports, 'report')}</span>
              <span className="figures">{format.dayRange(row.first, row.last)}</span>
              <Sparkline values={row.spark} />
            </div>
            <ul className="reasons">
              {row.why.map((one) => (
                <li key={one}>
                  <Untrusted text={one} />
                </li>
              ))}
            </ul>
          </div>
          {mayChange && (
            <Button
              small
              icon="merge"
              busy={isBusy}
              onClick={() => void decide({ kind: 'merge', campaignId, with: [row.campaignId] }, 'The two are one campaign now.')}
            >
              Merge into this
            </Button>
          )}
        </article>
      ))}
      <MoreButton pages={pages} noun="campaign" />
    </div>
  );
}
