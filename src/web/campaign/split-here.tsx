import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import type { Campaign, CampaignJoin } from '../../model/campaign-view.ts';
import { ask } from '../client/ask.ts';
import { Button } from '../kit/button.tsx';
import { Dialog } from '../kit/dialog.tsx';
import { ErrorPanel } from '../kit/error-panel.tsx';
import { plural } from '../kit/format.ts';
import { Loading } from '../kit/loading.tsx';
import { Untrusted } from '../kit/untrusted.tsx';
import { type Sides, sidesOf } from './joins.ts';
import { useDecide } from './use-decide.tsx';

/** So many joins are fetched to find what hangs on either side; a campaign of more is split on its Scripts. */
const mostJoins = 10_000;

interface SplitHereProps {
  readonly campaign: Campaign;
  readonly cut: CampaignJoin | null;
  readonly onClose: () => void;
}

/** Takes a join out: shows what hangs on either side and asks which of them leaves. */
export function SplitHere({ campaign, cut, onClose }: SplitHereProps): ReactNode {
  return (
    <Dialog title="Split here" open={cut !== null} onClose={onClose} wide>
      {cut && <ChooseSide campaign={campaign} cut={cut} onClose={onClose} />}
    </Dialog>
  );
}

function ChooseSide({ campaign, cut, onClose }: SplitHereProps & { readonly cut: CampaignJoin }): ReactNode {
  const { campaignId } = campaign;
  const { decide, isBusy } = useDecide();
  const answer = useQuery({
    queryKey: ['campaignJoins', 'all', campaignId],
    queryFn: ({ signal }) => allJoins(campaignId, signal),
    enabled: campaign.joinCount <= mostJoins,
  });
  const [chosen, setChosen] = useState<'a' | 'b' | null>(null);
  if (campaign.joinCount > mostJoins) {
    return (
      <p>It has {plural(campaign.joinCount, 'join')}: too many to follow here. Tick what leaves under Scripts, and split it off there.</p>
    );
  }
  if (answer.error) return <ErrorPanel error={answer.error} onRetry={() => void answer.refetch()} />;
  if (!answer.data) return <Loading label="Following the joins" rows={4} />;
  const sides = sidesOf(answer.data, sameJoin(answer.data, cut));
  const side = chosen ?? (sides.a.length < sides.b.length ? 'a' : 'b');
  const split = async () => {
    if (await decide({ kind: 'split', campaignId, scripts: sides[side] }, `${plural(sides[side].length, 'script')} split off.`)) onClose();
  };
  return (
    <>
      {!sides.isParted && (
        <p>
          Other joins hold both sides together as well. What is picked leaves by itself; look through Scripts for more that should go with
          it.
        </p>
      )}
      <fieldset className="picker-list">
        <legend className="small quiet">Which side leaves and becomes a campaign of its own?</legend>
        {(['a', 'b'] as const).map((name) => (
          <SideChoice key={name} name={name} cut={cut} sides={sides} isChosen={side === name} onChoose={() => setChosen(name)} />
        ))}
      </fieldset>
      <div className="dialog-actions">
        <Button onClick={onClose}>Cancel</Button>
        <Button kind="primary" icon="split" busy={isBusy} onClick={() => void split()}>
          Split off {plural(sides[side].length, 'script')}
        </Button>
      </div>
    </>
  );
}

interface SideChoiceProps {
  readonly name: 'a' | 'b';
  readonly cut: CampaignJoin;
  readonly sides: Sides;
  readonly isChosen: boolean;
  readonly onChoose: () => void;
}

function SideChoice({ name, cut, sides, isChosen, onChoose }: SideChoiceProps): ReactNode {
  return (
    <label className="picker-row">
      <input type="radio" name="side" checked={isChosen} onChange={onChoose} />
      <span className="grow">
        <b>
          {name.toUpperCase()}: {plural(sides[name].length, 'script')}
        </b>
        <Untrusted text={cut[name].text} block />
      </span>
    </label>
  );
}

function sameJoin(joins: readonly CampaignJoin[], cut: CampaignJoin): CampaignJoin {
  return joins.find((join) => join.a.textId === cut.a.textId && join.b.textId === cut.b.textId) ?? cut;
}

async function allJoins(campaignId: string, signal: AbortSignal): Promise<readonly CampaignJoin[]> {
  const joins: CampaignJoin[] = [];
  let cursor: string | null = null;
  do {
    const query: { limit: number; cursor?: string } = { limit: 200, ...(cursor === null ? {} : { cursor }) };
    const page: { readonly items: readonly CampaignJoin[]; readonly next: string | null } = await ask(
      'campaignJoins',
      { params: { campaignId }, query },
      signal,
    );
    joins.push(...page.items);
    cursor = page.next;
  } while (cursor !== null && joins.length < mostJoins);
  return joins;
}
