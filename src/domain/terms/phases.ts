export const PHASES = [
  'draft',
  'collecting',
  'matching',
  'confirming',
  'published',
  'running',
  'closed',
] as const
export type Phase = (typeof PHASES)[number]

/**
 * S1: the moves that exist. Going back is possible until publication: from `matching` to collect more, from
 * `confirming` to match again (which releases every proposal). After publication a change is a repair, not a move.
 */
const MOVES: Readonly<Record<Phase, readonly Phase[]>> = {
  draft: ['collecting'],
  collecting: ['matching', 'draft'],
  matching: ['confirming', 'collecting'],
  confirming: ['published', 'matching'],
  published: ['running'],
  running: ['closed'],
  closed: [],
}

/** What a move is judged by. */
export interface TermFacts {
  readonly phase: Phase
  readonly offers: number
  readonly students: number
  readonly unansweredProposals: number
  readonly confirmedPlacements: number
  /** Published, and neither completed nor ended in another way. */
  readonly placementsUnderWay: number
}

export type MoveObstacle =
  | { code: 'moveUnknown'; from: Phase; to: Phase }
  | { code: 'noOffers' }
  | { code: 'noStudents' }
  | { code: 'noChosenRun' }
  | { code: 'hasOffersOrStudents' }
  | { code: 'unansweredProposals'; count: number }
  | { code: 'nothingConfirmed' }
  | { code: 'placementsUnderWay'; count: number }

/** The phases that S1's table allows next; whether something stands in the way is `moveObstacle`'s answer. */
export function nextPhases(phase: Phase): readonly Phase[] {
  return MOVES[phase]
}

/** Why the term cannot move to `to` now, or null when it can. Who may move it is the caller's question. */
export function moveObstacle(facts: TermFacts, to: Phase): MoveObstacle | null {
  if (!MOVES[facts.phase].includes(to)) return { code: 'moveUnknown', from: facts.phase, to }
  if (to === 'draft' && facts.offers + facts.students > 0) return { code: 'hasOffersOrStudents' }
  if (to === 'matching' && facts.phase === 'collecting') {
    if (facts.offers === 0) return { code: 'noOffers' }
    if (facts.students === 0) return { code: 'noStudents' }
  }
  if (to === 'confirming') return { code: 'noChosenRun' } // choosing a run makes this move, nothing else (S5)
  // A closed term takes no answers: a replacement that is still proposed would wait for ever.
  if ((to === 'published' || to === 'closed') && facts.unansweredProposals > 0)
    return { code: 'unansweredProposals', count: facts.unansweredProposals }
  if (to === 'published' && facts.confirmedPlacements === 0) return { code: 'nothingConfirmed' }
  // What became of every student is counted from the events (S8), and a closed term takes no more of them.
  if (to === 'closed' && facts.placementsUnderWay > 0)
    return { code: 'placementsUnderWay', count: facts.placementsUnderWay }
  return null
}

/** Offers and students are entered and changed while the term collects, and corrected while it matches (S3). */
export function acceptsData(phase: Phase): boolean {
  return phase === 'collecting' || phase === 'matching'
}

/**
 * Target, shares, bounds and dates are what the matching is judged by (S2, R3, R4): they stand once a run is chosen.
 * Its due dates are reminders, and may change until the term is closed.
 */
export function acceptsSettings(phase: Phase): boolean {
  return phase === 'draft' || acceptsData(phase)
}

/** Proposals are out or placements public: what falls away now is mended by a repair (R20), not by a new match. */
export function isRepairable(phase: Phase): boolean {
  return phase === 'confirming' || isPublic(phase)
}

/** Students and universities have been told (S7), and the term goes on: whatever is confirmed now is public at once. */
export function isPublic(phase: Phase): boolean {
  return phase === 'published' || phase === 'running'
}

/** A single offer or student can be added, corrected or withdrawn by form (S3, S8); a whole file only while data are accepted. */
export function acceptsChanges(phase: Phase): boolean {
  return acceptsData(phase) || isRepairable(phase)
}

/** Whether students and universities have been told (S7). */
export function isPublished(phase: Phase): boolean {
  return phase === 'published' || phase === 'running' || phase === 'closed'
}
