import type { ReactNode } from 'react';
import type { IntakeOptions, Preview } from '../../api/intake.ts';
import { useAnswer } from '../client/use-answer.ts';
import { Badge } from '../kit/badge.tsx';
import { IconButton } from '../kit/button.tsx';
import { ErrorPanel } from '../kit/error-panel.tsx';
import { bytes, label, plural } from '../kit/format.ts';
import { Loading } from '../kit/loading.tsx';
import { Untrusted } from '../kit/untrusted.tsx';
import { useFormat } from '../kit/use-format.ts';
import { PreviewColumns } from './preview-columns.tsx';
import { PreviewRejects, PreviewSample } from './preview-rows.tsx';
import { ReadOptions } from './read-options.tsx';
import type { Waiting } from './use-uploads.ts';

interface UploadCardProps {
  readonly waiting: Waiting;
  readonly onOptions: (options: IntakeOptions) => void;
  readonly onDrop: () => void;
}

/** One file or paste before it is taken in: what was understood of it, and what can be set right by hand. */
export function UploadCard({ waiting, onOptions, onDrop }: UploadCardProps): ReactNode {
  const { upload, error, options, name } = waiting;
  const args = { params: { uploadId: upload?.uploadId ?? '' }, body: options };
  const preview = useAnswer('preview', args, { enabled: upload !== null, keep: true });
  const { data } = preview;
  const problem = error ?? preview.error;
  return (
    <article className="panel upload" aria-label={`What was understood of ${name}`}>
      <div className="row spread">
        <h3 className="grow">
          <Untrusted text={name} as="file" /> <span className="quiet small">{bytes(waiting.bytes)}</span>
        </h3>
        {data?.known && <Badge tone="warn">taken in before: adds nothing</Badge>}
        <IconButton icon="close" label="Do not take this in" onClick={onDrop} />
      </div>
      {problem && (
        <ErrorPanel title="This cannot be read as it is" error={problem} {...(error ? {} : { onRetry: () => void preview.refetch() })} />
      )}
      {!data && !problem && <Loading label={upload ? 'Looking at it' : 'Sending it'} rows={3} />}
      {data && <Understood preview={data} />}
      {(data || preview.error) && (
        <>
          {data && data.columns.length > 0 && <PreviewColumns preview={data} options={options} onOptions={onOptions} />}
          <ReadOptions preview={data ?? null} options={options} onOptions={onOptions} />
        </>
      )}
      {data && <PreviewSample preview={data} />}
      {data && data.rejected.length > 0 && <PreviewRejects preview={data} />}
    </article>
  );
}

/** What was understood, in one line of words. */
function Understood({ preview }: { readonly preview: Preview }): ReactNode {
  const format = useFormat();
  const kinds = Object.entries(preview.kinds).map(([kind, count]) => plural(count, kindNoun(kind)));
  return (
    <ul className="understood">
      <li>
        {preview.format.toUpperCase()}
        {preview.compressed ? ', compressed' : ''}, {preview.encoding}
      </li>
      <li>
        {kinds.length > 0 ? kinds.join(', ') : 'nothing readable'} in the first {plural(preview.rows, 'row')}
      </li>
      <li>{preview.first === null ? 'no times' : `${format.exactTime(preview.first)} to ${format.exactTime(preview.last)}`}</li>
      {preview.rejected.length > 0 && <li className="bad-words">{plural(preview.rejected.length, 'row')} would be put aside</li>}
      {preview.notes.map((note) => (
        <li key={note}>
          <Untrusted text={note} />
        </li>
      ))}
    </ul>
  );
}

function kindNoun(kind: string): string {
  return kind === 'call' ? 'call report' : `${label(kind)} report`;
}
