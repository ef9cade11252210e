import { useEffect, useState } from 'react';
import type { ReviewText } from '../../api/review.ts';
import { ApiError, offline } from '../client/api-error.ts';
import { ask } from '../client/ask.ts';

/** The texts of a sample, all of them; null until they are here. They are fetched once: a queue must not change under the hand. */
export function useSampleTexts(name: string): {
  readonly texts: readonly ReviewText[] | null;
  readonly error: ApiError | null;
  readonly retry: () => void;
} {
  const [texts, setTexts] = useState<readonly ReviewText[] | null>(null);
  const [error, setError] = useState<ApiError | null>(null);
  const [attempt, setAttempt] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another attempt fetches again
  useEffect(() => {
    const stop = new AbortController();
    setTexts(null);
    setError(null);
    fetchAll(name, stop.signal).then(setTexts, (failure) => {
      if (!stop.signal.aborted) setError(failure instanceof ApiError ? failure : offline());
    });
    return () => stop.abort();
  }, [name, attempt]);
  return { texts, error, retry: () => setAttempt((before) => before + 1) };
}

async function fetchAll(name: string, signal: AbortSignal): Promise<readonly ReviewText[]> {
  const texts: ReviewText[] = [];
  let cursor: string | null = null;
  do {
    const query: { limit: number; cursor?: string } = cursor === null ? { limit: 200 } : { limit: 200, cursor };
    const page: { readonly items: readonly ReviewText[]; readonly next: string | null } = await ask(
      'sampleTexts',
      { params: { name }, query },
      signal,
    );
    texts.push(...page.items);
    cursor = page.next;
  } while (cursor !== null);
  return texts;
}
