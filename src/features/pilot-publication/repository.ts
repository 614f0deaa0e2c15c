import { fromDateColumn, type Transaction } from '../../adapters/db/database.ts'
import type { Language } from '../../copy/copy.ts'
import type { Addressee } from '../occasions/repository.ts'
import { studentLabel } from '../placements/presenter.ts'

/** The pilot as its letters name it, and whether its plan is public. */
export function findPublishedPilot(tx: Transaction, pilotId: string) {
  return tx.pilot.findUniqueOrThrow({
    where: { id: pilotId },
    select: {
      id: true,
      name: true,
      termId: true,
      phase: true,
      passes: { select: { key: true, startsAt: true, endsAt: true } },
    },
  })
}

const hostSelect = {
  id: true,
  name: true,
  email: true,
  language: true,
  person: { select: { name: true, email: true, language: true } },
  student: {
    select: {
      number: true,
      firstName: true,
      lastName: true,
      protected: true,
      email: true,
      language: true,
    },
  },
} as const

/** Every session that the pilot has or had, with those who are to be there: the students by their groups. */
export async function findSessionsToPlan(tx: Transaction, pilotId: string) {
  const students = await tx.auscultant.findMany({
    where: { pilotId, withdrawnAt: null, groupId: { not: null } },
    select: { id: true, groupId: true },
    orderBy: { id: 'asc' },
  })
  const sessions = await tx.pilotSession.findMany({
    where: { pilotId },
    select: {
      id: true,
      on: true,
      passes: true,
      removedAt: true,
      module: { select: { name: true } },
      venue: { select: { name: true, address: true, district: { select: { name: true } } } },
      hosts: { select: { host: { select: hostSelect } }, orderBy: { hostId: 'asc' } },
      groups: { select: { groupId: true } },
    },
    orderBy: { key: 'asc' },
  })
  return sessions.map(({ on, groups, ...session }) => {
    const own = new Set(groups.map(({ groupId }) => groupId))
    return {
      ...session,
      on: fromDateColumn(on),
      studentIds: students.flatMap(({ id, groupId }) => (groupId !== null && own.has(groupId) ? [id] : [])),
    }
  })
}

export type SessionToPlan = Awaited<ReturnType<typeof findSessionsToPlan>>[number]

/**
 * Those hosts and term-two students who may be written to: with an address and, of students, without protected data (P2).
 * A host who is a placed student or has an account is reached where that one is.
 */
export async function findPilotAddressees(
  tx: Transaction,
  hostIds: readonly string[],
  studentIds: readonly string[],
): Promise<Addressee[]> {
  const hosts = await tx.pilotHost.findMany({ where: { id: { in: [...hostIds] } }, select: hostSelect })
  const students = await tx.auscultant.findMany({
    where: { id: { in: [...studentIds] }, protected: false, email: { not: null } },
    select: { id: true, firstName: true, lastName: true, email: true, language: true },
  })
  return [
    ...hosts.flatMap(({ id, name, email, language, person, student }) => {
      if (student?.protected) return []
      const address = person?.email ?? student?.email ?? email
      if (!address) return []
      const own: Language = person?.language ?? student?.language ?? language
      return [
        {
          recipient: { kind: 'pilot-host' as const, id },
          name: person?.name ?? name ?? (student ? studentLabel(student) : ''),
          email: address,
          language: own,
        },
      ]
    }),
    ...students.map(({ id, firstName, lastName, email, language }) => ({
      recipient: { kind: 'pilot-student' as const, id },
      name: [firstName, lastName].filter(Boolean).join(' '),
      email: email ?? '',
      language,
    })),
  ]
}

/** Which of these hosts and students have a personal page already. */
export async function findPageHolders(
  tx: Transaction,
  hostIds: readonly string[],
  studentIds: readonly string[],
): Promise<Set<string>> {
  const links = await tx.accessLink.findMany({
    where: {
      purpose: 'auscultation_page',
      revokedAt: null,
      OR: [{ hostId: { in: [...hostIds] } }, { auscultantId: { in: [...studentIds] } }],
    },
    select: { hostId: true, auscultantId: true },
  })
  return new Set(links.flatMap(({ hostId, auscultantId }) => hostId ?? auscultantId ?? []))
}
