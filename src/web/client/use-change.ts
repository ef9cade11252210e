import { type UseMutationResult, useMutation, useQueryClient } from '@tanstack/react-query';
import type { OperationId } from '../../api/routes.ts';
import type { ApiError } from './api-error.ts';
import { type Answer, type Args, ask } from './ask.ts';

/**
 * A change through one operation: `mutate(args)` or `await mutateAsync(args)`. What it touches is asked again afterwards:
 * `touches` names the operations; all are, unless told.
 */
export function useChange<Id extends OperationId>(
  id: Id,
  touches?: readonly OperationId[],
): UseMutationResult<Answer<Id>, ApiError, Args<Id>> {
  const client = useQueryClient();
  return useMutation<Answer<Id>, ApiError, Args<Id>>({
    mutationFn: (args) => ask(id, args),
    onSuccess: () =>
      touches
        ? Promise.all(touches.map((touched) => client.invalidateQueries({ queryKey: [touched] })))
        : client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'session' }),
  });
}
