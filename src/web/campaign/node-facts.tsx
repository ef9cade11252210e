import { type ReactNode, useEffect, useRef } from 'react';
import { Link } from 'wouter';
import type { SubjectRow } from '../../model/message-view.ts';
import { useAnswer } from '../client/use-answer.ts';
import { Button } from '../kit/button.tsx';
import { plural } from '../kit/format.ts';
import { Time } from '../kit/time.tsx';
import { Untrusted } from '../kit/untrusted.tsx';
import { domainWords, senderWords } from './fact-words.ts';
import type { MapModel, PlacedNode } from './map-model.ts';
import { ScriptText } from './marked-text.tsx';
import { NodeList } from './node-list.tsx';
import { ShapeMark } from './shape-mark.tsx';

interface NodeFactsProps {
  readonly campaignId: string;
  readonly model: MapModel;
  readonly node: PlacedNode;
  readonly onSelect: (nodeId: string | null) => void;
}

/** One node of the map: what is known of it and what it was seen with. */
export function NodeFacts({ campaignId, model, node, onSelect }: NodeFactsProps): ReactNode {
  const near = model.neighbours(node.nodeId);
  const back = useRef<HTMLButtonElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each node takes the focus when it is opened, as its line in the list is gone
  useEffect(() => back.current?.focus({ preventScroll: true }), [node.nodeId]);
  return (
    <section className="stack" aria-label={`About this ${node.kind}`}>
      <div className="row spread">
        <span className="row">
          <ShapeMark kind={node.kind} />
          <b>{node.standsFor > 1 ? `${node.standsFor} summed up` : node.kind}</b>
        </span>
        <Button small kind="quiet" icon="left" ref={back} onClick={() => onSelect(null)}>
          All
        </Button>
      </div>
      {node.kind === 'script' ? (
        <ScriptText script={node.label} />
      ) : (
        <Untrusted text={node.label} as={node.kind === 'sender' ? 'name' : 'text'} mono />
      )}
      <p className="small quiet">{plural(node.reports, 'report')}</p>
      {node.standsFor === 1 && (node.kind === 'sender' || node.kind === 'domain') && (
        <Known campaignId={campaignId} kind={node.kind} label={node.label} />
      )}
      <h3>Seen with</h3>
      <NodeList nodes={near.slice(0, 200)} onSelect={onSelect} />
      {near.length > 200 && <p className="small quiet">and {near.length - 200} more</p>}
    </section>
  );
}

/** What the workspace knows of a sender or domain. */
function Known({
  campaignId,
  kind,
  label,
}: {
  readonly campaignId: string;
  readonly kind: 'sender' | 'domain';
  readonly label: string;
}): ReactNode {
  const value = label.replaceAll('[.]', '.');
  const answer = useAnswer(kind === 'sender' ? 'senders' : 'domains', { query: { q: value, campaign: campaignId, limit: 20 } });
  const row = (answer.data?.items as readonly SubjectRow[] | undefined)?.find((one) => one.value === value);
  if (!row) return null;
  const words = (kind === 'sender' ? senderWords : domainWords)(row.facts);
  return (
    <div className="stack small">
      {words.length > 0 && (
        <ul className="reasons">
          {words.map((one) => (
            <li key={one.field}>
              <Untrusted text={one.words} />
            </li>
          ))}
        </ul>
      )}
      <p className="quiet">
        In the whole workspace: {plural(row.reports, 'report')} in {plural(row.campaigns, 'campaign')}, <Time at={row.first} as="day" /> to{' '}
        <Time at={row.last} as="day" />.
      </p>
      <Link href={`/lookup?${new URLSearchParams({ q: value })}`}>Look this {kind} up</Link>
    </div>
  );
}
