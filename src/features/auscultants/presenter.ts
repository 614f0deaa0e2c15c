import { studentLabel } from '../placements/presenter.ts'
import type { AuscultantRow, findGroups } from './repository.ts'

const { compare } = new Intl.Collator('sv', { numeric: true })

export function presentAuscultant(row: AuscultantRow) {
  const { id, version, number, districtId, groupId } = row
  return { id, version, label: studentLabel(row), number, districtId, groupId }
}

/** Students by name; of the groups those that have students or that the set-up asks for. */
export function presentAuscultants(
  rows: readonly AuscultantRow[],
  groups: Awaited<ReturnType<typeof findGroups>>,
  districts: readonly { districtId: string; groups: number }[],
) {
  const asked = new Map(districts.map(district => [district.districtId, district.groups]))
  return {
    auscultants: rows
      .map(presentAuscultant)
      .sort((a, b) => compare(a.label, b.label) || compare(a.number, b.number)),
    groups: groups.filter(
      ({ districtId, number, students }) => students > 0 || number <= (asked.get(districtId) ?? 0),
    ),
  }
}
