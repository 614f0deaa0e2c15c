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
type Todo = ResponseOf<'GET /api/todo'>
type Wait = ResponseOf<'GET /api/terms/:termId/waiting'>['waits'][number]
type PilotStep = Todo['pilots'][number]['step']
type Phase = Term['phase']

export interface Situation {
  readonly term: Term
  readonly board: Board | null
  readonly runs: readonly Run[]
  readonly placements: readonly Placement[]
  readonly students: readonly Student[]
  /** For central, while a change is mended by a repair. */
  readonly withoutPlace: readonly WithoutPlace[]
  /** What the reader's own offices owe (S6), or for central everybody's. */
  readonly waits: readonly Wait[]
  readonly todo: Todo | null
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
  | 'failedMail'
  | 'stoppedLeaks'
  | 'failedRuns'

/** Something that waits for the reader. `count` is shown large; null when there is nothing to count. */
export type Waiting =
  | { readonly kind: 'nextStep'; readonly count: null; readonly phase: Phase }
  | { readonly kind: 'missingStudents'; readonly count: number; readonly share: number }
  | { readonly kind: 'runWaits'; readonly count: number; readonly all: number; readonly runId: string }
  | { readonly kind: 'noRun'; readonly count: null }
  | { readonly kind: 'blocked'; readonly count: null; readonly phase: Phase; readonly why: string }
  | { readonly kind: 'lastImport'; readonly count: null; readonly at: string }
  | {
      readonly kind: 'pilot'
      readonly count: number | null
      readonly pilotId: string
      readonly name: string
      readonly step: PilotStep
    }
  | {
      readonly kind: CountedKind
      readonly count: number
      /** The last day for it; null when there is none. */
      readonly dueOn?: string | null
      readonly sinceAt?: string | null
    }

interface When {
  readonly dueOn?: string | null
  readonly sinceAt?: string | null
}

/** The first last day among what is waited for. */
function dueDay(waits: readonly Wait[], kind: Wait['kind']): When {
  const [first] = waits.flatMap(wait => (wait.kind === kind ? (wait.dueOn ?? []) : [])).toSorted()
  return first === undefined ? {} : { dueOn: first }
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}

function counting(kind: CountedKind, count: number, when: When = {}): Waiting[] {
  return count > 0 ? [{ kind, count, ...when }] : []
}

function withState(placements: readonly Placement[], state: Placement['state']): number {
  return placements.filter(placement => placement.state === state).length
}

/** The nearest phase ahead that nothing blocks; without one what blocks the nearest, as long as somebody can do something. */
function nextStep(term: Term): Waiting[] {
  const here = PHASES.indexOf(term.phase)
  const ahead = term.allowedMoves
    .filter(move => PHASES.indexOf(move.to) > here)
    .toSorted((a, b) => PHASES.indexOf(a.to) - PHASES.indexOf(b.to))
  const open = ahead.find(move => move.blockedBy === null)
  if (open) return [{ kind: 'nextStep', count: null, phase: open.to }]
  const [nearest] = ahead
  // While a term is matched its run is what waits, and once it runs its end is only a matter of time.
  const isPressing = term.phase === 'collecting' || term.phase === 'confirming'
  if (!isPressing || !nearest || nearest.blockedBy === null) return []
  return [{ kind: 'blocked', count: null, phase: nearest.to, why: nearest.blockedBy }]
}

/** What waits whatever the term's phase: mail that failed, texts that were stopped, runs that failed, pilots. */
export function besideTheTerm(todo: Todo | null): Waiting[] {
  if (!todo) return []
  return [
    ...counting('failedMail', todo.failedMail.count, todo.failedMail),
    ...counting('stoppedLeaks', todo.stoppedLeaks.count, todo.stoppedLeaks),
    ...counting('failedRuns', todo.failedRuns.count, todo.failedRuns),
    ...todo.pilots.map(({ id: pilotId, name, step, count }) => ({
      kind: 'pilot' as const,
      count,
      pilotId,
      name,
      step,
    })),
  ]
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

function forCentral({ term, board, runs, placements, withoutPlace, students, waits }: Situation): Waiting[] {
  if (term.phase === 'collecting' && board) {
    return [
      ...counting(
        'unanswered',
        board.districts.filter(district => district.answeredAt === null).length,
        dueDay(waits, 'offers'),
      ),
      ...counting('missing', board.target - (board.offered ?? 0)),
      ...counting(
        'withoutWishes',
        sum(board.universities.map(university => university.withoutWishes)),
        dueDay(waits, 'wishes'),
      ),
      ...nextStep(term),
    ]
  }
  if (term.phase === 'matching') return [...runToChoose(runs), ...nextStep(term)]
  return [
    ...counting('openProposals', withState(placements, 'proposed'), dueDay(waits, 'proposals')),
    ...counting('withoutPlace', withoutPlace.filter(({ last, isLate }) => last !== null || isLate).length),
    ...unplaced(students),
    ...nextStep(term),
  ]
}

function forDistrict({ term, placements, waits }: Situation): Waiting[] {
  return isRepairable(term.phase)
    ? counting('toAnswer', withState(placements, 'proposed'), dueDay(waits, 'proposals'))
    : []
}

function forUniversity({ term, board, placements, students, waits, todo }: Situation): Waiting[] {
  if (term.phase === 'collecting' && board) {
    const lacking = [
      ...board.universities
        .filter(university => university.students < university.share)
        .map(university => ({
          kind: 'missingStudents' as const,
          count: university.students,
          share: university.share,
        })),
      ...counting(
        'withoutWishes',
        sum(board.universities.map(university => university.withoutWishes)),
        dueDay(waits, 'wishes'),
      ),
    ]
    const last = todo?.lastImport
    // How old the figures are matters only while something is lacking.
    return lacking.length > 0 && last
      ? [...lacking, { kind: 'lastImport', count: null, at: last.at }]
      : lacking
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
    ...besideTheTerm(situation.todo),
  ]
}

const DAY_MILLISECONDS = 86_400_000

/** Whole days from one calendar date to another; negative when it lies before. */
export function daysBetween(fromOn: string, toOn: string): number {
  return Math.round((Date.parse(toOn) - Date.parse(fromOn)) / DAY_MILLISECONDS)
}
