import { type ReactNode, useCallback, useEffect, useMemo, useRef } from 'react';
import { useLocation, useSearch } from 'wouter';
import type { MessageRow } from '../../model/message-view.ts';
import { usePages } from '../client/use-pages.ts';
import { announce } from '../kit/announce.tsx';
import { Button } from '../kit/button.tsx';
import { ColumnChoice, useHiddenColumns } from '../kit/column-choice.tsx';
import { DataTable } from '../kit/data-table.tsx';
import { Empty } from '../kit/empty.tsx';
import { plural, thousands } from '../kit/format.ts';
import { PageHead } from '../kit/page-head.tsx';
import { useNarrow } from '../kit/use-narrow.ts';
import { messageColumns } from './message-columns.tsx';
import { isNarrowed, type MessageFilter, messageFilterOf, messageSearchOf, sortedBy } from './message-filter.ts';
import { MessageFilters } from './message-filters.tsx';
import { MessageSide } from './message-side.tsx';
import './messages.css';

/** Beside an open message these have no room. */
const besideMessage = ['brand', 'senders', 'first', 'last', 'campaign'];

/** Search over all distinct texts, the one that is looked at beside the list. Filter and open message stand in the address. */
export function MessagesPage(): ReactNode {
  const { filter, open, setFilter, setOpen } = useAddress();
  const [, go] = useLocation();
  const isNarrow = useNarrow();
  const pages = usePages('messages', { query: filter });
  const query = filter.q ?? '';
  const columns = useMemo(() => messageColumns(query, isNarrow), [query, isNarrow]);
  const [hidden, setHidden] = useHiddenColumns('messages', columns);
  const shownHidden = useMemo(() => (open === null ? hidden : new Set([...hidden, ...besideMessage])), [hidden, open]);
  useFoundAnnounced(pages);
  const openRow = ({ textId }: MessageRow) => (isNarrow ? go(`/messages/${encodeURIComponent(textId)}`) : setOpen(textId));
  return (
    <div className="messages-page">
      <PageHead
        title="Messages"
        about={
          pages.total === null
            ? 'Every text is listed once, however often it was reported.'
            : `${plural(pages.total, 'distinct text')}${isNarrowed(filter) ? ' found' : ''}`
        }
        actions={<ColumnChoice columns={columns} hidden={hidden} onChange={setHidden} />}
      />
      <MessageFilters filter={filter} onChange={setFilter} />
      <div className={open === null ? 'messages-list' : 'messages-list messages-beside'}>
        <section className="panel panel-flush" aria-label="List of messages" aria-busy={pages.isFetching}>
          <DataTable
            label="Messages"
            columns={columns}
            rows={pages.items}
            rowKey={({ textId }) => textId}
            rowHeight={62}
            hidden={shownHidden}
            sorting={{ by: filter.sort ?? 'reports', ascending: filter.ascending ?? false }}
            onSort={(by) => setFilter(sortedBy(filter, by as NonNullable<MessageFilter['sort']>))}
            onOpen={openRow}
            openKey={open}
            isLoading={pages.isLoading}
            hasMore={pages.hasMore}
            onMore={pages.more}
            total={pages.total}
            error={pages.error}
            onRetry={pages.retry}
            empty={<NothingFound filter={filter} onClear={() => setFilter({})} />}
          />
        </section>
        {open !== null && <MessageSide textId={open} query={query} onClose={() => setOpen(null)} />}
      </div>
    </div>
  );
}

function NothingFound({ filter, onClear }: { readonly filter: MessageFilter; readonly onClear: () => void }): ReactNode {
  const [, go] = useLocation();
  if (!isNarrowed(filter)) {
    return (
      <Empty title="No messages yet" icon="message" action={<Button onClick={() => go('/')}>Take in reports</Button>}>
        Messages stand here as soon as reports were taken in.
      </Empty>
    );
  }
  return (
    <Empty title="No message fits" icon="search" action={<Button onClick={onClear}>Clear the search</Button>}>
      Every word must stand in the text as received or as normalised. Try fewer words, the beginning of a sender or domain, or a longer
      time.
    </Empty>
  );
}

/** Tells screen readers how many were found, when a search is answered. */
function useFoundAnnounced({ isFetching, total, items, hasMore }: ReturnType<typeof usePages<'messages'>>): void {
  const said = useRef('');
  const count = total ?? items.length;
  const words = `${thousands(count)}${total === null && hasMore ? ' or more' : ''} messages`;
  useEffect(() => {
    if (isFetching || said.current === words) return;
    if (said.current !== '') announce(words);
    said.current = words;
  }, [isFetching, words]);
}

interface Address {
  readonly filter: MessageFilter;
  /** The message shown beside the list. */
  readonly open: string | null;
  readonly setFilter: (filter: MessageFilter) => void;
  readonly setOpen: (textId: string | null) => void;
}

function useAddress(): Address {
  const search = useSearch();
  const [, go] = useLocation();
  const filter = useMemo(() => messageFilterOf(search), [search]);
  const open = new URLSearchParams(search).get('open');
  const put = useCallback(
    (next: MessageFilter, textId: string | null) => {
      const words = [messageSearchOf(next), ...(textId ? [`open=${encodeURIComponent(textId)}`] : [])].filter(Boolean).join('&');
      go(words ? `/messages?${words}` : '/messages', { replace: true });
    },
    [go],
  );
  return { filter, open, setFilter: (next) => put(next, open), setOpen: (textId) => put(filter, textId) };
}
