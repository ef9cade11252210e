import { type ReactNode, useMemo } from 'react';
import type { IntakeOptions, Preview } from '../../api/intake.ts';
import { useSession } from '../client/use-session.ts';
import { Select } from '../kit/select.tsx';
import { TextField } from '../kit/text-field.tsx';
import { allZones } from '../zone.ts';
import { withOption } from './read-as.ts';

interface ReadOptionsProps {
  readonly preview: Preview | null;
  readonly options: IntakeOptions;
  readonly onOptions: (options: IntakeOptions) => void;
}

const formats = ['csv', 'tsv', 'json', 'jsonl', 'parquet', 'text'];
const delimiters = [
  { value: '', label: 'recognised' },
  { value: ',', label: 'comma' },
  { value: ';', label: 'semicolon' },
  { value: '\t', label: 'tab' },
  { value: '|', label: 'bar' },
];

/** How times, numbers and the file itself are read, where the file does not say. */
export function ReadOptions({ preview, options, onOptions }: ReadOptionsProps): ReactNode {
  const session = useSession();
  const zones = useMemo(
    () => [{ value: '', label: 'as the workspace has it' }, ...allZones().map((zone) => ({ value: zone, label: zone }))],
    [],
  );
  const set = <K extends keyof IntakeOptions>(name: K, value: IntakeOptions[K] | '') => onOptions(withOption(options, name, value));
  const isDelimited = (options.format ?? preview?.format ?? 'csv') === 'csv';
  return (
    <div className="read-options">
      <Select label="Times without a zone are in" value={options.zone ?? ''} choices={zones} onChange={(zone) => set('zone', zone)} />
      <TextField
        label="Numbers without a prefix are from"
        value={options.region ?? ''}
        maxLength={2}
        placeholder={session?.region ?? 'GB'}
        onChange={(region) => set('region', region.toUpperCase().replace(/[^A-Z]/g, ''))}
      />
      <Select
        label="Format"
        value={options.format ?? ''}
        choices={[
          { value: '', label: preview && !options.format ? `recognised: ${preview.format}` : 'recognised' },
          ...formats.map((format) => ({ value: format, label: format })),
        ]}
        onChange={(format) => set('format', format)}
      />
      {isDelimited && (
        <Select
          label="Values are parted by"
          value={options.delimiter ?? ''}
          choices={delimiters}
          onChange={(delimiter) => set('delimiter', delimiter)}
        />
      )}
    </div>
  );
}
