import type { ReactNode } from 'react';
import { Checkbox } from './checkbox.tsx';
import { Icon } from './icon.tsx';
import type { Column, Sorting } from './table-model.ts';

interface TableHeadProps {
  readonly columns: readonly Pick<Column<never>, 'id' | 'title' | 'sort' | 'align'>[];
  readonly sorting?: Sorting | undefined;
  readonly onSort?: ((by: string) => void) | undefined;
  readonly isAllPicked: boolean;
  readonly onPickAll: ((all: boolean) => void) | undefined;
}

/** The head of a table, which stays while the rows go by. */
export function TableHead({ columns, sorting, onSort, isAllPicked, onPickAll }: TableHeadProps): ReactNode {
  return (
    // biome-ignore lint/a11y/useSemanticElements: the grid is laid out without table elements
    <div role="rowgroup" className="table-head">
      {/* biome-ignore lint/a11y/useSemanticElements: see above */}
      {/* biome-ignore lint/a11y/useFocusableInteractive: its buttons take the focus */}
      <div role="row" className="table-row" aria-rowindex={1}>
        {onPickAll && (
          <HeadCell>
            <Checkbox label="Pick all that are loaded" hideLabel checked={isAllPicked} onChange={onPickAll} />
          </HeadCell>
        )}
        {columns.map(({ id, title, sort, align }) => {
          const isSorted = sort !== undefined && sorting?.by === sort;
          return (
            <HeadCell key={id} align={align} sorted={isSorted ? (sorting?.ascending ? 'ascending' : 'descending') : undefined}>
              {sort !== undefined && onSort ? (
                <button type="button" className={`sort${isSorted ? ' sort-on' : ''}`} onClick={() => onSort(sort)}>
                  {title}
                  <Icon name={isSorted && sorting?.ascending ? 'up' : 'down'} size={12} />
                </button>
              ) : (
                title
              )}
            </HeadCell>
          );
        })}
      </div>
    </div>
  );
}

interface HeadCellProps {
  readonly align?: 'start' | 'end' | undefined;
  readonly sorted?: 'ascending' | 'descending' | undefined;
  readonly children: ReactNode;
}

function HeadCell({ align, sorted, children }: HeadCellProps): ReactNode {
  return (
    // biome-ignore lint/a11y/useSemanticElements: the grid is laid out without table elements
    // biome-ignore lint/a11y/useFocusableInteractive: its button takes the focus
    <div role="columnheader" className={align === 'end' ? 'cell cell-end' : 'cell'} aria-sort={sorted}>
      {children}
    </div>
  );
}
