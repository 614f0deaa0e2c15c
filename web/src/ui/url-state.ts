import { useNavigate, useRouterState } from '@tanstack/react-router'
import { useCallback } from 'react'

/** What a page keeps in its address: `?sortera=namn&sok=älvsjö`. All values are text. */
export type UrlState = { readonly [key: string]: string | undefined }

export function parseUrlState(search: string): UrlState {
  return Object.fromEntries(new URLSearchParams(search))
}

export function stringifyUrlState(state: Readonly<Record<string, unknown>>): string {
  const search = new URLSearchParams()
  for (const [key, value] of Object.entries(state)) {
    if (typeof value === 'string' && value !== '') search.set(key, value)
  }
  return search.size > 0 ? `?${search}` : ''
}

/** One value in the address, null when absent. Setting it replaces the history entry and keeps the scroll. */
export function useUrlState(key: string): [string | null, (value: string | null) => void] {
  const value = useRouterState({ select: state => state.location.search[key] ?? null })
  const navigate = useNavigate()
  const set = useCallback(
    (next: string | null) => {
      void navigate({
        to: '.',
        search: (previous: UrlState) => ({ ...previous, [key]: next ?? undefined }),
        replace: true,
        resetScroll: false,
      })
    },
    [key, navigate],
  )
  return [value, set]
}
