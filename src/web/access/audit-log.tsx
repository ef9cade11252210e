import type { ReactNode } from 'react';
import type { AuditEntry } from '../../api/access.ts';
import { type OperationId, routes } from '../../api/routes.ts';
import { usePages } from '../client/use-pages.ts';
import { DataTable } from '../kit/data-table.tsx';
import { Empty } from '../kit/empty.tsx';
import { Panel } from '../kit/panel.tsx';
import type { Column } from '../kit/table-model.ts';
import { Time } from '../kit/time.tsx';
import { Untrusted } from '../kit/untrusted.tsx';

const columns: readonly Column<AuditEntry>[] = [
  { id: 'at', title: 'When', width: '9rem', cell: ({ at }) => <Time at={at} /> },
  { id: 'actor', title: 'Who', width: 'minmax(6rem, 1fr)', cell: ({ actor }) => <Untrusted text={actor} as="name" clip /> },
  {
    id: 'action',
    title: 'What',
    width: 'minmax(8rem, 1fr)',
    isFixed: true,
    cell: ({ action }) => <span title={summaryOf(action)}>{action}</span>,
  },
  {
    id: 'subject',
    title: 'Of what',
    width: 'minmax(6rem, 1fr)',
    isWide: true,
    cell: ({ subject }) => <Untrusted text={subject} as="name" mono clip />,
  },
  {
    id: 'detail',
    title: 'Detail',
    width: 'minmax(10rem, 3fr)',
    isWide: true,
    cell: ({ detail }) => <Untrusted text={detail} as="file" clip />,
  },
  { id: 'hash', title: 'Hash', width: '7rem', isWide: true, cell: ({ hash }) => <code title={hash}>{hash.slice(0, 10)}…</code> },
];

function summaryOf(action: string): string {
  return Object.hasOwn(routes, action) ? routes[action as OperationId].summary : action;
}

/** Every change with who and when, latest first. */
export function AuditLog(): ReactNode {
  const list = usePages('audit', { query: { limit: 100 } });
  return (
    <Panel title="Audit log" flush>
      <DataTable
        label="Audit log"
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
        empty={
          <Empty title="Nobody has changed anything yet">
            Every change is kept here, with who and when; entries cannot be changed or taken out.
          </Empty>
        }
      />
    </Panel>
  );
}
