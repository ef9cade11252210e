import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { Operations } from '../../api/operations.ts';
import type { OperationId } from '../../api/routes.ts';
import type { Page } from '../../model/page.ts';
import type { ApiError } from './api-error.ts';
import { type Args, ask } from './ask.ts';

/** Operations that answer in portions, and what a portion holds. */
type PagedId = { [Id in OperationId]: Operations[Id]['answer'] extends Page<unknown> ? Id : never }[OperationId];
type ItemOf<Id extends PagedId> = Operations[Id]['answer'] extends Page<infer Item> ? Item : never;

/** A list that is fetched portion by portion. */
export interface Pages<Item> {
  readonly items: readonly Item[];
  /** Null where the server did not count. */
  readonly total: number | null;
  readonly error: ApiError | null;
  /** True until the first portion is here. */
  readonly isLoading: boolean;
  /** True while anything is on its way, also a fresh copy of what is shown. */
  readonly isFetching: boolean;
  readonly hasMore: boolean;
  readonly more: () => void;
  readonly retry: () => void;
}

/** The list of one operation; `more` fetches the portion behind what is there. The list before stays while a filter changes. */
export function usePages<Id extends PagedId>(id: Id, args: Args<Id>, enabled = true): Pages<ItemOf<Id>> {
  type Portion = Page<ItemOf<Id>>;
  const query = useInfiniteQuery<Portion, ApiError, { readonly pages: readonly Portion[] }, readonly unknown[], string | null>({
    queryKey: [id, 'pages', args],
    queryFn: async ({ pageParam, signal }) => {
      const { query: asked, ...others } = args as { readonly query?: object };
      const whole = { ...others, query: { ...asked, ...(pageParam === null ? {} : { cursor: pageParam }) } };
      return (await ask(id, whole as unknown as Args<Id>, signal)) as unknown as Portion;
    },
    initialPageParam: null,
    getNextPageParam: (last) => last.next,
    placeholderData: keepPreviousData,
    enabled,
  });
  const { data } = query;
  const items = useMemo(() => data?.pages.flatMap((page) => page.items) ?? [], [data]);
  return {
    items,
    total: data?.pages[0]?.total ?? null,
    error: query.error,
    isLoading: query.isPending,
    isFetching: query.isFetching,
    hasMore: query.hasNextPage,
    // A portion that failed is asked for again by a person only.
    more: () => void (query.isFetching || query.isFetchNextPageError || query.fetchNextPage({ cancelRefetch: false })),
    retry: () => void (query.isFetchNextPageError ? query.fetchNextPage() : query.refetch()),
  };
}
