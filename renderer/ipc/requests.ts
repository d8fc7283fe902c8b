/** Hooks that ask the rest of the app: typed from the contract, cached, and asked again when the ledger changes. */
import type { QueryKey, UseMutationResult, UseQueryResult } from '@tanstack/react-query';
import { keepPreviousData, notifyManager, QueryClient, useMutation, useQuery } from '@tanstack/react-query';
import type { AnswerOf, ChannelName, RequestOf } from '../../shared/ipc/contract.ts';
import type { RequestFailed } from './bridge.ts';
import { ask } from './bridge.ts';

// An answer is drawn in the turn that brings it: a timer in between may come after a frame that could have shown it.
notifyManager.setScheduler(queueMicrotask);

export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      // The answers come from this machine and change only when an event says so: nothing to poll, nothing to retry.
      queries: {
        staleTime: Number.POSITIVE_INFINITY,
        retry: false,
        refetchOnWindowFocus: false,
        networkMode: 'always',
      },
      mutations: { retry: false, networkMode: 'always' },
    },
  });
}

/** The cache key of one question. The channel comes first, so that an area can be asked again by its prefix. */
export function requestKey<Name extends ChannelName>(channel: Name, request: RequestOf<Name>): QueryKey {
  return [channel, request ?? null];
}

export interface RequestOptions {
  /** Ask only while true. */
  readonly enabled?: boolean;
  /** Keep showing the last answer while a changed request is asked (for filters that the user types). */
  readonly keepPrevious?: boolean;
}

/** Ask a channel and keep its answer up to date. `error` is a `RequestFailed`; show it with `<Failed>`. */
export function useRequest<Name extends ChannelName>(
  channel: Name,
  request: RequestOf<Name>,
  options: RequestOptions = {},
): UseQueryResult<AnswerOf<Name>, RequestFailed> {
  return useQuery<AnswerOf<Name>, RequestFailed>({
    queryKey: requestKey(channel, request),
    queryFn: () => ask(channel, request),
    enabled: options.enabled ?? true,
    ...(options.keepPrevious ? { placeholderData: keepPreviousData as never } : {}),
  });
}

/** Do something through a channel: `action.mutate(request)`. What changed is announced by the ledger's own events. */
export function useAction<Name extends ChannelName>(
  channel: Name,
  onDone?: (answer: AnswerOf<Name>, request: RequestOf<Name>) => void,
): UseMutationResult<AnswerOf<Name>, RequestFailed, RequestOf<Name>> {
  return useMutation<AnswerOf<Name>, RequestFailed, RequestOf<Name>>({
    mutationFn: (request) => ask(channel, request),
    onSuccess: (answer, request) => onDone?.(answer, request),
  });
}
