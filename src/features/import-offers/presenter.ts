import { importedCells } from '../../copy/sv/imported-cells.ts'
import type { OfferRow } from '../../domain/import/offers.ts'
import type { Comparable } from '../imports/presenter.ts'
import type { Reference } from '../reference/repository.ts'

/** The offer as the district's file would have it. */
export function comparableOffer(offer: OfferRow, reference: Reference): Comparable {
  const district = nameIn(reference.districts, offer.districtId)
  const field = nameIn(reference.fields, offer.fieldId)
  return {
    key: offer.key,
    label: `${offer.unit}, ${field} (${district})`,
    cells: {
      Förvaltning: district,
      Enhet: offer.unit,
      Verksamhetsområde: field,
      'Antal platser': offer.places.toString(),
      ...supervisorCells(offer.supervisor),
      'Period start': offer.fromOn ?? '',
      'Period slut': offer.toOn ?? '',
      'Kräver körkort': importedCells.yesNo(offer.requires.includes('driving-licence')),
      'Tillgänglig lokal': importedCells.yesNo(offer.provides.includes('step-free')),
      'Endast för lärosäte': [...offer.universityIds].sort().join(', '),
      Kommentar: offer.comment ?? '',
    },
  }
}

/** The supervisor's cells in the row of an offer. */
export function supervisorCells(supervisor: OfferRow['supervisor']): Readonly<Record<string, string>> {
  const course = supervisor?.hasSupervisorCourse ?? null
  return {
    Handledare: supervisor?.name ?? '',
    'Handledarens e-post': supervisor?.email ?? '',
    'Socionomexamen år': supervisor?.degreeYear?.toString() ?? '',
    Handledarutbildning: course === null ? '' : importedCells.yesNo(course),
  }
}

/** The cells that differ, as they are stored and as the file has them. */
export function changedCells(
  before: Readonly<Record<string, string>>,
  after: Readonly<Record<string, string>>,
) {
  return Object.entries(after).flatMap(([column, cell]) =>
    before[column] === cell ? [] : [{ column, before: before[column] ?? '', after: cell }],
  )
}

/** The id itself for what is no longer among the present ones. */
function nameIn(things: readonly { id: string; name: string }[], id: string): string {
  return things.find(thing => thing.id === id)?.name ?? id
}
