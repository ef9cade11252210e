import type { ReactNode } from 'react';
import type { IntakeOptions, Preview } from '../../api/intake.ts';
import { type ReportField, reportFields } from '../../model/report.ts';
import { type Choice, Select } from '../kit/select.tsx';
import { shown, Untrusted } from '../kit/untrusted.tsx';
import { mapWith, withOption } from './read-as.ts';

interface PreviewColumnsProps {
  readonly preview: Preview;
  readonly options: IntakeOptions;
  readonly onOptions: (options: IntakeOptions) => void;
}

const fieldNames: Readonly<Record<ReportField, string>> = {
  id: 'Report id',
  kind: 'Kind of report',
  text: 'Text',
  sender: 'Sender',
  recipient: 'Recipient (pseudonymised)',
  url: 'Link',
  received: 'Time received',
  reported: 'Time reported',
  channel: 'Channel',
};
const choices: readonly Choice<ReportField | ''>[] = [
  { value: '', label: '– not used –' },
  ...reportFields.map((value) => ({ value, label: fieldNames[value] })),
];

/** Every column with the field it is read as, to be set right by hand. */
export function PreviewColumns({ preview, options, onOptions }: PreviewColumnsProps): ReactNode {
  const set = (column: string, field: ReportField | '') =>
    onOptions(withOption(options, 'map', mapWith(preview, options.map ?? {}, column, field)));
  return (
    <div className="scroll-x">
      <table className="plain-table">
        <thead>
          <tr>
            <th scope="col">Column</th>
            <th scope="col">Read as</th>
            <th scope="col">First value</th>
          </tr>
        </thead>
        <tbody>
          {preview.columns.map(({ name, field, example }) => (
            <tr key={name}>
              <th scope="row" className="mono">
                <Untrusted text={name} as="name" />
              </th>
              <td>
                <Select
                  label={`Read ${shown(name)} as`}
                  hideLabel
                  value={field ?? ''}
                  choices={choices}
                  onChange={(value) => set(name, value)}
                />
              </td>
              <td className="preview-example">
                <Untrusted text={example} clip />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
