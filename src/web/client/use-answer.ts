import { keepPreviousData, type UseQueryResult, useQuery } from '@tanstack/react-query';
import type { OperationId } from '../../api/routes.ts';
import type { ApiError } from './api-error.ts';
import { type Answer, type Args, ask } from './ask.ts';

interface AnswerOptions {
  /** False waits: nothing is asked yet. */
  readonly enabled?: boolean;
  /** True shows the answer before while the next one is fetched, such as while a filter changes. */
  readonly keep?: boolean;
  /** Milliseconds between asking again by itself. */
  readonly every?: number;
}

/** The answer to one operation, kept, shared, and asked again when the workspace changes. */
export function useAnswer<Id extends OperationId>(
  id: Id,
  args: Args<Id>,
  options: AnswerOptions = {},
): UseQueryResult<Answer<Id>, ApiError> {
  return useQuery<Answer<Id>, ApiError>({
    queryKey: [id, args],
    queryFn: ({ signal }) => ask(id, args, signal),
    enabled: options.enabled ?? true,
    refetchInterval: options.every ?? false,
    ...(options.keep ? { placeholderData: keepPreviousData as never } : {}),
  });
}
