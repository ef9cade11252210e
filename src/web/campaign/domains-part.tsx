import type { ReactNode } from 'react';
import type { Campaign } from '../../model/campaign-view.ts';
import { usePages } from '../client/use-pages.ts';
import { plural } from '../kit/format.ts';
import { Panel } from '../kit/panel.tsx';
import { CopyList } from './copy-list.tsx';
import { domainWords } from './fact-words.ts';
import { SightingRows, SightingTable } from './sighting-table.tsx';

/** Where its messages lead: domains, and the numbers, handles and accounts they give. */
export function DomainsPart({ campaign }: { readonly campaign: Campaign }): ReactNode {
  const { campaignId, contacts } = campaign;
  const pages = usePages('campaignDomains', { params: { campaignId }, query: {} });
  return (
    <div className="stack">
      <Panel
        title={plural(campaign.domains, 'domain')}
        flush
        actions={campaign.domains > 0 && <CopyList campaignId={campaignId} what="domain" />}
      >
        <SightingTable what="domain" pages={pages} words={domainWords} shownAs="link" empty="No link in any of its messages." />
      </Panel>
      <Panel title="Call-back numbers, handles, addresses and accounts" flush>
        {contacts.length === 0 ? (
          <p className="quiet pad">None in its messages.</p>
        ) : (
          <SightingRows what="contact" rows={contacts} words={domainWords} shownAs="text" />
        )}
      </Panel>
    </div>
  );
}
