import { type ReactNode, useState } from 'react';
import type { Campaign } from '../../model/campaign-view.ts';
import type { Picked } from '../../model/decision.ts';
import { usePages } from '../client/use-pages.ts';
import { useMay } from '../client/use-session.ts';
import { Button } from '../kit/button.tsx';
import { Empty } from '../kit/empty.tsx';
import { ErrorPanel } from '../kit/error-panel.tsx';
import { plural, thousands } from '../kit/format.ts';
import { Loading } from '../kit/loading.tsx';
import { CampaignPicker } from './campaign-picker.tsx';
import { MoreButton } from './more-button.tsx';
import { ScriptCard } from './script-card.tsx';
import { useDecide } from './use-decide.tsx';

/** Its scripts, commonest first: slots marked, variants side by side; ticked ones can be split off or moved. */
export function ScriptsPart({ campaign }: { readonly campaign: Campaign }): ReactNode {
  const { campaignId } = campaign;
  const pages = usePages('campaignScripts', { params: { campaignId }, query: {} });
  const [ticked, setTicked] = useState<readonly string[]>([]);
  const [moving, setMoving] = useState<Picked | null>(null);
  const { decide, isBusy } = useDecide();
  const mayChange = useMay('analyst');
  const picked = ticked.filter((scriptId) => pages.items.some((script) => script.scriptId === scriptId));
  const split = async (what: Picked, words: string) => {
    if (await decide({ kind: 'split', campaignId, ...what }, words)) setTicked([]);
  };
  const move = async (to: string) => {
    if (moving && (await decide({ kind: 'move', campaignId, to, ...moving }, `${pickedWords(moving)} moved.`))) setTicked([]);
    setMoving(null);
  };
  if (pages.error && pages.items.length === 0) return <ErrorPanel error={pages.error} onRetry={pages.retry} />;
  if (pages.isLoading) return <Loading rows={8} />;
  if (pages.items.length === 0) return <Empty title="No scripts">None of its reports has a text.</Empty>;
  const isAll = picked.length === campaign.scriptCount;
  return (
    <div className="stack">
      {mayChange && (
        <section className="pick-bar" aria-label="Ticked scripts">
          <span className="quiet">
            {picked.length === 0 ? 'Tick scripts to split them off or move them.' : `${plural(picked.length, 'script')} ticked`}
          </span>
          <span className="row">
            <Button
              small
              icon="split"
              busy={isBusy}
              disabled={picked.length === 0 || isAll}
              title={isAll ? 'A campaign cannot be split from all of itself' : undefined}
              onClick={() => void split({ scripts: picked }, `${plural(picked.length, 'script')} split off.`)}
            >
              Split off
            </Button>
            <Button small icon="merge" disabled={picked.length === 0 || isBusy} onClick={() => setMoving({ scripts: picked })}>
              Move to…
            </Button>
            {picked.length > 0 && (
              <Button small kind="quiet" onClick={() => setTicked([])}>
                Untick all
              </Button>
            )}
          </span>
        </section>
      )}
      <p className="quiet small">
        {thousands(pages.items.length)} of {plural(campaign.scriptCount, 'script')}, most reported first. A slot such as{' '}
        <span className="slot">url</span> stands for what differs from message to message.
      </p>
      {pages.items.map((script) => (
        <ScriptCard
          key={script.scriptId}
          script={script}
          campaignId={campaignId}
          mayChange={mayChange}
          isTicked={picked.includes(script.scriptId)}
          onTick={(isOn) => setTicked(isOn ? [...picked, script.scriptId] : picked.filter((one) => one !== script.scriptId))}
          onMove={(textId) => setMoving({ texts: [textId] })}
          onSplit={(textId) => void split({ texts: [textId] }, 'The message is split off.')}
        />
      ))}
      <MoreButton pages={pages} noun="script" />
      <CampaignPicker
        open={moving !== null}
        title={moving?.texts ? 'Move this message to…' : `Move ${plural(picked.length, 'script')} to…`}
        action="Move here"
        campaign={campaign}
        onClose={() => setMoving(null)}
        onPick={([to]) => to && void move(to)}
      />
    </div>
  );
}

function pickedWords({ scripts = [], texts = [] }: Picked): string {
  return scripts.length > 0 ? plural(scripts.length, 'script') : plural(texts.length, 'message');
}
