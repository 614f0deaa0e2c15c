import type { Actor } from '../../domain/access/actor.ts'
import { universitiesRefusing } from '../../domain/supervisors/qualification.ts'
import type { SupervisorTerms } from '../../domain/statistics/equal-terms.ts'
import type { findRegister, findRules } from './repository.ts'

interface Facts {
  /** As `YYYY-MM-DD`. */
  readonly termStartsOn: string
  readonly rules: Awaited<ReturnType<typeof findRules>>
  /** Of the terms that the loads are told of, in their order. */
  readonly loads: readonly SupervisorTerms[]
  readonly termCount: number
}

const { compare } = new Intl.Collator('sv')

/**
 * Districts and in them supervisors in Swedish order. How many students each one had is told to their own district alone:
 * elsewhere loads are sums, never a ranking of people.
 */
export function presentRegister(
  supervisors: Awaited<ReturnType<typeof findRegister>>,
  { termStartsOn, rules, loads, termCount }: Facts,
  actor: Actor,
) {
  const studentsOf = new Map(loads.map(({ id, students }) => [id, students]))
  const none = Array.from({ length: termCount }, () => 0)
  return supervisors
    .map(({ offers, exceptions, ...supervisor }) => ({
      ...supervisor,
      places: offers.reduce((sum, { places }) => sum + places, 0),
      students: actor.districtIds.includes(supervisor.district.id)
        ? [...(studentsOf.get(supervisor.id) ?? none)]
        : null,
      refusedBy: universitiesRefusing({ ...supervisor, exceptions }, rules, termStartsOn),
    }))
    .sort(
      (a, b) => compare(a.district.name, b.district.name) || compare(a.name, b.name) || compare(a.id, b.id),
    )
}
