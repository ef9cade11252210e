import { type ReactNode, useState } from 'react';
import { useLocation } from 'wouter';
import type { Campaign } from '../../model/campaign-view.ts';
import { ExportMenu } from '../campaigns/export-menu.tsx';
import { Button } from '../kit/button.tsx';
import { plural } from '../kit/format.ts';
import { Menu } from '../kit/menu.tsx';
import { CampaignPicker } from './campaign-picker.tsx';
import { leadTo } from './lead-to.ts';
import { useDecide } from './use-decide.tsx';

interface CampaignActionsProps {
  readonly campaign: Campaign;
  readonly mayChange: boolean;
  readonly onOpen: (part: 'scripts' | 'history') => void;
}

/** What can be done on the whole campaign. */
export function CampaignActions({ campaign, mayChange, onOpen }: CampaignActionsProps): ReactNode {
  const [isMerging, setMerging] = useState(false);
  const { decide, isBusy } = useDecide();
  const [, go] = useLocation();
  const { campaignId } = campaign;
  const merge = async (ids: readonly string[]) => {
    const made = await decide({ kind: 'merge', campaignId, with: ids }, `${plural(ids.length, 'campaign')} merged into this one.`);
    if (made) setMerging(false);
  };
  return (
    <>
      {mayChange && (
        <Button icon="merge" busy={isBusy} onClick={() => setMerging(true)}>
          Merge with…
        </Button>
      )}
      {mayChange && (
        <Button
          icon="split"
          disabled={campaign.scriptCount < 2}
          title={campaign.scriptCount < 2 ? 'It has one script: single messages are split off beside their text, under Scripts' : undefined}
          onClick={() => {
            onOpen('scripts');
            leadTo('.script-card [role="checkbox"], .script-card input[type="checkbox"]');
          }}
        >
          Split…
        </Button>
      )}
      <ExportMenu filter={{ q: campaignId, minReports: 1 }} />
      <Menu
        label="More to do"
        icon="more"
        iconOnly
        items={[
          ...(mayChange ? [{ label: 'Write a note', icon: 'note', onSelect: () => onOpen('history') } as const] : []),
          {
            label: 'Its texts in Messages',
            icon: 'message',
            onSelect: () => go(`/messages?${new URLSearchParams({ campaign: campaignId })}`),
          },
        ]}
      />
      <CampaignPicker
        open={isMerging}
        title="Merge with…"
        action="Merge into this one"
        campaign={campaign}
        several
        onClose={() => setMerging(false)}
        onPick={(ids) => void merge(ids)}
      />
    </>
  );
}
