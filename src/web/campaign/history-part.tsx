import { type FormEvent, type ReactNode, useState } from 'react';
import type { Campaign } from '../../model/campaign-view.ts';
import type { Decision } from '../../model/decision.ts';
import { usePages } from '../client/use-pages.ts';
import { useMay } from '../client/use-session.ts';
import { Badge } from '../kit/badge.tsx';
import { Button } from '../kit/button.tsx';
import { ErrorPanel } from '../kit/error-panel.tsx';
import { Loading } from '../kit/loading.tsx';
import { Panel } from '../kit/panel.tsx';
import { TextArea } from '../kit/text-field.tsx';
import { Time } from '../kit/time.tsx';
import { Untrusted } from '../kit/untrusted.tsx';
import { MoreButton } from './more-button.tsx';
import { useDecide } from './use-decide.tsx';

/** What people wrote and decided on it, latest first; each decision can be taken back where nothing builds on it. */
export function HistoryPart({ campaign }: { readonly campaign: Campaign }): ReactNode {
  const mayChange = useMay('analyst');
  return (
    <div className="halves">
      <Panel title="Notes">
        {mayChange && <NewNote campaignId={campaign.campaignId} />}
        {campaign.noteList.length === 0 && <p className="quiet">No notes yet.</p>}
        <ol className="notes">
          {campaign.noteList.map((note) => (
            <li key={note.decisionId}>
              <div className="row small quiet">
                <Untrusted text={note.actor} as="name" />
                <Time at={note.at} />
              </div>
              <Untrusted text={note.text} block />
            </li>
          ))}
        </ol>
      </Panel>
      <Panel title="Decisions">
        <Decisions campaignId={campaign.campaignId} mayChange={mayChange} />
      </Panel>
    </div>
  );
}

function NewNote({ campaignId }: { readonly campaignId: string }): ReactNode {
  const [text, setText] = useState('');
  const { decide, isBusy } = useDecide();
  const save = async (event: FormEvent) => {
    event.preventDefault();
    if (text.trim() !== '' && (await decide({ kind: 'note', campaignId, text: text.trim() }, 'The note is kept.'))) setText('');
  };
  return (
    <form className="stack" onSubmit={(event) => void save(event)}>
      <TextArea
        label="New note"
        value={text}
        onChange={setText}
        rows={3}
        help="Kept with your name and the time; everybody at this workspace reads it."
      />
      <div>
        <Button type="submit" icon="note" busy={isBusy} disabled={text.trim() === ''}>
          Keep the note
        </Button>
      </div>
    </form>
  );
}

function Decisions({ campaignId, mayChange }: { readonly campaignId: string; readonly mayChange: boolean }): ReactNode {
  const pages = usePages('decisions', { query: { campaign: campaignId } });
  const { undo, isBusy } = useDecide();
  if (pages.error && pages.items.length === 0) return <ErrorPanel error={pages.error} onRetry={pages.retry} />;
  if (pages.isLoading) return <Loading rows={4} />;
  if (pages.items.length === 0) return <p className="quiet">Nobody decided anything on it: it is as Hookline grouped it.</p>;
  return (
    <>
      <ol className="notes">
        {pages.items.map((decision) => (
          <li key={decision.decisionId}>
            <div className="decision">
              <Badge>{decision.kind}</Badge>
              <span className={decision.undoneAt === null ? undefined : 'is-undone'}>
                <Untrusted text={decision.detail} />
              </span>
              {mayChange && decision.undoneAt === null && (
                <Button small icon="undo" busy={isBusy} disabled={decision.blockedBy !== null} onClick={() => void undo(decision)}>
                  Undo
                </Button>
              )}
            </div>
            <DecisionTrail decision={decision} />
          </li>
        ))}
      </ol>
      <MoreButton pages={pages} noun="decision" />
    </>
  );
}

function DecisionTrail({ decision: { actor, at, undoneAt, undoneBy, blockedBy } }: { readonly decision: Decision }): ReactNode {
  return (
    <div className="small quiet">
      <Untrusted text={actor} as="name" />, <Time at={at} />
      {undoneAt !== null && (
        <>
          ; taken back by <Untrusted text={undoneBy ?? 'somebody'} as="name" />, <Time at={undoneAt} />
        </>
      )}
      {blockedBy !== null && undoneAt === null && (
        <div>
          Cannot be taken back now: <Untrusted text={blockedBy} />
        </div>
      )}
    </div>
  );
}
