export const PILOT_PHASES = ['draft', 'collecting', 'planned', 'published', 'held', 'evaluated'] as const
export type PilotPhase = (typeof PILOT_PHASES)[number]

/** The moves that exist. Going back ends with publication: from then on a change is a new plan that keeps what it can (A12). */
const MOVES: Readonly<Record<PilotPhase, readonly PilotPhase[]>> = {
  draft: ['collecting'],
  collecting: ['planned', 'draft'],
  planned: ['published', 'collecting'],
  published: ['held'],
  held: ['evaluated'],
  evaluated: [],
}

/** What a move is judged by. */
export interface PilotFacts {
  readonly phase: PilotPhase
  /** Candidate weeks, passes, modules in use, and districts that receive students. */
  readonly weeks: number
  readonly passes: number
  readonly modules: number
  readonly receivingDistricts: number
  /** Students that have not left. */
  readonly students: number
  /** The last day of the plan in use; null without a plan. */
  readonly lastDayOn: string | null
  readonly todayOn: string
}

export type PilotObstacle =
  | { code: 'moveUnknown'; from: PilotPhase; to: PilotPhase }
  | { code: 'noWeeks' | 'noPasses' | 'noModules' | 'noDistricts' | 'hasStudents' | 'noChosenPlan' }
  | { code: 'notOver'; lastDayOn: string }

/** The phases that the table allows next; whether something stands in the way is `pilotObstacle`'s answer. */
export function nextPilotPhases(phase: PilotPhase): readonly PilotPhase[] {
  return MOVES[phase]
}

/** Why the pilot cannot move to `to` now, or null when it can. Who may move it is the caller's question. */
export function pilotObstacle(facts: PilotFacts, to: PilotPhase): PilotObstacle | null {
  if (!MOVES[facts.phase].includes(to)) return { code: 'moveUnknown', from: facts.phase, to }
  if (to === 'draft' && facts.students > 0) return { code: 'hasStudents' }
  if (to === 'collecting' && facts.phase === 'draft') {
    if (facts.weeks === 0) return { code: 'noWeeks' }
    if (facts.passes === 0) return { code: 'noPasses' }
    if (facts.modules === 0) return { code: 'noModules' }
    if (facts.receivingDistricts === 0) return { code: 'noDistricts' }
  }
  if (to === 'planned') return { code: 'noChosenPlan' } // choosing a plan makes this move, nothing else
  if (to === 'held' && facts.lastDayOn !== null && facts.lastDayOn > facts.todayOn)
    return { code: 'notOver', lastDayOn: facts.lastDayOn }
  return null
}

/** Weeks, days, passes, modules and districts are what a plan is judged by: they stand once one is chosen. */
export function acceptsPilotSettings(phase: PilotPhase): boolean {
  return phase === 'draft' || phase === 'collecting'
}

/** Hosts, venues, students and groups are entered while the pilot collects. */
export function acceptsPilotData(phase: PilotPhase): boolean {
  return phase === 'collecting'
}

/** Hosts, venues and times away may still change until the days are over: somebody is ill, a room is taken (A12). */
export function acceptsPilotChanges(phase: PilotPhase): boolean {
  return phase === 'collecting' || phase === 'planned' || phase === 'published'
}
