import type { UseMutationResult, UseQueryResult } from '@tanstack/react-query'
import { keepPreviousData, queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { EndpointName, RequestOf, ResponseOf } from './client.ts'
import { call } from './client.ts'
import { onceAtATime } from './once-at-a-time.ts'
import type { ApiError } from './problem.ts'

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
  /** Milliseconds between readings, or false when the answer is final. */
  readonly every?: (answer: ResponseOf<N> | undefined) => number | false
}

/** Reads: `const board = useRead('GET /api/terms/:termId/board', { params: { termId } })`; show it with `<Loaded>`. */
export function useRead<N extends Reading>(
  name: N,
  request: RequestOf<N>,
  options: ReadOptions<N> = {},
): UseQueryResult<ResponseOf<N>, ApiError> {
  const { every } = options
  return useQuery({
    ...reading(name, request),
    enabled: options.enabled ?? true,
    refetchInterval: every ? query => every(query.state.data) : false,
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

type Asking = Extract<EndpointName, `POST ${string}`>

/**
 * Asks a POST that changes nothing, such as a what-if: `useAnswer('POST /api/runs/:runId/what-if', { params, body })`.
 * The answer to the question before is shown until the new one is there (`isPlaceholderData`), and a question that
 * is replaced is given up. Null asks nothing.
 */
export function useAnswer<N extends Asking>(
  name: N,
  request: RequestOf<N> | null,
): UseQueryResult<ResponseOf<N>, ApiError> {
  return useQuery<ResponseOf<N>, ApiError>({
    queryKey: [name, request],
    queryFn: ({ signal }) =>
      request === null ? Promise.reject(new Error(name)) : call(name, request, { signal }),
    enabled: request !== null,
    placeholderData: keepPreviousData,
  })
}
