import { type FormEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import type { Campaign } from '../../model/campaign-view.ts';
import { Button } from '../kit/button.tsx';
import { TextField } from '../kit/text-field.tsx';
import { useDecide } from './use-decide.tsx';

/** The title as a field: Enter keeps the name, Esc leaves it as it was, an empty one gives the campaign its own title back. */
export function RenameTitle({ campaign, onDone }: { readonly campaign: Campaign; readonly onDone: () => void }): ReactNode {
  const [name, setName] = useState(campaign.isNamed ? campaign.title : '');
  const field = useRef<HTMLInputElement>(null);
  const { decide, isBusy } = useDecide();
  useEffect(() => field.current?.select(), []);
  const save = async (event: FormEvent) => {
    event.preventDefault();
    const wanted = name.trim();
    if (wanted === (campaign.isNamed ? campaign.title : '')) return onDone();
    const words = wanted === '' ? 'The name is taken away.' : 'The campaign is renamed.';
    if (await decide({ kind: 'rename', campaignId: campaign.campaignId, name: wanted }, words)) onDone();
  };
  return (
    <form className="rename row" onSubmit={(event) => void save(event)}>
      <TextField
        ref={field}
        label="Name of the campaign"
        hideLabel
        value={name}
        onChange={setName}
        placeholder="A name of its own"
        maxLength={120}
        autoFocus
        onKeyDown={(event) => event.key === 'Escape' && onDone()}
      />
      <Button type="submit" kind="primary" busy={isBusy}>
        Keep
      </Button>
      <Button onClick={onDone}>Cancel</Button>
    </form>
  );
}
