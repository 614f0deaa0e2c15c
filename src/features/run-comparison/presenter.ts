import type { Instance } from '../../domain/matching/instance.ts'
import type { AffectedStudent, Place } from '../../domain/matching/run-comparison.ts'
import { presentOffer, presentStudent, type Names } from '../runs/presenter.ts'

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
