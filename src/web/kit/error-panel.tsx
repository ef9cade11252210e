import type { ReactNode } from 'react';
import { ApiError } from '../client/api-error.ts';
import { Button } from './button.tsx';
import { Icon } from './icon.tsx';
import { shown } from './untrusted.tsx';
import { Words } from './words.tsx';

interface ErrorPanelProps {
  readonly title?: string;
  readonly error: Error | { readonly code: string; readonly message: string; readonly remedy: string };
  readonly onRetry?: () => void;
}

/** What failed, what to do, and the code to look it up by. */
export function ErrorPanel({ title = 'That failed', error, onRetry }: ErrorPanelProps): ReactNode {
  const remedy = 'remedy' in error ? error.remedy : 'Load the page again; what was saved is kept.';
  const places = error instanceof ApiError ? error.places : [];
  return (
    <div className="error-panel" role="alert">
      <Icon name="warning" size={20} />
      <div className="grow stack">
        <div>
          <strong>{title}</strong>
          <p>
            <Words text={error.message} />
          </p>
          {places.map((place) => (
            <p key={place} className="small mono">
              {shown(place)}
            </p>
          ))}
        </div>
        <p>
          <Words text={remedy} />
        </p>
        <div className="row spread">
          {'code' in error ? <code className="quiet small">{error.code}</code> : <span />}
          {onRetry && (
            <Button small onClick={onRetry}>
              Try again
            </Button>
          )}
        </div>
      </div>
    </div>
  );
}
