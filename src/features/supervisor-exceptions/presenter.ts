import { isQualified } from '../../domain/supervisors/qualification.ts'
import type { NamedSupervisorRow, OwnRule } from './repository.ts'

const { compare } = new Intl.Collator('sv')

/** The supervisors who do not meet a rule, once for each university whose offers they stand on, in Swedish order. */
export function presentUnqualified(
  rules: readonly OwnRule[],
  supervisors: readonly NamedSupervisorRow[],
  termStartsOn: string,
) {
  const rows = rules.flatMap(rule =>
    supervisors
      .filter(supervisor => receives(supervisor, rule) && !isQualified(supervisor, rule, termStartsOn))
      .map(supervisor => presentFor(rule, supervisor)),
  )
  return {
    rules: [...rules],
    supervisors: rows.sort(
      (a, b) =>
        compare(a.districtName, b.districtName) ||
        compare(a.name, b.name) ||
        compare(a.supervisorId, b.supervisorId),
    ),
  }
}

function receives({ offers }: NamedSupervisorRow, { id }: OwnRule): boolean {
  return offers.some(
    ({ universities }) =>
      universities.length === 0 || universities.some(({ universityId }) => universityId === id),
  )
}

function presentFor({ id: universityId }: OwnRule, supervisor: NamedSupervisorRow) {
  const { id, name, degreeYear, hasSupervisorCourse, district, exceptions } = supervisor
  const exception = exceptions.find(one => one.universityId === universityId)
  return {
    supervisorId: id,
    name,
    districtName: district.name,
    degreeYear,
    hasSupervisorCourse,
    universityId,
    exception: exception ? { by: exception.grantedBy.name, at: exception.grantedAt.toISOString() } : null,
  }
}
