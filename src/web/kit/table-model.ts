import { type ColumnDef, columnVisibilityFeature, type ReactTable, tableFeatures, useTable } from '@tanstack/react-table';
import { type ReactNode, useMemo } from 'react';

/** One column of a {@link DataTable}. */
export interface Column<Row> {
  readonly id: string;
  readonly title: string;
  readonly cell: (row: Row) => ReactNode;
  /** What to sort by when its head is pressed; without one the head is no button. */
  readonly sort?: string;
  /** `end` for figures. */
  readonly align?: 'start' | 'end';
  /** As CSS grids have it, such as `7rem` or `minmax(12rem, 2fr)`. */
  readonly width: string;
  /** True leaves it out until it is chosen. */
  readonly isExtra?: boolean;
  /** True leaves it out on a narrow window. */
  readonly isWide?: boolean;
  /** True keeps it always: the name of the row. */
  readonly isFixed?: boolean;
}

/** Which rows come first. */
export interface Sorting {
  readonly by: string;
  readonly ascending: boolean;
}

const features = tableFeatures({ columnVisibilityFeature });
export type TableModel<Row> = ReactTable<typeof features, Wrapped<Row>>;

/** TanStack Table reads rows as records; ours stay what they are inside. */
interface Wrapped<Row> {
  readonly row: Row;
}

interface ModelOptions<Row> {
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row) => string;
  readonly hidden: ReadonlySet<string>;
}

/** The table as TanStack Table sees it: which columns are shown, and the rows by their keys. */
export function useTableModel<Row>({ columns, rows, rowKey, hidden }: ModelOptions<Row>): TableModel<Row> {
  const data = useMemo(() => rows.map((row) => ({ row })), [rows]);
  const definitions = useMemo(
    () =>
      columns.map(
        (column): ColumnDef<typeof features, Wrapped<Row>> => ({
          id: column.id,
          header: column.title,
          cell: ({ row }) => column.cell(row.original.row),
        }),
      ),
    [columns],
  );
  const columnVisibility = useMemo(() => Object.fromEntries(columns.map(({ id }) => [id, !hidden.has(id)])), [columns, hidden]);
  return useTable({
    features,
    columns: definitions,
    data,
    getRowId: ({ row }) => rowKey(row),
    state: { columnVisibility },
  });
}

/** The sorting after the head of a column is pressed: most first, then least first. */
export function nextSorting(sorting: Sorting | undefined, by: string): Sorting {
  return { by, ascending: sorting?.by === by ? !sorting.ascending : false };
}

/** The row that a key leads to from row `at` of `count`; null for a key that moves nothing. */
export function rowAfterKey(key: string, at: number, count: number, page: number): number | null {
  const steps: Readonly<Record<string, number>> = {
    ArrowDown: at + 1,
    ArrowUp: at - 1,
    j: at + 1,
    k: at - 1,
    PageDown: at + page,
    PageUp: at - page,
    Home: 0,
    End: count - 1,
  };
  const to = Object.hasOwn(steps, key) ? steps[key] : undefined;
  return to === undefined ? null : Math.max(0, Math.min(count - 1, to));
}
