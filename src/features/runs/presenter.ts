import type { Copy } from '../../copy/copy.ts'
import type { Conflict, MatchingAnswer } from '../../domain/matching/result.ts'
import { studentLabel } from '../placements/presenter.ts'
import type { findNames, RunRow, RunSummaryRow } from './repository.ts'
import { engine, policy, runSummary } from './schema.ts'

/** A run with its answer, null while there is none. */
export interface AnsweredRun {
  readonly run: RunRow
  readonly answer: MatchingAnswer | null
}

export type Names = Awaited<ReturnType<typeof findNames>>

export function presentSummary(run: RunSummaryRow) {
  return {
    id: run.id,
    termId: run.termId,
    policy: policy.parse(run.policy),
    engine: engine.parse(run.engine),
    status: run.status,
    startedAt: run.startedAt.toISOString(),
    finishedAt: run.finishedAt?.toISOString() ?? null,
    chosenAt: run.chosenAt?.toISOString() ?? null,
    by: run.person?.name ?? null,
    placed: run.placed,
    unplaced: run.unplaced,
    criteria: runSummary.shape.criteria.parse(run.criteria ?? []),
  }
}

const { compare } = new Intl.Collator('sv', { numeric: true })

/** By name, and by number where names are the same. */
function byStudent(a: { student: PresentedStudent }, b: { student: PresentedStudent }): number {
  return compare(a.student.label, b.student.label) || compare(a.student.number, b.student.number)
}

type PresentedStudent = ReturnType<typeof presentStudent>

export function presentRun({ run, answer }: AnsweredRun, names: Names, { storedSentences: say }: Copy) {
  return {
    ...presentSummary(run),
    failure: run.failure && say.failureSentence(run.failure),
    proof: answer?.proof.kind ?? null,
    milliseconds: answer?.milliseconds.total ?? null,
    conflicts: presentConflicts(names, answer?.conflicts ?? [], say),
    placements: (answer?.placements ?? [])
      .map(({ student, offer, wish, travelMinutes }) => ({
        student: presentStudent(names, student),
        offer: presentOffer(names, offer),
        wish,
        travelMinutes,
      }))
      .sort(byStudent),
    unplacedStudents: (answer?.unplaced ?? [])
      .map(({ student, because }) => ({
        student: presentStudent(names, student),
        because: say.unplacedSentence(because),
      }))
      .sort(byStudent),
  }
}

export function presentConflicts(
  names: Names,
  conflicts: readonly Conflict[],
  { matchingSentence }: Copy['storedSentences'],
) {
  return conflicts.map(({ rules, text }) => ({
    rules: [...rules],
    text: withNames(matchingSentence(text), names),
  }))
}

export function presentStudent({ students }: Names, id: string) {
  const student = students.get(id)
  if (!student) throw new Error(`A run names a student that is not stored: ${id}`)
  return { id, label: studentLabel(student), number: student.number, universityId: student.universityId }
}

export function presentOffer({ offers }: Names, id: string) {
  const offer = offers.get(id)
  if (!offer) throw new Error(`A run names an offer that is not stored: ${id}`)
  const { district, name } = offer.unit
  return { id, districtId: district.id, districtName: district.name, unit: name, fieldName: offer.field.name }
}

/** A sentence of the matching, which quotes ids, with the names of what they are. */
export function withNames(text: string, { students, offers, districts, universities }: Names): string {
  return text.replaceAll(/"([^"]+)"/g, (quoted, id: string) => {
    const student = students.get(id)
    if (student) return studentLabel(student)
    const offer = offers.get(id)
    if (offer) return `${offer.unit.name} (${offer.field.name}, ${offer.unit.district.name})`
    return districts.get(id)?.name ?? universities.get(id)?.name ?? quoted
  })
}
