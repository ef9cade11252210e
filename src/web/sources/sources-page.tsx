import type { ReactNode } from 'react';
import { useAnswer } from '../client/use-answer.ts';
import { PageHead } from '../kit/page-head.tsx';
import { Tabs } from '../kit/tabs.tsx';
import { useQueryPart } from '../shell/use-query-part.ts';
import { CustodyLog } from './custody-log.tsx';
import { EvidenceCheck } from './evidence-check.tsx';
import { RejectList } from './reject-list.tsx';
import { SourceList } from './source-list.tsx';
import './sources.css';

/** What was taken in, what was put aside, and the proof that neither was changed since. */
export function SourcesPage(): ReactNode {
  const [tab, setTab] = useQueryPart('tab', 'files');
  const { data } = useAnswer('overview', {});
  return (
    <>
      <PageHead
        title="Sources"
        about="Every input is kept byte for byte under its SHA-256; a log that can only be added to says who brought it and when."
      />
      <Tabs
        label="Sources"
        value={tab}
        onChange={setTab}
        tabs={[
          { id: 'files', label: 'Files and pastes', count: data?.sources ?? null, content: <SourceList /> },
          { id: 'rejects', label: 'Rows put aside', count: data?.rejects ?? null, content: <RejectList /> },
          {
            id: 'custody',
            label: 'Custody',
            content: (
              <>
                <EvidenceCheck />
                <CustodyLog />
              </>
            ),
          },
        ]}
      />
    </>
  );
}
