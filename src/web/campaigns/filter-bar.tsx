import { type ReactNode, useCallback } from 'react';
import type { FacetCount } from '../../model/campaign-view.ts';
import type { MessageClass } from '../../model/verdict.ts';
import { useAnswer } from '../client/use-answer.ts';
import { MultiSelect } from '../kit/multi-select.tsx';
import { SearchField } from '../kit/search-field.tsx';
import { Select } from '../kit/select.tsx';
import { useNarrow } from '../kit/use-narrow.ts';
import { useZone } from '../zone.ts';
import { dayOf, dayStart } from './day-bounds.ts';
import { type FilterPart, isNarrowed, type ListField, type ListFilter, withPart } from './list-filter.ts';

interface FilterBarProps {
  readonly filter: ListFilter;
  readonly onChange: (filter: ListFilter) => void;
}

const fields: readonly { readonly field: ListField; readonly label: string }[] = [
  { field: 'messageClass', label: 'Class' },
  { field: 'scamType', label: 'Type' },
  { field: 'brand', label: 'Brand' },
  { field: 'language', label: 'Language' },
];

const leastReports = ['1', '2', '5', '10', '50', '100', '1000'] as const;

/** What narrows the list; each filter says how many campaigns there are under it, the others holding. */
export function FilterBar({ filter, onChange }: FilterBarProps): ReactNode {
  const { sort: _sort, ascending: _ascending, ...asked } = filter;
  const facets = useAnswer('campaignFacets', { query: asked }, { keep: true });
  const isNarrow = useNarrow();
  const set = useCallback((part: FilterPart) => onChange(withPart(filter, part)), [filter, onChange]);
  const search = useCallback((words: string) => set({ q: words.trim() === '' ? undefined : words.trim() }), [set]);
  const chips = (
    <>
      {fields.map(({ field, label }) => (
        <MultiSelect
          key={field}
          label={label}
          choices={choicesOf(facets.data?.[field] ?? [], filter[field] ?? [])}
          chosen={filter[field] ?? []}
          onChange={(chosen) => set({ [field]: chosen as readonly MessageClass[] })}
        />
      ))}
      <Select
        label="At least so many reports"
        hideLabel
        value={String(filter.minReports ?? 2)}
        choices={[...new Set([...leastReports, String(filter.minReports ?? 2)])].map((value) => ({
          value,
          label: value === '1' ? 'also single reports' : `${Number(value).toLocaleString('en-GB')}+ reports`,
        }))}
        onChange={(value) => set({ minReports: value === '2' ? undefined : Number(value) })}
      />
      <DayFields filter={filter} onChange={set} />
    </>
  );
  return (
    <section className="row filter-bar" aria-label="Filter">
      <SearchField
        label="Search campaigns: words, senders, domains"
        placeholder="Words, senders, domains"
        value={filter.q ?? ''}
        onSearch={search}
      />
      {isNarrow ? (
        <details className="filter-more">
          <summary>Filters{isNarrowed(filter) ? ' (some set)' : ''}</summary>
          <div className="row">{chips}</div>
        </details>
      ) : (
        chips
      )}
    </section>
  );
}

/** Seen within these days, in the analyst's zone; both are included. */
function DayFields({ filter, onChange }: { readonly filter: ListFilter; readonly onChange: (part: FilterPart) => void }): ReactNode {
  const [zone] = useZone();
  return (
    <fieldset className="row days">
      <legend className="unseen">Seen within these days</legend>
      <label className="row small">
        <span className="quiet">seen from</span>
        <input
          className="input"
          type="date"
          value={filter.from === undefined ? '' : dayOf(filter.from, zone)}
          onChange={(event) => onChange({ from: dayStart(event.target.value, zone) ?? undefined })}
        />
      </label>
      <label className="row small">
        <span className="quiet">to</span>
        <input
          className="input"
          type="date"
          value={filter.to === undefined ? '' : dayOf(filter.to - 1, zone)}
          onChange={(event) => onChange({ to: dayStart(event.target.value, zone, 1) ?? undefined })}
        />
      </label>
    </fieldset>
  );
}

/** What the server counted, and what is chosen though nothing is left under it. */
function choicesOf(counts: readonly FacetCount[], chosen: readonly string[]) {
  const missing = chosen.filter((value) => !counts.some((one) => one.value === value));
  return [
    ...counts.map(({ value, label, campaigns }) => ({ value, label, count: campaigns })),
    ...missing.map((value) => ({ value, label: value.replaceAll('_', ' '), count: 0 })),
  ];
}
