import type { ReactNode } from 'react';
import type { CustodyEntry } from '../../model/overview.ts';
import { usePages } from '../client/use-pages.ts';
import { DataTable } from '../kit/data-table.tsx';
import { Empty } from '../kit/empty.tsx';
import { thousands } from '../kit/format.ts';
import { Panel } from '../kit/panel.tsx';
import type { Column } from '../kit/table-model.ts';
import { Time } from '../kit/time.tsx';
import { Untrusted } from '../kit/untrusted.tsx';

const columns: readonly Column<CustodyEntry>[] = [
  { id: 'seq', title: 'No.', width: '4rem', align: 'end', cell: ({ seq }) => thousands(seq) },
  { id: 'at', title: 'When', width: '9rem', cell: ({ at }) => <Time at={at} /> },
  { id: 'actor', title: 'Who', width: 'minmax(6rem, 1fr)', cell: ({ actor }) => <Untrusted text={actor} as="name" clip /> },
  { id: 'action', title: 'What', width: 'minmax(6rem, 1fr)', cell: ({ action }) => action },
  {
    id: 'detail',
    title: 'Detail',
    width: 'minmax(10rem, 3fr)',
    isWide: true,
    cell: ({ detail }) => <Untrusted text={detail} as="file" clip />,
  },
  { id: 'hash', title: 'Hash', width: '8rem', isWide: true, cell: ({ hash }) => <code title={hash}>{hash.slice(0, 12)}…</code> },
];

/** The custody log: each entry's hash covers the one before, so that nothing can be changed or taken out unseen. */
export function CustodyLog(): ReactNode {
  const list = usePages('custody', { query: { limit: 100 } });
  return (
    <Panel title="Custody log" flush>
      <DataTable
        label="Custody log"
        columns={columns}
        rows={list.items}
        rowKey={({ seq }) => String(seq)}
        isLoading={list.isLoading}
        hasMore={list.hasMore}
        onMore={list.more}
        total={list.total}
        error={list.error}
        onRetry={list.retry}
        rowHeight={36}
        empty={<Empty title="The log is empty">It begins with the first input that is taken in.</Empty>}
      />
    </Panel>
  );
}
