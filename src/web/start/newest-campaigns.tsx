import type { ReactNode } from 'react';
import { Link } from 'wouter';
import type { CampaignRow, CampaignSort } from '../../model/campaign-view.ts';
import { GrowthCell } from '../campaigns/growth-cell.tsx';
import { usePages } from '../client/use-pages.ts';
import { ClassBadge } from '../kit/badge.tsx';
import { ErrorPanel } from '../kit/error-panel.tsx';
import { plural } from '../kit/format.ts';
import { Loading } from '../kit/loading.tsx';
import { Panel } from '../kit/panel.tsx';
import { Sparkline } from '../kit/sparkline.tsx';
import { Time } from '../kit/time.tsx';
import { Untrusted } from '../kit/untrusted.tsx';

interface CampaignListProps {
  readonly title: string;
  readonly sort: CampaignSort;
  /** What tells of a campaign here. */
  readonly about: (campaign: CampaignRow) => ReactNode;
}

/** The first few campaigns by one order, with a way to all. */
function CampaignList({ title, sort, about }: CampaignListProps): ReactNode {
  const { items, isLoading, error } = usePages('campaigns', { query: { sort, limit: 6 } });
  return (
    <Panel title={title} flush actions={<Link href={`/campaigns?sort=${sort}`}>All</Link>}>
      {isLoading && <Loading rows={6} />}
      {error && <ErrorPanel title="The campaigns cannot be shown" error={error} />}
      {!isLoading && !error && items.length === 0 && <p className="quiet pad">None yet: a campaign is two reports and more.</p>}
      <ul className="campaign-lines">
        {items.slice(0, 6).map((campaign) => (
          <li key={campaign.campaignId}>
            <div className="grow">
              <Link href={`/campaigns/${campaign.campaignId}`} className="campaign-line">
                <Untrusted text={campaign.title} clip />
              </Link>
              <div className="row small quiet">
                <ClassBadge messageClass={campaign.messageClass} scamType={campaign.scamType} />
                {about(campaign)}
              </div>
            </div>
            <Sparkline values={campaign.spark} />
          </li>
        ))}
      </ul>
    </Panel>
  );
}

/** What is new and what grows. */
export function NewestCampaigns(): ReactNode {
  return (
    <div className="two-columns">
      <CampaignList
        title="New"
        sort="first"
        about={({ first, reports }) => (
          <span>
            since <Time at={first} as="day" /> · {plural(reports, 'report')}
          </span>
        )}
      />
      <CampaignList
        title="Growing"
        sort="growth"
        about={(campaign) => (
          <span className="figures">
            <GrowthCell row={campaign} /> · {plural(campaign.recent, 'report')} in 7 days
          </span>
        )}
      />
    </div>
  );
}
