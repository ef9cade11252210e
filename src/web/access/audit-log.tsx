import type { ReactNode } from 'react';
import { Link } from 'wouter';
import type { AuditEntry } from '../../api/access.ts';
import { type OperationId, routes } from '../../api/routes.ts';
import { usePages } from '../client/use-pages.ts';
import { Empty } from '../kit/empty.tsx';
import { LogTable } from '../kit/log-table.tsx';
import type { Column } from '../kit/table-model.ts';
import { Untrusted } from '../kit/untrusted.tsx';

const what: readonly Column<AuditEntry>[] = [
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
    cell: ({ subject }) =>
      /^C-[0-9a-f]+$/.test(subject) ? (
        <Link className="mono" href={`/campaigns/${subject}#history`}>
          {subject}
        </Link>
      ) : (
        <Untrusted text={subject} as="name" mono clip />
      ),
  },
];

function summaryOf(action: string): string {
  return Object.hasOwn(routes, action) ? routes[action as OperationId].summary : action;
}

/** Every change with who and when, latest first. */
export function AuditLog(): ReactNode {
  const list = usePages('audit', { query: { limit: 100 } });
  return (
    <LogTable
      title="Audit log"
      list={list}
      what={what}
      empty={
        <Empty title="Nobody has changed anything yet">
          Every change is kept here, with who and when; entries cannot be changed or taken out.
        </Empty>
      }
    />
  );
}
