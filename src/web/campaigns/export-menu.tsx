import type { ReactNode } from 'react';
import type { ExportName } from '../../api/operations.ts';
import { addressOf } from '../client/ask.ts';
import { Menu } from '../kit/menu.tsx';
import type { ListFilter } from './list-filter.ts';

const files: readonly { readonly name: ExportName; readonly says: string }[] = [
  { name: 'campaigns.csv', says: 'Campaigns as CSV' },
  { name: 'campaigns.json', says: 'Campaigns as JSON, with all details' },
  { name: 'indicators.csv', says: 'Indicators as CSV: senders, domains, numbers' },
];

/** The same where there is one. */
const filesOfOne: readonly { readonly name: ExportName; readonly says: string }[] = [
  { name: 'indicators.csv', says: 'Indicators as CSV: senders, domains, numbers' },
  { name: 'campaigns.csv', says: 'The campaign as a row of CSV' },
  { name: 'campaigns.json', says: 'The campaign as JSON, with all details' },
];

/** Downloads of what the filter lets through; `what` says what that is, and is left out of one campaign. */
export function ExportMenu({ filter, what }: { readonly filter: ListFilter; readonly what?: string }): ReactNode {
  return (
    <Menu
      label="Export"
      icon="download"
      items={(what ? files : filesOfOne).map(({ name, says }) => ({
        label: what ? `${says} (${what})` : says,
        icon: 'download',
        onSelect: () => download(addressOf('exportFile', { params: { name }, query: filter as Readonly<Record<string, unknown>> }), name),
      }))}
    />
  );
}

function download(address: string, name: string): void {
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
}
