import type { ReactNode } from 'react';
import type { CustodyEntry } from '../../model/overview.ts';
import { usePages } from '../client/use-pages.ts';
import { Empty } from '../kit/empty.tsx';
import { thousands } from '../kit/format.ts';
import { LogTable } from '../kit/log-table.tsx';
import type { Column } from '../kit/table-model.ts';

const before: readonly Column<CustodyEntry>[] = [
  { id: 'seq', title: 'No.', width: '4rem', align: 'end', cell: ({ seq }) => thousands(seq) },
];
const what: readonly Column<CustodyEntry>[] = [{ id: 'action', title: 'What', width: 'minmax(6rem, 1fr)', cell: ({ action }) => action }];

/** The custody log: each entry's hash covers the one before, so that nothing can be changed or taken out unseen. */
export function CustodyLog(): ReactNode {
  const list = usePages('custody', { query: { limit: 100 } });
  const empty = <Empty title="The log is empty">It begins with the first input that is taken in.</Empty>;
  return <LogTable title="Custody log" list={list} before={before} what={what} empty={empty} />;
}
