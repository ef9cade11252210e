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
  readonly empty: string;
  /** What tells of a campaign here. */
  readonly about: (campaign: CampaignRow) => ReactNode;
}

/** The first few scam campaigns by one order, with a way to all. */
function CampaignList({ title, sort, empty, about }: CampaignListProps): ReactNode {
  const { items: found, isLoading, error } = usePages('campaigns', { query: { messageClass: ['scam'], sort, limit: 6 } });
  const items = found.filter((campaign) => sort !== 'recent' || campaign.recent > 0);
  return (
    <Panel title={title} flush actions={<Link href={`/campaigns?messageClass=scam&sort=${sort}`}>All</Link>}>
      {isLoading && <Loading rows={6} />}
      {error && <ErrorPanel title="The campaigns cannot be shown" error={error} />}
      {!isLoading && !error && items.length === 0 && <p className="quiet pad">{empty}</p>}
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

/** What hits most and what is new: scams, for advertising would crowd them out. */
export function NewestCampaigns(): ReactNode {
  return (
    <div className="two-columns">
      <CampaignList
        title="Scams of the feed's last 7 days"
        sort="recent"
        empty="No scam campaign was reported in the last seven days of the feed."
        about={(campaign) => (
          <span className="figures">
            <b>{plural(campaign.recent, 'report')}</b> · <GrowthCell row={campaign} />
          </span>
        )}
      />
      <CampaignList
        title="New scams"
        sort="first"
        empty="None yet: a campaign is two reports and more."
        about={({ first, reports }) => (
          <span className="figures">
            since <Time at={first} as="day" /> · {plural(reports, 'report')}
          </span>
        )}
      />
    </div>
  );
}
