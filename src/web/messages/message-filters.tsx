import { type ReactNode, useState } from 'react';
import { messageClasses, scamTypes } from '../../model/verdict.ts';
import { useAnswer } from '../client/use-answer.ts';
import { Button } from '../kit/button.tsx';
import { label } from '../kit/format.ts';
import { MultiSelect } from '../kit/multi-select.tsx';
import { SearchField } from '../kit/search-field.tsx';
import { TextField } from '../kit/text-field.tsx';
import { useZone } from '../zone.ts';
import { FilterField } from './filter-field.tsx';
import { isNarrowed, type MessageFilter, withMessagePart } from './message-filter.ts';
import { dayIn, dayStart } from './zone-days.ts';

interface MessageFiltersProps {
  readonly filter: MessageFilter;
  readonly onChange: (filter: MessageFilter) => void;
}

const classChoices = messageClasses.map((value) => ({ value, label: label(value) }));
const dayLength = 86_400_000;

/** By what messages are searched: words first, the rest as chips and behind `More`. */
export function MessageFilters({ filter, onChange }: MessageFiltersProps): ReactNode {
  const { q = '', messageClass = [], scamType = [] } = filter;
  const set = (parts: Parameters<typeof withMessagePart>[1]) => onChange(withMessagePart(filter, parts));
  const isMore = filter.script ?? filter.sender ?? filter.domain ?? filter.campaign ?? filter.from ?? filter.to;
  const [isOpen, setOpen] = useState(isMore !== undefined);
  const types = useTypes();
  return (
    <div className="stack message-filters">
      <div className="row">
        <div className="grow">
          <SearchField
            label="Words of the message"
            placeholder="Words of the message"
            value={q}
            onSearch={(words) => set({ q: words.trim() })}
          />
        </div>
        <MultiSelect
          label="Class"
          choices={classChoices}
          chosen={messageClass}
          onChange={(chosen) => set({ messageClass: messageClasses.filter((one) => chosen.includes(one)) })}
        />
        <MultiSelect label="Type" choices={types} chosen={scamType} onChange={(chosen) => set({ scamType: chosen })} />
        <Button kind="quiet" icon="filter" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          {isOpen ? 'Fewer' : 'More'}
        </Button>
        {isNarrowed(filter) && (
          <Button kind="quiet" icon="close" onClick={() => onChange(filter.sort ? { sort: filter.sort } : {})}>
            Clear
          </Button>
        )}
      </div>
      {isOpen && <MoreFilters filter={filter} set={set} />}
    </div>
  );
}

function MoreFilters({
  filter,
  set,
}: {
  readonly filter: MessageFilter;
  readonly set: (parts: Parameters<typeof withMessagePart>[1]) => void;
}): ReactNode {
  const [zone] = useZone();
  const { script = '', sender = '', domain = '', campaign = '', from, to } = filter;
  return (
    <fieldset className="more-filters">
      <legend className="unseen">More filters</legend>
      <FilterField label="Sender" value={sender} placeholder="EVRI, +447700…" onChange={(value) => set({ sender: value })} />
      <FilterField label="Domain or host" value={domain} placeholder="evri-fee.example" onChange={(value) => set({ domain: value })} />
      <FilterField
        label="Words of the script"
        value={script}
        placeholder="such as parcel {url}"
        onChange={(value) => set({ script: value })}
      />
      <FilterField label="Campaign" value={campaign} placeholder="C-…" onChange={(value) => set({ campaign: value })} />
      <TextField
        label="Seen from"
        type="date"
        value={from === undefined ? '' : dayIn(from, zone)}
        onChange={(day) => set({ from: dayStart(day, zone) ?? undefined })}
      />
      <TextField
        label="to"
        type="date"
        value={to === undefined ? '' : dayIn(to - 1, zone)}
        onChange={(day) => set({ to: dayEnd(day, zone) })}
      />
    </fieldset>
  );
}

/** The first instant behind a day. */
function dayEnd(day: string, zone: string): number | undefined {
  const start = dayStart(day, zone);
  return start === null ? undefined : (dayStart(dayIn(start + 1.5 * dayLength, zone), zone) ?? undefined);
}

/** Types with their counts; the closed list until they are known. */
function useTypes(): readonly { readonly value: string; readonly label: string; readonly count?: number }[] {
  const { data } = useAnswer('types', {});
  const listed = data?.items.filter(({ kind }) => kind !== 'open') ?? [];
  return listed.length > 0
    ? listed.map(({ name, reports }) => ({ value: name, label: label(name), count: reports }))
    : scamTypes.map((value) => ({ value, label: label(value) }));
}
