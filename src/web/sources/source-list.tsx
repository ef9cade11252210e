import { type ReactNode, useState } from 'react';
import { Link } from 'wouter';
import type { SourceRow } from '../../api/workspace.ts';
import { usePages } from '../client/use-pages.ts';
import { CopyButton } from '../kit/copy-button.tsx';
import { DataTable } from '../kit/data-table.tsx';
import { Dialog } from '../kit/dialog.tsx';
import { Empty } from '../kit/empty.tsx';
import { FactList } from '../kit/fact-list.tsx';
import { bytes, thousands } from '../kit/format.ts';
import { Panel } from '../kit/panel.tsx';
import type { Column } from '../kit/table-model.ts';
import { Time } from '../kit/time.tsx';
import { Untrusted } from '../kit/untrusted.tsx';

const columns: readonly Column<SourceRow>[] = [
  { id: 'name', title: 'Name', width: 'minmax(9rem, 2fr)', isFixed: true, cell: ({ name }) => <Untrusted text={name} as="file" clip /> },
  { id: 'taken', title: 'Taken in', width: '9rem', cell: ({ takenAt }) => <Time at={takenAt} /> },
  {
    id: 'actor',
    title: 'By',
    width: 'minmax(6rem, 1fr)',
    isWide: true,
    cell: ({ actor }) => (actor ? <Untrusted text={actor} as="name" clip /> : '–'),
  },
  { id: 'format', title: 'Format', width: '5rem', isWide: true, cell: ({ format }) => format },
  { id: 'records', title: 'Rows', width: '6rem', align: 'end', isWide: true, cell: ({ records }) => thousands(records) },
  { id: 'added', title: 'New reports', width: '6rem', align: 'end', isWide: true, cell: ({ added }) => thousands(added) },
  {
    id: 'rejected',
    title: 'Put aside',
    width: '5rem',
    align: 'end',
    isWide: true,
    cell: ({ rejected, name }) =>
      rejected > 0 ? <Link href={`/sources?tab=rejects&source=${encodeURIComponent(name)}`}>{thousands(rejected)}</Link> : '0',
  },
  { id: 'bytes', title: 'Size', width: '5rem', align: 'end', isWide: true, cell: (row) => bytes(row.bytes) },
];

/** Files and pastes taken in, latest first. */
export function SourceList(): ReactNode {
  const list = usePages('sources', { query: { limit: 100 } });
  const [open, setOpen] = useState<SourceRow | null>(null);
  return (
    <Panel flush>
      <DataTable
        label="Files and pastes"
        columns={columns}
        rows={list.items}
        rowKey={({ sourceId }) => sourceId}
        onOpen={setOpen}
        isLoading={list.isLoading}
        hasMore={list.hasMore}
        onMore={list.more}
        total={list.total}
        error={list.error}
        onRetry={list.retry}
        empty={
          <Empty title="Nothing has been taken in yet" icon="file" action={<Link href="/">Hand in reports on Start</Link>}>
            What you take in stands here, with how it was understood.
          </Empty>
        }
      />
      <Dialog title="How it was understood" open={open !== null} onClose={() => setOpen(null)}>
        {open && <SourceFacts source={open} />}
      </Dialog>
    </Panel>
  );
}

function SourceFacts({ source }: { readonly source: SourceRow }): ReactNode {
  const read = Object.entries(source.columns);
  return (
    <FactList
      facts={[
        { term: 'Name', value: <Untrusted text={source.name} as="file" /> },
        {
          term: 'SHA-256',
          value: (
            <span className="hash">
              <code>{source.sourceId}</code>
              <CopyButton value={source.sourceId} what="SHA-256" />
            </span>
          ),
        },
        {
          term: 'Rows',
          value: `${thousands(source.records)}: ${thousands(source.accepted)} read, ${thousands(source.added)} new, ${thousands(source.rejected)} put aside`,
        },
        { term: 'Times without a zone', value: source.zone },
        { term: 'Numbers without a prefix', value: source.region },
        {
          term: 'Columns',
          value:
            read.length === 0 ? (
              'none: read as plain text'
            ) : (
              <ul>
                {read.map(([field, column]) => (
                  <li key={field}>
                    {field} from <Untrusted text={column} as="name" mono />
                  </li>
                ))}
              </ul>
            ),
        },
        ...(source.notes.length > 0 ? [{ term: 'Notes', value: <Untrusted text={source.notes.join('\n')} block /> }] : []),
      ]}
    />
  );
}
