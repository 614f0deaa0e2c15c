import { fromDateColumn } from '../../adapters/db/database.ts'
import { tookPart } from '../../domain/auscultation/attendance.ts'
import { shortDistrict } from '../../domain/organisation/district-name.ts'
import { studentLabel } from '../placements/presenter.ts'
import type { findHostPage, findStudentPage, PilotOfPage, SessionOfPage } from './repository.ts'

type StudentPage = Awaited<ReturnType<typeof findStudentPage>>
type HostPage = Awaited<ReturnType<typeof findHostPage>>

/** A host's name; of a protected student the pseudonym (P2). */
export const hostLabel = ({ name, person, student }: Pick<HostPage, 'name' | 'person' | 'student'>): string =>
  name ?? person?.name ?? (student ? studentLabel(student) : '')

export function presentStudentPage(page: StudentPage, feedPath: string | null) {
  const { pilot, sessions, firstName, language, district, group } = page
  return {
    reader: 'student' as const,
    pilot: presentPilotOfPage(pilot),
    name: firstName,
    language,
    district: district && shortDistrict(district.name),
    group: group?.number ?? null,
    sessions: presentSessions(pilot, sessions, false),
    evaluation: evaluationOf(page),
    feedPath,
  }
}

/** What there is to answer, of the modules that the student's group had. */
export function evaluationOf({ pilot, sessions, evaluatedAt, attendance }: StudentPage) {
  const hasTakenPart = sessions.length > 0 && tookPart(attendance.map(({ present }) => present))
  if ((pilot.phase !== 'held' && pilot.phase !== 'evaluated') || !hasTakenPart) return null
  const modules = new Map(sessions.map(({ module }) => [module.id, module]))
  const state = evaluatedAt
    ? ('answered' as const)
    : pilot.phase === 'held'
      ? ('open' as const)
      : ('closed' as const)
  return {
    state,
    modules: [...modules.values()]
      .toSorted((one, other) => one.number - other.number)
      .map(({ id, name }) => ({ id, name })),
  }
}

export function presentHostPage(page: HostPage, feedPath: string | null) {
  const { pilot, sessions, language, district } = page
  return {
    reader: 'host' as const,
    pilot: presentPilotOfPage(pilot),
    name: hostLabel(page),
    language,
    district: district && shortDistrict(district.name),
    group: null,
    sessions: presentSessions(pilot, sessions, true),
    evaluation: null,
    feedPath,
  }
}

const presentPilotOfPage = ({ name, termId, university, phase }: PilotOfPage) => ({
  name,
  term: termId,
  university: university.name,
  phase,
})

function presentSessions({ passes }: PilotOfPage, sessions: readonly SessionOfPage[], withStudents: boolean) {
  return sessions
    .map(({ id, on, module, venue, hosts, groups, ...session }) => ({
      id,
      module: module.name,
      on: fromDateColumn(on),
      ...hoursOf(passes, session.passes),
      venue: venue.name,
      address: venue.address,
      district: shortDistrict(venue.district.name),
      hosts: hosts.map(({ host }) => hostLabel(host)),
      students: withStudents ? groups.reduce((sum, { group }) => sum + group._count.auscultants, 0) : null,
    }))
    .toSorted((one, other) => (`${one.on} ${one.startsAt}` < `${other.on} ${other.startsAt}` ? -1 : 1))
}

/** From the first of its passes to the last, in wall time. */
export function hoursOf(
  passes: PilotOfPage['passes'],
  taken: readonly string[],
): { startsAt: string; endsAt: string } {
  const own = passes.filter(({ key }) => taken.includes(key))
  return {
    startsAt: own.map(({ startsAt }) => startsAt).toSorted()[0] ?? '',
    endsAt:
      own
        .map(({ endsAt }) => endsAt)
        .toSorted()
        .at(-1) ?? '',
  }
}
