import { z } from 'zod'
import type { Copy } from '../../copy/copy.ts'
import { recomputedCriteria } from '../../domain/matching/check-criteria.ts'
import { lookUp } from '../../domain/matching/check-rules.ts'
import type { Instance, StudentInOffer } from '../../domain/matching/instance.ts'
import { repairDifference, type LeavingReason } from '../../domain/matching/repair.ts'
import type { MatchingAnswer } from '../../domain/matching/result.ts'
import { studentLabel } from '../placements/presenter.ts'
import {
  presentConflicts,
  presentOffer,
  presentStudent,
  presentSummary,
  type AnsweredRun,
  type Names,
} from '../runs/presenter.ts'
import type { WithoutPlace } from './repository.ts'

interface Repair extends AnsweredRun {
  /** What the run was given. */
  readonly instance: Instance
  /** What held: as it is now while the repair is current, otherwise as the run knew it. */
  readonly held: readonly StudentInOffer[]
  readonly isCurrent: boolean
}

/** The preview: who moves, who gets a place, who loses one, and why; empty lists while there is no plan. */
export function presentRepair(
  { run, answer, instance, held, isCurrent }: Repair,
  names: Names,
  { storedSentences: say }: Copy,
) {
  const { id, policy, status, startedAt, by } = presentSummary(run)
  const plan = answer && answer.status !== 'infeasible' ? answer : null
  const { kept, moved, placed, lost } = plan
    ? repairDifference(instance, held, plan.placements)
    : { kept: 0, moved: [], placed: [], lost: [] }
  const hadNone = new Set(held.map(({ student }) => student))
  const because = reasonIn(names)
  return {
    id,
    policy,
    status,
    startedAt,
    by,
    isCurrent,
    kept,
    held: held.length,
    appliedAt: run.appliedAt?.toISOString() ?? null,
    failure: run.failure && say.failureSentence(run.failure),
    conflicts: presentConflicts(names, answer?.conflicts ?? [], say),
    moved: moved.map(move => ({
      student: presentStudent(names, move.student),
      from: presentOffer(names, move.from),
      to: presentOffer(names, move.to),
      wish: move.wish,
      because: because(move.because),
    })),
    placed: placed.map(({ student, to, wish }) => ({
      student: presentStudent(names, student),
      to: presentOffer(names, to),
      wish,
    })),
    lost: lost.map(loss => ({
      student: presentStudent(names, loss.student),
      from: presentOffer(names, loss.from),
      because: because(loss.because),
    })),
    unplaced: (plan?.unplaced ?? [])
      .filter(({ student }) => !hadNone.has(student))
      .map(row => ({
        student: presentStudent(names, row.student),
        because: say.unplacedSentence(row.because),
      })),
    criteria: plan ? criteriaOf(instance, held, plan) : [],
  }
}

function reasonIn(names: Names) {
  return (because: LeavingReason) => ({
    kind: because.kind,
    rules: because.kind === 'rules' ? [...because.rules] : [],
    students: because.kind === 'room' ? because.students.map(id => presentStudent(names, id).label) : [],
  })
}

/** Before: what holds without the repair, by the checker's own reckoning. */
function criteriaOf(
  instance: Instance,
  held: readonly StudentInOffer[],
  { criteria, policy }: MatchingAnswer,
) {
  const before = recomputedCriteria(instance, policy, lookUp(instance, held).placed)
  return criteria
    .filter(({ name }) => name !== 'lottery' && name !== 'kept')
    .map(({ name, sense, value }) => ({
      name,
      sense,
      before: before.find(criterion => criterion.name === name)?.value ?? 0,
      after: value,
    }))
}

/** The students that a run's stored input names. */
const studentsOfInput = z.object({ students: z.array(z.object({ id: z.string() })) })

/** The students without a place, and what became of the last one of each; `input` is what the chosen run was given. */
export function presentWithoutPlace(rows: readonly WithoutPlace[], input: unknown) {
  const chosen = studentsOfInput.safeParse(input).data?.students
  const matched = chosen && new Set(chosen.map(({ id }) => id))
  return rows.map(row => ({ ...lastPlaceOf(row), isLate: matched !== undefined && !matched.has(row.id) }))
}

function lastPlaceOf(row: WithoutPlace) {
  const { id, number, universityId, placements } = row
  const [last] = placements
  const event = last?.events[0]
  return {
    student: { id, label: studentLabel(row), number, universityId },
    last:
      last?.state && event
        ? {
            state: last.state,
            at: event.at.toISOString(),
            by: event.person?.name ?? null,
            reason: event.reason,
            declineReason: event.declineReason,
            place: {
              districtName: last.offer.unit.district.name,
              unit: last.offer.unit.name,
              fieldName: last.offer.field.name,
            },
          }
        : null,
  }
}
