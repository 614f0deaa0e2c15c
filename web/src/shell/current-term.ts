import { useParams } from '@tanstack/react-router'
import { useEffect, useSyncExternalStore } from 'react'
import { useRead } from '../api/queries.ts'
import { useUrlState } from '../ui/url-state.ts'
import type { TermSummary } from './term-choice.ts'
import { defaultTerm } from './term-choice.ts'

let remembered: string | null = null
const listeners = new Set<() => void>()

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** The term last looked at, so that pages outside the terms keep the menu where it was. */
export function rememberTerm(termId: string): void {
  if (termId === remembered) return
  remembered = termId
  for (const listener of listeners) listener()
}

/** The term of the page, else of `?termin=`, else the last one looked at, else the natural one; null when there is none. */
export function useCurrentTerm(): {
  readonly term: TermSummary | null
  readonly terms: readonly TermSummary[]
  /** Whether it is known yet which terms there are. */
  readonly known: boolean
} {
  const { termId } = useParams({ strict: false })
  const [asked] = useUrlState('termin')
  const last = useSyncExternalStore(subscribe, () => remembered)
  const answer = useRead('GET /api/terms', {}).data
  const terms = answer?.terms ?? []
  const wanted = termId ?? asked ?? last
  const term = terms.find(known => known.id === wanted) ?? defaultTerm(terms)
  useEffect(() => {
    if (term) rememberTerm(term.id)
  }, [term])
  return { term, terms, known: answer !== undefined }
}

/** The term in the address of a page under `/terminer/$termId`. */
export function useTermId(): string {
  const { termId } = useParams({ strict: false })
  if (termId === undefined) throw new Error('useTermId is for pages under /terminer/$termId')
  return termId
}
