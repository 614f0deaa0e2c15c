import type { ResponseOf } from '../../api/client.ts'
import { PHASES } from '../../shell/phases.ts'
import type { RoleKind } from '../../shell/viewer.ts'
import { isRepairable } from '../../ui/term-phase.ts'

type Term = ResponseOf<'GET /api/terms/:termId'>
type Board = ResponseOf<'GET /api/terms/:termId/board'>
type Run = ResponseOf<'GET /api/terms/:termId/runs'>['runs'][number]
type Placement = ResponseOf<'GET /api/terms/:termId/placements'>['placements'][number]
type Student = ResponseOf<'GET /api/terms/:termId/students'>['students'][number]
type WithoutPlace = ResponseOf<'GET /api/terms/:termId/repairs'>['withoutPlace'][number]
type Phase = Term['phase']

export interface Situation {
  readonly term: Term
  readonly board: Board | null
  readonly runs: readonly Run[]
  readonly placements: readonly Placement[]
  readonly students: readonly Student[]
  /** For central, while a change is mended by a repair. */
  readonly withoutPlace: readonly WithoutPlace[]
}

/** What is told by its number alone. */
type CountedKind =
  | 'unanswered'
  | 'missing'
  | 'withoutWishes'
  | 'openProposals'
  | 'withoutPlace'
  | 'toAnswer'
  | 'results'
  | 'unplaced'

/** Something that waits for the reader. `count` is shown large; null when there is nothing to count. */
export type Waiting =
  | { readonly kind: 'nextStep'; readonly count: null; readonly phase: Phase }
  | { readonly kind: 'missingStudents'; readonly count: number; readonly share: number }
  | { readonly kind: 'runWaits'; readonly count: number; readonly all: number; readonly runId: string }
  | { readonly kind: 'noRun'; readonly count: null }
  | { readonly kind: CountedKind; readonly count: number }

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}

function counting(kind: CountedKind, count: number): Waiting[] {
  return count > 0 ? [{ kind, count }] : []
}

function withState(placements: readonly Placement[], state: Placement['state']): number {
  return placements.filter(placement => placement.state === state).length
}

/** The nearest phase ahead that nothing blocks, or none. */
function nextStep(term: Term): Waiting[] {
  const here = PHASES.indexOf(term.phase)
  const open = term.allowedMoves
    .filter(move => move.blockedBy === null && PHASES.indexOf(move.to) > here)
    .toSorted((a, b) => PHASES.indexOf(a.to) - PHASES.indexOf(b.to))
  return open.slice(0, 1).map(move => ({ kind: 'nextStep', count: null, phase: move.to }))
}

/** The run to look at while matching: the latest that gave a plan and wasn't chosen. */
function runToChoose(runs: readonly Run[]): Waiting[] {
  if (runs.some(run => run.chosenAt !== null)) return []
  const done = runs
    .filter(run => run.status === 'optimal' || run.status === 'feasible')
    .toSorted((a, b) => b.startedAt.localeCompare(a.startedAt))
  const latest = done[0]
  if (!latest) return [{ kind: 'noRun', count: null }]
  const placed = latest.placed ?? 0
  return [{ kind: 'runWaits', count: placed, all: placed + (latest.unplaced ?? 0), runId: latest.id }]
}

function unplaced(students: readonly Student[]): Waiting[] {
  return counting('unplaced', students.filter(({ outcome }) => outcome === 'unplaced').length)
}

function forCentral({ term, board, runs, placements, withoutPlace, students }: Situation): Waiting[] {
  if (term.phase === 'collecting' && board) {
    return [
      ...counting('unanswered', board.districts.filter(district => district.answeredAt === null).length),
      ...counting('missing', board.target - (board.offered ?? 0)),
      ...counting('withoutWishes', sum(board.universities.map(university => university.withoutWishes))),
      ...nextStep(term),
    ]
  }
  if (term.phase === 'matching') return [...runToChoose(runs), ...nextStep(term)]
  return [
    ...counting('openProposals', withState(placements, 'proposed')),
    ...counting('withoutPlace', withoutPlace.filter(({ last, isLate }) => last !== null || isLate).length),
    ...unplaced(students),
    ...nextStep(term),
  ]
}

function forDistrict({ term, placements }: Situation): Waiting[] {
  return isRepairable(term.phase) ? counting('toAnswer', withState(placements, 'proposed')) : []
}

function forUniversity({ term, board, placements, students }: Situation): Waiting[] {
  if (term.phase === 'collecting' && board) {
    return [
      ...board.universities
        .filter(university => university.students < university.share)
        .map(university => ({
          kind: 'missingStudents' as const,
          count: university.students,
          share: university.share,
        })),
      ...counting('withoutWishes', sum(board.universities.map(university => university.withoutWishes))),
    ]
  }
  const placed = ['published', 'running'].includes(term.phase)
  return placed ? [...counting('results', withState(placements, 'published')), ...unplaced(students)] : []
}

/** What waits on somebody with these roles, the most pressing first. */
export function whatWaits(roles: readonly RoleKind[], situation: Situation): readonly Waiting[] {
  return [
    ...(roles.includes('central') ? forCentral(situation) : []),
    ...(roles.includes('district') ? forDistrict(situation) : []),
    ...(roles.includes('university') ? forUniversity(situation) : []),
  ]
}
