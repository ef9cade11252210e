import { type ReactNode, useCallback, useEffect, useMemo, useState } from 'react';
import { useLocation, useSearch } from 'wouter';
import type { CampaignRow, CampaignSort } from '../../model/campaign-view.ts';
import { usePages } from '../client/use-pages.ts';
import { useMay } from '../client/use-session.ts';
import { announce } from '../kit/announce.tsx';
import { Button } from '../kit/button.tsx';
import { ColumnChoice, useHiddenColumns } from '../kit/column-choice.tsx';
import { DataTable } from '../kit/data-table.tsx';
import { Empty } from '../kit/empty.tsx';
import { plural } from '../kit/format.ts';
import { PageHead } from '../kit/page-head.tsx';
import { columns } from './columns.tsx';
import { ExportMenu } from './export-menu.tsx';
import { FilterBar } from './filter-bar.tsx';
import { filterOf, isNarrowed, type ListFilter, searchOf, sortedBy, withPart } from './list-filter.ts';
import { PickedBar } from './picked-bar.tsx';
import { SavedViews } from './saved-views.tsx';
import './campaigns.css';

/** Every campaign, by harm unless told: filtered, sorted, searched, all of it in the address. */
export function CampaignsPage(): ReactNode {
  const search = useSearch();
  const [, go] = useLocation();
  const filter = useMemo(() => filterOf(search), [search]);
  const setFilter = useCallback(
    (next: ListFilter) => {
      const address = searchOf(next);
      go(address ? `/campaigns?${address}` : '/campaigns', { replace: true });
    },
    [go],
  );
  const pages = usePages('campaigns', { query: { ...filter, limit: 100 } });
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set());
  const [hidden, setHidden] = useHiddenColumns('campaigns', columns);
  const mayChange = useMay('analyst');
  useFirstRowKey();
  const { total, isFetching } = pages;
  useEffect(() => {
    if (!isFetching && total !== null) announce(`${plural(total, 'campaign')} found`);
  }, [total, isFetching]);
  const rows = pages.items;
  const chosen = rows.filter((row) => picked.has(row.campaignId));
  return (
    <div className="campaigns">
      <PageHead
        title="Campaigns"
        about={
          <span className="row list-about">
            {total === null
              ? 'Ranked by harm: what to look at first.'
              : `${plural(total, 'campaign')}${isNarrowed(filter) ? ' under this filter' : ''}`}
            {isNarrowed(filter) && (
              <Button
                kind="quiet"
                small
                icon="close"
                onClick={() => setFilter(withPart({}, { sort: filter.sort, ascending: filter.ascending }))}
              >
                Clear the filter
              </Button>
            )}
          </span>
        }
        actions={
          <>
            <SavedViews filter={filter} onChoose={(query) => setFilter(filterOf(query))} />
            <ExportMenu filter={filter} what={isNarrowed(filter) ? 'as filtered' : 'all'} />
            <ColumnChoice columns={columns} hidden={hidden} onChange={setHidden} />
          </>
        }
      />
      <FilterBar filter={filter} onChange={setFilter} />
      {mayChange && chosen.length > 0 && <PickedBar rows={chosen} onDone={() => setPicked(new Set())} />}
      <section className="panel panel-flush" aria-label="List of campaigns" aria-busy={isFetching}>
        <DataTable<CampaignRow>
          label="Campaigns"
          columns={columns}
          hidden={hidden}
          rows={rows}
          rowKey={keyOf}
          onOpen={(row) => go(`/campaigns/${encodeURIComponent(row.campaignId)}`)}
          sorting={{ by: filter.sort ?? 'harm', ascending: filter.ascending ?? false }}
          onSort={(by) => setFilter(sortedBy(filter, by as CampaignSort))}
          {...(mayChange ? { picked, onPick: setPicked } : {})}
          isLoading={pages.isLoading}
          hasMore={pages.hasMore}
          onMore={pages.more}
          total={total}
          error={pages.error}
          onRetry={pages.retry}
          rowHeight={56}
          empty={
            <NoCampaigns
              isNarrowed={isNarrowed(filter)}
              onClear={() => setFilter({})}
              onSingles={filter.minReports === 1 ? undefined : () => setFilter(withPart(filter, { minReports: 1 }))}
              onStart={() => go('/')}
            />
          }
        />
      </section>
    </div>
  );
}

function keyOf(row: CampaignRow): string {
  return row.campaignId;
}

interface NoCampaignsProps {
  readonly isNarrowed: boolean;
  readonly onClear: () => void;
  /** Shows what has one report only too; undefined where it is shown. */
  readonly onSingles: (() => void) | undefined;
  readonly onStart: () => void;
}

function NoCampaigns({ isNarrowed: narrowed, onClear, onSingles, onStart }: NoCampaignsProps): ReactNode {
  if (narrowed) {
    return (
      <Empty
        title="No campaign fits this filter"
        icon="filter"
        action={
          <span className="row">
            {onSingles && <Button onClick={onSingles}>Look among single reports too</Button>}
            <Button onClick={onClear}>Clear the filter</Button>
          </span>
        }
      >
        Take a part of it away, or search for fewer words.
      </Empty>
    );
  }
  return (
    <Empty
      title="No campaigns yet"
      icon="campaigns"
      action={
        <span className="row">
          <Button onClick={onStart}>Take reports in</Button>
          {onSingles && <Button onClick={onSingles}>Show single reports</Button>}
        </span>
      }
    >
      Campaigns are found as reports come in: two reports and more that belong together.
    </Empty>
  );
}

/** From anywhere on the page j, k and the arrow down lead into the list, from the search field the arrow. */
function useFirstRowKey(): void {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (!/^(?:j|k|ArrowDown)$/.test(event.key) || event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
      const { target } = event;
      const isSearch = target instanceof HTMLInputElement && target.type === 'search' && event.key === 'ArrowDown';
      if (target !== document.body && !isSearch && !(target instanceof HTMLElement && target.id === 'main')) return;
      const row = document.querySelector<HTMLElement>('.campaigns [role="row"][tabindex="0"]');
      if (!row) return;
      event.preventDefault();
      row.focus();
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, []);
}
