import { useCallback, useRef, useState } from 'react';
import type { IntakeOptions, Upload } from '../../api/intake.ts';
import { ApiError, offline } from '../client/api-error.ts';
import { ask } from '../client/ask.ts';

/** A file or paste on its way into the workspace: sent, looked at, and how it is to be read. */
export interface Waiting {
  readonly key: number;
  readonly name: string;
  readonly bytes: number;
  readonly upload: Upload | null;
  readonly error: ApiError | null;
  readonly options: IntakeOptions;
}

/** What waits to be taken in, and what can be done with it. */
export interface Uploads {
  readonly waiting: readonly Waiting[];
  readonly addFiles: (files: readonly File[]) => void;
  readonly addText: (text: string) => void;
  readonly setOptions: (key: number, options: IntakeOptions) => void;
  readonly drop: (key: number) => void;
  /** Takes all away from the page that was handed to a run. */
  readonly clear: () => void;
}

/** Sends files and pastes one after another and keeps what was understood of each. */
export function useUploads(): Uploads {
  const [waiting, setWaiting] = useState<readonly Waiting[]>([]);
  const next = useRef(0);
  const line = useRef(Promise.resolve());
  const change = useCallback(
    (key: number, part: Partial<Waiting>) => setWaiting((all) => all.map((one) => (one.key === key ? { ...one, ...part } : one))),
    [],
  );
  const add = useCallback(
    (name: string, bytes: number, send: () => Promise<Upload>) => {
      const key = next.current++;
      setWaiting((all) => [...all, { key, name, bytes, upload: null, error: null, options: {} }]);
      line.current = line.current.then(() =>
        send().then(
          (upload) => change(key, { upload, name: upload.name, bytes: upload.bytes }),
          (error) => change(key, { error: error instanceof ApiError ? error : offline() }),
        ),
      );
    },
    [change],
  );
  return {
    waiting,
    addFiles: (files) => {
      for (const file of files) add(file.name, file.size, () => ask('upload', { query: { name: file.name }, body: file }));
    },
    addText: (text) => add('pasted text', new Blob([text]).size, () => ask('paste', { body: { text } })),
    setOptions: (key, options) => change(key, { options }),
    drop: (key) => {
      const gone = waiting.find((one) => one.key === key);
      if (gone?.upload) void ask('dropUpload', { params: { uploadId: gone.upload.uploadId } }).catch(() => undefined);
      setWaiting((all) => all.filter((one) => one.key !== key));
    },
    clear: () => setWaiting([]),
  };
}
