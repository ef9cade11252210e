import type { ReactNode } from 'react';
import { type LookupKind, lookupKinds } from '../../model/lookup.ts';
import { usePages } from '../client/use-pages.ts';
import { Button } from '../kit/button.tsx';
import { ErrorPanel } from '../kit/error-panel.tsx';
import { Panel } from '../kit/panel.tsx';
import { Time } from '../kit/time.tsx';
import { Untrusted } from '../kit/untrusted.tsx';
import { kindName } from './question.ts';

/** What was looked up, latest first; one of them is looked up again without asking anybody outside. */
export function LookupPast({ onPick }: { readonly onPick: (given: string, kind: LookupKind | null) => void }): ReactNode {
  const { items, error, hasMore, more, retry, isLoading } = usePages('lookupHistory', { query: { limit: 20 } });
  return (
    <aside className="lookup-past" aria-label="Looked up before">
      <Panel title="Looked up before">
        {error && <ErrorPanel title="The history could not be read" error={error} onRetry={retry} />}
        {!isLoading && !error && items.length === 0 && (
          <p className="quiet small">Nothing yet. Every look-up is kept here with who and when.</p>
        )}
        <ol className="past-list">
          {items.map(({ at, actor, given, kind, verdict, score }) => (
            <li key={`${at}${given}`}>
              <button type="button" className="past" onClick={() => onPick(given, lookupKinds.find((one) => one === kind) ?? null)}>
                <span className="clip">
                  <Untrusted text={given} as={kind === 'text' || kind === 'sender_name' ? 'text' : 'link'} clip />
                </span>
                <span className={`risk-tag risk-tag-${verdict}`}>
                  {verdict} <b className="figures">{score}</b>
                </span>
                <span className="quiet small">
                  {kindName(kind)}, <Time at={at} as="ago" />, <Untrusted text={actor} as="name" />
                </span>
              </button>
            </li>
          ))}
        </ol>
        {hasMore && (
          <Button kind="quiet" small onClick={more}>
            Show more
          </Button>
        )}
      </Panel>
    </aside>
  );
}
