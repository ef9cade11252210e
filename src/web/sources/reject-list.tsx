import type { ReactNode } from 'react';
import type { KeptReject } from '../../model/overview.ts';
import { usePages } from '../client/use-pages.ts';
import { Button } from '../kit/button.tsx';
import { DataTable } from '../kit/data-table.tsx';
import { Empty } from '../kit/empty.tsx';
import { thousands } from '../kit/format.ts';
import { Panel } from '../kit/panel.tsx';
import { SearchField } from '../kit/search-field.tsx';
import type { Column } from '../kit/table-model.ts';
import { Untrusted } from '../kit/untrusted.tsx';
import { useQueryPart } from '../shell/use-query-part.ts';

const columns: readonly Column<KeptReject>[] = [
  { id: 'source', title: 'File', width: 'minmax(8rem, 1fr)', cell: ({ source }) => <Untrusted text={source} as="file" clip /> },
  {
    id: 'line',
    title: 'Line',
    width: '6rem',
    align: 'end',
    cell: ({ line, lines }) => (lines > 1 ? `${thousands(line)} to ${thousands(line + lines - 1)}` : thousands(line)),
  },
  { id: 'reason', title: 'Reason', width: 'minmax(12rem, 2fr)', isFixed: true, cell: ({ reason }) => <Untrusted text={reason} /> },
  { id: 'row', title: 'The row', width: 'minmax(10rem, 2fr)', isWide: true, cell: ({ excerpt }) => <Untrusted text={excerpt} mono clip /> },
];

/** Rows that could not be read, with place and reason. */
export function RejectList(): ReactNode {
  const [words, setWords] = useQueryPart('q');
  const [source, setSource] = useQueryPart('source');
  const list = usePages('rejects', { query: { limit: 100, ...(words ? { q: words } : {}), ...(source ? { source } : {}) } });
  const isFiltered = words !== '' || source !== '';
  return (
    <Panel
      flush
      actions={
        <>
          <SearchField label="Search reasons and rows" value={words} onSearch={setWords} />
          {source && (
            <Button small icon="close" onClick={() => setSource('')}>
              only <Untrusted text={source} as="file" />
            </Button>
          )}
        </>
      }
    >
      <DataTable
        label="Rows put aside"
        columns={columns}
        rows={list.items}
        rowKey={(row) => `${row.source} ${row.line}`}
        isLoading={list.isLoading}
        hasMore={list.hasMore}
        onMore={list.more}
        total={list.total}
        error={list.error}
        onRetry={list.retry}
        empty={
          <Empty title={isFiltered ? 'No such row was put aside' : 'No row was put aside'} icon={isFiltered ? 'search' : 'check'}>
            {isFiltered ? 'Search for other words, or look at all files.' : 'Everything that was handed in could be read.'}
          </Empty>
        }
      />
    </Panel>
  );
}
