import { QueryClient } from '@tanstack/react-query';
import { ApiError } from './api-error.ts';

/** The answers the page holds: shown at once when asked again, refreshed when the workspace changes. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 30_000,
      gcTime: 5 * 60_000,
      refetchOnWindowFocus: false,
      // What the server refuses it refuses again; only a server that did not answer is asked once more.
      retry: (failures, error) => failures < 1 && error instanceof ApiError && (error.status === 0 || error.status >= 503),
    },
  },
});
