import { type ReactNode, useRef } from 'react';
import type { DataFileRow } from '../../api/connectors.ts';
import { useAnswer } from '../client/use-answer.ts';
import { useChange } from '../client/use-change.ts';
import { useMay } from '../client/use-session.ts';
import { Badge } from '../kit/badge.tsx';
import { Button } from '../kit/button.tsx';
import { ErrorPanel } from '../kit/error-panel.tsx';
import { bytes, plural } from '../kit/format.ts';
import { Loading } from '../kit/loading.tsx';
import { Panel } from '../kit/panel.tsx';
import { useToast } from '../kit/toast.tsx';

const tones = { shipped: 'plain', updated: 'accent', none: 'warn' } as const;

/** The data that facts come from without a network, with source and date. */
export function DataFiles(): ReactNode {
  const { data, error, isPending, refetch } = useAnswer('dataFiles', {});
  if (isPending) return <Loading rows={8} />;
  if (error) return <ErrorPanel title="The data files cannot be shown" error={error} onRetry={() => void refetch()} />;
  return (
    <Panel flush>
      <p className="quiet pad">
        What facts come from without a network. A file of your own takes the place of the one that ships; it is checked first.
      </p>
      <div className="scroll-x">
        <table className="plain-table">
          <thead>
            <tr>
              <th scope="col">Data</th>
              <th scope="col">State</th>
              <th scope="col">Date</th>
              <th scope="col">Source</th>
              <th scope="col" className="end">
                Size
              </th>
              <th scope="col">
                <span className="unseen">Replace</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {data.items.map((file) => (
              <DataFileLine key={file.name} file={file} />
            ))}
          </tbody>
        </table>
      </div>
    </Panel>
  );
}

function DataFileLine({ file }: { readonly file: DataFileRow }): ReactNode {
  const chooser = useRef<HTMLInputElement>(null);
  const update = useChange('updateData', ['dataFiles']);
  const { show, fail } = useToast();
  const mayChange = useMay('admin');
  const put = (given: File | undefined) => {
    if (!given) return;
    update.mutate(
      { params: { name: file.name }, query: {}, body: given },
      { onSuccess: ({ rows, date }) => show({ words: `${file.name}: ${plural(rows, 'row')} of ${date} in use` }), onError: fail },
    );
  };
  return (
    <tr>
      <td>
        <strong className="mono">{file.name}</strong>
        <div className="quiet">{file.what}</div>
      </td>
      <td>
        <Badge tone={tones[file.state]}>{file.state}</Badge>
      </td>
      <td className="no-wrap figures">{file.date ?? '–'}</td>
      <td>
        {file.source ?? '–'}
        {file.licence && <div className="quiet">{file.licence}</div>}
      </td>
      <td className="end no-wrap">{file.bytes > 0 ? bytes(file.bytes) : '–'}</td>
      <td>
        {mayChange && (
          <>
            <Button
              small
              busy={update.isPending}
              onClick={() => chooser.current?.click()}
              title={`A file in this form: ${file.form}`}
              aria-label={`Replace ${file.name}`}
            >
              Replace
            </Button>
            <input
              ref={chooser}
              type="file"
              className="unseen"
              tabIndex={-1}
              aria-label={`File for ${file.name}`}
              onChange={(event) => {
                put(event.target.files?.[0]);
                event.target.value = '';
              }}
            />
          </>
        )}
      </td>
    </tr>
  );
}
