import type { ReactNode } from 'react';
import type { Run } from '../../api/intake.ts';
import { useChange } from '../client/use-change.ts';
import { Button } from '../kit/button.tsx';
import { plural } from '../kit/format.ts';
import { useToast } from '../kit/toast.tsx';
import { groupUploads } from './group-uploads.ts';
import type { Uploads } from './use-uploads.ts';

interface TakeInProps {
  readonly uploads: Uploads;
  readonly onStarted: (runs: readonly Run[]) => void;
}

/** The bar that takes all in that waits. */
export function TakeIn({ uploads, onStarted }: TakeInProps): ReactNode {
  const start = useChange('startRun', ['runs']);
  const { fail } = useToast();
  const ready = uploads.waiting.flatMap(({ upload, options }) => (upload ? [{ uploadId: upload.uploadId, options }] : []));
  const isSending = uploads.waiting.some(({ upload, error }) => upload === null && error === null);
  const takeIn = async () => {
    const runs: Run[] = [];
    try {
      for (const body of groupUploads(ready)) runs.push(await start.mutateAsync({ body }));
      uploads.clear();
    } catch (error) {
      fail(error);
    }
    onStarted(runs);
  };
  return (
    <div className="take-in row">
      <Button kind="primary" icon="check" disabled={ready.length === 0 || isSending} busy={start.isPending} onClick={() => void takeIn()}>
        Take in {plural(ready.length, 'input')}
      </Button>
      <Button kind="quiet" onClick={() => uploads.waiting.map(({ key }) => uploads.drop(key))}>
        Let all go
      </Button>
      <span className="quiet small">Until then nothing of it is in the workspace.</span>
    </div>
  );
}
