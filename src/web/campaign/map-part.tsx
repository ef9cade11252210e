import { type ReactNode, useMemo, useState } from 'react';
import { useAnswer } from '../client/use-answer.ts';
import { Empty } from '../kit/empty.tsx';
import { ErrorPanel } from '../kit/error-panel.tsx';
import { thousands } from '../kit/format.ts';
import { Loading } from '../kit/loading.tsx';
import { MapCanvas } from './map-canvas.tsx';
import { kindLooks, mapKinds, mapModel, mapWords } from './map-model.ts';
import { MapNodes } from './map-nodes.tsx';
import { ShapeMark } from './shape-mark.tsx';

/** What was seen together: drawn, and the same as a list that the keyboard and the ear can go through. */
export function MapPart({ campaignId }: { readonly campaignId: string }): ReactNode {
  const answer = useAnswer('campaignMap', { params: { campaignId }, query: { limit: 2000 } });
  const map = answer.data;
  const model = useMemo(() => (map ? mapModel(map) : null), [map]);
  const [selected, setSelected] = useState<string | null>(null);
  if (answer.error) return <ErrorPanel error={answer.error} onRetry={() => void answer.refetch()} />;
  if (!map || !model) return <Loading label="Fetching the map" rows={10} />;
  if (model.nodes.length === 0)
    return <Empty title="Nothing to draw">None of its reports says who sent it, and its messages lead nowhere.</Empty>;
  const here = selected !== null && model.byId.has(selected) ? selected : null;
  const words = mapWords(model);
  return (
    <div className="stack">
      <p className="quiet">
        {words}
        {map.total > model.nodes.length && ` Drawn are ${thousands(model.nodes.length)} marks of ${thousands(map.total)}.`}
      </p>
      <ul className="row legend" aria-label="Legend">
        {mapKinds
          .filter((kind) => model.counts[kind] > 0)
          .map((kind) => (
            <li key={kind} className="row small">
              <ShapeMark kind={kind} />
              {kindLooks[kind].plural} <span className="quiet figures">{thousands(model.counts[kind])}</span>
            </li>
          ))}
        <li className="small quiet">larger: more reports</li>
      </ul>
      <div className="map-frame">
        <MapCanvas map={map} model={model} words={words} selected={here} onSelect={setSelected} />
        <MapNodes campaignId={campaignId} model={model} selected={here} onSelect={setSelected} />
      </div>
    </div>
  );
}
