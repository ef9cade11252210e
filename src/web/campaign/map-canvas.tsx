import { type ReactNode, useEffect, useRef, useState } from 'react';
import type { CampaignMap } from '../../model/campaign-view.ts';
import { IconButton } from '../kit/button.tsx';
import { useShownTheme } from '../theme.ts';
import type { MapColours, MapDrawing } from './draw-map.ts';
import type { MapModel } from './map-model.ts';

interface MapCanvasProps {
  readonly map: CampaignMap;
  readonly model: MapModel;
  /** What it shows, in words. */
  readonly words: string;
  readonly selected: string | null;
  readonly onSelect: (nodeId: string | null) => void;
}

/** The drawn map, fetched when it is first opened. Where the browser cannot draw it, it says so: the list beside it has all of it. */
export function MapCanvas({ map, model, words, selected, onSelect }: MapCanvasProps): ReactNode {
  const host = useRef<HTMLDivElement>(null);
  const drawing = useRef<MapDrawing>(null);
  const wanted = useRef({ selected, onSelect });
  wanted.current = { selected, onSelect };
  const [state, setState] = useState<'settling' | 'settled' | 'failed'>('settling');
  const theme = useShownTheme();
  useEffect(() => {
    const element = host.current;
    if (!element) return;
    let isWanted = true;
    const still = matchMedia('(prefers-reduced-motion: reduce)').matches;
    void import('./draw-map.ts')
      .then(({ drawMap }) => {
        if (!isWanted) return;
        drawing.current = drawMap(element, map, model, coloursOf(), still, {
          onSelect: (nodeId) => wanted.current.onSelect(nodeId),
          onSettle: (share) => setState(share < 1 ? 'settling' : 'settled'),
        });
        drawing.current.select(wanted.current.selected);
      })
      .catch(() => isWanted && setState('failed'));
    return () => {
      isWanted = false;
      drawing.current?.dispose();
      drawing.current = null;
    };
  }, [map, model]);
  useEffect(() => drawing.current?.select(selected), [selected]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the colours are read from the theme that is shown
  useEffect(() => drawing.current?.colour(coloursOf()), [theme]);
  return (
    <div className="map-canvas">
      <div ref={host} className="map-host" role="img" aria-label={words} />
      {state === 'failed' ? (
        <p className="map-note">This browser does not draw the map (it has no WebGL). The list beside it shows the same.</p>
      ) : (
        <div className="map-tools">
          <IconButton icon="plus" label="Zoom in" onClick={() => drawing.current?.zoom(0.6)} />
          <IconButton icon="minus" label="Zoom out" onClick={() => drawing.current?.zoom(1.6)} />
          <IconButton icon="fit" label="Show all" onClick={() => drawing.current?.fit()} />
        </div>
      )}
      {state === 'settling' && <span className="map-note small quiet">settling…</span>}
    </div>
  );
}

function coloursOf(): MapColours {
  const styles = getComputedStyle(document.documentElement);
  const token = (name: string) => styles.getPropertyValue(name).trim();
  return {
    kinds: { sender: token('--node-sender'), script: token('--node-script'), domain: token('--node-domain'), host: token('--node-host') },
    edge: token('--line'),
    faded: token('--line'),
    text: token('--ink'),
    ground: token('--raised'),
  };
}
