import type { ReactNode } from 'react';
import type { CampaignRow } from '../../model/campaign-view.ts';
import { useDecide } from '../campaign/use-decide.tsx';
import { Button } from '../kit/button.tsx';
import { plural } from '../kit/format.ts';
import { Untrusted } from '../kit/untrusted.tsx';

interface PickedBarProps {
  readonly rows: readonly CampaignRow[];
  readonly onDone: () => void;
}

/** What can be done with the rows that are picked: merge them into the one with the most reports. */
export function PickedBar({ rows, onDone }: PickedBarProps): ReactNode {
  const { decide, isBusy } = useDecide();
  const [into, ...others] = [...rows].sort((a, b) => b.reports - a.reports || (a.campaignId < b.campaignId ? -1 : 1));
  const merge = async () => {
    if (!into) return;
    const decision = { kind: 'merge', campaignId: into.campaignId, with: others.map((row) => row.campaignId) } as const;
    if (await decide(decision, `${plural(rows.length, 'campaign')} are one now.`)) onDone();
  };
  return (
    <section className="pick-bar" aria-label="Picked campaigns">
      <span className="grow">
        <b>{plural(rows.length, 'campaign')} picked.</b>{' '}
        {into && others.length > 0 && (
          <span className="quiet">
            A merge keeps the one with the most reports: <Untrusted text={into.title} />
          </span>
        )}
      </span>
      <span className="row">
        <Button small kind="primary" icon="merge" busy={isBusy} disabled={others.length === 0} onClick={() => void merge()}>
          Merge
        </Button>
        <Button small kind="quiet" onClick={onDone}>
          Let go
        </Button>
      </span>
    </section>
  );
}
