import { copyIn, type Language } from '../../copy/copy.ts'
import type { FindingNames } from '../../copy/sv/pilot-findings.ts'
import { weekdayInWords } from '../../copy/in-words.ts'
import { sessionsHit, type Away } from '../../domain/auscultation/absence.ts'
import type { Finding } from '../../domain/auscultation/finding.ts'
import type { Pilot } from '../../domain/auscultation/pilot.ts'
import { changedSessions, type ChangedSession } from '../../domain/auscultation/plan-comparison.ts'
import type { Session } from '../../domain/auscultation/plan-file.ts'
import type { Remedy } from '../../domain/auscultation/remedies.ts'
import { withSessions, workingDaysAround, type Cell } from '../../domain/auscultation/session-places.ts'
import { shortDistrict } from '../../domain/organisation/district-name.ts'
import { labelsIn } from '../pilot-plans/presenter.ts'
import type { PlanNames } from '../pilot-plans/repository.ts'
import type { PilotRow } from '../pilots/repository.ts'
import type { SessionRow } from './repository.ts'

/** What the ids in a finding are called, for a reader of the language. */
export function namesFor(names: PlanNames, sessions: readonly Session[], language: Language): FindingNames {
  const { labelOf } = labelsIn(names, language)
  const { sessionName } = copyIn[language].pilotFindings
  const labelFor = (id: string): string => labelOf(id).label
  const moduleName = (id: string): string => names.modules.find(each => each.id === id)?.name ?? ''
  const districts = new Map(names.groups.map(({ district }) => [district.id, shortDistrict(district.name)]))
  const partyOf = ({ groups }: Session): string | null => {
    if (groups.length === 1) return labelFor(groups[0] ?? '')
    const own = new Set(groups.map(group => names.groups.find(({ id }) => id === group)?.district.id ?? ''))
    return own.size === 1 ? (districts.get([...own][0] ?? '') ?? null) : null
  }
  return {
    host: labelFor,
    venue: labelFor,
    group: labelFor,
    module: moduleName,
    district: id => districts.get(id) ?? id,
    session: key => {
      const session = sessions.find(({ id }) => id === key)
      return session ? sessionName(moduleName(session.module), partyOf(session)) : ''
    },
    day: on => weekdayInWords(on, language),
    pass: key => names.passes.find(pass => pass.key === key)?.startsAt ?? key,
  }
}

/** Findings as sentences, each once: the same fact can break several rules. */
export function presentFindings(findings: readonly Finding[], name: FindingNames, language: Language) {
  const { findingSentence } = copyIn[language].pilotFindings
  const told = new Map<string, { rule: string; text: string }>()
  for (const { rule, fact } of findings) {
    const text = findingSentence(fact, name)
    if (!told.has(text)) told.set(text, { rule, text })
  }
  return [...told.values()]
}

const placeOf = ({ day, passes, venue, hosts }: Omit<Session, 'id' | 'module' | 'groups'>) => ({
  on: day,
  passes,
  venueId: venue,
  hostIds: hosts,
})

export const presentCell = (cell: Cell, name: FindingNames, language: Language) => ({
  ...placeOf(cell.place),
  verdict: cell.verdict,
  findings: presentFindings(cell.findings, name, language),
})

export function presentChange({ before, after, changes }: ChangedSession) {
  const either = after ?? before
  return {
    moduleId: either?.module ?? '',
    groupIds: either?.groups ?? [],
    changes: [...changes],
    before: before && placeOf(before),
    after: after && placeOf(after),
  }
}

export const presentSession = ({
  id,
  moduleId,
  groupIds,
  lockedAt,
  on,
  passes,
  venueId,
  hostIds,
}: SessionRow) => ({
  id,
  moduleId,
  groupIds,
  isLocked: lockedAt !== null,
  on,
  passes,
  venueId,
  hostIds,
})

interface Found {
  readonly rows: readonly SessionRow[]
  readonly before: readonly Session[]
  readonly pilot: Pilot
  readonly away: Away
  readonly remedies: readonly Remedy[]
}

export function presentRemedies({ rows, before, pilot, away, remedies }: Found) {
  const idOf = (key: string): string => rows.find(row => row.key === key)?.id ?? ''
  const hit = new Set(sessionsHit(pilot, before, away).map(({ id }) => id))
  return {
    hit: rows.filter(({ key }) => hit.has(key)).map(presentSession),
    remedies: remedies.map(({ kind, moved, people, changed }) => ({
      kind,
      moved,
      people,
      changes: changedSessions(pilot, before, withSessions(before, changed)).map(change => ({
        sessionId: idOf(change.id),
        ...presentChange(change),
      })),
    })),
  }
}

interface Stored {
  readonly pilot: PilotRow & { planId: string }
  readonly planNumber: number
  readonly rows: readonly SessionRow[]
  readonly names: PlanNames
  readonly studentsOf: (groupId: string) => number
  readonly may: 'all' | 'own' | 'nothing'
  /** Whom and what to name beside what the sessions name: a reader's own hosts and venues. */
  readonly own: ReadonlySet<string>
}

const { compare } = new Intl.Collator('sv', { numeric: true })
const byLabel = (one: { label: string }, other: { label: string }): number => compare(one.label, other.label)

export function presentSchedule(
  { pilot, planNumber, rows, names, studentsOf, may, own }: Stored,
  language: Language,
) {
  const { labelOf } = labelsIn(names, language)
  const { groupName } = copyIn[language].pilots
  const named = new Set(rows.flatMap(({ venueId, hostIds, groupIds }) => [venueId, ...hostIds, ...groupIds]))
  const isShown = ({ id }: { id: string }): boolean => named.has(id) || own.has(id)
  const groups = names.groups.filter(isShown)
  const venues = names.venues.filter(isShown)
  const districts = [...groups, ...venues].map(({ district }) => district)
  return {
    pilotId: pilot.id,
    name: pilot.name,
    phase: pilot.phase,
    planId: pilot.planId,
    planNumber,
    days: workingDaysAround(rows[0]?.on ?? ''),
    passes: pilot.passes.map(({ key, startsAt, endsAt }) => ({ key, startsAt, endsAt })),
    modules: pilot.modules.map(({ id, name, audience, passes }) => ({ id, name, audience, passes })),
    districts: [
      ...new Map(districts.map(({ id, name }) => [id, { id, name: shortDistrict(name) }])).values(),
    ].sort((one, other) => compare(one.name, other.name)),
    groups: groups
      .map(({ id, number, district }) => ({
        id,
        label: groupName(number),
        districtId: district.id,
        students: studentsOf(id),
      }))
      .sort((one, other) => compare(one.districtId, other.districtId) || byLabel(one, other)),
    hosts: names.hosts
      .filter(isShown)
      .map(({ id, kind, districtId, modules }) => ({
        id,
        label: labelOf(id).label,
        kind,
        districtId,
        moduleIds: modules.map(({ moduleId }) => moduleId),
      }))
      .sort(byLabel),
    venues: venues
      .map(({ id, name, district, seats, address }) => ({
        id,
        name,
        districtId: district.id,
        seats,
        address,
      }))
      .sort((one, other) => compare(one.districtId, other.districtId) || compare(one.name, other.name)),
    sessions: rows.map(presentSession),
    may,
  }
}
