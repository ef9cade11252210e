import type { ReactNode } from 'react';
import { Link } from 'wouter';
import type { CampaignRow } from '../../model/campaign-view.ts';
import { ClassBadge } from '../kit/badge.tsx';
import { label, languageName, thousands } from '../kit/format.ts';
import { Icon } from '../kit/icon.tsx';
import { Sparkline } from '../kit/sparkline.tsx';
import type { Column } from '../kit/table-model.ts';
import { Time } from '../kit/time.tsx';
import { shown, Untrusted } from '../kit/untrusted.tsx';
import { GrowthCell } from './growth-cell.tsx';

/** The columns of the campaign list. */
export const columns: readonly Column<CampaignRow>[] = [
  {
    id: 'title',
    title: 'Campaign, by harm',
    cell: (row) => <TitleCell row={row} />,
    sort: 'harm',
    width: 'minmax(11rem, 3fr)',
    isFixed: true,
  },
  { id: 'type', title: 'Class, type', cell: (row) => <TypeCell row={row} />, width: 'minmax(6rem, 0.7fr)', isWide: true },
  {
    id: 'brand',
    title: 'Brand',
    cell: (row) => (row.brand ? <Untrusted text={row.brand} as="name" clip /> : <span className="quiet">–</span>),
    width: 'minmax(5rem, 0.5fr)',
    isExtra: true,
    isWide: true,
  },
  { id: 'reports', title: 'Reports', cell: ({ reports }) => thousands(reports), sort: 'reports', align: 'end', width: '4.5rem' },
  {
    id: 'recent',
    title: 'Last 7 days',
    cell: ({ recent }) => thousands(recent),
    sort: 'recent',
    align: 'end',
    width: '5.25rem',
    isWide: true,
  },
  { id: 'growth', title: 'Growth', cell: (row) => <CourseCell row={row} />, sort: 'growth', width: '7.5rem', isWide: true },
  {
    id: 'senders',
    title: 'Senders',
    cell: ({ senders }) => thousands(senders),
    sort: 'senders',
    align: 'end',
    width: '4.25rem',
    isWide: true,
  },
  {
    id: 'domains',
    title: 'Domains',
    cell: ({ domains }) => thousands(domains),
    sort: 'domains',
    align: 'end',
    width: '4.5rem',
    isWide: true,
  },
  { id: 'texts', title: 'Texts', cell: ({ texts }) => thousands(texts), align: 'end', width: '4.5rem', isExtra: true, isWide: true },
  { id: 'language', title: 'Language', cell: ({ language }) => languageName(language), width: '5rem', isExtra: true, isWide: true },
  { id: 'first', title: 'First seen', cell: ({ first }) => <Time at={first} as="day" />, sort: 'first', width: '5.25rem', isWide: true },
  { id: 'last', title: 'Last seen', cell: ({ last }) => <Time at={last} as="day" />, sort: 'last', width: '5.25rem', isWide: true },
];

function TitleCell({ row }: { readonly row: CampaignRow }): ReactNode {
  return (
    <span className="title-cell">
      <Link href={`/campaigns/${encodeURIComponent(row.campaignId)}`} tabIndex={-1} title={shown(row.title)}>
        <Untrusted text={row.title} />
      </Link>
      <span className="only-narrow">
        <ClassBadge messageClass={row.messageClass} />
      </span>
      {row.notes > 0 && (
        <span className="quiet small" title={row.notes === 1 ? '1 note' : `${row.notes} notes`}>
          <Icon name="note" size={14} />
          <span className="unseen">{row.notes === 1 ? '1 note' : `${row.notes} notes`}</span>
        </span>
      )}
    </span>
  );
}

/** The class, and below it the type, or what it is called among the others. */
function TypeCell({ row: { messageClass, scamType, typeName } }: { readonly row: CampaignRow }): ReactNode {
  const name = scamType === 'others' && typeName ? typeName : (scamType ?? typeName);
  return (
    <span className="two-lines">
      <ClassBadge messageClass={messageClass} />
      {name && (
        <span className="small">
          <Untrusted text={label(name)} as="name" clip />
        </span>
      )}
    </span>
  );
}

function CourseCell({ row }: { readonly row: CampaignRow }): ReactNode {
  return (
    <span className="two-lines">
      <Sparkline values={row.spark} width={120} height={18} />
      <span className="small">
        <GrowthCell row={row} />
      </span>
    </span>
  );
}
