import { copyIn, type Language } from '../../copy/copy.ts'
import {
  planSchema,
  type Conflict,
  type PlanFile,
  type Session,
} from '../../domain/auscultation/plan-file.ts'
import { shortDistrict } from '../../domain/organisation/district-name.ts'
import { studentLabel } from '../placements/presenter.ts'
import type { PlanNames, PlanRow } from './repository.ts'
import { planView } from './schema.ts'

/** The stored plan, or null while there is none. */
export function planOf({ id, result }: Pick<PlanRow, 'id' | 'result'>): PlanFile | null {
  if (result === null) return null
  const parsed = planSchema.safeParse(result)
  if (!parsed.success) throw new Error(`The stored plan ${id} cannot be read`)
  return parsed.data
}

export function presentPlanSummary(row: PlanRow) {
  const plan = planOf(row)
  const { id, pilotId, number, kind, status, startedAt, finishedAt, person, pilot } = row
  return {
    id,
    pilotId,
    number,
    kind,
    status,
    startedAt: startedAt.toISOString(),
    finishedAt: finishedAt?.toISOString() ?? null,
    by: person?.name ?? null,
    week: plan?.week ?? null,
    measures: plan?.measures ?? null,
    isChosen: pilot.planId === id,
  }
}

interface Named {
  readonly kind: 'host' | 'venue' | 'group'
  readonly id: string
  readonly label: string
  readonly districtId: string
}

/** What everything that a plan names by its id is called; what is no longer stored is said to be removed. */
export function labelsIn({ hosts, venues, groups }: PlanNames, language: Language) {
  const { groupName, goneName } = copyIn[language].pilots
  const named: Named[] = [
    ...hosts.map(({ id, name, person, student }) => ({
      kind: 'host' as const,
      id,
      label: name ?? person?.name ?? (student ? studentLabel(student) : ''),
      districtId: '',
    })),
    ...venues.map(({ id, name, district }) => ({
      kind: 'venue' as const,
      id,
      label: `${name}, ${shortDistrict(district.name)}`,
      districtId: '',
    })),
    ...groups.map(({ id, number, district }) => ({
      kind: 'group' as const,
      id,
      label: `${groupName(number)}, ${shortDistrict(district.name)}`,
      districtId: district.id,
    })),
  ]
  const byId = new Map(named.map(one => [one.id, one]))
  return {
    byId,
    labelOf: (id: string) => ({ id, label: byId.get(id)?.label ?? goneName }),
    groupOf: (id: string) => {
      const group = byId.get(id)
      return { id, label: group?.label ?? goneName, districtId: group?.districtId ?? '' }
    },
  }
}

export function presentPlan(row: PlanRow, names: PlanNames, language: Language) {
  const plan = planOf(row)
  const { storedSentences } = copyIn[language]
  const labels = labelsIn(names, language)
  return {
    ...presentPlanSummary(row),
    failure: row.failure && storedSentences.failureSentence(row.failure),
    reason: row.reason,
    previousId: row.previousId,
    days: plan?.days ?? [],
    sessions: (plan?.sessions ?? []).map(session => presentSession(session, names, labels)),
    conflicts: (plan?.conflicts ?? []).map(conflict =>
      presentConflict({ ...conflict, text: storedSentences.planningSentence(conflict.text) }, names, labels),
    ),
    bounds: planView.shape.bounds.parse(row.bounds ?? []),
  }
}

const { compare } = new Intl.Collator('sv', { numeric: true })
const byLabel = (a: { label: string }, b: { label: string }) => compare(a.label, b.label)

function presentSession(
  session: Session,
  { modules, passes }: PlanNames,
  { labelOf, groupOf }: ReturnType<typeof labelsIn>,
) {
  const times = session.passes.map(key => passes.find(pass => pass.key === key))
  return {
    key: session.id,
    moduleId: session.module,
    moduleName: modules.find(({ id }) => id === session.module)?.name ?? '',
    on: session.day,
    startsAt: times[0]?.startsAt ?? '',
    endsAt: times.at(-1)?.endsAt ?? '',
    passes: session.passes,
    venue: labelOf(session.venue),
    hosts: session.hosts.map(labelOf).sort(byLabel),
    groups: session.groups.map(groupOf).sort(byLabel),
  }
}

const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g

/** The sentence with names for the ids that stand in it, and hours for its passes. */
function presentConflict(
  { rules, text }: Conflict,
  { groups, passes }: PlanNames,
  { byId, labelOf }: ReturnType<typeof labelsIn>,
) {
  const ids = [...new Set(text.match(UUID) ?? [])]
  const districts = new Map(groups.map(({ district }) => [district.id, shortDistrict(district.name)]))
  const hours = new Map(passes.map(({ key, startsAt, endsAt }) => [key, `${startsAt}–${endsAt}`]))
  const words = text
    .replaceAll(UUID, id => labelOf(id).label)
    .replaceAll(/[\p{L}\d-]+/gu, word => districts.get(word) ?? hours.get(word) ?? word)
  const subjects = ids.flatMap(id => {
    const found = byId.get(id)
    return found ? [{ kind: found.kind, id, label: found.label }] : []
  })
  return { rules, text: words, subjects }
}
