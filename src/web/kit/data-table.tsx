import type { ReactNode } from 'react';
import type { ApiError } from '../client/api-error.ts';
import { ErrorPanel } from './error-panel.tsx';
import { Loading } from './loading.tsx';
import { TableGrid, type TableGridProps } from './table-grid.tsx';

interface DataTableProps<Row> extends TableGridProps<Row> {
  readonly isLoading?: boolean;
  readonly error?: ApiError | null;
  readonly onRetry?: () => void;
  /** Shown in place of rows where there are none. */
  readonly empty: ReactNode;
}

/** A list of any length: virtual rows under a head that stays, moved through by keys, fetched on as its end comes near. */
export function DataTable<Row>({ isLoading = false, error, onRetry, empty, ...grid }: DataTableProps<Row>): ReactNode {
  const { label, rows } = grid;
  const failed = error && (
    <ErrorPanel
      title={rows.length > 0 ? 'The list could not be fetched on' : `${label} cannot be shown`}
      error={error}
      {...(onRetry ? { onRetry } : {})}
    />
  );
  if (rows.length > 0) {
    return (
      <>
        <TableGrid {...grid} />
        {failed}
      </>
    );
  }
  if (failed) return failed;
  return isLoading ? <Loading label={`Loading ${label.toLowerCase()}`} rows={10} /> : empty;
}
