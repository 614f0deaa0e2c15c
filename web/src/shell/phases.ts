import type { TermSummary } from './term-choice.ts'

export type Phase = TermSummary['phase']

/** In the order a term goes through them (S1). */
export const PHASES: readonly Phase[] = [
  'draft',
  'collecting',
  'matching',
  'confirming',
  'published',
  'running',
  'closed',
]
