import type { UseMutationResult, UseQueryResult } from '@tanstack/react-query'
import { keepPreviousData, queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { EndpointName, RequestOf, ResponseOf } from './client.ts'
import { call } from './client.ts'
import { onceAtATime } from './once-at-a-time.ts'
import type { ApiError } from './problem.ts'

const WITHOUT_STREAM_MS = 15_000

type Reading = Extract<EndpointName, `GET ${string}`>

/** The one key of an endpoint's answer: its name first, so that a change can refresh by name. */
export function reading<N extends Reading>(name: N, request: RequestOf<N>) {
  return queryOptions<ResponseOf<N>, ApiError>({
    queryKey: [name, request],
    queryFn: ({ signal }) => call(name, request, { signal }),
  })
}

interface ReadOptions<N extends Reading> {
  /** False waits, e.g. until a role is known. */
  readonly enabled?: boolean
  /** Whether the server works on another answer: the stream tells of it, and where no stream gets through this asks. */
  readonly isPending?: (answer: ResponseOf<N> | undefined) => boolean
}

/** Reads: `const board = useRead('GET /api/terms/:termId/board', { params: { termId } })`; show it with `<Loaded>`. */
export function useRead<N extends Reading>(
  name: N,
  request: RequestOf<N>,
  options: ReadOptions<N> = {},
): UseQueryResult<ResponseOf<N>, ApiError> {
  const { isPending } = options
  return useQuery({
    ...reading(name, request),
    enabled: options.enabled ?? true,
    refetchInterval: query => (isPending?.(query.state.data) ? WITHOUT_STREAM_MS : false),
  })
}

type Change<N extends EndpointName> = UseMutationResult<ResponseOf<N>, ApiError, RequestOf<N>>

/**
 * Changes: `const withdraw = useChange('POST /api/offers/:offerId/withdraw', ['GET /api/terms/:termId/offers'])`, then
 * `withdraw.mutate({ params, body })`, or `mutateAsync` as a form's submit. The named readings are fetched anew
 * before it counts as done, so the page that follows never shows what was. A double click sends once.
 */
export function useChange<N extends EndpointName>(name: N, refresh: readonly Reading[] = []): Change<N> {
  const client = useQueryClient()
  const [once] = useState(() => onceAtATime((request: RequestOf<N>) => call(name, request)))
  return useMutation<ResponseOf<N>, ApiError, RequestOf<N>>({
    mutationFn: request => once(request),
    onSuccess: () => Promise.all(refresh.map(reading => client.invalidateQueries({ queryKey: [reading] }))),
  })
}

interface Stoppable {
  /** It was stopped before there was an answer. */
  readonly isStopped: boolean
  readonly stop: () => void
  readonly ask: () => void
}

type Asking = Extract<EndpointName, `POST ${string}`>

/**
 * Asks a POST that changes nothing, such as a what-if: `useAnswer('POST /api/runs/:runId/what-if', { params, body })`.
 * The answer to the question before is shown until the new one is there (`isPlaceholderData`), and a question that
 * is replaced is given up, and so is one that is stopped; `ask` asks it again. Null asks nothing.
 */
export function useAnswer<N extends Asking>(
  name: N,
  request: RequestOf<N> | null,
): UseQueryResult<ResponseOf<N>, ApiError> & Stoppable {
  const client = useQueryClient()
  const queryKey = [name, request]
  const query = useQuery<ResponseOf<N>, ApiError>({
    queryKey,
    queryFn: ({ signal }) =>
      request === null ? Promise.reject(new Error(name)) : call(name, request, { signal }),
    enabled: request !== null,
    placeholderData: keepPreviousData,
  })
  const hasNone = query.isPending || query.isPlaceholderData
  return {
    ...query,
    isStopped: request !== null && hasNone && query.fetchStatus === 'idle',
    stop: () => void client.cancelQueries({ queryKey }),
    ask: () => void query.refetch(),
  }
}
