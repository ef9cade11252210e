import type { ReactNode } from 'react';
import { useTitle } from '../shell/use-title.ts';

interface PageHeadProps {
  /** Also the title of the tab. */
  readonly title: string;
  /** In place of the title, where it holds more than words. */
  readonly heading?: ReactNode;
  /** A few words below. */
  readonly about?: ReactNode;
  readonly actions?: ReactNode;
}

/** The head of a page: its one `h1`, and what can be done on the whole of it. */
export function PageHead({ title, heading, about, actions }: PageHeadProps): ReactNode {
  useTitle(title);
  return (
    <div className="page-head">
      <div className="grow">
        <h1>{heading ?? title}</h1>
        {about && <div className="quiet">{about}</div>}
      </div>
      {actions && <div className="row page-actions">{actions}</div>}
    </div>
  );
}
