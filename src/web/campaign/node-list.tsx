import type { KeyboardEvent, ReactNode } from 'react';
import { thousands } from '../kit/format.ts';
import { Untrusted } from '../kit/untrusted.tsx';
import type { PlacedNode } from './map-model.ts';
import { ShapeMark } from './shape-mark.tsx';

interface NodeListProps {
  readonly nodes: readonly { readonly node: Pick<PlacedNode, 'nodeId' | 'kind' | 'label' | 'standsFor'>; readonly reports: number }[];
  readonly onSelect: (nodeId: string) => void;
}

/** Nodes as buttons; the arrows go from one to the next. */
export function NodeList({ nodes, onSelect }: NodeListProps): ReactNode {
  return (
    <ul className="node-list" onKeyDown={moveFocus}>
      {nodes.map(({ node, reports }) => (
        <li key={node.nodeId}>
          <button type="button" className="node-line" onClick={() => onSelect(node.nodeId)}>
            <ShapeMark kind={node.kind} />
            <span className="unseen">{node.kind}</span>
            <Untrusted text={node.label} clip />
            <span className="quiet small figures">{thousands(reports)}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}

function moveFocus(event: KeyboardEvent<HTMLUListElement>): void {
  const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
  if (step === 0) return;
  const buttons = [...event.currentTarget.querySelectorAll('button')];
  const next = buttons[buttons.indexOf(event.target as HTMLButtonElement) + step];
  if (!next) return;
  event.preventDefault();
  next.focus();
}
