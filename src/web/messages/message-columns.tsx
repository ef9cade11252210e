import type { ReactNode } from 'react';
import { Link } from 'wouter';
import type { MessageRow, MessageSort } from '../../model/message-view.ts';
import { ClassBadge } from '../kit/badge.tsx';
import { thousands } from '../kit/format.ts';
import type { Column } from '../kit/table-model.ts';
import { Time } from '../kit/time.tsx';
import { shown, Untrusted } from '../kit/untrusted.tsx';
import { BrandName } from './brand-name.tsx';
import { MarkedText } from './marked-text.tsx';
import { Sureness } from './sureness.tsx';

/** More of a text than this is not shown in a row; characters. Two lines hold less. */
const mostInRow = 320;

/** The columns of the search; `query` is what is marked in the texts. */
export function messageColumns(query: string, isNarrow: boolean): readonly (Column<MessageRow> & { readonly sort?: MessageSort })[] {
  return [
    {
      id: 'text',
      title: 'Message',
      width: isNarrow ? 'minmax(9rem, 1fr)' : 'minmax(15rem, 1fr)',
      isFixed: true,
      cell: ({ text }) => (
        <div className="message-opening" title={shown(text.slice(0, mostInRow))}>
          <MarkedText text={text} query={query} most={mostInRow} />
        </div>
      ),
    },
    {
      id: 'class',
      title: 'Class',
      width: isNarrow ? '8rem' : '10rem',
      sort: 'confidence',
      cell: (row) => <Verdict row={row} />,
    },
    { id: 'brand', title: 'Brand', width: '6rem', isWide: true, cell: ({ brand }) => <BrandName brand={brand} /> },
    {
      id: 'reports',
      title: 'Reports',
      width: '5rem',
      align: 'end',
      sort: 'reports',
      isWide: true,
      cell: ({ reports }) => thousands(reports),
    },
    { id: 'senders', title: 'Senders', width: '8.5rem', isWide: true, cell: ({ senders }) => <Senders senders={senders} /> },
    {
      id: 'first',
      title: 'First seen',
      width: '7rem',
      sort: 'first',
      isWide: true,
      isExtra: true,
      cell: ({ first }) => <Time at={first} as="day" />,
    },
    { id: 'last', title: 'Last seen', width: '6.25rem', sort: 'last', isWide: true, cell: ({ last }) => <Time at={last} as="day" /> },
    {
      id: 'campaign',
      title: 'Campaign',
      width: '7rem',
      isWide: true,
      cell: ({ campaignId }) =>
        campaignId === null ? (
          <span className="quiet">stands alone</span>
        ) : (
          <Link className="mono" href={`/campaigns/${encodeURIComponent(campaignId)}`} tabIndex={-1}>
            {campaignId}
          </Link>
        ),
    },
  ];
}

function Verdict({ row }: { readonly row: MessageRow }): ReactNode {
  return (
    <div>
      <ClassBadge messageClass={row.messageClass} scamType={row.scamType} />
      <Sureness verdict={row} />
    </div>
  );
}

function Senders({ senders }: { readonly senders: readonly string[] }): ReactNode {
  const [first, ...others] = senders;
  if (first === undefined) return <span className="quiet">none given</span>;
  return (
    <div className="clip figures" title={senders.map((one) => shown(one, 'name')).join('\n')}>
      <Untrusted text={first} as="name" />
      {others.length > 0 && <div className="small quiet">and {others.length} more</div>}
    </div>
  );
}
