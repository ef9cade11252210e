import { useVirtualizer } from '@tanstack/react-virtual';
import { type CSSProperties, type ReactNode, useEffect, useMemo, useRef } from 'react';
import { TableHead } from './table-head.tsx';
import { type Column, type Sorting, useTableModel } from './table-model.ts';
import { TableRow } from './table-row.tsx';
import { useNarrow } from './use-narrow.ts';
import { useTableKeys } from './use-table-keys.ts';

export interface TableGridProps<Row> {
  /** What the rows are, for screen readers: `Campaigns`. */
  readonly label: string;
  /** Keep it stable: at module scope or memoised. */
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row) => string;
  /** Enter on a row, or a click on it. */
  readonly onOpen?: (row: Row) => void;
  /** Key of the row that is shown beside the list. */
  readonly openKey?: string | null;
  readonly sorting?: Sorting;
  readonly onSort?: (by: string) => void;
  /** Rows picked, by key; with `onPick` Space and a checkbox pick. */
  readonly picked?: ReadonlySet<string>;
  readonly onPick?: (picked: ReadonlySet<string>) => void;
  /** Columns left out, by id; extra columns unless told. See `ColumnChoice`. */
  readonly hidden?: ReadonlySet<string>;
  readonly hasMore?: boolean;
  readonly onMore?: () => void;
  /** How many rows there are in all, also those that are not here yet. */
  readonly total?: number | null;
  /** Height of a row in pixels, about; taller content grows it. */
  readonly rowHeight?: number;
}

/** Rows are fetched on when the last one drawn is this near to the last one there is. */
const near = 20;

/** The grid of a {@link DataTable} that has rows. */
export function TableGrid<Row>(props: TableGridProps<Row>): ReactNode {
  const { columns, rows, rowKey, onOpen, hasMore = false, onMore, picked, onPick, rowHeight = 44 } = props;
  const frame = useRef<HTMLDivElement>(null);
  const hidden = useHidden(columns, props.hidden);
  const model = useTableModel({ columns, rows, rowKey, hidden }).getRowModel().rows;
  const virtual = useVirtualizer({
    count: model.length,
    getScrollElement: () => frame.current,
    estimateSize: () => rowHeight,
    getItemKey: (index) => model[index]?.id ?? index,
    overscan: 8,
  });
  const items = virtual.getVirtualItems();
  const lastShown = items.at(-1)?.index ?? -1;
  useEffect(() => {
    if (hasMore && lastShown >= model.length - near) onMore?.();
  }, [hasMore, lastShown, model.length, onMore]);
  const turn = onPick && ((key: string) => onPick(turned(picked, key)));
  const { at, setAt, press } = useTableKeys({
    frame,
    count: model.length,
    rowHeight,
    scrollTo: (index) => virtual.scrollToIndex(index),
    onOpen: onOpen && ((index) => model[index] && onOpen(model[index].original.row)),
    onTurn: turn && ((index) => model[index] && turn(model[index].id)),
  });
  const shownColumns = columns.filter(({ id }) => !hidden.has(id));
  const pickAll = onPick && ((all: boolean) => onPick(new Set(all ? model.map(({ id }) => id) : [])));
  return (
    <div ref={frame} className="table-frame">
      {/* biome-ignore lint/a11y/useSemanticElements: rows come and go while scrolling, which a table element cannot lay out */}
      <div
        className="table"
        role="grid"
        tabIndex={-1}
        aria-label={props.label}
        aria-rowcount={(props.total ?? (hasMore ? -2 : rows.length)) + 1}
        aria-multiselectable={onPick ? true : undefined}
        style={templateOf(shownColumns, onPick !== undefined)}
        onKeyDown={press}
      >
        <TableHead
          columns={shownColumns}
          sorting={props.sorting}
          onSort={props.onSort}
          isAllPicked={model.every(({ id }) => picked?.has(id))}
          onPickAll={pickAll}
        />
        {/* biome-ignore lint/a11y/useSemanticElements: see above */}
        <div role="rowgroup" className="table-body" style={{ height: virtual.getTotalSize() }}>
          {items.map(({ index, start }) => {
            const row = model[index];
            if (!row) return null;
            return (
              <TableRow
                key={row.id}
                row={row}
                columns={shownColumns}
                index={index}
                start={start}
                isCurrent={index === Math.min(at, model.length - 1)}
                isPicked={onPick && (picked?.has(row.id) ?? false)}
                isOpen={row.id === props.openKey}
                measure={virtual.measureElement}
                minHeight={rowHeight}
                onFocus={() => setAt(index)}
                onOpen={onOpen && (() => onOpen(row.original.row))}
                onTurn={turn && (() => turn(row.id))}
              />
            );
          })}
        </div>
      </div>
    </div>
  );
}

/** The widths of the columns, with room for the box that picks. */
function templateOf<Row>(columns: readonly Column<Row>[], picks: boolean): CSSProperties {
  const widths = [...(picks ? ['2.25rem'] : []), ...columns.map(({ width }) => width)];
  return { '--columns': widths.join(' ') } as CSSProperties;
}

/** The keys picked, with one more or one less. */
function turned(picked: ReadonlySet<string> | undefined, key: string): ReadonlySet<string> {
  const next = new Set(picked);
  if (!next.delete(key)) next.add(key);
  return next;
}

function useHidden<Row>(columns: readonly Column<Row>[], given: ReadonlySet<string> | undefined): ReadonlySet<string> {
  const isNarrow = useNarrow();
  return useMemo(() => {
    const extra = given ?? new Set(columns.filter(({ isExtra }) => isExtra).map(({ id }) => id));
    return isNarrow ? new Set([...extra, ...columns.filter(({ isWide }) => isWide).map(({ id }) => id)]) : extra;
  }, [columns, given, isNarrow]);
}
