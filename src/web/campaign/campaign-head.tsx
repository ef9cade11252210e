import { type ReactNode, useState } from 'react';
import { Link } from 'wouter';
import type { Campaign } from '../../model/campaign-view.ts';
import { GrowthCell } from '../campaigns/growth-cell.tsx';
import { useMay } from '../client/use-session.ts';
import { Badge, ClassBadge } from '../kit/badge.tsx';
import { Button, IconButton } from '../kit/button.tsx';
import { CopyButton } from '../kit/copy-button.tsx';
import { label, languageName, plural, thousands } from '../kit/format.ts';
import { PageHead } from '../kit/page-head.tsx';
import { Stat, Stats } from '../kit/stat.tsx';
import { Untrusted } from '../kit/untrusted.tsx';
import { useFormat } from '../kit/use-format.ts';
import { CampaignActions } from './campaign-actions.tsx';
import { leadTo } from './lead-to.ts';
import { RenameTitle } from './rename-title.tsx';

interface CampaignHeadProps {
  readonly campaign: Campaign;
  readonly onOpen: (part: 'scripts' | 'history') => void;
}

/** What it is called, its figures, and what can be done on the whole of it: the same over every part, and low, for the part is what is read. */
export function CampaignHead({ campaign, onOpen }: CampaignHeadProps): ReactNode {
  const [isNaming, setNaming] = useState(false);
  const mayChange = useMay('analyst');
  const format = useFormat();
  return (
    <>
      <Link href="/campaigns" className="small">
        All campaigns
      </Link>
      <PageHead
        title={campaign.title}
        heading={
          isNaming ? (
            <RenameTitle
              campaign={campaign}
              onDone={() => {
                setNaming(false);
                leadTo('.campaign-title .icon-button');
              }}
            />
          ) : (
            <span className="campaign-title">
              <Untrusted text={campaign.title} />
              {mayChange && <IconButton icon="pencil" label="Rename the campaign" onClick={() => setNaming(true)} />}
            </span>
          )
        }
        about={
          <span className="row small">
            <ClassBadge messageClass={campaign.messageClass} scamType={campaign.scamType} />
            {campaign.typeName && (
              <Badge>
                <Untrusted text={label(campaign.typeName)} />
              </Badge>
            )}
            {campaign.language !== 'und' && <Badge>{languageName(campaign.language)}</Badge>}
            {campaign.notes > 0 && (
              <Button small kind="quiet" icon="note" onClick={() => onOpen('history')}>
                {campaign.notes === 1 ? '1 note' : `${thousands(campaign.notes)} notes`}
              </Button>
            )}
            <span className="mono">{campaign.campaignId}</span>
            <CopyButton value={campaign.campaignId} what="campaign id" />
          </span>
        }
        actions={
          mayChange || campaign.reports > 0 ? <CampaignActions campaign={campaign} mayChange={mayChange} onOpen={onOpen} /> : undefined
        }
      />
      <Stats slim>
        <Stat label="Reports" value={thousands(campaign.reports)} about={plural(campaign.texts, 'text')} />
        <Stat label="Last 7 days" value={thousands(campaign.recent)} about={<GrowthCell row={campaign} />} />
        <Stat label="Senders" value={thousands(campaign.senders)} />
        <Stat label="Domains" value={thousands(campaign.domains)} />
        <Stat label="First seen" value={format.day(campaign.first)} />
        <Stat label="Last seen" value={format.day(campaign.last)} />
        {campaign.calls > 0 && <Stat label="Call reports" value={thousands(campaign.calls)} about="of its numbers" />}
      </Stats>
    </>
  );
}
