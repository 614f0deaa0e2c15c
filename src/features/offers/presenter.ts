import { z } from 'zod'
import { fromDateColumn } from '../../adapters/db/database.ts'
import { universitiesRefusing } from '../../domain/supervisors/qualification.ts'
import type { OfferRow, SupervisorRules } from './repository.ts'
import { provision, requirement } from './schema.ts'

/** An offer as its district and the central coordinator see it. */
export function presentOffer(row: OfferRow, rules: SupervisorRules) {
  const universityIds = row.universities.map(({ universityId }) => universityId)
  const openTo = rules.filter(({ id }) => universityIds.length === 0 || universityIds.includes(id))
  return {
    id: row.id,
    version: row.version,
    districtId: row.unit.district.id,
    districtName: row.unit.district.name,
    unit: row.unit.name,
    fieldId: row.fieldId,
    fieldName: row.field.name,
    places: row.places,
    fromOn: fromDateColumn(row.fromOn),
    toOn: fromDateColumn(row.toOn),
    requires: z.array(requirement).parse(row.requires),
    provides: z.array(provision).parse(row.provides),
    universityIds,
    comment: row.comment,
    supervisor: row.supervisor,
    unqualifiedFor: universitiesRefusing(row.supervisor, openTo, fromDateColumn(row.term.startsOn)),
  }
}

const { compare } = new Intl.Collator('sv')

/** Offers by district, unit and field, in Swedish order. */
export function presentOffers(rows: readonly OfferRow[], rules: SupervisorRules) {
  return rows
    .map(row => presentOffer(row, rules))
    .sort(
      (a, b) =>
        compare(a.districtName, b.districtName) ||
        compare(a.unit, b.unit) ||
        compare(a.fieldName, b.fieldName) ||
        compare(a.id, b.id),
    )
}
