import type { Instance } from '../../domain/matching/instance.ts'
import { instanceDifferences, type InstanceDifference } from '../../domain/matching/instance-difference.ts'
import {
  affectedStudents,
  comparedCriteria,
  type AffectedStudent,
  type Matching,
  type Place,
} from '../../domain/matching/run-comparison.ts'
import { presentOffer, presentStudent, presentSummary, type Names } from '../runs/presenter.ts'
import type { RunRow } from '../runs/repository.ts'

const { compare } = new Intl.Collator('sv')
/** Who lost a place first, then who moved, then who got one. */
const KINDS = ['unplaced', 'moved', 'placed'] as const

/** Everyone affected, by what happens to them and by name. `instance` has the offers that are only thought of. */
export function presentAffected(names: Names, instance: Instance, affected: readonly AffectedStudent[]) {
  const present = (place: Place | null) =>
    place && { offer: presentComparedOffer(names, instance, place.offer), wish: place.wish }
  return affected
    .map(({ student, kind, from, to }) => ({
      student: presentStudent(names, student),
      kind,
      from: present(from),
      to: present(to),
    }))
    .sort(
      (a, b) => KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind) || compare(a.student.label, b.student.label),
    )
}

function presentComparedOffer(names: Names, { offers }: Instance, id: string) {
  if (names.offers.has(id)) return presentOffer(names, id)
  const offer = offers.find(other => other.id === id)
  const districtId = offer?.district ?? ''
  return {
    id,
    districtId,
    districtName: names.districts.get(districtId)?.name ?? districtId,
    unit: null,
    fieldName: names.fields.get(offer?.field ?? '')?.name ?? '',
  }
}

interface FinishedRun {
  readonly run: RunRow
  readonly matching: Matching
}

/** Two runs beside each other: what each reached, who differs, and what they were given that differs. */
export function presentComparison(names: Names, a: FinishedRun, b: FinishedRun) {
  const [before, after] = [a.matching, b.matching]
  return {
    a: presentSummary(a.run),
    b: presentSummary(b.run),
    criteria: comparedCriteria(before, after),
    affected: presentAffected(names, after.instance, affectedStudents(before, after)),
    differences: instanceDifferences(before.instance, after.instance).map(difference =>
      presentDifference(names, difference),
    ),
  }
}

function presentDifference(names: Names, difference: InstanceDifference) {
  switch (difference.kind) {
    case 'policy':
    case 'seed':
    case 'travelLimit':
      return difference
    case 'share':
      return { ...difference, university: named(names.universities, difference.university) }
    case 'bounds':
      return { ...difference, district: named(names.districts, difference.district) }
    case 'places':
      return { ...difference, offer: presentOffer(names, difference.offer) }
    case 'offer':
      return {
        ...difference,
        offer: presentOffer(names, difference.offer),
        members: [...difference.members],
      }
    case 'studentAdded':
    case 'studentRemoved':
      return { ...difference, student: presentStudent(names, difference.student) }
    case 'student':
      return {
        ...difference,
        student: presentStudent(names, difference.student),
        members: [...difference.members],
      }
    case 'pin':
      return {
        ...difference,
        student: presentStudent(names, difference.student),
        before: difference.before === null ? null : presentOffer(names, difference.before),
        after: difference.after === null ? null : presentOffer(names, difference.after),
      }
  }
}

const named = (rows: ReadonlyMap<string, { id: string; name: string }>, id: string) => ({
  id,
  name: rows.get(id)?.name ?? id,
})
