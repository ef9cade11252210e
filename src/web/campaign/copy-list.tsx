import { type ReactNode, useState } from 'react';
import type { PartSighting } from '../../model/overview.ts';
import { ask } from '../client/ask.ts';
import { Button } from '../kit/button.tsx';
import { plural, thousands } from '../kit/format.ts';
import { useToast } from '../kit/toast.tsx';
import { listedValues } from './list-values.ts';

interface CopyListProps {
  readonly campaignId: string;
  readonly what: 'sender' | 'domain';
}

/** Copies all senders or domains, one a line, as they are: for a ticket, a search elsewhere, or a block list that somebody still looks at. */
export function CopyList({ campaignId, what }: CopyListProps): ReactNode {
  const [isBusy, setBusy] = useState(false);
  const { show, fail } = useToast();
  const copy = async () => {
    setBusy(true);
    try {
      const rows = await allOf(campaignId, what);
      const { values, leftOut } = listedValues(rows);
      await navigator.clipboard.writeText(values.join('\n')).catch(() => {
        throw new Error('The browser does not let the page copy here. Export the indicators as CSV instead.');
      });
      const apart = leftOut > 0 ? ` ${thousands(leftOut)} left out: shared by many, or a brand’s own.` : '';
      const borne =
        what === 'sender' && rows.some(({ facts }) => facts.bears_name_of) ? ' A brand sends under some of these names itself.' : '';
      show({ words: `${plural(values.length, what)} copied, one a line, not defanged.${apart}${borne}` });
    } catch (error) {
      fail(error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Button small icon="copy" busy={isBusy} onClick={() => void copy()}>
      Copy all as a list
    </Button>
  );
}

/** All of them, portion by portion. */
async function allOf(campaignId: string, what: CopyListProps['what']): Promise<readonly PartSighting[]> {
  const rows: PartSighting[] = [];
  let cursor: string | null = null;
  do {
    const args = { params: { campaignId }, query: { limit: 200, ...(cursor === null ? {} : { cursor }) } };
    const page: { readonly items: readonly PartSighting[]; readonly next: string | null } =
      what === 'domain' ? await ask('campaignDomains', args) : await ask('campaignSenders', args);
    rows.push(...page.items);
    cursor = page.next;
  } while (cursor !== null);
  return rows;
}
