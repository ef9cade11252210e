import type { ReactNode } from 'react';
import type { Pages } from '../client/use-pages.ts';
import { Button } from '../kit/button.tsx';
import { ErrorPanel } from '../kit/error-panel.tsx';
import { thousands } from '../kit/format.ts';

/** Fetches the portion behind what is shown; says how many there are in all where that is known. */
export function MoreButton({ pages, noun }: { readonly pages: Pages<unknown>; readonly noun: string }): ReactNode {
  if (pages.error) return <ErrorPanel error={pages.error} onRetry={pages.retry} />;
  if (!pages.hasMore) return null;
  const rest = pages.total === null ? null : pages.total - pages.items.length;
  return (
    <div className="row more">
      <Button busy={pages.isFetching} onClick={pages.more}>
        {rest === null ? `More ${noun}s` : `More ${noun}s (${thousands(rest)} left)`}
      </Button>
    </div>
  );
}
