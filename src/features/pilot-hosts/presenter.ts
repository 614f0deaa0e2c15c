import { studentLabel } from '../placements/presenter.ts'
import type { findPlacedStudents, HostRow } from './repository.ts'

/** What a host is called: a protected student by number (P2). */
export function hostLabel({ name, student, person }: Pick<HostRow, 'name' | 'student' | 'person'>): string {
  return name ?? person?.name ?? (student ? studentLabel(student) : '')
}

/** A host may lead who isn't a student, is a name until one is placed, or is placed in the district (A9). */
export function mayLead({ student, placement }: Pick<HostRow, 'student' | 'placement'>): boolean {
  return !student || placement !== null
}

export function presentHost(host: HostRow) {
  const { pilotId: _, district, person, student, ...rest } = host
  return {
    ...rest,
    districtName: district?.name ?? null,
    label: hostLabel(host),
    email: person?.email ?? host.email,
    studentId: student?.id ?? null,
    personId: person?.id ?? null,
    mayLead: mayLead(host),
    answeredAt: host.answeredAt?.toISOString() ?? null,
  }
}

const { compare } = new Intl.Collator('sv', { numeric: true })

export function presentHosts(hosts: readonly HostRow[]) {
  return hosts.map(presentHost).sort((a, b) => compare(a.label, b.label) || (a.id < b.id ? -1 : 1))
}

export function presentSuggestedStudents(rows: Awaited<ReturnType<typeof findPlacedStudents>>) {
  return rows
    .map(({ student, districtId, placement }) => ({
      studentId: student.id,
      label: studentLabel(student),
      districtId,
      ...placement,
    }))
    .sort((a, b) => compare(a.label, b.label))
}
