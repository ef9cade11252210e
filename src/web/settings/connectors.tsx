import { type ReactNode, useRef, useState } from 'react';
import type { ProviderRow } from '../../api/connectors.ts';
import { useAnswer } from '../client/use-answer.ts';
import { Empty } from '../kit/empty.tsx';
import { ErrorPanel } from '../kit/error-panel.tsx';
import { Loading } from '../kit/loading.tsx';
import { Panel } from '../kit/panel.tsx';
import { ConnectorDialog } from './connector-dialog.tsx';
import { ConnectorLine } from './connector-line.tsx';

/** The connectors: off until somebody switches them on, and then asked only what they may be told. */
export function Connectors(): ReactNode {
  const { data, error, isPending, refetch } = useAnswer('providers', {});
  const [open, setOpen] = useState<string | null>(null);
  const first = useRef<ReadonlyMap<string, number> | null>(null);
  if (isPending) return <Loading rows={8} />;
  if (error) return <ErrorPanel title="The connectors cannot be shown" error={error} onRetry={() => void refetch()} />;
  // The order of the first look stays: a connector that is switched on does not jump away from under the pointer.
  first.current ??= new Map(data.items.map((row) => [row.id, rank(row)]));
  const place = ({ id }: ProviderRow) => first.current?.get(id) ?? 0;
  const rows = [...data.items].sort((a, b) => place(a) - place(b) || a.name.localeCompare(b.name));
  const shown = rows.find(({ id }) => id === open) ?? null;
  return (
    <Panel flush>
      <p className="quiet pad">
        Nothing is asked over the network but through a connector that is switched on, within its quota, and told no more than its sharing
        level allows. Keys are written, never shown again.
      </p>
      {rows.length === 0 ? (
        <Empty title="There are no connectors" />
      ) : (
        <ul className="connector-list">
          {rows.map((row) => (
            <ConnectorLine key={row.id} provider={row} onOpen={() => setOpen(row.id)} />
          ))}
        </ul>
      )}
      {shown && <ConnectorDialog key={shown.id} provider={shown} onClose={() => setOpen(null)} />}
    </Panel>
  );
}

/** What is on, or wants to be, stands first. */
function rank({ state }: ProviderRow): number {
  return ['paused', 'incomplete', 'ready', 'off'].indexOf(state);
}
