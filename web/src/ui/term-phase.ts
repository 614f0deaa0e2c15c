import type { TermSummary } from '../shell/term-choice.ts'

type Phase = TermSummary['phase']

/** Whether offers and students are entered and corrected in the phase (S3); the server decides. */
export function acceptsData(phase: Phase): boolean {
  return phase === 'collecting' || phase === 'matching'
}

/** Whether proposals are out or placements public, so that a change is mended by a repair (R20). */
export function isRepairable(phase: Phase): boolean {
  return phase === 'confirming' || phase === 'published' || phase === 'running'
}

/** Whether a single offer or student can be added, corrected or withdrawn by form (S3, S8). */
export function acceptsChanges(phase: Phase): boolean {
  return acceptsData(phase) || isRepairable(phase)
}

/** The phase that refuses a form for an offer or a student, or null while the term takes them or isn't known yet. */
export function refusingPhase(term: TermSummary | null): Phase | null {
  return term === null || acceptsChanges(term.phase) ? null : term.phase
}

/** Whether students and universities have been told (S7). */
export function isPublished(phase: Phase): boolean {
  return phase === 'published' || phase === 'running' || phase === 'closed'
}
