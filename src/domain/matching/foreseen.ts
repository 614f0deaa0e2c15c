import { countedConflicts } from './conflict-counts.ts'
import { loweredGuarantees } from './conflicts.ts'
import { commonDistricts } from './constraints.ts'
import { quoted } from './fault.ts'
import type { Instance } from './instance.ts'
import { allowedPairs } from './pairs.ts'
import type { Conflict } from './result.ts'

/**
 * What counting shows before anything is solved: contradictions that leave no plan, guarantees that will be lowered
 * (R3), and groups (R11) that no district can hold and that therefore go without places. Each sentence says who can
 * change what. Empty when no count tells, which doesn't mean that all is well.
 */
export function foreseenConflicts(instance: Instance): Conflict[] {
  return [...countedConflicts(instance), ...loweredGuarantees(instance), ...groupsWithoutDistrict(instance)]
}

const AND = new Intl.ListFormat('sv', { type: 'conjunction' })

/** Groups that have no district with allowed places for each member, and as many as there are members. */
function groupsWithoutDistrict(instance: Instance): Conflict[] {
  const pairs = allowedPairs(instance)
  const common = commonDistricts(instance, pairs)
  return [...common].flatMap(([together, districts]): Conflict[] => {
    const members = [...instance.students.keys()].filter(
      student => instance.students[student]?.together === together,
    )
    if (members.length < 2) return []
    const names = AND.format(members.map(student => quoted(instance.students[student]?.id)))
    const remedy = 'Lärosätet kan dela gruppen, eller förvaltningarna erbjuda fler platser.'
    if (districts.size === 0) {
      const text = `${names} ska placeras i samma förvaltning, men ingen förvaltning har platser som alla kan ha. ${remedy}`
      return [{ rules: ['R11'], text }]
    }
    const largest = Math.max(...[...districts].map(district => placesFor(instance, pairs, members, district)))
    if (largest >= members.length) return []
    const text = `${names} ska placeras i samma förvaltning och är ${members.length}, men ingen förvaltning har mer än ${largest} av de platser som de kan ha. ${remedy}`
    return [{ rules: ['R2', 'R11'], text }]
  })
}

function placesFor(
  { offers }: Instance,
  pairs: ReturnType<typeof allowedPairs>,
  members: readonly number[],
  district: string,
): number {
  const open = new Set(pairs.filter(pair => members.includes(pair.student)).map(pair => pair.offer))
  return offers.reduce(
    (sum, offer, index) => (offer.district === district && open.has(index) ? sum + offer.places : sum),
    0,
  )
}
