import { type ReactNode, useState } from 'react';
import { Link } from 'wouter';
import type { Message } from '../../model/message-view.ts';
import { CampaignPicker } from '../campaign/campaign-picker.tsx';
import { useDecide } from '../campaign/use-decide.tsx';
import { useAnswer } from '../client/use-answer.ts';
import { useMay } from '../client/use-session.ts';
import { ClassBadge } from '../kit/badge.tsx';
import { Button } from '../kit/button.tsx';
import { CopyButton } from '../kit/copy-button.tsx';
import { languageName, thousands } from '../kit/format.ts';
import { Panel } from '../kit/panel.tsx';
import { Time } from '../kit/time.tsx';
import { Untrusted } from '../kit/untrusted.tsx';
import { BrandName } from './brand-name.tsx';
import { MarkedText } from './marked-text.tsx';
import { MessageLabel } from './message-label.tsx';
import { MessageParts } from './message-parts.tsx';
import { MessageReports } from './message-reports.tsx';
import { MessageVerdict } from './message-verdict.tsx';
import { bentLetters } from './ranges.ts';

interface MessageViewProps {
  readonly message: Message;
  /** Words of the search that led here, marked in the text. */
  readonly query?: string;
  /** True sets everything under one another. */
  readonly narrow?: boolean;
}

/** One text: as received with what was found in it, normalised, its verdict, its reports, its campaign, and what you say of it. */
export function MessageView({ message, query = '', narrow = false }: MessageViewProps): ReactNode {
  const { text, normalised, parts, messageClass, scamType, brand, reports, first, last, evasions, script } = message;
  const isBent = bentLetters(text).length > 0;
  const figures = [
    { term: 'Reports', value: thousands(reports) },
    { term: 'First seen', value: <Time at={first} as="day" /> },
    { term: 'Last seen', value: <Time at={last} as="day" /> },
    { term: 'Language', value: languageName(message.language) },
  ];
  return (
    <div className={narrow ? 'message-view message-narrow' : 'message-view'}>
      <Panel>
        <div className="row">
          <ClassBadge messageClass={messageClass} scamType={scamType} />
          {brand && <BrandName brand={brand} />}
        </div>
        <dl className="message-figures">
          {figures.map(({ term, value }) => (
            <div key={term}>
              <dt>{term}</dt>
              <dd className="figures">{value}</dd>
            </div>
          ))}
        </dl>
        <InCampaign message={message} />
      </Panel>
      <div className="message-texts">
        <Panel title="As received" actions={<CopyButton value={text} what="message" />}>
          <div className="message-text">
            <MarkedText text={text} parts={parts} query={query} showBent />
          </div>
          {isBent && (
            <p className="small quiet">
              Letters with a <span className="bent">wavy line</span> are of another alphabet than they look.
            </p>
          )}
        </Panel>
        <Panel title="Normalised" actions={<CopyButton value={normalised} what="normalised text" />}>
          {normalised !== text && (
            <div className="message-text">
              <MarkedText text={normalised} query={query} />
            </div>
          )}
          <p className="small quiet">
            {evasions.length === 0 ? (
              `Nothing in it was bent to get past filters${normalised === text ? ': the same as received' : ''}.`
            ) : (
              <>Undone in it: {evasions.join(', ')}.</>
            )}
          </p>
          <h3 className="small-head">Script</h3>
          <div className="message-text mono">
            <Untrusted text={script} block />
          </div>
        </Panel>
      </div>
      <MessageParts parts={parts} />
      <MessageVerdict message={message} />
      <MessageLabel key={message.textId} message={message} />
      <MessageReports message={message} />
    </div>
  );
}

/** The campaign that it stands in, and the way to another one. */
function InCampaign({ message: { campaignId, textId } }: { readonly message: Message }): ReactNode {
  const mayMove = useMay('analyst');
  const [isMoving, setMoving] = useState(false);
  const { decide, isBusy } = useDecide();
  const { data: campaign } = useAnswer('campaign', { params: { campaignId: campaignId ?? '' } }, { enabled: campaignId !== null });
  if (campaignId === null) return <p className="quiet">It stands in no campaign yet.</p>;
  const move = async (to: string | undefined) => {
    setMoving(false);
    if (to) await decide({ kind: 'move', campaignId, to, texts: [textId] }, 'Moved, with all that says the same.');
  };
  return (
    <div className="row spread">
      <span className="grow">
        <span className="quiet">Campaign </span>
        <Link href={`/campaigns/${encodeURIComponent(campaignId)}`}>
          {campaign ? <Untrusted text={campaign.title} /> : <span className="mono">{campaignId}</span>}
        </Link>
      </span>
      {mayMove && campaign && (
        <>
          <Button small icon="split" busy={isBusy} onClick={() => setMoving(true)}>
            Move to…
          </Button>
          <CampaignPicker
            open={isMoving}
            title="Move this message to another campaign"
            action="Move"
            campaign={campaign}
            onClose={() => setMoving(false)}
            onPick={([to]) => void move(to)}
          />
        </>
      )}
    </div>
  );
}
