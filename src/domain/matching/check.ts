import { canonicalInstanceHash } from './canonical.ts'
import { recomputedCriteria } from './check-criteria.ts'
import { rankOf, statedTravelMinutes } from './check-pair.ts'
import { conflictViolations } from './check-conflicts.ts'
import { checkPlacements, countBy, lookUp } from './check-rules.ts'
import { unplacedAsRecomputed } from './check-unplaced.ts'
import { quoted } from './fault.ts'
import type { Instance } from './instance.ts'
import type { MatchingResult } from './result.ts'
import type { Violation } from './violation.ts'

// The independent checker: a second opinion from the instance and the result alone. It and the other check files
// never import pairs, constraints, objective, model or a port.

/**
 * Everything that is wrong with the result of the instance; empty when it holds. Recomputes every rule, every
 * placement's wish number and travel time, every criterion with its name, sense, order and value, the sentences
 * about students without a place and lowered guarantees, and the instance's hash; every student must be placed or
 * unplaced, once, in order. What it can't see is whether a better plan exists, which is the certificate's business,
 * and whether an infeasible result's policy was asked for: any may have been.
 */
export function checkResult(instance: Instance, result: MatchingResult): Violation[] {
  const hash = canonicalInstanceHash(instance)
  const otherInstance: Violation[] =
    result.instance === hash
      ? []
      : [
          {
            rule: 'instance',
            text: `Resultatet hör till en annan instans: ${result.instance} i stället för ${hash}.`,
          },
        ]
  const shared = [...otherInstance, ...circumstances(result), ...conflictViolations(instance, result)]
  if (result.status === 'infeasible') return [...shared, ...infeasibleShape(instance, result)]
  return [
    ...shared,
    ...checkPlacements(instance, result.placements),
    ...everyStudentOnce(instance, result),
    ...unplacedAsRecomputed(instance, result),
    ...sortedByStudent('placements', result.placements),
    ...sortedByStudent('unplaced', result.unplaced),
    ...placementFacts(instance, result),
    ...criteriaAsRecomputed(instance, result),
  ]
}

function everyStudentOnce(instance: Instance, { placements, unplaced }: MatchingResult): Violation[] {
  const placedIds = new Set(placements.map(({ student }) => student))
  const listed = countBy(unplaced, ({ student }) => student)
  const known = new Set(instance.students.map(({ id }) => id))
  const wrong = (text: string): Violation => ({ rule: 'format', text })
  const violations = [...listed].flatMap(([id, count]) => {
    if (!known.has(id)) return wrong(`Studenten ${quoted(id)} i unplaced finns inte i instansen.`)
    if (placedIds.has(id)) return wrong(`Studenten ${quoted(id)} är både placerad och oplacerad.`)
    return count > 1 ? wrong(`Studenten ${quoted(id)} står ${count} gånger i unplaced.`) : []
  })
  for (const { id } of instance.students) {
    if (placedIds.has(id) || listed.has(id)) continue
    violations.push(wrong(`Studenten ${quoted(id)} är varken placerad eller oplacerad.`))
  }
  return violations
}

function sortedByStudent(list: string, rows: readonly { student: string }[]): Violation[] {
  const index = rows.findIndex(
    (row, position) => position > 0 && row.student < (rows[position - 1]?.student ?? ''),
  )
  if (index < 0) return []
  const id = quoted(rows[index]?.student)
  return [{ rule: 'format', text: `Listan ${list} är inte sorterad på studentens id: ${id} står för sent.` }]
}

function placementFacts(instance: Instance, { placements }: MatchingResult): Violation[] {
  const students = new Map(instance.students.map(student => [student.id, student]))
  const offers = new Map(instance.offers.map(offer => [offer.id, offer]))
  return placements.flatMap(row => {
    const student = students.get(row.student)
    const offer = offers.get(row.offer)
    if (!student || !offer) return []
    const violations: Violation[] = []
    const rank = rankOf(student, offer)
    if (row.wish !== rank) {
      const text = `Studenten ${quoted(row.student)} har önskemål ${quoted(rank)} på platsen ${quoted(row.offer)}, inte ${quoted(row.wish)}.`
      violations.push({ rule: 'criteria', text })
    }
    const minutes = statedTravelMinutes(student, offer)
    if (row.travelMinutes !== minutes) {
      const text = `Studenten ${quoted(row.student)} har restiden ${quoted(minutes)} till platsen ${quoted(row.offer)}, inte ${quoted(row.travelMinutes)}.`
      violations.push({ rule: 'criteria', text })
    }
    return violations
  })
}

function criteriaAsRecomputed(
  instance: Instance,
  { criteria, placements, policy }: MatchingResult,
): Violation[] {
  const expected = recomputedCriteria(instance, policy, lookUp(instance, placements).placed)
  const names = (list: readonly { name: string; sense: string }[]): string =>
    list.map(({ name, sense }) => `${name} (${sense})`).join(', ')
  if (names(criteria) !== names(expected)) {
    return [{ rule: 'criteria', text: `Kriterierna är ${names(criteria)} men ska vara ${names(expected)}.` }]
  }
  return expected.flatMap(({ name, value }, index) => {
    const stated = criteria[index]?.value
    return stated === value
      ? []
      : [
          {
            rule: 'criteria',
            text: `Kriteriet ${name} är ${value} för placeringarna, inte ${quoted(stated)}.`,
          },
        ]
  })
}

// Stated anew, like the rest.
const KNOWN_ENGINES = ['network', 'highs', 'javascript-lp-solver']

/** The members that say how the result came about, as far as they can be told from the rest. */
function circumstances({ engine, criteria, milliseconds: { stages } }: MatchingResult): Violation[] {
  const violations: Violation[] = []
  if (!KNOWN_ENGINES.includes(engine)) {
    violations.push({
      rule: 'format',
      text: `Motorn ${quoted(engine)} finns inte: ${KNOWN_ENGINES.join(', ')}.`,
    })
  }
  if (stages.length !== criteria.length) {
    const text = `Listan milliseconds.stages har ${stages.length} tider men ska ha en för varje kriterium: ${criteria.length}.`
    violations.push({ rule: 'format', text })
  }
  return violations
}

/** Without pins, guarantees and minima the empty plan obeys every rule, so nothing can be infeasible. */
function infeasibleShape(instance: Instance, result: MatchingResult): Violation[] {
  const wrong = (text: string): Violation => ({ rule: 'format', text })
  const violations: Violation[] = []
  for (const list of ['placements', 'unplaced', 'criteria'] as const) {
    if (result[list].length > 0)
      violations.push(wrong(`Listan ${list} ska vara tom när status är infeasible.`))
  }
  const demands =
    instance.pinned.length > 0 ||
    instance.universities.some(({ guarantee }) => guarantee > 0) ||
    instance.districts.some(({ minimum }) => minimum > 0)
  if (!demands) {
    violations.push(
      wrong(
        'Status är infeasible fast inget låst, ingen garanti och inget minsta antal finns (R3, R4, R12).',
      ),
    )
  }
  return violations
}
