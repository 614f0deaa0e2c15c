import type { TermSummary } from '../shell/term-choice.ts'

type Phase = TermSummary['phase']

/** Whether offers and students are entered and corrected in the phase (S3); the server decides. */
export function acceptsData(phase: Phase): boolean {
  return phase === 'collecting' || phase === 'matching'
}

/** Whether students and universities have been told (S7). */
export function isPublished(phase: Phase): boolean {
  return phase === 'published' || phase === 'running' || phase === 'closed'
}
