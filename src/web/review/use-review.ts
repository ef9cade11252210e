import { useCallback, useEffect, useRef, useState } from 'react';
import type { ReviewText } from '../../api/review.ts';
import { ApiError, offline } from '../client/api-error.ts';
import { ask } from '../client/ask.ts';
import { queryClient } from '../client/query-client.ts';
import { beginReview, type Change, type ReviewState } from './review-state.ts';

export interface Review {
  readonly state: ReviewState;
  /** Does something to the state; what it changes is sent at once, one after another. */
  readonly act: (change: (state: ReviewState) => ReviewState) => void;
  /** Changes that have not reached the server yet. */
  readonly unsent: number;
  /** Why the first of them did not. */
  readonly error: ApiError | null;
  readonly retry: () => void;
}

/** One person's way through the texts of a sample, kept on the server answer by answer. */
export function useReview(texts: readonly ReviewText[]): Review {
  const [state, setState] = useState(() => beginReview(texts));
  const [unsent, setUnsent] = useState(0);
  const [error, setError] = useState<ApiError | null>(null);
  const latest = useRef(state);
  const waiting = useRef<Change[]>([]);
  const isSending = useRef(false);

  const drain = useCallback(async () => {
    if (isSending.current) return;
    isSending.current = true;
    setError(null);
    try {
      for (let next = waiting.current[0]; next; next = waiting.current[0]) {
        await send(next);
        waiting.current.shift();
        setUnsent(waiting.current.length);
      }
    } catch (failure) {
      setError(failure instanceof ApiError ? failure : offline());
    } finally {
      isSending.current = false;
    }
  }, []);

  const act = useCallback(
    (change: (before: ReviewState) => ReviewState) => {
      const before = { ...latest.current, changes: [] };
      const next = change(before);
      if (next === before) return;
      latest.current = next;
      setState(next);
      if (next.changes.length === 0) return;
      waiting.current.push(...next.changes);
      setUnsent(waiting.current.length);
      void drain();
    },
    [drain],
  );

  useEffect(
    () => () => {
      for (const id of ['samples', 'agreement', 'messages', 'message', 'overview']) void queryClient.invalidateQueries({ queryKey: [id] });
    },
    [],
  );
  useEffect(() => {
    const warn = (event: BeforeUnloadEvent) => {
      if (waiting.current.length > 0) event.preventDefault();
    };
    addEventListener('beforeunload', warn);
    return () => removeEventListener('beforeunload', warn);
  }, []);

  return { state, act, unsent, error, retry: () => void drain() };
}

async function send({ textId, label }: Change): Promise<void> {
  if (label) await ask('saveLabel', { params: { textId }, body: label });
  else await ask('dropLabel', { params: { textId } });
}
