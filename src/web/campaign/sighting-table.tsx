import type { ReactNode } from 'react';
import { Link } from 'wouter';
import type { PartSighting } from '../../model/overview.ts';
import type { Pages } from '../client/use-pages.ts';
import { Badge } from '../kit/badge.tsx';
import { CopyButton } from '../kit/copy-button.tsx';
import { ErrorPanel } from '../kit/error-panel.tsx';
import { label, thousands } from '../kit/format.ts';
import { Loading } from '../kit/loading.tsx';
import { Time } from '../kit/time.tsx';
import { Untrusted } from '../kit/untrusted.tsx';
import { bySource, type FactWords } from './fact-words.ts';
import { MoreButton } from './more-button.tsx';

interface RowsProps {
  /** `sender`, `domain` or `contact`. */
  readonly what: string;
  readonly rows: readonly PartSighting[];
  readonly words: (facts: PartSighting['facts']) => readonly FactWords[];
  readonly shownAs: 'name' | 'link' | 'text';
}

interface TableProps extends Omit<RowsProps, 'rows'> {
  readonly pages: Pages<PartSighting>;
  readonly empty: string;
}

/** Senders or domains of a campaign, portion by portion. */
export function SightingTable({ pages, empty, ...rest }: TableProps): ReactNode {
  if (pages.error && pages.items.length === 0) return <ErrorPanel error={pages.error} onRetry={pages.retry} />;
  if (pages.isLoading) return <Loading rows={6} />;
  if (pages.items.length === 0) return <p className="quiet pad">{empty}</p>;
  return (
    <>
      <SightingRows {...rest} rows={pages.items} />
      <MoreButton pages={pages} noun={rest.what} />
    </>
  );
}

/** What was seen how often and when, what is known of it, and a look-up of each. */
export function SightingRows({ what, rows, words, shownAs }: RowsProps): ReactNode {
  return (
    <div className="scroll-table">
      <table className="plain-table">
        <thead>
          <tr>
            <th scope="col">{`${what.slice(0, 1).toUpperCase()}${what.slice(1)}`}</th>
            <th scope="col">What is known</th>
            <th scope="col" className="number">
              Reports
            </th>
            <th scope="col">First seen</th>
            <th scope="col">Last seen</th>
            <th scope="col">
              <span className="unseen">Look-up and copy</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={`${row.kind} ${row.value}`}>
              <th scope="row">
                <Untrusted text={row.value} as={shownAs} mono />
              </th>
              <td>
                <span className="facts-inline">
                  {row.kind !== 'domain' && <Badge>{label(row.kind)}</Badge>}
                  {bySource(words(row.facts), row.sources).map(({ source, facts }) => (
                    <span key={source}>
                      <Untrusted text={facts.map((fact) => fact.words).join(', ')} />{' '}
                      {source && <span className="fact-source">({source})</span>}
                    </span>
                  ))}
                </span>
              </td>
              <td className="number figures">{thousands(row.reports)}</td>
              <td>
                <Time at={row.first} as="day" />
              </td>
              <td>
                <Time at={row.last} as="day" />
              </td>
              <td>
                <span className="row row-tools">
                  <Link href={`/lookup?${new URLSearchParams({ q: row.value })}`} aria-label={`Look up this ${what}`}>
                    Look up
                  </Link>
                  <CopyButton value={row.value} what={what} />
                </span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
