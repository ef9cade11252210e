import type { MouseEvent, ReactNode } from 'react';
import { Checkbox } from './checkbox.tsx';
import type { Column, TableModel } from './table-model.ts';

interface TableRowProps<Row> {
  readonly row: ReturnType<TableModel<Row>['getRowModel']>['rows'][number];
  readonly columns: readonly Column<Row>[];
  readonly index: number;
  /** Pixels from the first row. */
  readonly start: number;
  /** True for the one row that the keyboard comes to. */
  readonly isCurrent: boolean;
  readonly isPicked: boolean | undefined;
  readonly measure: (element: HTMLElement | null) => void;
  readonly minHeight: number;
  /** True for the row that is shown beside the list. */
  readonly isOpen: boolean;
  readonly onFocus: () => void;
  readonly onOpen: (() => void) | undefined;
  readonly onTurn: (() => void) | undefined;
}

export function TableRow<Row>(props: TableRowProps<Row>): ReactNode {
  const { row, columns, index, start, isCurrent, isPicked, onOpen, onTurn } = props;
  const click = (event: MouseEvent) => {
    // What can be pressed inside a row does its own; marking text opens nothing.
    if (event.target instanceof Element && event.target.closest('a, button, input, label')) return;
    if (!window.getSelection()?.toString()) onOpen?.();
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: the grid is laid out without table elements
    // biome-ignore lint/a11y/useKeyWithClickEvents: the grid takes the keys
    <div
      role="row"
      ref={props.measure}
      data-index={index}
      aria-rowindex={index + 2}
      aria-selected={isPicked}
      aria-current={props.isOpen || undefined}
      tabIndex={isCurrent ? 0 : -1}
      className={`table-row${onOpen ? ' table-row-opens' : ''}${isPicked || props.isOpen ? ' table-row-picked' : ''}`}
      style={{ transform: `translateY(${start}px)`, minHeight: props.minHeight }}
      onFocus={props.onFocus}
      onClick={click}
    >
      {onTurn && (
        <Cell>
          <Checkbox label="Pick this row" hideLabel checked={isPicked ?? false} onChange={onTurn} />
        </Cell>
      )}
      {columns.map((column) => (
        <Cell key={column.id} align={column.align}>
          {column.cell(row.original.row)}
        </Cell>
      ))}
    </div>
  );
}

function Cell({ align, children }: { readonly align?: 'start' | 'end' | undefined; readonly children: ReactNode }): ReactNode {
  return (
    // biome-ignore lint/a11y/useSemanticElements: the grid is laid out without table elements
    // biome-ignore lint/a11y/useFocusableInteractive: the row takes the focus
    <div role="gridcell" className={align === 'end' ? 'cell cell-end figures' : 'cell'}>
      {children}
    </div>
  );
}
