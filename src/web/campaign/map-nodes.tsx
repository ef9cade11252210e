import { type ReactNode, useState } from 'react';
import { plural } from '../kit/format.ts';
import { SearchField } from '../kit/search-field.tsx';
import { findNodes, type MapModel } from './map-model.ts';
import { NodeFacts } from './node-facts.tsx';
import { NodeList } from './node-list.tsx';

/** So many are listed at a time; a word narrows them. */
const mostListed = 100;

interface MapNodesProps {
  readonly campaignId: string;
  readonly model: MapModel;
  readonly selected: string | null;
  readonly onSelect: (nodeId: string | null) => void;
}

/** The map as a list: find a node, read its facts, go on to what was seen with it. */
export function MapNodes({ campaignId, model, selected, onSelect }: MapNodesProps): ReactNode {
  const [words, setWords] = useState('');
  const node = selected === null ? undefined : model.byId.get(selected);
  const found = findNodes(model, words);
  return (
    <div className="map-side">
      <SearchField label="Find on the map" value={words} onSearch={setWords} rest={120} />
      {node ? (
        <NodeFacts campaignId={campaignId} model={model} node={node} onSelect={onSelect} />
      ) : (
        <>
          <p className="small quiet">
            {words === '' ? 'Most reported first.' : `${plural(found.length, 'mark')} found.`}
            {found.length > mostListed && ` The first ${mostListed} are listed.`}
          </p>
          <NodeList nodes={found.slice(0, mostListed).map((one) => ({ node: one, reports: one.reports }))} onSelect={onSelect} />
        </>
      )}
    </div>
  );
}
