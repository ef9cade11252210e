import { type ReactNode, useEffect, useRef } from 'react';
import { useParams } from 'wouter';
import type { Campaign } from '../../model/campaign-view.ts';
import { useAnswer } from '../client/use-answer.ts';
import { ErrorPanel } from '../kit/error-panel.tsx';
import { Loading } from '../kit/loading.tsx';
import { type Tab, Tabs } from '../kit/tabs.tsx';
import '../campaigns/campaigns.css';
import './campaign.css';
import './texts.css';
import './map.css';
import { CampaignHead } from './campaign-head.tsx';
import { DomainsPart } from './domains-part.tsx';
import { HistoryPart } from './history-part.tsx';
import { MapPart } from './map-part.tsx';
import { OverviewPart } from './overview-part.tsx';
import { ScriptsPart } from './scripts-part.tsx';
import { SendersPart } from './senders-part.tsx';
import { SimilarPart } from './similar-part.tsx';
import { useKeptFocus } from './use-kept-focus.ts';
import { usePart } from './use-part.ts';
import { WhyPart } from './why-part.tsx';

const parts = ['overview', 'scripts', 'senders', 'domains', 'map', 'why', 'similar', 'history'] as const;
type Part = (typeof parts)[number];

/** One campaign: what it is, who sends it, where it leads, why it is one, and what people decided on it. */
export function CampaignPage(): ReactNode {
  const { id = '' } = useParams<{ id: string }>();
  const answer = useAnswer('campaign', { params: { campaignId: id } }, { keep: true });
  if (answer.error && !answer.data) {
    return <ErrorPanel title="This campaign cannot be shown" error={answer.error} onRetry={() => void answer.refetch()} />;
  }
  if (!answer.data) return <Loading label="Loading the campaign" rows={10} />;
  return <CampaignBody campaign={answer.data} />;
}

function CampaignBody({ campaign }: { readonly campaign: Campaign }): ReactNode {
  const [part, open] = usePart(parts);
  useNumberKeys(open);
  const page = useRef<HTMLDivElement>(null);
  useKeptFocus(page);
  const contents: Readonly<Record<Part, Omit<Tab, 'id'>>> = {
    overview: { label: 'Overview', content: <OverviewPart campaign={campaign} onOpen={open} /> },
    scripts: { label: 'Scripts', count: campaign.scriptCount, content: <ScriptsPart campaign={campaign} /> },
    senders: {
      label: 'Senders',
      count: campaign.senders,
      content: <SendersPart campaignId={campaign.campaignId} count={campaign.senders} />,
    },
    domains: { label: 'Domains and contacts', count: campaign.domains, content: <DomainsPart campaign={campaign} /> },
    map: { label: 'Map', content: <MapPart campaignId={campaign.campaignId} /> },
    why: { label: 'Why', count: campaign.joinCount, content: <WhyPart campaign={campaign} /> },
    similar: { label: 'Similar', content: <SimilarPart campaign={campaign} /> },
    history: {
      label: 'Notes and history',
      count: campaign.noteList.length + campaign.decisions.length,
      content: <HistoryPart campaign={campaign} />,
    },
  };
  return (
    <div ref={page} className="campaign">
      <CampaignHead campaign={campaign} onOpen={open} />
      <Tabs
        label="Parts of the campaign"
        value={part}
        onChange={(id) => open(parts.find((one) => one === id) ?? 'overview')}
        tabs={parts.map((id) => ({ id, ...contents[id] }))}
      />
    </div>
  );
}

/** The keys 1 to 8 open the parts. */
function useNumberKeys(open: (part: Part) => void): void {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const part = parts[Number(event.key) - 1];
      const isTaken =
        event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || document.querySelector('dialog[open]') !== null;
      if (!part || isTaken || (event.target instanceof HTMLElement && /^(?:input|textarea|select)$/i.test(event.target.tagName))) return;
      event.preventDefault();
      open(part);
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, [open]);
}
