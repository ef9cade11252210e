import type { ReactNode } from 'react';
import type { Pages } from '../client/use-pages.ts';
import { DataTable } from './data-table.tsx';
import { Panel } from './panel.tsx';
import type { Column } from './table-model.ts';
import { Time } from './time.tsx';
import { Untrusted } from './untrusted.tsx';

/** What every entry of a hash-chained log has. */
interface LogEntry {
  readonly seq: number;
  readonly at: number;
  readonly actor: string;
  readonly detail: string;
  readonly hash: string;
}

interface LogTableProps<Entry extends LogEntry> {
  readonly title: string;
  readonly list: Pages<Entry>;
  /** Before when and who, and between who and detail. */
  readonly before?: readonly Column<Entry>[];
  readonly what: readonly Column<Entry>[];
  readonly empty: ReactNode;
}

/** A log of who did what when, each entry with its hash, latest first. */
export function LogTable<Entry extends LogEntry>({ title, list, before = [], what, empty }: LogTableProps<Entry>): ReactNode {
  const columns: readonly Column<Entry>[] = [
    ...before,
    { id: 'at', title: 'When', width: '9rem', cell: ({ at }) => <Time at={at} /> },
    { id: 'actor', title: 'Who', width: 'minmax(6rem, 1fr)', cell: ({ actor }) => <Untrusted text={actor} as="name" clip /> },
    ...what,
    {
      id: 'detail',
      title: 'Detail',
      width: 'minmax(10rem, 3fr)',
      isWide: true,
      cell: ({ detail }) => <Untrusted text={detail} as="file" clip />,
    },
    { id: 'hash', title: 'Hash', width: '7rem', isWide: true, cell: ({ hash }) => <code title={hash}>{hash.slice(0, 10)}…</code> },
  ];
  return (
    <Panel title={title} flush>
      <DataTable
        label={title}
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
        empty={empty}
      />
    </Panel>
  );
}
