import { pairViolations, travelLimitOf } from './check-pair.ts'
import { countBy } from './check-rules.ts'
import { quoted } from './fault.ts'
import type { Instance, Student } from './instance.ts'
import type { MatchingResult } from './result.ts'
import type { Because, ToldRule } from './unplaced-sentences.ts'
import { becauseSentence } from './unplaced-sentences.ts'
import type { Violation } from './violation.ts'

/** The students without a place about whom the sentence isn't the one that is true of the result. */
export function unplacedAsRecomputed(instance: Instance, result: MatchingResult): Violation[] {
  const taken = countBy(result.placements, ({ offer }) => offer)
  const universityOf = new Map(instance.students.map(({ id, university }) => [id, university]))
  const placed = countBy(result.placements, ({ student }) => universityOf.get(student))
  const placedIds = new Set(result.placements.map(({ student }) => student))
  const isCutShort = result.status === 'feasible'
  const students = new Map(instance.students.map(student => [student.id, student]))
  return result.unplaced.flatMap(({ student: id, because }): Violation[] => {
    const student = students.get(id)
    if (!student || placedIds.has(id)) return []
    const circumstances = { placed: placed.get(student.university) ?? 0, taken }
    const atBest = becauseSentence(recomputed(instance, student, { ...circumstances, isCutShort: false }))
    // In a run that was cut short both what the time and what the placements explain is true.
    const expected = becauseSentence(recomputed(instance, student, { ...circumstances, isCutShort }))
    if (because === expected || (isCutShort && because === atBest)) return []
    const text = `Att studenten ${quoted(id)} saknar plats ska förklaras så här: ${expected}`
    return [{ rule: 'format', text }]
  })
}

interface Circumstances {
  isCutShort: boolean
  /** From the student's university. */
  placed: number
  taken: ReadonlyMap<string, number>
}

function recomputed(
  instance: Instance,
  student: Student,
  { isCutShort, placed, taken }: Circumstances,
): Because {
  const real = instance.offers.filter(({ places }) => places > 0)
  if (real.length === 0) return { kind: 'noPlaces' }
  const broken = real.map(offer => ({ offer, rules: pairViolations(instance, student, offer) }))
  const open = broken.filter(({ rules }) => rules.length === 0)
  if (open.length === 0) {
    const rule = onlyRule(broken.map(({ rules }) => rules))
    return { kind: 'nothingAllowed', rule, maxTravelMinutes: travelLimitOf(instance, student) }
  }
  if (isCutShort) return { kind: 'outOfTime' }
  const { together } = student
  const members = instance.students.filter(other => other.together === together)
  if (together !== undefined && members.length > 1) return { kind: 'group' }
  const quota = instance.universities.find(({ id }) => id === student.university)?.quota
  if (typeof quota === 'number' && placed >= quota) return { kind: 'quota', quota }
  return {
    kind: open.every(({ offer }) => (taken.get(offer.id) ?? 0) >= offer.places) ? 'taken' : 'districtsFull',
  }
}

const TOLD: readonly ToldRule[] = ['R5', 'R6', 'R7', 'R8', 'R9', 'R14']

/** A block (R10) counts only where nothing else is in the way, and then as a place that isn't open (R6). */
function onlyRule(broken: readonly (readonly string[])[]): ToldRule | null {
  const isTold = (rules: readonly string[], rule: ToldRule): boolean =>
    rules.includes(rule) || (rule === 'R6' && rules.every(each => each === 'R10'))
  return TOLD.find(rule => broken.every(rules => isTold(rules, rule))) ?? null
}
