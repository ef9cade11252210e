import type { ReactNode } from 'react';
import type { Campaign } from '../../model/campaign-view.ts';
import { languageName, plural } from '../kit/format.ts';
import { Panel } from '../kit/panel.tsx';
import { askWords } from '../messages/verdict-words.ts';
import { useZone } from '../zone.ts';
import { Account } from './account.tsx';
import { HourGrid } from './hour-grid.tsx';
import { ScriptText } from './marked-text.tsx';
import { ShareBars } from './share-bars.tsx';
import { Timeline } from './timeline.tsx';
import { TopSightings } from './top-sightings.tsx';

interface OverviewProps {
  readonly campaign: Campaign;
  readonly onOpen: (part: 'scripts' | 'senders' | 'domains') => void;
}

/** What it is in a paragraph, what it says, from where and where to, when it was reported, to whom it went, by what it lures. */
export function OverviewPart({ campaign, onOpen }: OverviewProps): ReactNode {
  const [zone] = useZone();
  const { targets, first, last } = campaign;
  return (
    <div className="stack">
      <Panel title="What it is">
        <Account text={campaign.account} />
        {campaign.script !== '' && (
          <div className="says">
            <ScriptText script={campaign.script} />
            <p className="quiet small">
              {campaign.scriptCount === 1 ? 'Its one script.' : `The commonest of its ${plural(campaign.scriptCount, 'script')}.`}{' '}
              <button type="button" className="link" onClick={() => onOpen('scripts')}>
                {campaign.scriptCount === 1 ? 'Its texts as received' : 'All scripts'}
              </button>
            </p>
          </div>
        )}
      </Panel>
      <div className="halves">
        <TopSightings
          title="Leads to"
          what="domain"
          rows={campaign.domainList.length > 0 ? campaign.domainList : campaign.contacts}
          count={campaign.domainList.length > 0 ? campaign.domains : campaign.contacts.length}
          shownAs={campaign.domainList.length > 0 ? 'link' : 'text'}
          empty="No link, number or other contact in any of its messages."
          onAll={() => onOpen('domains')}
        />
        <TopSightings
          title="Comes from"
          what="sender"
          rows={campaign.senderList}
          count={campaign.senders}
          shownAs="name"
          empty="No report of it says who sent it."
          onAll={() => onOpen('senders')}
        />
      </div>
      <Panel title="When">
        <Timeline days={campaign.timeline} />
      </Panel>
      <div className="halves">
        <Panel title="Who is targeted">
          <p>
            <b>{plural(targets.recipients, 'recipient')}</b> in {plural(targets.reportsWithRecipient, 'report')} that say who received them.{' '}
            <span className="quiet small">Recipients are pseudonyms: counted and told apart, and nowhere named.</span>
          </p>
          <ShareBars
            title="Reported by the same recipient"
            counts={targets.repeated}
            of={targets.recipients}
            say={(times) => (times === '1' ? 'once' : times === '2' ? 'twice' : `${times} times`)}
            empty="No report says who received it."
          />
          <ShareBars title="By channel" counts={targets.channels} empty="No report says by which channel." />
        </Panel>
        <Panel title="When in the week">
          <HourGrid hours={targets.hours} zone={zone} first={first} last={last} />
        </Panel>
      </div>
      <Panel title="What it does">
        <div className="columns">
          <ShareBars title="Lures" counts={campaign.lures} of={campaign.reports} empty="None found." />
          <ShareBars title="Asks the reader to" counts={campaign.asks} of={campaign.reports} say={askWords} empty="Nothing found." />
          <ShareBars title="Verdicts on its reports" counts={campaign.classes} of={campaign.reports} />
          <ShareBars title="Languages" counts={campaign.languages} of={campaign.reports} say={languageName} />
        </div>
      </Panel>
    </div>
  );
}
