import type { Actor } from '../../domain/access/actor.ts'
import { loadOf, type GroupComparison, type SupervisorTerms } from '../../domain/statistics/equal-terms.ts'
import type { findLoads, findSupervised } from './repository.ts'

type Loads = Awaited<ReturnType<typeof findLoads>>
type Supervised = Awaited<ReturnType<typeof findSupervised>>

const swedish = new Intl.Collator('sv')
const byName = (a: { name: string }, b: { name: string }) => swedish.compare(a.name, b.name)

/** A row per district that offers places, in Swedish order: what it offers, who is there, and its supervisors' load. */
export function presentLoads(loads: Loads, supervisors: readonly SupervisorTerms[]) {
  const names = new Map(loads.map(({ unit }) => [unit.district.id, unit.district.name]))
  return [...names]
    .map(([id, name]) => {
      const own = loads.filter(({ unit }) => unit.district.id === id)
      return {
        id,
        name,
        offered: own.reduce((sum, { places }) => sum + places, 0),
        placed: own.reduce((sum, { _count }) => sum + _count.placements, 0),
        units: new Set(own.map(({ unitId }) => unitId)).size,
        supervisors: { ...loadOf(supervisors.filter(({ districtId }) => districtId === id)) },
      }
    })
    .sort(byName)
}

/** How many students each supervisor had in each of the terms. */
export function supervisorTerms(supervised: Supervised, terms: readonly string[]) {
  const known = new Map(supervised.map(({ id, name, districtId }) => [id, { id, name, districtId }]))
  return [...known.values()].map(supervisor => ({
    ...supervisor,
    students: terms.map(
      termId => supervised.filter(one => one.id === supervisor.id && one.termId === termId).length,
    ),
  }))
}

export function presentOwn(
  supervisors: readonly { name: string; districtId: string; students: number[] }[],
  actor: Actor,
) {
  return supervisors
    .filter(({ districtId }) => actor.districtIds.includes(districtId))
    .map(({ name, students }) => ({ name, students }))
    .sort(byName)
}

export function presentComparison({ groups, ...one }: GroupComparison, names: ReadonlyMap<string, string>) {
  return {
    ...one,
    groups: groups.map(({ id, ...group }) => ({ name: names.get(id) ?? id, ...group })),
  }
}
