import { type FormEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react';
import type { CampaignRow } from '../../model/campaign-view.ts';
import { useAnswer } from '../client/use-answer.ts';
import { ClassBadge } from '../kit/badge.tsx';
import { Button } from '../kit/button.tsx';
import { Dialog } from '../kit/dialog.tsx';
import { ErrorPanel } from '../kit/error-panel.tsx';
import { plural } from '../kit/format.ts';
import { Loading } from '../kit/loading.tsx';
import { SearchField } from '../kit/search-field.tsx';
import { Untrusted } from '../kit/untrusted.tsx';

interface CampaignPickerProps {
  readonly open: boolean;
  readonly title: string;
  /** What the button says. */
  readonly action: string;
  /** The campaign it starts from: those most like it are offered first, itself never. */
  readonly campaign: CampaignRow;
  /** True lets several be picked. */
  readonly several?: boolean;
  readonly onClose: () => void;
  readonly onPick: (campaignIds: readonly string[]) => void;
}

/** Finds campaigns by words, the likely ones first, and picks one or several. */
export function CampaignPicker({ open, title, onClose, ...rest }: CampaignPickerProps): ReactNode {
  return (
    <Dialog title={title} open={open} onClose={onClose} wide>
      {open && <Choices {...rest} onClose={onClose} />}
    </Dialog>
  );
}

function Choices({ campaign, several = false, action, onPick, onClose }: Omit<CampaignPickerProps, 'open' | 'title'>): ReactNode {
  const { campaignId } = campaign;
  const [words, setWords] = useState('');
  const [picked, setPicked] = useState<readonly string[]>([]);
  const group = useId();
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    // The browser gives the focus to the first button of a dialog as it opens; one frame later it may go where typing begins.
    const frame = requestAnimationFrame(() => field.current?.focus());
    return () => cancelAnimationFrame(frame);
  }, []);
  const alike = useAnswer('similarCampaigns', { params: { campaignId }, query: { limit: 12 } }, { enabled: words === '' });
  const found = useAnswer('campaigns', { query: { q: words, limit: 30, minReports: 1 } }, { enabled: words !== '', keep: true });
  const answer = words === '' ? alike : found;
  const rows = ((answer.data?.items ?? []) as readonly (CampaignRow & { readonly why?: readonly string[] })[]).filter(
    (row) => row.campaignId !== campaignId,
  );
  const pick = (event: FormEvent) => {
    event.preventDefault();
    if (picked.length > 0) onPick(picked);
  };
  const turn = (id: string) => setPicked(several ? (picked.includes(id) ? picked.filter((one) => one !== id) : [...picked, id]) : [id]);
  return (
    <form className="stack picker" onSubmit={pick}>
      <SearchField ref={field} label="Find a campaign by its words, senders, domains" value={words} onSearch={setWords} />
      {answer.error && <ErrorPanel error={answer.error} onRetry={() => void answer.refetch()} />}
      {answer.isPending && <Loading rows={4} />}
      <fieldset className="picker-list">
        <legend className="small quiet">{words === '' ? 'Most like this one' : `${plural(rows.length, 'campaign')} found`}</legend>
        {rows.map((row) => (
          <label key={row.campaignId} className="picker-row">
            <input
              type={several ? 'checkbox' : 'radio'}
              name={group}
              checked={picked.includes(row.campaignId)}
              onChange={() => turn(row.campaignId)}
            />
            <span className="grow">
              <Untrusted text={row.title} />
              <span className="row small quiet">
                <ClassBadge messageClass={row.messageClass} scamType={row.scamType} />
                {plural(row.reports, 'report')}
              </span>
              {row.why?.map((one) => (
                <span key={one} className="small quiet picker-why">
                  <Untrusted text={one} />
                </span>
              ))}
            </span>
          </label>
        ))}
        {answer.isSuccess && rows.length === 0 && (
          <p className="quiet">
            {words === '' ? 'None is much like it. Search for one by its words.' : 'None found. Try fewer or other words.'}
          </p>
        )}
      </fieldset>
      <div className="dialog-actions">
        <Button onClick={onClose}>Cancel</Button>
        <Button kind="primary" type="submit" disabled={picked.length === 0}>
          {action}
          {several && picked.length > 1 ? ` (${picked.length})` : ''}
        </Button>
      </div>
    </form>
  );
}
