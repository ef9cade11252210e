import type { ReactNode } from 'react';
import { usePages } from '../client/use-pages.ts';
import { plural } from '../kit/format.ts';
import { Panel } from '../kit/panel.tsx';
import { CopyList } from './copy-list.tsx';
import { senderWords } from './fact-words.ts';
import { SightingTable } from './sighting-table.tsx';

/** Who sends it, with what is known of each. */
export function SendersPart({ campaignId, count }: { readonly campaignId: string; readonly count: number }): ReactNode {
  const pages = usePages('campaignSenders', { params: { campaignId }, query: {} });
  return (
    <Panel title={plural(count, 'sender')} flush actions={count > 0 && <CopyList campaignId={campaignId} what="sender" />}>
      <SightingTable
        what="sender"
        pages={pages}
        words={senderWords}
        shownAs="name"
        empty="No report of it says who sent it. A feed names senders in a column such as `sender` or `from`."
      />
    </Panel>
  );
}
